import { afterEach, expect, it, vi } from "vitest";
import { buzz } from "./buzz.ts";

afterEach(() => vi.unstubAllGlobals());

it("says next with one pulse, the other side with two, the end with three, and a pass with none", () => {
  const felt: number[][] = [];
  vi.stubGlobal("navigator", { vibrate: (pattern: number[]) => felt.push(pattern) });
  for (const kind of ["next", "switch-sides", "leave", "done", "pass"] as const) buzz(kind);
  expect(felt.map((pattern) => Math.ceil(pattern.length / 2))).toEqual([1, 2, 3, 3]);
});
it("is still where a phone cannot buzz", () => {
  vi.stubGlobal("navigator", {});
  expect(() => buzz("leave")).not.toThrow();
});
