import { describe, expect, it } from "vitest";
import type { Plan } from "./advice.ts";
import type { Side } from "./body.ts";
import { adviseWith } from "./advise.ts";
import { advise, planner } from "./plan.ts";
import type { Request, WorkWish } from "./request.ts";
import { ALL_NO, asking, SMALL } from "./small.sample.ts";

type Spot = readonly [region: Request["spots"][number]["region"], side: "left" | "right" | "middle", soreness?: number];
const NONE = { leave: [], work: [], order: [], liked: [], disliked: [] };
function planOf(spots: readonly Spot[], wishes: Partial<Request["wishes"]>, more: Partial<Request> = {}): Plan {
  const answer = advise(
    SMALL,
    asking({
      answers: ALL_NO,
      spots: spots.map(([region, side, soreness = 4]) => ({ region, side, soreness })),
      wishes: { ...NONE, ...wishes },
      ...more,
    }),
  );
  if (answer.verdict !== "plan") throw new Error(answer.verdict);
  return answer.plan;
}
const at = (region: Spot[0], side: Side = "left") => ({ region, side });
const work = (region: Spot[0], more: Partial<WorkWish> = {}): WorkWish => ({
  ...at(region),
  technique: null,
  leastSeconds: null,
  mostSeconds: null,
  ...more,
});
const secondsIn = ({ steps }: Plan, region: string): number =>
  steps
    .filter((step) => step.region === region)
    .reduce((sum, s) => sum + (s.sets ?? s.spots ?? 0) * (s.setSeconds ?? s.spotSeconds ?? 0), 0);
const placesIn = ({ steps }: Plan): readonly string[] => steps.map(({ region, side }) => `${region}.${side}`);
const whyNot = ({ notKept }: Plan): readonly string[] =>
  (notKept ?? []).map(({ wish, region, side, why }) => `${wish} ${region}.${side} ${why}`);

const CALF: Spot = ["calf-gastroc", "left"];
const QUADS: Spot = ["quads", "left"];

describe("a place that is to be left", () => {
  it("is left, and the rest stays", () => {
    const plan = planOf([CALF, QUADS], { leave: [at("quads")] });
    expect(placesIn(plan)).not.toContain("quads.left");
    expect(placesIn(plan)).toContain("calf-gastroc.left");
    expect(whyNot(plan)).toEqual([]);
  });
  it("is left on its side alone", () => {
    const plan = planOf([CALF, ["calf-gastroc", "right"]], { leave: [at("calf-gastroc")] });
    expect(new Set(placesIn(plan))).toEqual(new Set(["calf-gastroc.right"]));
  });
  it("stays where nothing else would be left", () => {
    const plan = planOf([CALF], { leave: [at("calf-gastroc")] });
    expect(placesIn(plan)).toContain("calf-gastroc.left");
    expect(whyNot(plan)).toEqual(["leave calf-gastroc.left last"]);
  });
  it("takes what holds both sides at once with it, and leaves the other side what it has", () => {
    const ribs: readonly Spot[] = [["side-ribs", "left"], ["side-ribs", "right"], CALF];
    expect(planOf(ribs, {}).steps.map(({ technique }) => technique)).toContain("T50");
    const plan = planOf(ribs, { leave: [at("side-ribs")] });
    expect(plan.steps.map(({ technique }) => technique)).not.toContain("T50");
  });
  it("is left as far as it goes, one wish after the other", () => {
    const plan = planOf([CALF, QUADS], { leave: [at("quads"), at("calf-gastroc")] });
    expect(whyNot(plan)).toEqual(["leave calf-gastroc.left last"]);
  });
});

describe("a place that is to be worked", () => {
  it("is worked as it is wished: technique, at least, at most", () => {
    const pin = planOf([CALF], { work: [work("calf-gastroc", { technique: "T12" })] });
    expect(pin.steps.map(({ technique }) => technique)).toEqual(["T12"]);
    const long = planOf([CALF, QUADS], { work: [work("calf-gastroc", { leastSeconds: 120 })] });
    expect(secondsIn(long, "calf-gastroc")).toBe(120);
    const short = planOf([CALF, QUADS], { work: [work("calf-gastroc", { mostSeconds: 60 })] });
    expect(secondsIn(short, "calf-gastroc")).toBe(60);
    for (const plan of [pin, long, short]) expect(whyNot(plan)).toEqual([]);
  });
  it("cannot be worked for longer than it may be, nor for less than is worth it", () => {
    expect(whyNot(planOf([CALF], { work: [work("calf-gastroc", { leastSeconds: 121 })] }))).toEqual([
      "work calf-gastroc.left most",
    ]);
    expect(whyNot(planOf([CALF], { work: [work("calf-gastroc", { technique: "T10", leastSeconds: 91 })] }))).toEqual([
      "work calf-gastroc.left most",
    ]);
    expect(whyNot(planOf([CALF], { work: [work("calf-gastroc", { mostSeconds: 10 })] }))).toEqual([
      "work calf-gastroc.left least",
    ]);
  });
  it("has only its own techniques, and those that nothing takes away", () => {
    expect(whyNot(planOf([CALF], { work: [work("calf-gastroc", { technique: "T21" })] }))).toEqual([
      "work calf-gastroc.left not-here",
    ]);
    expect(
      whyNot(planOf([CALF], { work: [work("calf-gastroc", { technique: "T12" })] }, { tools: ["foam-roller"] })),
    ).toEqual(["work calf-gastroc.left tool"]);
    expect(
      whyNot(planOf([CALF], { work: [work("calf-gastroc", { technique: "T10" })] }, { positions: ["chair"] })),
    ).toEqual(["work calf-gastroc.left position"]);
  });
  it("is worked by what holds both sides at once, wherever the mark is", () => {
    const ribs: readonly Spot[] = [["side-ribs", "left"], CALF];
    for (const technique of [null, "T50"] as const) {
      const plan = planOf(ribs, { work: [work("side-ribs", { side: "right", technique })] });
      expect(plan.steps.map((step) => `${step.technique} ${step.side}`)).toContain("T50 both");
      expect(whyNot(plan)).toEqual([]);
    }
    const other = planOf(ribs, { work: [work("side-ribs", { side: "right", technique: "T21" })] });
    expect(whyNot(other)).toEqual(["work side-ribs.right not-asked"]);
    const long = planOf(ribs, { work: [work("side-ribs", { side: "right", leastSeconds: 500 })] });
    expect(whyNot(long)).toEqual(["work side-ribs.right most"]);
  });
  it("was asked for, or its questions were not asked", () =>
    expect(whyNot(planOf([CALF], { work: [work("quads")] }))).toEqual(["work quads.left not-asked"]));
  it("is not let in past a flag", () => {
    const answers = { ...ALL_NO, RF13: true, RF13a: false };
    const details = [{ code: "RF13", region: "quads", side: "left", on: "2026-11-20" }] as const;
    const plan = planOf([CALF, QUADS], { work: [work("quads")] }, { answers, details });
    expect(whyNot(plan)).toEqual(["work quads.left RF13"]);
    expect(placesIn(plan)).not.toContain("quads.left");
  });
  it("needs the time for it", () => {
    const plan = planOf([CALF, QUADS], { work: [work("quads", { leastSeconds: 90 })] }, { minutes: 2 });
    expect(whyNot(plan)).toEqual(["work quads.left time"]);
  });
  it("is worked beside others, as far as there is room", () => {
    const plan = planOf(
      [CALF, QUADS],
      { work: [work("calf-gastroc", { leastSeconds: 90 }), work("quads", { leastSeconds: 90 })] },
      { minutes: 4 },
    );
    expect(whyNot(plan)).toEqual(["work quads.left time"]);
    expect(placesIn(plan)).toContain("calf-gastroc.left");
  });
});

describe("many wishes", () => {
  const regions = ["calf-gastroc", "quads", "foot"] as const;
  const places = regions.flatMap((region) => (["left", "right"] as const).map((side) => ({ region, side })));
  const spots = places.map((place) => ({ ...place, soreness: 4 }));
  /** How many problems are solved to the optimum, which is what takes time. */
  function optimaFor(minutes: number, wishes: Partial<Request["wishes"]>): number {
    let optima = 0;
    const bestPlan: typeof planner.bestPlan = (...all) => (optima++, planner.bestPlan(...all));
    const request = asking({ answers: ALL_NO, minutes, spots, wishes: { ...NONE, ...wishes } });
    expect(adviseWith({ ...planner, bestPlan })(SMALL, request).verdict).toBe("plan");
    return optima;
  }
  it.each([4, 8, 20, 60])("ask for one optimum beside the usual one, kept or not, in %i minutes", (minutes) => {
    expect(optimaFor(minutes, {})).toBe(1);
    expect(optimaFor(minutes, { leave: places })).toBe(2);
    const work = places.map((place) => ({ ...work90, ...place }));
    expect(optimaFor(minutes, { work })).toBe(2);
    expect(optimaFor(minutes, { leave: places.slice(0, 3), work: work.slice(3) })).toBe(2);
  });
});
const work90 = { technique: null, leastSeconds: 90, mostSeconds: null } as const;

describe("an order", () => {
  it("is followed, and what it does not name comes after", () => {
    const plan = planOf([CALF, QUADS, ["foot", "left"]], { order: [at("foot"), at("quads")] });
    const places = [...new Set(placesIn(plan))];
    expect(places.slice(0, 2)).toEqual(["foot.left", "quads.left"]);
    expect(places).toContain("calf-gastroc.left");
  });
});

describe("what is liked", () => {
  const told = (wishes: Partial<Request["wishes"]>) =>
    planOf([CALF], wishes).steps.map(({ technique, because }) => [technique, because.map(({ code }) => code)] as const);
  it("is said where it is in the plan, and what is not liked gives way", () => {
    expect(told({ disliked: ["T10"] }).map(([technique]) => technique)).not.toContain("T10");
    const [[technique, because] = ["", []]] = told({ liked: ["T12"], disliked: ["T10"] });
    expect(technique).toBe("T12");
    expect(because).toContain("liked");
  });
});

describe("what is to be done without", () => {
  const told = (plan: Plan): readonly string[] => plan.steps.map(({ technique }) => technique);
  it("comes only where it is asked for by name", () => {
    expect(told(planOf([CALF], {}))).toContain("T10");
    const plan = planOf([CALF], { without: ["T10"] });
    expect(told(plan)).not.toContain("T10");
    expect(whyNot(plan)).toEqual([]);
    const asked = planOf([CALF], { without: ["T10"], work: [work("calf-gastroc", { technique: "T10" })] });
    expect(told(asked)).toEqual(["T10"]);
    expect(whyNot(asked)).toEqual([]);
  });
  const every = ["T10", "T11", "T12", "T16", "T17", "T52", "T53"] as const;
  it("leaves a place out that has nothing else, until that is asked for", () => {
    const plan = planOf([CALF, QUADS], { without: every });
    expect(placesIn(plan)).not.toContain("calf-gastroc.left");
    expect(plan.left).toContainEqual({ ...at("calf-gastroc"), why: "without" });
    expect(whyNot(plan)).toEqual([]);
    const asked = planOf([CALF, QUADS], { without: every, work: [work("calf-gastroc")] });
    expect(placesIn(asked)).toContain("calf-gastroc.left");
  });
  it("stays where a plan would have nothing else, and is told", () => {
    const plan = planOf([CALF], { without: every });
    expect(plan.steps.length).toBeGreaterThan(0);
    expect(plan.notKept).toContainEqual(
      expect.objectContaining({ wish: "without", why: "last", technique: expect.any(String) }),
    );
  });
  it("is no way round another rule: what is left without it is what was left before", () => {
    const wishes = { ...NONE, without: ["T10"] as const };
    const read = advise(SMALL, asking({ answers: { ...ALL_NO, RF1: true }, spots: [], wishes }));
    expect(read.verdict).toBe("stop");
  });
});

describe("one technique that is asked for", () => {
  const only = (technique: WorkWish["technique"], more: Partial<Request>) => {
    const [request, wishes] = [{ answers: ALL_NO, fill: false, ...more }, { work: [work("foot", { technique })] }];
    return advise(
      SMALL,
      asking({ ...request, spots: [{ ...at("foot"), soreness: 3 }], wishes: { ...NONE, ...wishes } }),
    );
  };
  it("says why it is not, where no plan is left either", () => {
    const answer = only("T01", { tools: [], positions: ["wall"] });
    expect(answer).toMatchObject({ verdict: "cannot", notKept: [{ wish: "work", ...at("foot"), why: "tool" }] });
    const gated = only("T03", { moment: "rest", tools: [], positions: ["wall"] });
    expect(gated).toMatchObject({ verdict: "cannot", notKept: [{ why: "gate" }] });
  });
  it("stands only beside another", () => {
    const plan = only("T05", { moment: "rest", tools: ["tennis-ball"], positions: ["chair"] });
    expect(plan).toMatchObject({ verdict: "plan", plan: { notKept: [{ why: "beside" }] } });
  });
});
