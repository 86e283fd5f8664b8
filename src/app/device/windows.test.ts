import { expect, it, vi } from "vitest";
import { onStop, tellStop } from "./windows.ts";

it("tells the other windows of a stop, and nobody who has let go", async () => {
  const [stays, goes] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const end = onStop(stays);
  onStop(goes)();
  tellStop();
  await expect.poll(() => stays.mock.calls.length).toBe(1);
  expect(goes).not.toHaveBeenCalled();
  end();
});
it("is silent where a browser knows no channels", () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  Reflect.deleteProperty(globalThis, "BroadcastChannel");
  expect(() => {
    tellStop();
    onStop(() => {})();
  }).not.toThrow();
  vi.unstubAllGlobals();
});
