import { describe, expect, it } from "vitest";
import type { MuscleFact } from "./facts.ts";
import {
  exposuresAmong,
  between,
  demandByRegion,
  driftAt,
  groundOf,
  loadOfDay,
  loadOfRun,
  noveltyOf,
  similarExposures,
} from "./load.ts";
import { isRunning } from "./running.ts";
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

const close = (value: number) => expect.closeTo(value, 9);

describe("what counts as running", () => {
  it.each([null, "run", "Running", " running ", "trail_run", "trail-running", "treadmill running", "TrackRun"])(
    "%j does",
    (sport) => expect(isRunning({ sport })).toBe(true),
  );
  it.each(["virtual_run", "indoor_running", "street run"])("%j does too", (sport) =>
    expect(isRunning({ sport })).toBe(true),
  );
  it.each(["", "cycling", "runner", "trail", "fell_run", "running shoes", "prerun", "trail__run", "runningx"])(
    "%j does not",
    (sport) => expect(isRunning({ sport })).toBe(false),
  );
});

describe("the ground of a run", () => {
  const ground = (more: Partial<RunForLoad>) => groundOf(run(more));
  it("is its segments; one without a time was easy", () =>
    expect(
      ground({
        segments: [
          { meters: 1500, seconds: 500, grade: 0.03 },
          { meters: 800, seconds: 0, grade: -0.1 },
        ],
      }),
    ).toEqual([
      { km: 1.5, metersPerSecond: 3, grade: 0.03 },
      { km: 0.8, metersPerSecond: 3.3, grade: -0.1 },
    ]));
  it.each([
    ["distance and time", { distanceMeters: 6000, seconds: 1500 }, [6, 4]],
    ["distance alone", { distanceMeters: 6000, seconds: null }, [6, 3.3]],
    ["distance in no time", { distanceMeters: 6000, seconds: 0 }, [6, 3.3]],
    ["time alone", { distanceMeters: null, seconds: 1000 }, [3.3, 3.3]],
  ])("of %s is flat and one", (_, more, [km, metersPerSecond]) =>
    expect(ground(more)).toEqual([{ km: close(km ?? 0), metersPerSecond: close(metersPerSecond ?? 0), grade: 0 }]),
  );
  it("of neither is nothing", () => expect(ground({ distanceMeters: null, seconds: null })).toEqual([]));
});

describe("weights", () => {
  const corners = { easy: 1, fast: 2, up: 3, down: 0.5 };
  it.each([
    [3.3, 0, 1],
    [2, 0, 1],
    [4.4, 0, 1.5],
    [5.5, 0, 2],
    [7, 0, 2],
    [3.3, 0.1, 3],
    [3.3, 0.05, 2],
    [3.3, 0.15, 4],
    [3.3, 0.4, 4],
    [3.3, -0.1, 0.5],
    [3.3, -0.05, 0.75],
    [3.3, -0.4, 0.25],
    [5.5, 0.1, 4],
  ])("at %d m/s and a grade of %d: %d", (speed, grade, weight) =>
    expect(between(corners, speed, grade)).toBeCloseTo(weight, 9),
  );
  it("drift from the fifteenth kilometer to three tenths more", () =>
    expect([0, 15, 16, 20, 30, 60].map(driftAt)).toEqual([1, 1, 1.02, 1.1, 1.3, 1.3].map(close)));
  it("are less new with each similar run, down to eight tenths", () =>
    expect([-1, 0, 1, 5, 7, 8, 30].map(noveltyOf)).toEqual([1.5, 1.5, 1.4, 1, 0.8, 0.8, 0.8].map(close)));
});

describe("similar runs", () => {
  const down = (meters: number) => [{ meters, seconds: 3600, grade: -0.1 }];
  const now = run({ segments: down(4000) });
  const counted = (more: Partial<RunForLoad>) =>
    similarExposures(now, [now, run({ startedAt: "2026-11-20T06:00:00+01:00", segments: down(4000), ...more })]);
  it.each([
    ["with half of the way down", { segments: down(2000) }, 1],
    ["with less than half", { segments: down(1999) }, 0],
    ["that went up", { segments: [{ meters: 4000, seconds: 3600, grade: 0.1 }] }, 0],
    ["of another sport", { sport: "cycling" }, 0],
    ["six weeks ago", { startedAt: "2026-10-12T06:00:00+01:00" }, 1],
    ["longer ago", { startedAt: "2026-10-12T05:59:59+01:00" }, 0],
    ["at the same time", { startedAt: now.startedAt }, 0],
    ["a second before", { startedAt: "2026-11-23T05:59:59+01:00" }, 1],
    ["afterward", { startedAt: "2026-11-24T06:00:00+01:00" }, 0],
    ["at no time that can be read", { startedAt: "yesterday" }, 0],
  ])("a run %s", (_, more, count) => expect(counted(more)).toBe(count));
  it("are counted for each of many at once as for one alone", () => {
    const times = [
      "2026-11-23T06:00:00Z",
      "2026-11-23T06:00:00Z",
      "2026-11-01T06:00:00Z",
      "2026-09-30T06:00:00Z",
      "never",
    ];
    const all = times.flatMap((startedAt) => [0, 900, 4000].map((m) => run({ startedAt, segments: down(m) })));
    const plain = (one: RunForLoad) => all.filter((other) => similarExposures(one, [other]) === 1).length;
    expect(all.map(exposuresAmong(all))).toEqual(all.map(plain));
    expect(all.map(plain)).toContain(3);
  });
  it("a flat run is like every other", () => {
    const flat = run({});
    expect(similarExposures(flat, [flat, run({ startedAt: "2026-11-20T06:00:00+01:00" })])).toBe(1);
  });
});

describe("the load of a run", () => {
  it("forecasts soreness by what lengthens, and by how new it was", () => {
    const segments = [{ meters: 2000, seconds: 800, grade: -0.1 }];
    const soreness = (similar: number) => loadOfRun(knowledge, run({ segments }), similar)[0]?.soreness;
    expect(soreness(0)).toBeCloseTo(2 * 0.75 * (1 + 2 * 0.45 * 1.5), 9);
    expect(soreness(5)).toBeCloseTo(2 * 0.75 * (1 + 2 * 0.45), 9);
  });
  it.each([
    [1.6, 1],
    [-0.6, 0],
  ])("lengthens by %d no further than %d", (told, held) => {
    const lengthening = { easy: told, fast: told, up: told, down: told };
    const muscles = [{ ...muscle("soleus", "calf-soleus", false), lengthening }];
    const [load] = loadOfRun({ ...SMALL, muscles }, run({ seconds: 4000 }));
    expect(load?.soreness).toBeCloseTo(10 * (1 + 2 * held * 1.5), 9);
  });
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

describe("demand of a region now", () => {
  const demand = (startedAt: string, more: Partial<RunForLoad> = {}) =>
    demandByRegion(knowledge, [run({ startedAt, ...more })], at);
  it.each([
    ["this moment", "2026-11-23T18:00:00+01:00", false],
    ["72 hours ago", "2026-11-20T18:00:00+01:00", false],
    ["a second longer ago", "2026-11-20T17:59:59+01:00", true],
    ["a second from now", "2026-11-23T18:00:01+01:00", true],
    ["no time that can be read", "yesterday", true],
  ])("of a run of %s", (_, startedAt, usual) => expect(demand(startedAt).usual).toBe(usual));
  it("is the usual one after a run of which nothing is known", () =>
    expect(demand("2026-11-23T06:00:00+01:00", { distanceMeters: null, seconds: null }).usual).toBe(true));
  it("adds the runs and shares of muscles up, and gives the whole leg a quarter of the most under it", () => {
    const muscles = [
      { ...muscle("a", "quads", false), regions: [{ region: "quads", share: 0.4 } as const] },
      {
        ...muscle("b", "quads", false),
        regions: [
          { region: "quads", share: 0.5 },
          { region: "glute-max", share: 2 },
          { region: "shin", share: 0.1 },
        ] as const,
      },
    ];
    const runs = [run({ startedAt: "2026-11-23T18:00:00+01:00" }), run({ startedAt: "2026-11-22T06:00:00+01:00" })];
    const found = demandByRegion({ ...SMALL, muscles }, runs, at).demand;
    const regions = ["quads", "glute-max", "shin", "whole-leg", "chest"] as const;
    expect(regions.map((region) => found.get(region))).toEqual([13.5, 30, 1.5, 13.5 / 4, 0].map(close));
  });
});

describe("the load of a day", () => {
  it("is told for each region a muscle feeds, days as the run's own offset shows them", () => {
    const regions = [
      { region: "quads", share: 0.75 },
      { region: "shin", share: 0.25 },
    ] as const;
    const muscles = [{ ...muscle("a", "quads", false), regions }];
    const runs = [
      run({ startedAt: "2026-11-24T00:30:00+01:00" }),
      run({ startedAt: "2026-11-23T23:00:00+01:00", distanceMeters: 4000, seconds: 1440 }),
      run({ startedAt: "2026-11-23T06:00:00+01:00", distanceMeters: 6000, seconds: 2160 }),
      run({ startedAt: "2026-11-23T12:00:00+01:00", sport: "cycling" }),
      run({ startedAt: "yesterday" }),
    ];
    const rows = (first: number, soreness: number) =>
      regions.map(({ region, share }) => ({
        muscle: "a",
        region,
        demand: close(first * share),
        soreness: close(soreness * share),
      }));
    expect(loadOfDay({ ...SMALL, muscles }, runs)).toEqual([
      { day: "2026-11-23", muscles: rows(10, 6 * 1.75 + 4 * 1.7) },
      { day: "2026-11-24", muscles: rows(10, 10 * (1 + 0.5 * 1.3)) },
    ]);
  });
  it("adds the runs of a day and forecasts less soreness after a similar run", () => {
    const days = loadOfDay(knowledge, [run({}), run({ startedAt: "2026-11-20T06:00:00+01:00" })]);
    expect(days.map(({ day }) => day)).toEqual(["2026-11-20", "2026-11-23"]);
    expect(days.map(({ muscles }) => muscles[0]?.soreness)).toEqual([
      10 * (1 + 2 * 0.25 * 1.5),
      10 * (1 + 2 * 0.25 * 1.4),
    ]);
  });
});
