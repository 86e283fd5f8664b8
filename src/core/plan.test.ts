import { describe, expect, it } from "vitest";
import { bestPlan } from "./plan.ts";
import type { Candidate, Option, Problem } from "./problem.ts";
import { OPTION, PLACE } from "./problem.sample.ts";

const option = (more: Partial<Option> = {}): Option => ({ ...OPTION, ...more });

interface Place extends Partial<Omit<Candidate, "need" | "options">> {
  readonly worth?: number;
  readonly rested?: number;
}
/** A place of so much need (0.5 unless told) whose options are done in its region. */
const place = ({ worth = 0.5, rested = 0, ...more }: Place, ...options: readonly Option[]): Candidate => {
  const region = more.region ?? "quads";
  return {
    ...PLACE,
    ...more,
    region,
    need: { ...PLACE.need, rested, total: worth },
    options: options.map((each) => ({ ...each, region })),
  };
};
const problem = (...candidates: readonly Candidate[]): Problem => ({
  budgetSeconds: 3600,
  maxRegions: null,
  maxPressSeconds: 1200,
  candidates,
});
const stepsOf = (...candidates: readonly Candidate[]) => bestPlan(problem(...candidates))?.steps ?? [];
const becauseOf = (more: Place, ...options: readonly Option[]) =>
  stepsOf(place(more, ...(options.length > 0 ? options : [option()])))[0]?.because;

describe("a plan of nothing", () => {
  it("is none", () => expect(bestPlan(problem())).toBeNull());
});

describe("a step", () => {
  it("has its technique's own numbers, sets apart from spots", () => {
    const sets = option({ stretch: { id: "ST5", seconds: 25, once: false } });
    expect(stepsOf(place({ marked: 4 }, sets))).toEqual([
      {
        technique: "T21",
        name: "Thigh on a roller",
        region: "quads",
        side: "left",
        tool: "foam-roller",
        position: "floor",
        stroke: "roll",
        startSeconds: 20,
        seconds: 75,
        sets: 2,
        setSeconds: 30,
        restSeconds: 15,
        passSeconds: 3,
        spotSeconds: null,
        spots: null,
        pain: { target: 3, ceiling: 4 },
        stretch: { id: "ST5", seconds: 25 },
        because: [{ code: "sore", value: 4 }],
      },
    ]);
    const spots = option({
      work: "spots",
      seconds: 20,
      maxTimes: 3,
      restSeconds: 5,
      minSeconds: 60,
      passSeconds: null,
    });
    expect(stepsOf(place({}, spots))).toMatchObject([
      { sets: null, setSeconds: null, spots: 3, spotSeconds: 20, seconds: 70, stretch: null },
    ]);
  });
  it("of both sides at once is one step, told by the sorer of them", () => {
    const ribs = option({ technique: "T50", bothSides: true, maxTimes: 1, seconds: 60, minSeconds: 60 });
    const sides = [
      place({ region: "side-ribs", marked: 2 }, ribs),
      place({ region: "side-ribs", side: "right", marked: 6, complaint: true }, ribs),
    ];
    expect(stepsOf(...sides)).toMatchObject([
      {
        side: "both",
        because: [
          { code: "sore", value: 6 },
          { code: "complaint", value: 1 },
        ],
      },
    ]);
  });
});

describe("the times of a plan", () => {
  const stretch = { id: "ST5", seconds: 25, once: false } as const;
  it("count the way into a position, to a tool and to a place, and the stretch before the next step", () => {
    const steps = stepsOf(
      place({ worth: 0.9 }, option({ stretch })),
      place({ worth: 0.8, region: "glute-med" }, option()),
      place({ worth: 0.7, region: "adductors" }, option({ tool: "tennis-ball" })),
      place({ worth: 0.6, region: "shin" }, option({ position: "chair", tool: "tennis-ball" })),
    );
    expect(steps.map(({ region, startSeconds }) => [region, startSeconds])).toEqual([
      ["quads", 10 + 4 + 6],
      ["glute-med", 20 + 75 + (6 + 25) + 6],
      ["adductors", 132 + 75 + 4 + 6],
      ["shin", 217 + 75 + 10 + 4 + 6],
    ]);
  });
  it("are all that it takes", () => {
    const plan = bestPlan(problem(place({ worth: 0.9 }, option({ stretch }))));
    expect(plan).toMatchObject({ seconds: 20 + 75 + 6 + 25 });
    expect(plan?.worth).toBeCloseTo(0.9 * (1 + 0.08) - 0.03 - 0.02 - 0.01, 6);
  });
  it("put a stretch after the last step of its place, and a second one after the step before", () => {
    const roller = option({ stretch });
    const ball = option({ technique: "T22", tool: "tennis-ball", maxTimes: 1, stretch });
    const steps = stepsOf(place({ worth: 3, maxSeconds: 90 }, { ...roller, quality: 0.5, fullSeconds: 90 }, ball));
    expect(steps.map((step) => [step.technique, step.stretch?.id ?? null])).toEqual([
      ["T21", null],
      ["T22", "ST5"],
    ]);
  });
});

describe("the order of a plan", () => {
  const orderOf = (...candidates: readonly Candidate[]) => stepsOf(...candidates).map(({ region }) => region);
  it("goes through positions, tools and places by need", () => {
    const chair = option({ position: "chair", tool: "tennis-ball" });
    expect(
      orderOf(
        place({ worth: 0.5, region: "shin" }, chair),
        place({ worth: 0.6, region: "quads" }, option()),
        place({ worth: 0.7, region: "glute-med" }, option({ tool: "tennis-ball" })),
        place({ worth: 0.4, region: "adductors" }, option()),
        place({ worth: 1.8, region: "calf-soleus" }, chair),
      ),
    ).toEqual(["calf-soleus", "shin", "quads", "adductors", "glute-med"]);
  });
  it("breaks ties by position, tool, region, side and technique", () => {
    const chair = option({ position: "chair", tool: "tennis-ball" });
    expect(orderOf(place({ region: "quads" }, option()), place({ region: "shin" }, chair))).toEqual(["shin", "quads"]);
    const ball = option({ tool: "tennis-ball" });
    expect(orderOf(place({ region: "quads" }, ball), place({ region: "adductors" }, option()))).toEqual([
      "adductors",
      "quads",
    ]);
    expect(orderOf(place({ region: "adductors" }, option()), place({ region: "quads" }, option()))).toEqual([
      "quads",
      "adductors",
    ]);
    expect(
      stepsOf(place({ side: "right" }, option()), place({ side: "left" }, option())).map(({ side }) => side),
    ).toEqual(["left", "right"]);
    const two = [option({ technique: "T22", maxTimes: 1 }), option({ maxTimes: 1 })];
    expect(stepsOf(place({ worth: 3 }, ...two)).map(({ technique }) => technique)).toEqual(["T21", "T22"]);
    expect(stepsOf(place({ worth: 3 }, ...two.toReversed())).map(({ technique }) => technique)).toEqual(["T21", "T22"]);
  });
});

describe("the reasons of a step", () => {
  it("are what was marked, a zero too, and what the complaint names", () => {
    expect(becauseOf({ marked: 0 })).toEqual([{ code: "sore", value: 0 }]);
    expect(becauseOf({ marked: 3, complaint: true })).toEqual([
      { code: "sore", value: 3 },
      { code: "complaint", value: 1 },
    ]);
  });
  it("are what was run, to a tenth, where runs are known", () => {
    expect(becauseOf({ demand: 12.34 })).toEqual([{ code: "load", value: 12.3 }]);
    expect(becauseOf({ marked: 3, demand: 12.34 })).toEqual([
      { code: "sore", value: 3 },
      { code: "load", value: 12.3 },
    ]);
  });
  it("are what usually works hard where nothing is known of today, and only then", () => {
    expect(becauseOf({ demand: 12.34, usual: true })).toEqual([{ code: "usual", value: 12.3 }]);
    expect(becauseOf({ demand: 12.34, usual: true, marked: 3 })).toEqual([{ code: "sore", value: 3 }]);
    expect(becauseOf({ demand: 0, usual: true, rested: 0.05 })).toEqual([{ code: "rested", value: 4 }]);
  });
  it("are that it helped, in per cent, where it did", () => {
    expect(becauseOf({ marked: 3 }, option({ helped: 1.12 }))).toEqual([
      { code: "sore", value: 3 },
      { code: "helped", value: 12 },
    ]);
    expect(becauseOf({ marked: 3 }, option({ helped: 0.9 }))).toEqual([{ code: "sore", value: 3 }]);
  });
  it("are the days of rest where there is nothing else", () => {
    expect(becauseOf({ rested: 0.05 })).toEqual([{ code: "rested", value: 4 }]);
    expect(becauseOf({ rested: 0.025 })).toEqual([{ code: "rested", value: 2 }]);
    expect(becauseOf({ rested: 0.05, demand: 1 })).toEqual([{ code: "load", value: 1 }]);
  });
});
