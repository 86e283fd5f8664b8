// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { __vitePreload } from "./preload.ts";

/** Links that were put into the page; nothing is really loaded. */
let links: HTMLLinkElement[] = [];
beforeEach(() => {
  links = [];
  vi.spyOn(document.head, "append").mockImplementation((...nodes) => void links.push(...(nodes as HTMLLinkElement[])));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
const asked = (): readonly string[] => links.map(({ rel, href }) => `${rel} ${new URL(href).pathname}`);
/** Until what waits for its turn has had it. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const code = { default: "screen" };
const controlled = (controller: object | null): void =>
  void vi.stubGlobal("navigator", { serviceWorker: { controller } });

describe("what stands before an import", () => {
  it("asks for styles beside the code, and waits for both", async () => {
    controlled(null);
    const load = vi.fn<() => Promise<typeof code>>(() => Promise.resolve(code));
    let there = false;
    const all = __vitePreload(load, ["assets/a.css", "assets/a.js"]).then((loaded) => ((there = true), loaded));
    expect(load).toHaveBeenCalledOnce();
    expect(asked()).toEqual(["stylesheet /assets/a.css"]);
    await turn();
    expect(asked()).toEqual(["stylesheet /assets/a.css", "modulepreload /assets/a.js"]);
    expect(there).toBe(false);
    links[0]?.dispatchEvent(new Event("load"));
    expect(await all).toBe(code);
  });
  it("asks for nothing twice", async () => {
    controlled(null);
    const first = __vitePreload(() => Promise.resolve(code), ["assets/b.css", "assets/b.js"]);
    const second = __vitePreload(() => Promise.resolve(code), ["assets/b.css", "assets/b.js"]);
    await turn();
    expect(asked()).toHaveLength(2);
    links[0]?.dispatchEvent(new Event("load"));
    expect(await Promise.all([first, second])).toEqual([code, code]);
  });
  it("asks for many scripts a few at a time", async () => {
    controlled(null);
    const files = Array.from({ length: 9 }, (_, i) => `assets/m${i}.js`);
    expect(await __vitePreload(() => Promise.resolve(code), files)).toBe(code);
    expect(asked()).toEqual([]);
    await vi.waitFor(() => expect(asked()).toEqual(files.map((file) => `modulepreload /${file}`)));
  });
  it("puts no script into a page whose files are stored", async () => {
    controlled({});
    const all = __vitePreload(() => Promise.resolve(code), ["assets/c.css", "assets/c.js"]);
    await turn();
    expect(asked()).toEqual(["stylesheet /assets/c.css"]);
    links[0]?.dispatchEvent(new Event("load"));
    expect(await all).toBe(code);
  });
  it("fails with a style that cannot be had, and tries anew; a script ahead of its time is no reason to fail", async () => {
    controlled(null);
    const load = (): Promise<typeof code> => Promise.resolve(code);
    const failed = __vitePreload(load, ["assets/d.css", "assets/d.js"]);
    failed.catch(() => undefined);
    await turn();
    links[1]?.dispatchEvent(new Event("error"));
    links[0]?.dispatchEvent(new Event("error"));
    await expect(failed).rejects.toThrow("assets/d.css");
    const again = __vitePreload(load, ["assets/d.css"]);
    expect(asked()).toHaveLength(3);
    links[2]?.dispatchEvent(new Event("load"));
    expect(await again).toBe(code);
  });
});
