// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ahead, Cue } from "#core";
import type { Answered, Contact } from "#track";
import type { Cutting, MadePhone } from "./element.sample.ts";
import type { Happens, Output } from "./outputs.ts";
import { player } from "./sound.ts";
import type { Player } from "./player.ts";
import type { SoundNote } from "./sound-note.ts";

/** A phone: what it mixes, what sounds and what its guard watches, each as the test says. */
const phone = vi.hoisted(() => ({
  mixMs: 100 as number | null,
  refuses: false,
  mixesWhole: true,
  voice: "here" as "here" | "never" | "fails" | "late",
  speak: () => {},
  plays: true,
  /** Whether the element's place goes on. */
  goes: true,
  restarts: 0,
  cuts: [] as Cutting["cut"][],
  tracks: [] as Cutting["cut"][],
  began: [] as MadePhone["began"],
  watched: [] as { readonly contacts: readonly Contact[]; readonly nowMs: number }[],
  passed: [] as number[],
  events: null as Happens | null,
  stops: 0,
}));
vi.mock("./mixer.ts", () => ({
  mixer: () => ({
    speak: () => Promise.resolve(),
    cut({ cut }: Cutting): Promise<Answered | null> {
      phone.cuts.push(cut);
      const { mixMs, refuses, mixesWhole } = phone;
      if (mixMs === null || (!mixesWhole && cut.then !== "goes-on")) return new Promise(() => undefined);
      const answer = refuses
        ? { id: 0, refused: [{ fault: "too-long", atMs: 0 }] }
        : { id: 0, refused: null, cut, contacts: [], sounding: [], spoken: [] };
      return new Promise((resolve) => setTimeout(() => resolve(answer as unknown as Answered), mixMs));
    },
    restart: () => (phone.restarts += 1),
    close: () => undefined,
  }),
}));
vi.mock("./voice.ts", () => ({
  loadVoice: () =>
    phone.voice === "here"
      ? Promise.resolve(new Map())
      : phone.voice === "fails"
        ? Promise.reject(new Error("no network"))
        : new Promise((resolve) => {
            if (phone.voice === "late") phone.speak = () => resolve(new Map());
          }),
}));
vi.mock("./guard.ts", () => ({
  guard: () => ({
    wake: () => undefined,
    watch: (contacts: readonly Contact[], nowMs: number) => phone.watched.push({ contacts, nowMs }),
    passed: (nowMs: number) => phone.passed.push(nowMs),
    close: () => undefined,
  }),
}));
vi.mock("./element.ts", async () => {
  const { madeElement } = await import("./element.sample.ts");
  return { element: (on: Happens): Output => madeElement(phone, on) };
});

const cue = (kind: Cue["kind"], atMs: number): Cue => ({
  kind,
  atMs,
  step: 0,
  side: "left",
  stroke: "roll",
  say: { key: `cue.${kind}`, values: {} },
});
const ahead = (cues: readonly Cue[], open: Ahead["open"] = null): Ahead => ({
  cues,
  open,
  longestMs: [60_000],
  steps: [],
});

let sound: Player;
let held = 0;
let notes: (SoundNote | null)[] = [];
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const kinds = (at: number): readonly string[] => phone.tracks.at(at)?.cues.map(({ kind }) => kind) ?? [];
/** The session from a tap on: a contact of 30 s after 10. */
function begin(fromMs = 10_000): number {
  sound.wake();
  const now = sound.nowMs();
  sound.play(ahead([cue("get-ready", now), cue("enter", now + fromMs), cue("leave", now + fromMs + 30_000)]));
  return now;
}
/** As a running session does on a pause: what presses is let go of. */
const pauses = (): void => {
  const now = sound.nowMs();
  sound.play(ahead([cue("leave", now)], { step: 0, sinceMs: now - 1000, presses: true }));
};

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(phone, {
    mixMs: 100,
    refuses: false,
    mixesWhole: true,
    voice: "here",
    plays: true,
    goes: true,
    restarts: 0,
    stops: 0,
  });
  for (const list of [phone.cuts, phone.tracks, phone.watched, phone.passed]) list.length = 0;
  [held, notes] = [0, []];
  vi.stubGlobal("AudioContext", undefined);
  open();
});
function open(): void {
  sound = player({
    language: "en",
    tell: () => "",
    talk: "full",
    mode: "guide",
    title: "",
    onHeld: () => (held += 1),
    onKey: () => undefined,
    onNote: (note) => notes.push(note),
  });
}
afterEach(() => {
  sound.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the guard", () => {
  it("is armed by what is to be heard, before anything is mixed", () => {
    phone.mixMs = null;
    const now = begin();
    expect(phone.tracks).toEqual([]);
    expect(phone.watched.at(-1)?.contacts).toMatchObject([{ sinceMs: now + 10_000, leaveMs: now + 40_000 }]);
  });
  it("knows since when a contact goes on that had begun", () => {
    const now = sound.nowMs();
    sound.play(ahead([cue("leave", now + 20_000)], { step: 0, sinceMs: now - 15_000, presses: true }));
    expect(phone.watched.at(-1)?.contacts).toMatchObject([{ sinceMs: now - 15_000, leaveMs: now + 20_000 }]);
  });
  it("is not told that a contact has ended before its leave was heard, and then is", async () => {
    begin(300);
    await pass(1500);
    phone.passed.length = 0;
    phone.mixMs = 3000;
    pauses();
    const at = sound.nowMs();
    await pass(2900);
    expect(phone.passed.filter((ms) => ms >= at)).toEqual([]);
    await pass(1200);
    expect(phone.passed.some((ms) => ms >= at)).toBe(true);
  });
  it("is not told so where nothing can be mixed any more, until the person taps", async () => {
    begin(300);
    await pass(1500);
    phone.passed.length = 0;
    phone.mixMs = null;
    pauses();
    const at = sound.nowMs();
    await pass(60_000);
    expect(phone.passed.filter((ms) => ms >= at)).toEqual([]);
    sound.wake();
    expect(phone.passed.some((ms) => ms >= at)).toBe(true);
  });
});

describe("a guard whose contact was not heard to end", () => {
  /** Since when the contact has been pressed, and whether the guard still watches it. */
  async function taken(): Promise<() => boolean> {
    const now = begin(300);
    await pass(3500);
    phone.passed.length = 0;
    phone.events?.held();
    pauses();
    const at = sound.nowMs();
    return () =>
      phone.passed.every((ms) => ms < at) &&
      phone.watched.at(-1)?.contacts.some(({ sinceMs }) => (sinceMs ?? at) < now + 3000) === true;
  }
  it("goes on after a second pause, and where the phone takes its pause as well", async () => {
    const isWatched = await taken();
    await pass(1000);
    sound.play(ahead([]));
    expect(isWatched()).toBe(true);
    sound.hush();
    await pass(5000);
    expect(isWatched()).toBe(true);
  });
  it("goes on where the voice comes late and all is mixed again", async () => {
    sound.dispose();
    phone.voice = "late";
    open();
    const isWatched = await taken();
    await pass(1000);
    phone.speak();
    await pass(100);
    expect(isWatched()).toBe(true);
  });
  it("ends with a tap", async () => {
    const isWatched = await taken();
    sound.wake();
    expect(isWatched()).toBe(false);
  });
  it("watches a contact without an end before its track was refused", () => {
    phone.mixMs = null;
    sound.wake();
    const now = sound.nowMs();
    sound.play(ahead([cue("enter", now + 200)]));
    expect(phone.watched.at(-1)?.contacts).toMatchObject([{ sinceMs: now + 200 }]);
  });
});

describe("what ends a contact", () => {
  it("is heard, whatever is asked for while it is mixed", async () => {
    begin(300);
    await pass(2000);
    pauses();
    await pass(30);
    sound.play(ahead([]));
    sound.play(ahead([cue("safety", sound.nowMs())]));
    await pass(2000);
    expect(phone.tracks.slice(1).some(({ cues }) => cues[0]?.kind === "leave")).toBe(true);
    expect(kinds(-1)).toEqual(["leave", "safety"]);
  });
  it("is said before anything else where a contact was heard to begin that the session knows nothing of", async () => {
    begin(300);
    await pass(2000);
    sound.play(ahead([cue("rest", sound.nowMs())]));
    await pass(300);
    expect(kinds(-1)).toEqual(["leave", "rest"]);
  });
  it("is not needed for a contact that is not meant any more: it does not begin", async () => {
    begin(1000);
    await pass(600);
    phone.mixMs = 800;
    sound.play(ahead([cue("rest", sound.nowMs())]));
    expect(phone.stops).toBe(1);
    await pass(2000);
    expect(kinds(-1)).toEqual(["rest"]);
  });
  it("is not said twice where it was heard", async () => {
    begin(300);
    await pass(2000);
    pauses();
    await pass(1500);
    sound.play(ahead([cue("safety", sound.nowMs())]));
    await pass(300);
    expect(kinds(-1)).toEqual(["safety"]);
  });
});

describe("a session without sound", () => {
  it("waits before a contact and says so, once nothing is heard for five seconds", async () => {
    phone.mixMs = null;
    begin();
    await pass(4000);
    expect([held, notes]).toEqual([0, []]);
    await pass(2000);
    expect([held, notes, phone.restarts]).toEqual([1, ["silent"], 2]);
  });
  it("goes on by the screen where the person does, and says so until something is heard", async () => {
    phone.mixMs = null;
    begin();
    await pass(6000);
    begin();
    await pass(20_000);
    expect([held, notes]).toEqual([1, ["silent"]]);
    phone.mixMs = 100;
    begin();
    await pass(2000);
    expect(notes).toEqual(["silent", null]);
  });
  it("waits again when the screen is not seen any more", async () => {
    phone.mixMs = null;
    begin();
    await pass(6000);
    begin();
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(held).toBe(2);
    vi.restoreAllMocks();
  });
  it("says at the tap that none may begin, and goes on by the screen", async () => {
    phone.plays = false;
    begin();
    expect(notes).toEqual(["silent"]);
    await pass(30_000);
    expect(held).toBe(0);
    // Later nobody looks.
    phone.events?.silent();
    expect(held).toBe(0);
  });
  it("waits where none may begin any more, a while after the tap", async () => {
    begin();
    await pass(3000);
    phone.events?.silent();
    expect([held, notes]).toEqual([1, ["silent"]]);
  });
  it("waits where a track was refused, and says so until another one with contacts is heard", async () => {
    begin();
    await pass(1000);
    phone.refuses = true;
    begin();
    await pass(300);
    expect([held, notes]).toEqual([1, ["refused"]]);
    phone.refuses = false;
    // The sentence of the pause is no proof.
    sound.play(ahead([cue("safety", sound.nowMs())]));
    await pass(1000);
    expect(notes).toEqual(["refused"]);
    begin();
    await pass(1000);
    expect(notes).toEqual(["refused", null]);
  });
  it("waits where its sound stands still without any event", async () => {
    begin(300);
    await pass(5000);
    phone.goes = false;
    await pass(1000);
    expect(held).toBe(0);
    await pass(600);
    expect(held).toBe(1);
  });
  it("waits where the old track goes on because no new one comes", async () => {
    begin(300);
    await pass(5000);
    phone.mixMs = null;
    begin();
    await pass(5600);
    expect([held, notes, phone.stops]).toEqual([1, ["silent"], 1]);
  });
  it("does not wait where nothing is to be pressed any more", async () => {
    phone.mixMs = null;
    sound.wake();
    sound.play(ahead([cue("rest", sound.nowMs())]));
    await pass(60_000);
    expect([held, notes]).toEqual([0, []]);
  });
  it("never comes to the end of its first part: it waits before the contact that would follow", async () => {
    phone.mixesWhole = false;
    sound.wake();
    const now = sound.nowMs();
    const cues = Array.from({ length: 8 }, (_, n) => cue(n % 2 === 0 ? "enter" : "leave", now + 5000 + n * 25_000));
    sound.play(ahead(cues));
    await pass((cues[2]?.atMs ?? 0) - now - 1500);
    expect([phone.tracks.map(({ then }) => then), held]).toEqual([["goes-on"], 0]);
    await pass(1000);
    expect([held, notes]).toEqual([1, ["silent"]]);
  });
});

describe("a voice that does not come", () => {
  it("keeps no tone waiting, and is said", async () => {
    sound.dispose();
    phone.voice = "never";
    open();
    begin();
    await pass(2400);
    expect(phone.cuts).toEqual([]);
    await pass(400);
    expect(phone.tracks.length).toBe(1);
    expect([held, notes]).toEqual([0, ["voiceless"]]);
  });
  it("is said where it cannot be loaded", async () => {
    sound.dispose();
    phone.voice = "fails";
    open();
    begin();
    await pass(500);
    expect(phone.tracks.length).toBe(1);
    expect(notes).toEqual(["voiceless"]);
  });
});
