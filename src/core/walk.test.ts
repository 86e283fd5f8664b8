import { describe, expect, it } from "vitest";
import type { Candidate, Option, Problem } from "./problem.ts";
import { OPTION, PLACE } from "./problem.sample.ts";
import { solve } from "./solve.ts";

const option = (more: Partial<Option> = {}): Option => ({
  ...OPTION,
  seconds: 60,
  maxTimes: 1,
  restSeconds: 0,
  minSeconds: 60,
  ...more,
});
const place = (region: Candidate["region"], worth: number, ...options: readonly Option[]): Candidate => ({
  ...PLACE,
  region,
  need: { ...PLACE.need, total: worth },
  options: options.map((each) => ({ ...each, region })),
});
const best = (candidates: readonly Candidate[], limits: Partial<Problem> = {}) =>
  solve({ budgetSeconds: 3600, maxRegions: null, maxPressSeconds: 1200, candidates, ...limits });
const regionsOf = (found: ReturnType<typeof best>) =>
  found?.choices.map(({ candidate }) => candidate.region).toSorted();

/** Opening, the way to the place and a minute of work. */
const FIRST = 10 + 4 + 6 + 60;
const NEXT = 6 + 60;
const THREE = [place("quads", 0.9, option()), place("shin", 0.7, option()), place("adductors", 0.5, option())];

describe("a plan stays inside", () => {
  it("its time, to the second", () => {
    expect(regionsOf(best(THREE, { budgetSeconds: FIRST + 2 * NEXT }))).toHaveLength(3);
    expect(regionsOf(best(THREE, { budgetSeconds: FIRST + 2 * NEXT - 1 }))).toEqual(["quads", "shin"]);
    expect(regionsOf(best(THREE, { budgetSeconds: FIRST }))).toEqual(["quads"]);
    expect(best(THREE, { budgetSeconds: FIRST - 1 })).toBeNull();
  });
  it("what may be pressed in all", () => {
    expect(regionsOf(best(THREE, { maxPressSeconds: 180 }))).toHaveLength(3);
    expect(regionsOf(best(THREE, { maxPressSeconds: 179 }))).toEqual(["quads", "shin"]);
    expect(best(THREE, { maxPressSeconds: 59 })).toBeNull();
  });
  it("its number of regions", () => {
    expect(regionsOf(best(THREE, { maxRegions: 3 }))).toHaveLength(3);
    expect(regionsOf(best(THREE, { maxRegions: 1 }))).toEqual(["quads"]);
  });
  it("one gated step", () => {
    const gated = THREE.map(({ region, need }) => place(region, need.total, option({ gated: true })));
    expect(regionsOf(best(gated))).toEqual(["quads"]);
    expect(regionsOf(best([...gated.slice(0, 1), ...THREE.slice(1)]))).toHaveLength(3);
  });
});

describe("a plan pays once", () => {
  const chair = option({ position: "chair", tool: "tennis-ball" });
  it("for a position and a tool, however many regions share them", () => {
    expect(best(THREE)).toMatchObject({ seconds: FIRST + 2 * NEXT, millionths: 2_100_000 - 50_000 - 30_000 });
    const two = [place("quads", 0.9, option()), place("shin", 0.7, chair)];
    expect(best(two)).toMatchObject({ seconds: 2 * FIRST, millionths: 1_600_000 - 100_000 - 20_000 });
    const ball = [place("quads", 0.9, option()), place("shin", 0.7, option({ tool: "tennis-ball" }))];
    expect(best(ball)).toMatchObject({ seconds: FIRST + NEXT + 4, millionths: 1_600_000 - 70_000 - 20_000 });
  });
  it("and leaves out what is not worth opening", () => {
    expect(regionsOf(best([place("quads", 0.9, option()), place("shin", 0.05, chair)]))).toEqual(["quads"]);
    expect(regionsOf(best([place("quads", 0.9, option()), place("shin", 0.07, chair)]))).toHaveLength(2);
    expect(regionsOf(best([place("quads", 0.9, option()), place("shin", 0.02, option())]))).toHaveLength(2);
  });
  it("for a stretch that two regions name, with the one of more need", () => {
    const held = option({ stretch: { id: "ST10", seconds: 20, once: true } });
    const found = best([place("shin", 0.7, held), place("quads", 0.9, held), place("adductors", 0.5, option())]);
    expect(found?.held.map(({ candidate }) => candidate.region)).toEqual(["quads"]);
    expect(found?.seconds).toBe(FIRST + 2 * NEXT + 26);
  });
});

describe("of plans of the same worth", () => {
  it("the shorter is taken, then that of fewer steps, then the smaller list", () => {
    const long = option({ technique: "T20", seconds: 90, fullSeconds: 90, minSeconds: 90 });
    expect(best([place("quads", 0.9, long, option())])?.choices[0]?.option.technique).toBe("T21");
    expect(best([place("quads", 0.9, option(), option({ technique: "T20" }))])?.choices[0]?.option.technique).toBe(
      "T20",
    );
  });
});
