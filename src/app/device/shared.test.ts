import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { takeShared } from "./shared.ts";

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map([["https://legwork.example/shared/1-0?a%20b.gpx", "one"]]);
  const cache = {
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    match: async ({ url }: Request) => new Response(kept.get(url)),
    delete: async ({ url }: Request) => kept.delete(url),
  };
  vi.stubGlobal("caches", { open: async () => cache });
});
afterEach(() => void vi.unstubAllGlobals());

it("shared files stay until they are forgotten, and are taken once as long as somebody has them", async () => {
  const lent = await takeShared();
  expect([lent.files.map(({ name }) => name), kept.size]).toEqual([["a b.gpx"], 1]);
  expect((await takeShared()).files).toEqual([]);
  lent.letGo();
  const again = await takeShared();
  expect(await again.files[0]?.text()).toBe("one");
  await again.forget();
  expect(kept.size).toBe(0);
});
