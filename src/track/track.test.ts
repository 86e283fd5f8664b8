import { describe, expect, it } from "vitest";
import { timeline } from "#core";
import type { Cue, Open } from "#core";
import { facts, knowledge } from "#knowledge";
import { joined } from "./ahead.ts";
import { audit } from "./audit.ts";
import { heard } from "./heard.ts";
import { BLOCK, bytesOf, mix, samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { msOf, PEAK, RATE, samplesOf } from "./pcm.ts";
import { TICK_GAP_MS } from "./rhythm.ts";
import { soundOf } from "./earcons.ts";
import { bed, cut, made, planFor, sounds, voice } from "./track.sample.ts";
import { TALKS } from "./talk.ts";
import type { Cut, Score } from "./score.ts";

const cues = timeline(planFor(), knowledge);
/** What presses by what was heard. */
const hears = (open: Open | null) => ({ open, leaving: false, entering: false, follows: true });
const faultsOf = (change: (score: Score) => Score): readonly string[] => {
  const { score, track } = made(cut(cues), change);
  return audit(track, score, 0).map(({ fault }) => fault);
};
const without = (marker: string, nth: number) => (score: Score) => {
  const at = score.placed.filter(({ name }) => name === soundOf("leave"))[nth]?.at;
  return { ...score, placed: score.placed.filter((p) => !(p.name === marker && p.at === at)) };
};

describe("a track", () => {
  const { score, track } = made(cut(cues));
  it("has every marker of its plan in its sound, within two milliseconds, and no other", () => {
    const found = heard(track);
    expect(found.length).toBe(score.markers.length);
    expect(found.length).toBeGreaterThan(10);
    found.forEach(({ kind, at }, n) => {
      expect(kind).toBe(score.markers[n]?.kind);
      expect(Math.abs(msOf(at - (score.markers[n]?.at ?? 0)))).toBeLessThanOrEqual(2);
    });
    expect(audit(track, score, 0)).toEqual([]);
  });
  it("begins each marker at the time of its cue", () => {
    const times = cues.filter(({ kind }) => kind === "enter" || kind === "leave").map(({ atMs }) => samplesOf(atMs));
    const places = score.markers.map(({ at }) => at);
    expect(times.every((time) => places.includes(time))).toBe(true);
  });
  it("says leave again after five and ten seconds, until the next enter, and only where nothing else is heard", () => {
    const leave = cues.find(({ kind }) => kind === "leave")!;
    const marks = (of: readonly Cue[], change: Partial<Cut> = {}) => {
      const quiet = made(cut(of, { talk: "tones", then: "waits", ...change }));
      expect(audit(quiet.track, quiet.score, 0)).toEqual([]);
      return heard(quiet.track).map(({ kind, at }) => [kind, Math.round(msOf(at) / 100) / 10]);
    };
    const at = (kind: Cue["kind"], atMs: number): Cue => ({ ...leave, kind, atMs });
    expect(marks([at("leave", 0)])).toEqual([
      ["leave", 0],
      ["leave", 5],
      ["leave", 10],
    ]);
    expect(marks([at("leave", 0), at("enter", 9000), at("leave", 12_000)]).slice(0, 4)).toEqual([
      ["leave", 0],
      ["leave", 5],
      ["enter", 9],
      ["leave", 12],
    ]);
    expect(marks([at("leave", 0), at("next", 5100)])).toEqual([
      ["leave", 0],
      ["leave", 10],
    ]);
    expect(marks([at("leave", 0), at("done", 3000)], { then: "over" })).toEqual([["leave", 0]]);
  });
  it("is the same each time", () => {
    const again = made(cut(cues)).track;
    for (let n = 0; n < track.blocks.length; n++)
      expect(samplesIn(again, n).every((sample, i) => sample === samplesIn(track, n)[i])).toBe(true);
  });
  it("is never silent and never too loud", () => {
    for (let n = 0; n < track.blocks.length; n++) {
      const block = samplesIn(track, n);
      expect(block.some((sample) => sample !== 0)).toBe(true);
      expect(Math.max(...block.map(Math.abs))).toBeLessThanOrEqual(PEAK);
    }
  });
  it("ticks in every contact, never with a longer pause than the rule", () => {
    const ticks = score.placed
      .filter(({ name }) => [soundOf("turn"), soundOf("beat")].includes(name))
      .map(({ at }) => msOf(at));
    expect(score.contacts.length).toBeGreaterThan(4);
    for (const { enterMs, leaveMs } of score.contacts) {
      const marks = [enterMs ?? 0, ...ticks.filter((t) => t > (enterMs ?? 0) && t < leaveMs), leaveMs].toSorted(
        (a, b) => a - b,
      );
      marks.slice(1).forEach((mark, n) => expect(mark - (marks[n] ?? 0)).toBeLessThanOrEqual(TICK_GAP_MS));
    }
  });
  it("says nothing in the half second before a leave, and nothing that overlaps another sentence", () => {
    const spoken = score.placed.filter(({ name }) => !name.startsWith("~"));
    const spans = spoken
      .map(({ at, name }) => [at, at + (voice.lengths.get(name) ?? 0)] as const)
      .toSorted((a, b) => a[0] - b[0]);
    spans.slice(1).forEach(([from], n) => expect(from).toBeGreaterThanOrEqual(spans[n]?.[1] ?? 0));
    for (const { kind, at } of score.markers) {
      const clear = kind === "leave" ? samplesOf(500) : samplesOf(120);
      expect(spans.some(([from, to]) => from < at && to > at - clear)).toBe(false);
    }
  });
  it("counts no second in the half second before a leave, wherever that was moved", () => {
    const at = (kind: Cue["kind"], atMs: number): Cue => ({ ...cues[0]!, kind, atMs, step: 0 });
    const moved = made(cut([at("enter", 0), at("countdown", 8800), at("countdown", 9800), at("leave", 10_000)]));
    expect(audit(moved.track, moved.score, 0)).toEqual([]);
    expect(
      moved.score.placed.filter(({ name }) => name === soundOf("count")).map(({ at: place }) => msOf(place)),
    ).toEqual([8800]);
  });
  it("says once what silence means, before anything presses", () => {
    const rule = score.placed.filter(
      ({ name }) => name === "if-they-stop-let-go" || name === "you-hear-ticks-while-you-press",
    );
    expect(rule.length).toBe(2);
    expect(Math.max(...rule.map(({ at }) => at))).toBeLessThan(score.markers[0]?.at ?? 0);
  });
  it("keeps the rule about ticks and every marker whatever is spoken", () => {
    for (const talk of TALKS) {
      const less = made(cut(cues, { talk }));
      expect(audit(less.track, less.score, 0)).toEqual([]);
      expect(less.score.placed.some(({ name }) => name === "you-hear-ticks-while-you-press")).toBe(true);
    }
    const words = TALKS.map(
      (talk) => made(cut(cues, { talk })).score.placed.filter(({ name }) => !name.startsWith("~")).length,
    );
    expect(words[0]).toBeGreaterThan(words[1] ?? 0);
    expect(words[1]).toBeGreaterThan(words[2] ?? 0);
  });
  it("names the clips that a voice lacks", () => {
    expect(score.missing).toEqual([]);
    const lengths = new Map([...voice.lengths].filter(([name]) => name !== "let-go"));
    expect(made(cut(cues)).score.missing).toEqual([]);
    expect(lengths.has("let-go")).toBe(false);
  });
});

describe("the audit refuses", () => {
  it("a leave that is not in the sound", () => expect(faultsOf(without(soundOf("leave"), 1))).toContain("missing"));
  it("an enter without its leave", () => {
    const last = cues.findLastIndex(({ kind }) => kind === "leave");
    const { score, track } = made(cut(cues.toSpliced(last, 1)));
    expect(audit(track, score, 0).map(({ fault }) => fault)).toContain("no-end");
  });
  it("a leave that comes late", () =>
    expect(
      faultsOf((score) => ({
        ...score,
        placed: score.placed.map((p) => (p.name === soundOf("leave") ? { ...p, at: p.at + samplesOf(30) } : p)),
      })),
    ).toContain("missing"));
  it("a contact longer than its cap, in the plan and in the sound alone", () => {
    const late = cues.map((cue) => (cue.kind === "enter" ? cue : { ...cue, atMs: cue.atMs + 40_000 }));
    const { score, track } = made(cut(late.toSorted((a, b) => a.atMs - b.atMs)));
    expect(audit(track, score, 0).filter(({ fault }) => fault === "too-long").length).toBeGreaterThan(1);
    expect(audit(track, { ...score, contacts: [] }, 0).map(({ fault }) => fault)).toContain("too-long");
  });
  /** What the audit says of a track that begins at 200 s, inside a contact or before one, and holds it so long. */
  function held(change: Partial<Cut>, said: string, forMs: number): readonly string[] {
    const at = 200_000;
    const mark = (kind: "enter" | "leave", atMs: number, key: string): Cue => ({
      atMs,
      kind,
      step: 0,
      side: "left",
      stroke: "hold",
      say: { key, values: { target: 4, ceiling: 5, spot: 1, spots: 3 } },
    });
    const enter = change.open?.presses === true ? [] : [mark("enter", at + 1000, said)];
    const from = enter[0]?.atMs ?? at;
    const cutting = cut([...enter, mark("leave", from + forMs, "cue.leave")], {
      startMs: at,
      talk: "tones",
      ...change,
    });
    const { score, track } = made(cutting);
    // The sound alone says the same as its plan.
    const alone = audit(track, { ...score, unended: null }, at);
    return alone.filter(({ fault }) => fault === "too-long" || fault === "no-end").map(({ fault }) => fault);
  }
  const open = (heldMs: number, presses = true): Partial<Cut> => ({
    open: { step: 0, sinceMs: 200_000 - heldMs, presses },
  });
  it("twenty seconds more after ninety that were held, and any that pass the cap of their contact", () => {
    expect(held(open(90_000), "cue.enter", 20_000)).toContain("too-long");
    expect(held(open(39_000), "cue.enter", 20_000)).toEqual([]);
    expect(held(open(41_000), "cue.enter", 20_000)).toContain("too-long");
    // Its step says which guardrail it is under: a hold, a hard tool.
    expect(held({ ...open(15_000), longestMs: [30_000] }, "", 20_000)).toContain("too-long");
    expect(held({ ...open(5000), longestMs: [10_000] }, "", 4000)).toEqual([]);
    expect(held({ ...open(5000), longestMs: [10_000] }, "", 6000)).toContain("too-long");
  });
  it("a contact that goes on after it was let go of and passes its cap then", () => {
    expect(held({ ...open(11_000, false), longestMs: [30_000] }, "cue.enter", 20_000)).toContain("too-long");
    expect(held({ ...open(9000, false), longestMs: [30_000] }, "cue.enter", 20_000)).toEqual([]);
  });
  it("what was held for a minute and is let go of and gone on with at once", () => {
    const mark = (kind: "enter" | "leave", atMs: number): Cue => ({ ...cues[0]!, kind, atMs, step: 0, stroke: "roll" });
    const pressed = { step: 0, sinceMs: 41_000, presses: true };
    const faults = (forMs: number): readonly string[] => {
      const ahead = { steps: [], cues: [mark("enter", 100_500), mark("leave", 100_500 + forMs)], longestMs: [60_000] };
      const goesOn = joined({ ...ahead, open: { ...pressed, presses: false } }, hears(pressed), 100_000);
      const { score, track } = made(cut([], { ...goesOn, startMs: 100_000, talk: "tones", then: "waits" }));
      expect(score.contacts.map(({ sinceMs }) => sinceMs)).toEqual([41_000, 41_000]);
      return audit(track, score, 100_000).map(({ fault }) => fault);
    };
    expect(faults(50_000)).toContain("too-long");
  });
  it("a place that is pressed longer than it has left, in whatever steps", () => {
    const mark = (kind: "enter" | "leave", step: number, atMs: number): Cue => ({ ...cues[0]!, kind, step, atMs });
    const sets = Array.from({ length: 5 }, (_, n) => [
      mark("enter", n, 1000 + n * 61_000),
      mark("leave", n, 61_000 + n * 61_000),
    ]).flat();
    const faults = (some: readonly Cue[], leftMs: number): readonly string[] => {
      const steps = Array.from({ length: 5 }, () => ({ place: "foot.left", leftMs, holds: false }));
      const { score, track } = made(cut(some, { steps, talk: "tones" }));
      return audit(track, score, 0).map(({ fault }) => fault);
    };
    expect(faults(sets.slice(0, 4), 120_000)).toEqual([]);
    expect(faults(sets.slice(0, 4), 100_000)).toEqual(["too-long"]);
    expect(faults(sets, 900_000)).toEqual(["too-long", "too-long", "too-long"]);
  });
  it("a hold of 31 s, 11 s under a hard tool, a set of 61 s, and a step that nobody knows as the worst of them", () => {
    expect(held({}, "cue.enter-spot", 30_000)).toEqual([]);
    expect(held({}, "cue.enter-spot", 31_000)).toContain("too-long");
    expect(held({ longestMs: [10_000] }, "cue.enter-spot", 10_000)).toEqual([]);
    expect(held({ longestMs: [10_000] }, "cue.enter-spot", 11_000)).toContain("too-long");
    expect(held({ longestMs: [60_000] }, "cue.enter", 60_000)).toEqual([]);
    expect(held({ longestMs: [600_000] }, "cue.enter", 61_000)).toContain("too-long");
    expect(held({ longestMs: [] }, "cue.enter", 10_000)).toEqual([]);
    expect(held({ longestMs: [] }, "cue.enter", 11_000)).toContain("too-long");
  });
  it("a leave that ends what nobody told of, but not one that is heard at once, however long it was held", () => {
    const leave = cues.find(({ kind }) => kind === "leave")!;
    const faults = (atMs: number, change: Partial<Cut> = {}): readonly string[] => {
      const { score, track } = made(
        cut([{ ...leave, atMs }], { startMs: 5000, talk: "tones", then: "waits", ...change }),
      );
      return audit(track, score, 5000).map(({ fault }) => fault);
    };
    expect(faults(9000)).toContain("too-long");
    expect(faults(5000)).toEqual([]);
    expect(faults(4800, { open: { step: 0, sinceMs: -900_000, presses: true } })).toEqual([]);
  });
  it("a contact that was open and that it never ends", () => {
    const enters = cues.filter(({ kind }) => kind !== "leave" && kind !== "enter");
    const { score, track } = made(cut(enters, { open: { step: 0, sinceMs: -1000, presses: true } }));
    expect(audit(track, score, 0).map(({ fault }) => fault)).toContain("no-end");
  });
  it("a track that is cut off inside a contact", () => {
    const { score, track } = made(cut(cues));
    const end = Math.floor(((score.markers[0]?.at ?? 0) + RATE * 3) / BLOCK);
    const short: Track = { ...track, blocks: track.blocks.slice(0, end) };
    expect(audit(short, score, 0).map(({ fault }) => fault)).toContain("no-end");
  });
  it("a marker that is drowned by another sound", () =>
    expect(
      faultsOf((score) => ({
        ...score,
        placed: [...score.placed, { at: score.markers[1]?.at ?? 0, name: "let-go", gain: 2 }],
      })),
    ).toContain("missing"));
  it("a marker that is cut short, or a quarter as loud", () => {
    const leave = soundOf("leave");
    const { score } = made(cut(cues));
    const faults = (of: ReadonlyMap<string, Int16Array>, gain = 1): readonly string[] => {
      const placed = score.placed.map((p) => (p.name === leave ? { ...p, gain } : p));
      return audit(mix({ ...score, placed }, of, bed), score, 0).map(({ fault }) => fault);
    };
    const short = new Map([...sounds, [leave, sounds.get(leave)!.slice(0, samplesOf(95))]]);
    expect(faults(sounds)).toEqual([]);
    expect(faults(short)).toContain("missing");
    expect(faults(sounds, 0.25)).toContain("missing");
  });
  it("a contact in which it does not tick, or not for longer than the rule, and one that words end", () => {
    const ticks = [soundOf("turn"), soundOf("beat")];
    const without = (fromMs: number, forMs: number) => (score: Score) => ({
      ...score,
      placed: score.placed.filter(({ name, at }) => {
        const ms = msOf(at) - (score.contacts[0]?.enterMs ?? 0);
        return !ticks.includes(name) || ms < fromMs || ms > fromMs + forMs;
      }),
    });
    expect(faultsOf(without(0, 0))).toEqual([]);
    expect(faultsOf(without(0, 1e9))).toContain("no-ticks");
    expect(faultsOf(without(9000, 2500))).toEqual(["no-ticks"]);
    const said = (score: Score) => {
      const at = samplesOf((score.contacts[0]?.leaveMs ?? 0) - 420);
      return { ...score, placed: [...score.placed, { at, name: soundOf("halfway"), gain: 0.7 }] };
    };
    expect(faultsOf(said)).toEqual(["not-clear"]);
  });
  it("a marker that the plan does not have", () =>
    expect(
      faultsOf((score) => ({ ...score, placed: [...score.placed, { at: RATE, name: soundOf("enter"), gain: 1 }] })),
    ).toContain("unplanned"));
  it("silence, and sound above the ceiling", () => {
    const { score, track } = made(cut([{ ...cues[0]!, atMs: 0 }], { then: "goes-on" }));
    const silent: Track = { ...track, bed: bed.map((block) => new Int16Array(block.length)) };
    expect(audit(silent, score, 0).map(({ fault }) => fault)).toContain("too-quiet");
    const loud: Track = {
      ...track,
      blocks: track.blocks.map((b, n) => (n === 0 ? Int16Array.from({ length: BLOCK }, () => 32_000) : b)),
    };
    expect(audit(loud, score, 0).map(({ fault }) => fault)).toContain("too-loud");
  });
});

describe("an hour", () => {
  it("fits in memory", () => {
    const plan = planFor({
      minutes: 60,
      spots: facts.regions
        .slice(0, 12)
        .flatMap(({ id, midline }) =>
          (midline ? ["middle"] : ["left", "right"]).map((side) => ({ region: id, side, soreness: 4 })),
        ),
      tools: facts.tools.map(({ id }) => id),
      moment: "rest",
    });
    const { score, track } = made(cut(timeline(plan, knowledge)));
    expect(plan.seconds).toBeGreaterThan(1800);
    expect(audit(track, score, 0)).toEqual([]);
    expect(bytesOf(track)).toBeLessThan(60_000_000);
  }, 20_000);
});
