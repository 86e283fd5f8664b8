import { describe, expect, it } from "vitest";
import type { MuscleFact } from "./facts.ts";
import { demandByRegion, loadOfDay, loadOfRun } from "./load.ts";
import type { RunForLoad } from "./request.ts";
import { SMALL } from "./small.sample.ts";

const muscle = (code: string, region: MuscleFact["regions"][number]["region"], drifts: boolean): MuscleFact => ({
  code,
  id: code,
  name: code,
  demand: { easy: 1, fast: 1.15, up: 1.2, down: 0.75 },
  lengthening: { easy: 0.25, fast: 0.3, up: 0.1, down: 0.45 },
  regions: [{ region, share: 1 }],
  drifts,
});
const knowledge = { ...SMALL, muscles: [muscle("soleus", "calf-soleus", false), muscle("vasti", "quads", true)] };
const run = (more: Partial<RunForLoad>): RunForLoad => ({
  startedAt: "2026-11-23T06:00:00+01:00",
  sport: "running",
  distanceMeters: 10_000,
  seconds: 3600,
  segments: [],
  ...more,
});
const demandOf = (more: Partial<RunForLoad>): readonly number[] =>
  loadOfRun(knowledge, run(more)).map(({ demand }) => demand);
const at = Date.parse("2026-11-23T18:00:00+01:00");

describe("the load of a run", () => {
  it("is ten for the soleus on an easy flat ten kilometers", () => {
    expect(demandOf({})[0]).toBeCloseTo(10, 9);
  });
  it.each([
    ["fast", { meters: 1000, seconds: 100, grade: 0 }, 1.15],
    ["half way to fast", { meters: 4400, seconds: 1000, grade: 0 }, 4.4 * 1.075],
    ["up", { meters: 1000, seconds: 600, grade: 0.1 }, 1.2],
    ["down, no steeper than fifteen in a hundred", { meters: 1000, seconds: 600, grade: -0.3 }, 1 - 1.5 * 0.25],
  ])("%s is weighed between its corners", (_, segment, demand) => {
    expect(demandOf({ segments: [segment] })[0]).toBeCloseTo(demand, 9);
  });
  it("drifts to knee and hip after fifteen kilometers, at most by three tenths", () => {
    const segments = Array.from({ length: 40 }, () => ({ meters: 1000, seconds: 400, grade: 0 }));
    const drift = Array.from({ length: 40 }, (_, km) => Math.min(1.3, 1 + 0.02 * Math.max(0, km - 15)));
    const [soleus, vasti] = demandOf({ segments });
    expect(soleus).toBeCloseTo(40, 9);
    expect(vasti).toBeCloseTo(
      drift.reduce((sum, each) => sum + each, 0),
      9,
    );
  });
});

describe("demand now", () => {
  it("halves every 36 hours and ends after 72", () => {
    expect(
      demandByRegion(knowledge, [run({ startedAt: "2026-11-22T06:00:00+01:00" })], at).demand.get("calf-soleus"),
    ).toBeCloseTo(5, 9);
    expect(demandByRegion(knowledge, [run({ startedAt: "2026-11-20T17:00:00+01:00" })], at).usual).toBe(true);
  });
  it("is an easy five kilometers without runs; a ride is none, a run without a sport is one", () => {
    const ride = demandByRegion(knowledge, [run({ sport: "cycling" })], at);
    expect([ride.usual, ride.demand.get("quads"), ride.demand.get("whole-leg")]).toEqual([true, 5, 1.25]);
    expect(demandByRegion(knowledge, [run({ sport: null })], at).usual).toBe(false);
  });
});

describe("the load of a day", () => {
  it("adds the runs of a day and forecasts less soreness after a similar run", () => {
    const days = loadOfDay(knowledge, [run({}), run({ startedAt: "2026-11-20T06:00:00+01:00" })]);
    expect(days.map(({ day }) => day)).toEqual(["2026-11-20", "2026-11-23"]);
    expect(days.map(({ muscles }) => muscles[0]?.soreness)).toEqual([
      10 * (1 + 2 * 0.25 * 1.5),
      10 * (1 + 2 * 0.25 * 1.4),
    ]);
  });
});
