import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listen, mayListen, understoodHere } from "./ear.ts";
import type { Recogniser, Recognisers } from "./ear.ts";

/** A browser's recogniser that hears what a test says. */
class Fake implements Recogniser {
  static all: Fake[] = [];
  static known: readonly string[] = [];
  static available = ({ langs }: { readonly langs: readonly string[] }) =>
    Promise.resolve(langs.every((tag) => Fake.known.includes(tag)) ? "available" : "downloadable");
  lang = "";
  continuous = false;
  interimResults = false;
  onstart: Recogniser["onstart"] = null;
  onend: Recogniser["onend"] = null;
  onerror: Recogniser["onerror"] = null;
  onresult: Recogniser["onresult"] = null;
  started: boolean[] = [];
  #local = false;
  constructor() {
    Fake.all.push(this);
  }
  get processLocally(): boolean {
    return this.#local;
  }
  set processLocally(is: boolean) {
    this.#local = is;
  }
  start(): void {
    this.started.push(this.processLocally);
  }
  abort(): void {
    this.onend?.();
  }
  says(n: number, transcript: string, isFinal: boolean): void {
    const results = Array.from({ length: n + 1 }, () => ({ isFinal, 0: { transcript } }));
    this.onresult?.({ resultIndex: n, results });
  }
}
const api: Recognisers = Fake;
const latest = (): Fake => {
  const ear = Fake.all.at(-1);
  if (ear === undefined) throw new Error("nothing listens");
  return ear;
};

beforeEach(() => {
  vi.useFakeTimers();
  Fake.all = [];
  Fake.known = ["en-US", "de-DE"];
});
afterEach(() => void vi.useRealTimers());

describe("a language is understood here", () => {
  it("by the tag of the person where that is here, else by the usual one", async () => {
    expect(await understoodHere("en", ["en"], api)).toBe("en-US");
    expect(await understoodHere("de", ["de-AT", "en-GB"], api)).toBe("de-DE");
    Fake.known = ["en-GB", "en-US"];
    expect(await understoodHere("en", ["de-DE", "en-GB"], api)).toBe("en-GB");
  });

  it("only where everything for it is here already, and nobody need be asked far away", async () => {
    expect(await understoodHere("fr", ["fr-FR"], api)).toBeNull();
    expect(await understoodHere("en", [], undefined)).toBeNull();
    // A recogniser from before this promise could be told, which would send what it hears.
    class Old {
      static available = Fake.available;
    }
    expect(await understoodHere("en", [], Old as unknown as Recognisers)).toBeNull();
    class Shut extends Fake {
      static override available = () => Promise.reject(new Error("policy"));
    }
    expect(await understoodHere("en", [], Shut)).toBeNull();
  });
});

describe("listening", () => {
  const words: string[] = [];
  let speaks = false;
  const begin = () => {
    words.length = 0;
    speaks = false;
    return listen("en-US", { speaks: () => speaks, heard: (each) => words.push(each) }, api);
  };

  it("is done on the device, and only what was over is heard", () => {
    const stop = begin();
    latest().says(0, "too", false);
    latest().says(0, "too much", true);
    expect(words).toEqual(["too much"]);
    expect(latest()).toMatchObject({ started: [true], lang: "en-US", continuous: true });
    stop();
  });

  it("drops what began, went on or ended while our own voice spoke", () => {
    const stop = begin();
    speaks = true;
    latest().says(0, "next", false);
    speaks = false;
    latest().says(0, "next", true);
    speaks = true;
    latest().says(1, "next", true);
    speaks = false;
    latest().says(2, "next", true);
    latest().says(1, "pause", true);
    expect(words).toEqual(["next", "pause"]);
    stop();
  });

  it("goes on when the recogniser ends by itself, and not after it was stopped or refused", () => {
    const stop = begin();
    latest().onerror?.({ error: "no-speech" });
    latest().onend?.();
    vi.advanceTimersByTime(600);
    expect(latest().started).toEqual([true, true]);
    stop();
    vi.advanceTimersByTime(5000);
    expect(latest().started).toHaveLength(2);
    begin();
    latest().onerror?.({ error: "not-allowed" });
    latest().onend?.();
    vi.advanceTimersByTime(5000);
    expect(latest().started).toHaveLength(1);
  });

  it("asks for the microphone once, and lets it go", async () => {
    const asked = mayListen("en-US", api);
    latest().onstart?.();
    expect(await asked).toBe(true);
    const again = mayListen("en-US", api);
    latest().onerror?.({ error: "not-allowed" });
    expect(await again).toBe(false);
    expect(await mayListen("en-US", undefined)).toBe(false);
  });
});
