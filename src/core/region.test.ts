import { describe, expect, it } from "vitest";
import type { Candidate, Option } from "./problem.ts";
import { OPTION, PLACE } from "./problem.sample.ts";
import { solve } from "./solve.ts";

const option = (more: Partial<Option> = {}): Option => ({ ...OPTION, restSeconds: 0, ...more });
const ROLLER = option();
const BALL = option({ technique: "T22", tool: "tennis-ball" });
const RIBS = option({ technique: "T50", bothSides: true, maxTimes: 1, seconds: 60, minSeconds: 60 });

type Place = Partial<Omit<Candidate, "need" | "options">> & { readonly worth?: number };
const side = (which: "left" | "right", { worth = 0.5, ...more }: Place, ...options: readonly Option[]): Candidate => ({
  ...PLACE,
  side: which,
  need: { ...PLACE.need, total: worth },
  ...more,
  options,
});
/** What the best plan of some places does: technique, side, times and the stretch of the place. */
const done = (...candidates: readonly Candidate[]) => {
  const best = solve({ budgetSeconds: 3600, maxRegions: null, maxPressSeconds: 1200, candidates });
  const held = best?.held.map(({ candidate, stretch }) => `${stretch.id} ${candidate.side}`) ?? [];
  const steps = best?.choices.map(
    (c) => `${c.option.technique} ${c.option.position} ${c.both === null ? c.candidate.side : "both"} ${c.times}`,
  );
  return [...(steps ?? []).toSorted(), ...held.toSorted()];
};

describe("a region with two marked sides", () => {
  it("works each as long as it may be", () =>
    expect(done(side("left", { marked: 4 }, ROLLER), side("right", { marked: 4, maxSeconds: 30 }, ROLLER))).toEqual([
      "T21 floor left 2",
      "T21 floor right 1",
    ]));
  it("gives the side of less need nothing that the other one could have and has not", () => {
    const long = option({ minSeconds: 60 });
    const open = { maxSeconds: 30 };
    expect(done(side("left", { marked: 6, worth: 0.6, ...open }, long), side("right", {}, long))).toEqual([]);
    expect(done(side("left", {}, long), side("right", { marked: 6, worth: 0.6, ...open }, long))).toEqual([]);
    expect(done(side("left", { marked: 6, ...open }, long), side("right", { marked: 6 }, long))).toEqual([]);
    expect(done(side("left", { marked: 6 }, long), side("right", { marked: 6, ...open }, long))).toEqual([
      "T21 floor left 2",
    ]);
    expect(done(side("left", { marked: 3, ...open }, long), side("right", { marked: 6, worth: 0.6 }, long))).toEqual([
      "T21 floor right 2",
    ]);
  });
  it("may give it what is not open to the other one, and where neither is marked anything", () => {
    const long = option({ minSeconds: 60 });
    expect(done(side("left", { marked: 6, worth: 0.6 }, BALL), side("right", {}, ROLLER))).toEqual([
      "T21 floor right 2",
      "T22 floor left 2",
    ]);
    const other = { ...ROLLER, position: "wall" } as const;
    expect(done(side("left", { marked: 6, worth: 0.6 }, other), side("right", {}, ROLLER))).toEqual([
      "T21 floor right 2",
      "T21 wall left 2",
    ]);
    expect(done(side("left", { worth: 0.6, maxSeconds: 30 }, long), side("right", {}, long))).toEqual([
      "T21 floor right 2",
    ]);
  });
  it("works a side alone where the other has nothing", () => {
    expect(done(side("left", { marked: 4 }), side("right", { marked: 4 }, ROLLER))).toEqual(["T21 floor right 2"]);
    expect(done(side("left", { marked: 4 }, ROLLER), side("right", { marked: 4 }))).toEqual(["T21 floor left 2"]);
  });
});

describe("a region whose sides are worked alike", () => {
  const alike = { alike: true } as const;
  it("is worked on both or on neither", () => {
    expect(done(side("left", alike, ROLLER), side("right", alike, ROLLER))).toEqual([
      "T21 floor left 2",
      "T21 floor right 2",
    ]);
    expect(done(side("left", alike, ROLLER), side("right", alike))).toEqual([]);
    expect(done(side("left", { ...alike, maxSeconds: 30 }, ROLLER), side("right", alike, ROLLER))).toEqual([
      "T21 floor left 1",
      "T21 floor right 1",
    ]);
    const wall = { ...ROLLER, position: "wall" } as const;
    expect(done(side("left", alike, ROLLER), side("right", alike, wall))).toEqual([]);
  });
  it("is stretched on both or on neither", () => {
    const own = option({ stretch: { id: "ST5", seconds: 20, once: false } });
    expect(done(side("left", alike, own), side("right", alike, own)).slice(2)).toEqual(["ST5 left", "ST5 right"]);
    expect(done(side("left", alike, own), side("right", alike, ROLLER)).slice(2)).toEqual([]);
    const once = option({ stretch: { id: "ST10", seconds: 20, once: true } });
    expect(done(side("left", alike, once), side("right", alike, once)).slice(2)).toEqual([]);
  });
});

describe("a stretch without sides", () => {
  const once = option({ stretch: { id: "ST10", seconds: 20, once: true } });
  const other = option({ stretch: { id: "ST11", seconds: 20, once: true } });
  it("is held once, for the side of more need", () => {
    expect(done(side("left", { marked: 3 }, once), side("right", { marked: 6, worth: 0.9 }, once)).slice(2)).toEqual([
      "ST10 right",
    ]);
    expect(done(side("left", { marked: 6, worth: 0.9 }, once), side("right", { marked: 3 }, once)).slice(2)).toEqual([
      "ST10 left",
    ]);
  });
  it("is another one than that of the other side", () =>
    expect(done(side("left", { marked: 3 }, once), side("right", { marked: 3 }, other)).slice(2)).toEqual([
      "ST10 left",
      "ST11 right",
    ]));
  it("is held on each where it has sides", () => {
    const own = option({ stretch: { id: "ST5", seconds: 20, once: false } });
    expect(done(side("left", { marked: 3 }, own), side("right", { marked: 3 }, own)).slice(2)).toEqual([
      "ST5 left",
      "ST5 right",
    ]);
  });
});

describe("a technique for both sides at once", () => {
  const ribs = (which: "left" | "right", more: Place, ...options: readonly Option[]) =>
    side(which, { region: "side-ribs", ...more }, ...options);
  it("is one step", () => {
    expect(done(ribs("left", {}, RIBS), ribs("right", {}, RIBS))).toEqual(["T50 floor both 1"]);
    const alike = { alike: true } as const;
    expect(done(ribs("left", alike, RIBS), ribs("right", alike, RIBS))).toEqual(["T50 floor both 1"]);
  });
  it("is none where one side cannot have it, or not in the same way", () => {
    expect(done(ribs("left", {}, RIBS), ribs("right", {}))).toEqual([]);
    expect(done(ribs("left", {}), ribs("right", {}, RIBS))).toEqual([]);
    expect(done(ribs("left", {}, RIBS), ribs("right", {}, { ...RIBS, position: "chair" }))).toEqual([]);
    const twice = { ...RIBS, seconds: 30, maxTimes: 2, minSeconds: 30 };
    expect(done(ribs("left", {}, { ...twice, maxTimes: 1 }), ribs("right", {}, { ...twice, minSeconds: 60 }))).toEqual(
      [],
    );
    expect(done(ribs("left", {}, RIBS), ribs("right", {}, BALL))).toEqual(["T22 floor right 2"]);
  });
  it("stands beside another one of either side", () =>
    expect(done(ribs("left", { worth: 2 }, { ...RIBS, quality: 0.5 }, BALL), ribs("right", {}, RIBS))).toEqual([
      "T22 floor left 2",
      "T50 floor both 1",
    ]));
  it("brings its stretch once", () => {
    const held = { ...RIBS, stretch: { id: "ST15", seconds: 20, once: true } } as const;
    expect(done(ribs("left", { worth: 0.9 }, held), ribs("right", { worth: 0.5 }, held))).toEqual([
      "T50 floor both 1",
      "ST15 left",
    ]);
    expect(done(ribs("left", { worth: 0.5 }, held), ribs("right", { worth: 0.9 }, held))).toEqual([
      "T50 floor both 1",
      "ST15 right",
    ]);
  });
});
