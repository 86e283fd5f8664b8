import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** What a browser keeps for a service worker: stores by their name, each a list of addresses. */
class Stores {
  readonly all = new Map<string, Set<string>>();
  keys = (): Promise<readonly string[]> => Promise.resolve([...this.all.keys()]);
  open = (name: string) => {
    const kept = this.all.get(name) ?? new Set<string>();
    this.all.set(name, kept);
    return Promise.resolve({
      keys: () => Promise.resolve([...kept].map((path) => new Request(at(path)))),
      addAll: (requests: readonly Request[]) => {
        for (const { url } of requests) kept.add(new URL(url).pathname);
        return Promise.resolve();
      },
      delete: ({ url }: Request) => Promise.resolve(kept.delete(new URL(url).pathname)),
    });
  };
}
const at = (path: string): string => new URL(path, "https://legwork.example").href;
const WORDS = {
  de: ["/assets/words-de-first-1.js", "/assets/words-de-facts-1.js"],
  ar: ["/assets/words-ar-first-1.js", "/assets/words-ar-facts-1.js"],
};
/** Behind a variable: the worker belongs to another world than the page, and to another wall. */
const WORKER = "./sw.ts";

let stores: Stores;
let hears: Map<string, (event: object) => void>;
beforeEach(async () => {
  stores = new Stores();
  hears = new Map();
  vi.resetModules();
  vi.stubGlobal("caches", stores);
  vi.stubGlobal("__PRECACHE__", { version: "2", files: ["/index.html"], words: WORDS });
  const scope = { addEventListener: (kind: string, hear: (event: object) => void) => hears.set(kind, hear) };
  vi.stubGlobal("self", scope);
  vi.stubGlobal(
    "Request",
    class {
      readonly url: string;
      constructor(path: string) {
        this.url = at(path);
      }
    },
  );
  await import(/* @vite-ignore */ WORKER);
});
afterEach(() => vi.unstubAllGlobals());

/** Lets something happen to the worker, and waits as long as it asks the browser to. */
async function happens(kind: string, event: object = {}): Promise<void> {
  let done: Promise<unknown> = Promise.resolve();
  hears.get(kind)?.({ ...event, waitUntil: (work: Promise<unknown>) => (done = work) });
  await done;
}
const speaks = async (tag: string): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  await happens("message", {
    data: { speak: tag },
    ports: [{ postMessage: (answer: unknown) => answers.push(answer) }],
  });
  return answers;
};
const kept = (): readonly string[] => [...(stores.all.get("legwork-2") ?? [])].toSorted();

describe("the language that is chosen is stored for later", () => {
  it("with its words and no others, and says when it is done", async () => {
    await happens("install");
    expect(kept()).toEqual(["/index.html"]);
    expect(await speaks("de")).toEqual([null]);
    expect(kept()).toEqual(["/assets/words-de-facts-1.js", "/assets/words-de-first-1.js", "/index.html"]);
  });
  it("lets go of the words of the one before, and of all for English", async () => {
    await happens("install");
    await speaks("de");
    await speaks("ar");
    expect(kept()).toEqual(["/assets/words-ar-facts-1.js", "/assets/words-ar-first-1.js", "/index.html"]);
    await speaks("en");
    expect(kept()).toEqual(["/index.html"]);
  });
  it("is stored by a newer version before it takes over", async () => {
    stores.all.set("legwork-1", new Set(["/index.html", "/assets/words-de-first-0.js"]));
    await happens("install");
    expect(kept()).toEqual(["/assets/words-de-facts-1.js", "/assets/words-de-first-1.js", "/index.html"]);
  });
  it("and one that is not shipped stores nothing", async () => {
    await happens("install");
    expect(await speaks("xx")).toEqual([null]);
    expect(kept()).toEqual(["/index.html"]);
  });
});
