// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SessionState } from "#core";
import type { Answered } from "#track";
import type { Cutting, MadePhone } from "./element.sample.ts";
import type { Happens, Output } from "./outputs.ts";
import { checkedTrack, newSounds } from "#track";
import { loadRules } from "../engine.ts";
import { run } from "../running.ts";
import type { Running } from "../running.ts";
import { planned } from "../session.sample.ts";
import { player } from "./sound.ts";
import type { Player } from "./player.ts";
import type { SoundNote } from "./sound-note.ts";

/** The player and a running session on it, with tracks that are mixed and audited; the element is the test's. */
const phone = vi.hoisted(() => ({
  mixMs: 100,
  refused: [] as unknown[],
  tracks: [] as Cutting["cut"][],
  began: [] as MadePhone["began"],
  events: null as Happens | null,
  plays: true,
  goes: true,
  stops: 0,
}));
const sounds = newSounds();
vi.mock("./mixer.ts", () => ({
  mixer: () => ({
    speak: () => Promise.resolve(),
    cut({ cut }: Cutting): Promise<Answered | null> {
      const { score, faults } = checkedTrack({ ...cut, talk: "tones" }, sounds, () => "");
      phone.refused.push(...faults);
      const answer =
        faults.length > 0
          ? { id: 0, refused: faults }
          : { id: 0, refused: null, cut, contacts: score.contacts, sounding: [], spoken: [] };
      return new Promise((resolve) => setTimeout(() => resolve(answer as unknown as Answered), phone.mixMs));
    },
    restart: () => undefined,
    close: () => undefined,
  }),
}));
/** The keys of a headphone. */
const keys = vi.hoisted(() => ({ press: (_key: "play") => {} }));
vi.mock("./media-keys.ts", () => ({
  takeMediaKeys: (_: string, callback: typeof keys.press) => void (keys.press = callback),
  freeMediaKeys: () => undefined,
  showPlaying: () => undefined,
}));
vi.mock("./voice.ts", () => ({ loadVoice: () => Promise.resolve(new Map()) }));
vi.mock("./guard.ts", () => ({
  guard: () => ({ wake: () => undefined, watch: () => undefined, passed: () => undefined, close: () => undefined }),
}));
vi.mock("./element.ts", async () => {
  const { madeElement } = await import("./element.sample.ts");
  return { element: (on: Happens): Output => madeElement(phone, on) };
});

const rules = await loadRules();
const { plan, request } = planned(rules, {
  minutes: 8,
  tools: ["foam-roller"],
  spots: [
    { region: "calf-gastroc", side: "left", soreness: 6 },
    { region: "calf-gastroc", side: "right", soreness: 4 },
  ],
});

let notes: (SoundNote | null)[];
let sound: Player;
let running: Running;
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const state = (): SessionState => running.state.peek();
const leftMs = (): number => (state().phase?.ms ?? 0) - state().elapsedMs;
/** From the hand of the person: each tap wakes the sound. */
function tap(kind: "start" | "pause" | "resume"): void {
  sound.wake();
  running.happen({ kind });
}
async function inContact(): Promise<void> {
  for (let n = 0; n < 3000 && state().phase?.kind !== "contact"; n++) await pass(100);
  await pass(5000);
}
/** When the marks of the track that sounds are, from its beginning. */
const marks = (): readonly (readonly [string, number])[] => {
  const track = phone.tracks.at(-1);
  return (track?.cues ?? [])
    .filter(({ kind }) => kind === "enter" || kind === "leave")
    .map(({ kind, atMs }) => [kind, Math.max(0, Math.round(atMs - (track?.startMs ?? 0)))]);
};

/** What was heard of marks, with their steps; a `leave` only where it was heard to its end. */
const heard = (): readonly (readonly [string, number | null])[] =>
  phone.began.flatMap(({ cut, atMs }, n) => {
    const forMs = (phone.began[n + 1]?.atMs ?? Date.now()) - atMs;
    const lastsMs = (kind: string): number => (kind === "leave" ? 360 : 0);
    return cut.cues
      .filter(({ kind, atMs: at }) => Math.max(0, at - cut.startMs) + lastsMs(kind) <= forMs)
      .flatMap(({ kind, step }) => (kind === "enter" || kind === "leave" ? [[kind, step] as const] : []));
  });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("AudioContext", undefined);
  phone.refused.length = phone.tracks.length = phone.began.length = 0;
  phone.mixMs = 100;
  notes = [];
  sound = player({
    language: "en",
    tell: () => "",
    talk: "tones",
    mode: "guide",
    title: "",
    onHeld: () => running.happen({ kind: "pause" }),
    onKey: (key) => running.happen({ kind: key === "play" ? "resume" : "pause" }),
    onNote: (note) => notes.push(note),
  });
  running = run(
    rules,
    { is: "begun", id: "a", startedAtMs: 0, request, plan, edition: "e" },
    {
      soundMs: sound.nowMs,
      wallMs: () => Date.now(),
      pageMs: () => performance.now(),
      heard: sound.sounds,
      presses: sound.presses,
      keep: () => undefined,
      play: sound.play,
      told: () => undefined,
    },
  );
  setInterval(running.look, 100);
  tap("start");
});
afterEach(() => {
  sound.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each([60, 150, 250, 350, 450, 550, 650, 800])(
  "a pause that is taken back after %i ms lets go, goes on, and passes its own check",
  async (gapMs) => {
    await inContact();
    tap("pause");
    await pass(gapMs);
    tap("resume");
    await pass(2000);
    expect([phone.refused, notes.filter((note) => note !== null)]).toEqual([[], []]);
    expect([state().mode, state().phase?.kind]).toEqual(["running", "contact"]);
    const at = marks().findIndex(([kind]) => kind === "enter");
    expect(at).toBeGreaterThanOrEqual(0);
    const [leave, enter] = [marks()[at - 1], marks()[at]];
    expect((enter?.[1] ?? 0) - (leave?.[1] ?? -1000)).toBeGreaterThanOrEqual(480);
  },
);
it("who is ready right after a contact hears it end before the next begins", async () => {
  await inContact();
  while (state().phase?.kind === "contact") await pass(50);
  await pass(150);
  running.hurry();
  await pass(3000);
  expect([phone.refused, notes.filter((note) => note !== null)]).toEqual([[], []]);
  expect([state().mode, state().phase?.kind]).toEqual(["running", "contact"]);
  expect(marks().slice(0, 2)).toEqual([
    ["leave", 0],
    ["enter", 500],
  ]);
});
it("who goes on in the last second of a contact is not led into it again", async () => {
  await inContact();
  while (leftMs() > 900) await pass(50);
  tap("pause");
  await pass(200);
  tap("resume");
  await pass(1000);
  expect([phone.refused, notes.filter((note) => note !== null)]).toEqual([[], []]);
  expect(marks()[0]).toEqual(["leave", 0]);
  expect(marks()[1]?.[1] ?? 9999).toBeGreaterThan(2000);
});
it.each([3480, 3015, 2460, 2020].flatMap((left) => [20, 400].map((gap) => [left, gap] as const)))(
  "a pause with %i ms left that is taken back after %i ms passes its own check",
  async (left, gap) => {
    await inContact();
    while (leftMs() > left + 150) await pass(50);
    await pass(leftMs() - left);
    tap("pause");
    await pass(gap);
    tap("resume");
    await pass(1500);
    expect([phone.refused, notes.filter((note) => note !== null), state().mode]).toEqual([[], [], "running"]);
  },
);
const CHANGES = ["lengthen", "back", "better", "forward"] as const;
const GAPS = [40, 100, 200] as const;
it.each(CHANGES.flatMap((kind) => GAPS.map((gap) => [kind, gap] as const)))(
  "on from one contact to the next and %s there, each %i ms after the other: the first is let go of, the next begun",
  async (kind, gap) => {
    await inContact();
    const before = heard().length;
    running.happen({ kind: "skip" });
    await pass(gap);
    running.hurry();
    await pass(gap);
    running.happen({ kind });
    await pass(2500);
    expect([phone.refused, notes.filter((note) => note !== null)]).toEqual([[], []]);
    const marks = heard().slice(before);
    expect(marks[0]).toEqual(["leave", 0]);
    const pressed = state().phase?.kind === "contact" ? state().phase?.step : null;
    const [last, step] = marks.at(-1) ?? [];
    expect([last, step]).toEqual(pressed === null ? ["leave", step] : ["enter", pressed]);
  },
);
it.each(GAPS)(
  "who pauses, goes on and changes something, each %i ms after the other, is led back into it",
  async (gap) => {
    await inContact();
    tap("pause");
    await pass(gap);
    tap("resume");
    await pass(gap);
    running.happen({ kind: "lengthen" });
    await pass(2500);
    expect([phone.refused, notes.filter((note) => note !== null)]).toEqual([[], []]);
    expect(heard().slice(-2)).toEqual([
      ["leave", 0],
      ["enter", 0],
    ]);
  },
);
it("a sound that stands a moment again and again lets go of nothing: what is owed is counted to the contact", async () => {
  await inContact();
  const before = heard().length;
  for (let n = 0; n < 6; n++) {
    phone.goes = false;
    await pass(400);
    phone.goes = true;
    await pass(900);
  }
  expect([heard().slice(before), notes.filter((note) => note !== null)]).toEqual([[], []]);
  expect(state().phase?.kind).toBe("contact");
});
it.each([400, 600])("a leave whose track took %i ms is heard to its end, whatever follows it", async (mixMs) => {
  for (const kind of ["pause", "skip", "better"] as const) {
    await inContact();
    const before = heard().length;
    phone.mixMs = mixMs;
    running.happen({ kind: "skip" });
    await pass(mixMs + 30);
    phone.mixMs = 60;
    running.happen({ kind });
    await pass(1500);
    expect(heard().slice(before)[0]?.[0], kind).toBe("leave");
    phone.mixMs = 100;
    tap("resume");
  }
});
it.each([50, 150, 300])(
  "a pause key that is pressed again after %i ms ends the sound when its leave was heard",
  async (gap) => {
    await inContact();
    const before = heard().length;
    running.happen({ kind: "pause" });
    await pass(gap);
    sound.hush();
    await pass(1000);
    expect(heard().slice(before)).toEqual([["leave", 0]]);
    expect(sound.sounds()).toBe(false);
  },
);
it("who goes on before that sound was ended hears it", async () => {
  await inContact();
  running.happen({ kind: "pause" });
  await pass(100);
  sound.hush();
  await pass(100);
  tap("resume");
  await pass(2000);
  expect(sound.sounds()).toBe(true);
  expect(heard().at(-1)).toEqual(["enter", 0]);
});
it.each([50, 200, 400])("so does who goes on by a key, %i ms after that pause", async (gap) => {
  await inContact();
  running.happen({ kind: "pause" });
  await pass(100);
  sound.hush();
  await pass(gap);
  keys.press("play");
  await pass(3000);
  expect([sound.sounds(), state().mode]).toEqual([true, "running"]);
  expect(heard().at(-1)).toEqual(["enter", 0]);
});
