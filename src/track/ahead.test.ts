import { describe, expect, it } from "vitest";
import type { Ahead, Cue, Open } from "#core";
import { heardSoFar, joined, spaced } from "./ahead.ts";

const cue = (kind: Cue["kind"], atMs: number, step: number | null = 0): Cue => ({
  kind,
  atMs,
  step,
  side: "left",
  stroke: "roll",
  say: { key: `cue.${kind}`, values: {} },
});
const open = (step: number, sinceMs: number, presses = true): Open => ({ step, sinceMs, presses });
const ahead = (cues: readonly Cue[], from: Open | null = null): Ahead => ({
  cues,
  open: from,
  longestMs: [60_000],
  steps: [],
});
const marks = ({ cues }: Ahead): readonly string[] =>
  cues.flatMap(({ kind, step, atMs }) => (kind === "enter" || kind === "leave" ? [`${kind} ${step} ${atMs}`] : []));
/** What was heard when a contact of step 0 began at 1000, and ended at 20,000, at this time. */
const at = (nowMs: number) =>
  heardSoFar(ahead([cue("enter", 1000), cue("leave", 20_000)]), nowMs, { startMs: 0, leaveLastsMs: 360 });

describe("what is to be heard, joined to what was heard", () => {
  const goesOn = ahead([cue("pass", 12_000), cue("leave", 61_000)], open(0, 1000));
  it("is as it was where it goes on with the contact that presses, or ends it", () => {
    expect(joined(goesOn, at(10_000), 10_000)).toBe(goesOn);
    const ends = ahead([cue("leave", 10_000)]);
    expect(joined(ends, at(10_000), 10_000)).toBe(ends);
  });
  it("ends what presses and is not gone on with", () => {
    expect(marks(joined(ahead([cue("safety", 10_000)]), at(10_000), 10_000))).toEqual(["leave 0 10000"]);
  });
  it("ends the contact that is heard before it goes on with another one", () => {
    const another = ahead([cue("leave", 60_000, 1)], open(1, 9900));
    const next = joined(another, at(10_000), 10_000, [cue("enter", 9900, 1)]);
    expect(marks(next)).toEqual(["leave 0 10000", "enter 1 10000", "leave 1 60000"]);
    expect([next.open, next.again]).toEqual([open(0, 1000), open(1, 9900, false)]);
    const spot = ahead([cue("leave", 40_000)], open(0, 9000));
    expect(marks(joined(spot, at(10_000), 10_000))).toEqual(["leave 0 10000", "enter 0 10000", "leave 0 40000"]);
  });
  it("says again that it begins where that was not heard, or cut off", () => {
    const told = [cue("enter", 900)];
    for (const nowMs of [900, 1020]) {
      const next = joined(goesOn, at(nowMs), nowMs, told);
      expect(marks(next)).toEqual([`enter 0 ${nowMs}`, "leave 0 61000"]);
      expect(next.open).toEqual(open(0, 1000, false));
      expect(next.cues[0]?.say.key).toBe("cue.enter");
    }
    expect(joined(goesOn, at(1200), 1200)).toBe(goesOn);
  });
  it("says whole that it ends, and that it goes on, where its end was being said", () => {
    expect(marks(joined(goesOn, at(20_100), 20_100))).toEqual(["leave 0 20100", "enter 0 20100", "leave 0 61000"]);
    expect(marks(joined(goesOn, at(20_400), 20_400))).toEqual(["enter 0 20400", "leave 0 61000"]);
  });
  it("begins nothing that is nearly over, and nothing where the screen leads", () => {
    expect(marks(joined(goesOn, at(60_500), 60_500))).toEqual(["leave 0 61000"]);
    const led = { open: null, leaving: false, entering: false, follows: false };
    expect(joined(goesOn, led, 30_000)).toBe(goesOn);
  });
});

describe("a contact after a leave", () => {
  it("waits until that was heard, and still ends when it would have", () => {
    const next = spaced(ahead([cue("leave", 5000), cue("enter", 5000), cue("leave", 20_000)]), 5200);
    expect(marks(next)).toEqual(["leave 0 5000", "enter 0 5700", "leave 0 20000"]);
  });
  it("is left out where less than a second would be left of it", () => {
    const cues = [
      cue("leave", 5000),
      cue("enter", 5000),
      cue("countdown", 5900),
      cue("leave", 6650),
      cue("rest", 6650),
    ];
    expect(spaced(ahead(cues), 5200).cues.map(({ kind }) => kind)).toEqual(["leave", "rest"]);
    expect(marks(spaced(ahead(cues), 5000))).toEqual(["leave 0 5000", "enter 0 5500", "leave 0 6650"]);
  });
});
