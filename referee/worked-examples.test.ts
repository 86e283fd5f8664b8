import { describe, expect, it } from "vitest";
import { TOOLS } from "#core";
import { knowledge } from "#knowledge";
import { check, judge } from "./judge.ts";
import { requestOf } from "./requests.ts";

const NO = Object.fromEntries(
  knowledge.flags.filter(({ parent }) => parent === null).map(({ code }) => [code, false] as const),
);
const asked = (more: object) =>
  requestOf({
    at: "2026-11-23T18:00:00+01:00",
    moment: "post",
    minutes: 12,
    tools: ["foam-roller", "tennis-ball"],
    spots: [],
    complaint: null,
    profile: [],
    answers: NO,
    runs: [],
    entries: [],
    language: "en",
    ...more,
  });
const spots = (soreness: number, side: string, ...regions: readonly string[]) =>
  regions.map((region) => ({ region, side, soreness }));
const calf = spots(6, "left", "calf-gastroc");
const six = spots(5, "left", "calf-gastroc", "quads", "hamstrings", "glute-max", "shin", "adductors");

/** The worths that docs/planner.md names; the referee must find them without the planner. */
describe("the referee finds the worth", () => {
  it.each([
    ["three sore places on both sides", { spots: spots(5, "both", "calf-gastroc", "quads", "hamstrings") }, 4.757958],
    ["a sore calf in three minutes", { spots: calf, minutes: 3 }, 0.904312],
    ["a sore calf in twelve minutes", { spots: calf }, 1.60435],
    ["a sore calf alone", { spots: calf, fill: false }, 0.924725],
    ["six equal places in three minutes", { spots: six, minutes: 3 }, 1.25875],
    ["nothing marked", {}, 0.81],
  ])("of %s", (_, more, worth) => {
    expect(judge(knowledge, asked(more)).worth).toBeCloseTo(worth, 5);
  });
  it("of nothing, where a place is too sore and nothing else was asked for", () => {
    expect(judge(knowledge, asked({ spots: spots(9, "left", "quads") })).worth).toBeNull();
  });
});

describe("the referee refuses a plan", () => {
  const step = {
    technique: "T10",
    name: "Calf on foam roller",
    region: "calf-gastroc",
    side: "left",
    tool: "foam-roller",
    position: "floor",
    stroke: "roll",
    startSeconds: 20,
    seconds: 120,
    sets: 3,
    setSeconds: 30,
    restSeconds: 15,
    passSeconds: 3,
    spotSeconds: null,
    spots: null,
    pain: { target: 4, ceiling: 5 },
    stretch: null,
    because: [],
  } as const;
  const plan = { seconds: 140, worth: 0, steps: [step], left: [], cautions: [], see: [] };
  const broken = (more: object, of: object = {}) => {
    const { model } = judge(knowledge, asked({ spots: calf, tools: TOOLS, ...more }));
    return check(model, { ...plan, steps: [{ ...step, ...of }] }).breaks.join();
  };
  it("only where it breaks a rule", () => expect(broken({})).toBe(""));
  it("that is longer than the minutes", () => {
    const long = { spots: calf, tools: TOOLS, minutes: 3 };
    const { model } = judge(knowledge, asked(long));
    const soleus = { ...step, technique: "T14", region: "calf-soleus", side: "left", sets: 3, seconds: 120 } as const;
    expect(check(model, { ...plan, steps: [step, soleus] }).breaks.join()).toMatch(/time/);
  });
  it("with more pain than the rules allow", () =>
    expect(broken({}, { pain: { target: 4, ceiling: 6 } })).toMatch(/pain/));
  it("with a dose that is worth no step", () => expect(broken({}, { sets: 1, seconds: 30 })).toMatch(/no such choice/));
  it("under body weight with a blood thinner", () => expect(broken({ profile: ["PF1"] })).toMatch(/no such choice/));
  it("on one side alone of what nobody asked for", () => expect(broken({ spots: [] })).toMatch(/alike/));
});
