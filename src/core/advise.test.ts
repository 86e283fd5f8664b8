import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviseWith } from "./advise.ts";
import type { Planner } from "./advise.ts";
import type { Cannot, Plan, Step } from "./advice.ts";
import { TOOLS } from "./body.ts";
import type { RegionId } from "./body.ts";
import type { Candidate } from "./problem.ts";
import type { Entry, Request, Spot } from "./request.ts";
import { ALL_NO, asking, sessionAt, SMALL } from "./small.sample.ts";

/** One step for each candidate that fits, in their order: enough of a planner to see what advise makes of it. */
function firstFit(candidates: readonly Candidate[], budgetSeconds: number, maxRegions: number | null): readonly Step[] {
  const steps: Step[] = [];
  let seconds = 0;
  for (const { region, side, options } of candidates) {
    const option = options.find(({ onlyBeside, gated }) => !onlyBeside && !(gated && steps.length > 0));
    const regions = new Set(steps.map((step) => step.region));
    const full = regions.size === maxRegions && !regions.has(region);
    const lasts = option === undefined ? 0 : 20 + option.minSeconds + option.restSeconds;
    if (option === undefined || full || seconds + lasts > budgetSeconds) continue;
    seconds += lasts;
    const { technique, name, tool, position, stroke, passSeconds, restSeconds, pain } = option;
    const shape = {
      technique,
      name,
      region,
      side: option.bothSides ? ("both" as const) : side,
      tool,
      position,
      stroke,
    };
    const dose = {
      startSeconds: 20,
      seconds: lasts,
      sets: 1,
      setSeconds: option.seconds,
      spotSeconds: null,
      spots: null,
    };
    steps.push({ ...shape, ...dose, passSeconds, restSeconds, pain, stretch: null, because: [] });
  }
  return steps;
}
const PLANNER: Planner = {
  estimatesFor: () => ({
    usual: true,
    demand: (region) => (region === "quads" || region === "shin" ? 3 : 0),
    need: () => ({ mark: 0, complaint: 0, load: 0, rested: 0, total: 0 }),
    help: () => 1,
  }),
  bestPlan: ({ candidates, budgetSeconds, maxRegions }) => {
    const steps = firstFit(candidates, budgetSeconds, maxRegions);
    return steps.length === 0 ? null : { seconds: 100, worth: 1, steps };
  },
};
const advise = adviseWith(PLANNER);
const answer = (more: Partial<Request> = {}) => advise(SMALL, asking(more));
const plan = (more: Partial<Request> = {}): Plan => {
  const given = answer(more);
  if (given.verdict !== "plan") throw new Error(JSON.stringify(given));
  return given.plan;
};
const cannot = (more: Partial<Request> = {}): Cannot => {
  const given = answer(more);
  if (given.verdict !== "cannot") throw new Error(JSON.stringify(given));
  return given;
};
const spot = (region: RegionId, soreness = 4, side: Spot["side"] = "left"): Spot => ({ region, side, soreness });

describe("an answer", () => {
  it("is a plan with what was left out and what to mind", () => {
    const given = answer({ spots: [spot("quads", 4), spot("calf-gastroc", 9)], profile: ["PF13"] });
    expect(given).toMatchObject({ verdict: "plan", edition: SMALL.edition });
    expect(plan({ spots: [spot("quads", 4), spot("calf-gastroc", 9)], profile: ["PF13"] })).toMatchObject({
      steps: [{ region: "quads" }],
      left: [{ region: "calf-gastroc", side: "left", why: "too-sore" }],
      cautions: ["PF13"],
      see: ["FU3"],
    });
  });
  it("prints its fields in the contract's order", () => {
    expect(Object.keys(answer({ answers: {} }))).toEqual(["verdict", "edition", "questions"]);
    expect(Object.keys(answer({ answers: { RF1: true } }))).toEqual([
      "verdict",
      "edition",
      "disposition",
      "timeframe",
      "flags",
    ]);
    expect(Object.keys(plan())).toEqual(["seconds", "worth", "steps", "left", "cautions", "see"]);
  });
  it("has every marked place in its steps or left with a reason", () => {
    const places = fc.uniqueArray(
      fc.record({
        region: fc.constantFrom<RegionId>(
          "foot",
          "toes",
          "calf-gastroc",
          "calf-soleus",
          "quads",
          "hamstrings",
          "glute-max",
          "side-ribs",
        ),
        soreness: fc.integer({ min: 0, max: 10 }),
        side: fc.constantFrom<Spot["side"]>("left", "right", "both"),
      }),
      { selector: ({ region }) => region, minLength: 1, maxLength: 6 },
    );
    const flags = fc.subarray(["RF15", "RF16", "RF17", "RF19"] as const);
    fc.assert(
      fc.property(
        places,
        flags,
        fc.constantFrom("pre", "post", "rest", "bed"),
        fc.integer({ min: 3, max: 20 }),
        fc.subarray([...TOOLS]),
        (spots, yes, moment, minutes, tools) => {
          const answers = { ...ALL_NO, ...Object.fromEntries(yes.map((code) => [code, true])) };
          const given = answer({ spots, answers, moment, minutes, tools, fill: true });
          const steps = given.verdict === "plan" ? given.plan.steps : [];
          const left = given.verdict === "plan" ? given.plan.left : given.verdict === "cannot" ? given.left : [];
          for (const { region, side } of spots)
            for (const each of side === "both" ? ["left", "right"] : [side]) {
              const worked = steps.some(
                (step) => step.region === region && (step.side === each || step.side === "both"),
              );
              expect([worked, left.some((place) => place.region === region && place.side === each)]).toContainEqual(
                true,
              );
              expect(worked && left.some((place) => place.region === region && place.side === each)).toBe(false);
            }
          expect(
            given.verdict === "plan" ? steps.some((step) => spots.some(({ region }) => region === step.region)) : true,
          ).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
  it("tells of every place that a question takes out, marked or not", () => {
    const { left, see } = plan({ answers: { ...ALL_NO, RF15: true } });
    expect(left).toContainEqual({ region: "low-back", side: "middle", why: "RF15" });
    expect(left.map(({ region }) => region)).toEqual([
      "hamstrings",
      "hamstrings",
      "glute-max",
      "glute-max",
      "glute-med",
      "glute-med",
      "low-back",
    ]);
    expect(see).toEqual(["RF15"]);
  });
  it("tells which places of the complaint's row went out, and of no others", () => {
    const { left } = plan({
      complaint: "C1",
      profile: ["PF6"],
      details: [{ code: "PF6", region: "shin", side: "left", on: "2026-11-01" }],
      spots: [spot("calf-soleus")],
    });
    expect(left).toContainEqual({ region: "whole-leg", side: "left", why: "PF6" });
    expect(plan({ complaint: "C1", minutes: 3 }).left).toEqual([]);
  });
});

describe("a place that could be worked and is not", () => {
  it("is left for time, for a fourth region before a run, or for a second gated step", () => {
    const many = ["calf-gastroc", "quads", "hamstrings", "glute-max"] as const;
    const spots = many.map((region) => spot(region));
    expect(plan({ spots, minutes: 3 }).left.map(({ why }) => why)).toContain("time");
    expect(plan({ spots, moment: "pre" }).left).toEqual([{ region: "glute-max", side: "left", why: "moment" }]);
  });
});

describe("no plan", () => {
  it.each<[Cannot["reason"], Partial<Request>]>([
    ["everything-avoided", { spots: [spot("quads", 10)] }],
    ["everything-avoided", { spots: [spot("quads", 10), spot("heel")] }],
    ["no-technique", { spots: [spot("heel")] }],
    ["no-technique", { spots: [spot("quads")], tools: [], positions: ["standing"] }],
    ["no-technique", { spots: [], fill: true, tools: [], moment: "pre", positions: ["wall"] }],
    ["nothing-chosen", { spots: [], fill: false }],
    ["nothing-chosen", { spots: [], fill: true, answers: Object.fromEntries(Object.entries(ALL_NO).slice(0, 10)) }],
  ])("is %s", (reason, more) => {
    expect(cannot({ fill: true, ...more }).reason).toBe(reason);
  });
  it("lets nothing nobody asked for take a marked place's place", () => {
    expect(cannot({ spots: [spot("calf-gastroc", 9)], fill: true }).left).toEqual([
      { region: "calf-gastroc", side: "left", why: "too-sore" },
    ]);
    expect(plan({ spots: [], fill: true }).steps.map(({ region }) => region)).toContain("quads");
  });
  it("says when a place may be worked again, and it may be then", () => {
    const entries: readonly Entry[] = [sessionAt("2026-11-23T17:00:00+01:00", { seconds: 120 })];
    const given = cannot({ entries });
    expect(given).toEqual({
      verdict: "cannot",
      edition: SMALL.edition,
      reason: "enough-for-now",
      readyAt: "2026-11-23T20:00:00+01:00",
      left: [{ region: "calf-gastroc", side: "left", why: "enough-today" }],
      see: [],
    });
    expect(plan({ entries, at: "2026-11-23T20:00:00+01:00" }).steps).toHaveLength(1);
    expect(cannot({ entries, at: "2026-11-23T19:59:59+01:00" }).reason).toBe("enough-for-now");
  });
  it("is ready at the soonest of several places, after a day or a week", () => {
    const sore = [sessionAt("2026-11-23T09:00:00+01:00", { before: 6 })];
    expect(cannot({ entries: sore })).toMatchObject({ readyAt: "2026-11-24T09:00:00+01:00" });
    const week = [17, 18, 19, 20, 21, 22].map((day) => sessionAt(`2026-11-${day}T08:00:00+01:00`));
    expect(cannot({ entries: week })).toMatchObject({
      readyAt: "2026-11-24T00:00:00+01:00",
      left: [{ why: "enough-this-week" }],
    });
    const quads = sessionAt("2026-11-23T16:00:00+01:00", { region: "quads", technique: "T21", seconds: 120 });
    const both = { entries: [...sore, quads], spots: [spot("calf-gastroc"), spot("quads")] };
    expect(cannot(both)).toMatchObject({ readyAt: "2026-11-23T19:00:00+01:00" });
  });
  it("is too short below the least session, and says how long that is", () => {
    const slow = {
      ...SMALL,
      techniques: SMALL.techniques.map((each) => ({ ...each, dose: { seconds: 20, times: 9 } })),
    };
    const regions = SMALL.regions.map((each) => ({ ...each, hands: null }));
    const given = advise({ ...slow, regions }, asking({ spots: [spot("calf-gastroc")], minutes: 1 }));
    expect(given).toMatchObject({ verdict: "cannot", reason: "too-short", needsMinutes: 2, left: [{ why: "time" }] });
    const fill = advise({ ...slow, regions }, asking({ spots: [], fill: true, minutes: 2 }));
    expect(fill).toMatchObject({ verdict: "cannot", reason: "too-short", needsMinutes: 4 });
  });
  it("comes of a planner that finds nothing", () => {
    const none = adviseWith({ ...PLANNER, bestPlan: () => null });
    expect(none(SMALL, asking())).toMatchObject({ verdict: "cannot", reason: "too-short", needsMinutes: 2 });
  });
  it("never becomes a question when there is more time, one more tool or position", () => {
    fc.assert(
      fc.property(
        fc.subarray([...TOOLS]),
        fc.integer({ min: 3, max: 30 }),
        fc.integer({ min: 0, max: 9 }),
        (tools, minutes, soreness) => {
          const spots = [spot("quads", soreness)];
          const before = answer({ tools, minutes, spots }).verdict;
          const after = answer({ minutes: minutes + 5, spots }).verdict;
          expect(before === "plan" ? after : "plan").toBe("plan");
          expect(after).not.toBe("ask");
        },
      ),
    );
  });
});
