import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advise, POSITIONS, readRequest, sidesOf, TOOLS } from "#core";
import type { Advice, Request, Step } from "#core";
import { knowledge } from "#knowledge";
import { requests, wishful } from "./requests.sample.ts";

/** Laws of whole answers, one for each sentence of the contract's "An answer" and of the planner's page that promises something of a plan. */
const REQUESTS = 400;
const HELD = "T09 T17 T25 T26 T31 T35 T37 T38 T39 T41 T43 T45".split(" ");
const HAND_WORK_OF_ITS_OWN = ["toes", "heel", "low-back", "chest", "side-ribs", "diaphragm"];
const PLAIN = [
  "time",
  "tool",
  "position",
  "moment",
  "gate",
  "too-sore",
  "enough-today",
  "enough-this-week",
  "wish",
  "without",
];
const NO_TECHNIQUE = ["tool", "position", "moment", "gate"];

const techniques = new Map(knowledge.techniques.map((fact) => [fact.code, fact]));
const stretches = new Map(knowledge.stretches.map((fact) => [fact.code, fact]));

function answered(told: unknown): { readonly request: Request; readonly answer: Advice } {
  const read = readRequest(knowledge, told);
  if (!read.ok) throw new Error(`${read.refused.field}: ${read.refused.expected}`);
  return { request: read.request, answer: advise(knowledge, read.request) };
}
const stepsOf = (answer: Advice): readonly Step[] => (answer.verdict === "plan" ? answer.plan.steps : []);
const leftOf = (answer: Advice) =>
  answer.verdict === "plan" ? answer.plan.left : answer.verdict === "cannot" ? answer.left : [];
const seeOf = (answer: Advice) =>
  answer.verdict === "plan" ? answer.plan.see : answer.verdict === "cannot" ? answer.see : [];
const sidesWorked = ({ side }: Step): readonly string[] => (side === "both" ? ["left", "right"] : [side]);
const isAt = (step: Step, region: string, side: string): boolean =>
  step.region === region && sidesWorked(step).includes(side);

const marksOf = ({ spots }: Request) =>
  spots.flatMap(({ region, side, soreness }) =>
    (side === "both" ? ["left", "right"] : [side]).map((each) => ({ region, side: each, soreness })),
  );
const rowOf = ({ complaint }: Request) => knowledge.complaints.find(({ code }) => code === complaint);
/** Regions that are marked or that the complaint's row names. */
const wantedOf = (request: Request): ReadonlySet<string> =>
  new Set([...request.spots.map(({ region }) => region), ...(rowOf(request)?.regions ?? [])]);
/** The same by place: the row counts on every side that is marked, on both where none is. */
function placesAsked(request: Request): ReadonlySet<string> {
  const marked = marksOf(request);
  const sides = marked.map(({ side }) => side).filter((side) => side !== "middle");
  const counts = (side: string): boolean => side === "middle" || sides.length === 0 || sides.includes(side);
  const named = (rowOf(request)?.regions ?? []).flatMap((region) =>
    sidesOf(region)
      .filter(counts)
      .map((side) => ({ region, side })),
  );
  return new Set([...marked, ...named].map(({ region, side }) => `${region}.${side}`));
}

const timesOf = (step: Step): number => step.sets ?? step.spots ?? 0;
const lengthOf = (step: Step): number => step.setSeconds ?? step.spotSeconds ?? 0;
const pressedBy = (step: Step): number => (step.technique === "T50" ? 0 : timesOf(step) * lengthOf(step));

/** Answered once for all laws, without wishes and with them; each run of the tests draws others. */
const ANSWERED = [...fc.sample(requests, REQUESTS), ...fc.sample(wishful, REQUESTS)].map(answered);
function always(check: (answer: Advice, request: Request) => void): void {
  for (const { answer, request } of ANSWERED)
    try {
      check(answer, request);
    } catch (broken) {
      throw new Error(`${JSON.stringify(request)}\n${JSON.stringify(answer)}`, { cause: broken });
    }
}
const everyStep = (check: (step: Step, request: Request) => void) =>
  always((answer, request) => stepsOf(answer).forEach((step) => check(step, request)));

describe("a plan", () => {
  it("counts from the session's beginning, changes of position and tool included, and never exceeds the minutes", () => {
    always((answer, { minutes }) => {
      if (answer.verdict !== "plan") return;
      let [at, before]: [number, Step | null] = [0, null];
      for (const step of answer.plan.steps) {
        const moved = before?.position !== step.position;
        at += (moved ? 10 : 0) + (moved || before?.tool !== step.tool ? 4 : 0) + 6;
        expect(step.startSeconds).toBe(at);
        expect(step.seconds).toBe(timesOf(step) * lengthOf(step) + (timesOf(step) - 1) * step.restSeconds);
        at += step.seconds + (step.stretch === null ? 0 : 6 + step.stretch.seconds);
        before = step;
      }
      expect(answer.plan.seconds).toBe(at);
      expect(at).toBeLessThanOrEqual(minutes * 60);
    });
  });
  it("holds spots where the contract says so, and has sets elsewhere", () => {
    everyStep((step) => {
      const held = HELD.includes(step.technique);
      expect([step.sets === null, step.setSeconds === null]).toEqual([held, held]);
      expect([step.spots === null, step.spotSeconds === null]).toEqual([!held, !held]);
      expect(step.restSeconds).toBe(held ? 5 : 15);
      expect(step.passSeconds === null).toBe(held || step.technique === "T49" || step.technique === "T50");
    });
  });
  it("works left, right or the middle; both at once is T50 alone", () => {
    everyStep((step) => {
      const sides: readonly string[] = step.technique === "T50" ? ["both"] : sidesOf(step.region);
      expect(sides).toContain(step.side);
    });
  });
  it("carries T52 and T53 to a single region only where it was asked for, with that region's stretch", () => {
    everyStep((step, request) => {
      const row = techniques.get(step.technique);
      if (row?.region === step.region) return;
      expect(["T52", "T53"]).toContain(step.technique);
      expect(HAND_WORK_OF_ITS_OWN).not.toContain(step.region);
      expect(wantedOf(request)).toContain(step.region);
      const own = knowledge.techniques.find(({ region }) => region === step.region);
      expect([undefined, own?.stretch]).toContain(step.stretch?.id);
    });
  });
  it("gives a stretch its own time, 15 s before a run unless it moves, in a position that is possible", () => {
    everyStep(({ stretch }, { moment, positions }) => {
      const fact = stretch === null ? undefined : stretches.get(stretch.id);
      if (stretch === null || fact === undefined) return;
      const moves = ["ST16", "ST17"].includes(stretch.id);
      expect(stretch.seconds).toBe(moment === "pre" && !moves ? Math.min(15, fact.holdSeconds) : fact.holdSeconds);
      expect(fact.positions.some((position) => positions.includes(position))).toBe(true);
    });
  });
  it("stretches nothing that is marked 7 or more, and nothing with a profile code that the stretch lists", () => {
    everyStep((step, request) => {
      const fact = step.stretch === null ? undefined : stretches.get(step.stretch.id);
      if (fact === undefined) return;
      const listed: readonly string[] = fact.outWith;
      expect(request.profile.filter((code) => listed.includes(code))).toEqual([]);
      const sore = marksOf(request).some(({ region, side, soreness }) => soreness >= 7 && isAt(step, region, side));
      expect(sore && !["ST15", "ST16"].includes(fact.code)).toBe(false);
    });
  });
  it("says why each step is in it", () => {
    everyStep(({ because }) => {
      expect(because.length).toBeGreaterThan(0);
      for (const { code } of because)
        expect(["sore", "complaint", "load", "usual", "rested", "helped", "liked"]).toContain(code);
    });
  });
  it("before a run is three regions at most, none gated or drummed, at most 3 where it was never done", () => {
    always((answer, { moment }) => {
      if (moment !== "pre") return;
      const steps = stepsOf(answer);
      expect(new Set(steps.map(({ region }) => region)).size).toBeLessThanOrEqual(3);
      for (const step of steps) {
        expect(["low-back", "lateral-thigh", "chest", "toes", "heel", "diaphragm"]).not.toContain(step.region);
        expect([step.stroke === "tap", techniques.get(step.technique)?.gated]).toEqual([false, false]);
        expect(step.pain.ceiling).toBeLessThanOrEqual(3);
        const single = techniques.get(step.technique)?.dose.times === 1 && step.technique !== "T50";
        expect(lengthOf(step)).toBeLessThanOrEqual(single ? 30 : 60);
      }
    });
  });
  it("at bedtime takes no hard tool and stays at 3", () => {
    everyStep((step, { moment }) => {
      if (moment !== "bed") return;
      expect(["golf-ball", "screwdriver-handle", "rolling-pin"]).not.toContain(step.tool);
      expect(Math.max(step.pain.target, step.pain.ceiling)).toBeLessThanOrEqual(3);
    });
  });
  it("has at most two techniques on a place, each once, one of them by hand, one gated step and 20 minutes", () => {
    always((answer) => {
      const steps = stepsOf(answer);
      for (const { region, side } of steps) {
        const here = steps.filter((step) => step.region === region && step.side === side);
        expect(here.length).toBeLessThanOrEqual(2);
        expect(new Set(here.map(({ technique }) => technique)).size).toBe(here.length);
        expect(here.filter(({ tool }) => tool === "hands").length).toBeLessThanOrEqual(1);
      }
      expect(steps.filter(({ technique }) => techniques.get(technique)?.gated).length).toBeLessThanOrEqual(1);
      expect(steps.reduce((sum, step) => sum + pressedBy(step), 0)).toBeLessThanOrEqual(1200);
    });
  });
  it("presses a place no longer than the evidence, 120 s, or 60 s where it is very sore", () => {
    always((answer, request) => {
      const steps = stepsOf(answer);
      for (const { region, side } of steps) {
        const here = steps.filter((step) => step.region === region && step.side === side);
        const totals = knowledge.regions.find(({ code }) => code === region)?.totals ?? { pre: 0, postRest: 0 };
        const soreness = marksOf(request).find((mark) => mark.region === region && mark.side === side)?.soreness ?? 0;
        const most = Math.min(120, request.moment === "pre" ? Math.min(90, totals.pre) : totals.postRest);
        const sum = here.reduce((seconds, step) => seconds + pressedBy(step), 0);
        expect(sum).toBeLessThanOrEqual(soreness >= 7 ? Math.min(60, most) : most);
      }
    });
  });
  it("works what nobody asked for on both sides alike or not at all, and with fill false not at all", () => {
    always((answer, request) => {
      const extra = stepsOf(answer).filter(({ region, side }) => !wantedOf(request).has(region) && side !== "both");
      const unasked = stepsOf(answer).filter(({ region }) => !wantedOf(request).has(region));
      expect(request.fill ? [] : unasked).toEqual([]);
      const told = (side: string) =>
        extra
          .filter((step) => step.side === side)
          .map((step) => [step.technique, step.region, step.position, timesOf(step)].join(" "))
          .toSorted();
      expect(told("left")).toEqual(told("right"));
    });
  });
  it("stays at the highest pain of the complaint's row on its regions", () => {
    everyStep((step, request) => {
      const row = rowOf(request);
      const most = row?.regions.includes(step.region) ? (row.ceiling ?? 5) : 5;
      expect(Math.max(step.pain.target, step.pain.ceiling)).toBeLessThanOrEqual(most);
    });
  });
  it("passes over no place under the whole leg that is out or marked 9, and takes the lowest ceiling", () => {
    always((answer, request) => {
      const under = ["calf-gastroc", "calf-soleus", "shin", "quads", "hamstrings", "adductors"];
      for (const step of stepsOf(answer).filter(({ region }) => region === "whole-leg")) {
        const marks = marksOf(request).filter(({ region, side }) => under.includes(region) && side === step.side);
        expect(marks.filter(({ soreness }) => soreness >= 9)).toEqual([]);
        expect(step.pain.ceiling).toBeLessThanOrEqual(marks.some(({ soreness }) => soreness >= 7) ? 2 : 5);
        const isUnder = ({ region, side }: { readonly region: string; readonly side: string }): boolean =>
          under.includes(region) && side === step.side;
        expect(leftOf(answer).filter((left) => isUnder(left) && /^(RF|SR|FU)/.test(left.why))).toEqual([]);
      }
    });
  });
});

describe("what is left", () => {
  it("is every marked place that is in no step, and no place that is in one", () => {
    always((answer, request) => {
      if (answer.verdict !== "plan" && answer.verdict !== "cannot") return;
      const left = leftOf(answer);
      for (const { region, side } of marksOf(request)) {
        const worked = stepsOf(answer).some((step) => isAt(step, region, side));
        expect(left.filter((each) => each.region === region && each.side === side)).toHaveLength(worked ? 0 : 1);
      }
      for (const { region, side } of left)
        expect(stepsOf(answer).filter((step) => isAt(step, region, side))).toEqual([]);
    });
  });
  it("has a code or one of the plain reasons", () => {
    always((answer) => {
      for (const { why } of leftOf(answer))
        expect(PLAIN.includes(why) || /^(RF\d+a?|PF\d+|SR\d+|FU\d|C\d+)$/.test(why)).toBe(true);
    });
  });
  it("at 9 and 10 is too sore or out for safety, and FU3 is to be seen to", () => {
    always((answer, request) => {
      if (answer.verdict !== "plan" && answer.verdict !== "cannot") return;
      const most = marksOf(request).filter(({ soreness }) => soreness >= 9);
      for (const { region, side } of most) {
        const why = leftOf(answer).find((each) => each.region === region && each.side === side)?.why;
        expect(why === "too-sore" || !PLAIN.includes(why ?? "time")).toBe(true);
      }
      expect(most.length === 0 || seeOf(answer).includes("FU3")).toBe(true);
    });
  });
  it("holds the regions of a routine referral, and the referral is to be seen to", () => {
    always((answer, { answers }) => {
      if (answer.verdict !== "plan" && answer.verdict !== "cannot") return;
      for (const { code, regions, timeframe } of knowledge.flags) {
        if (timeframe !== "routine") continue;
        expect(seeOf(answer).includes(code)).toBe(answers[code] === true);
        const told = answers[code] === true ? regions : [];
        expect(told.filter((region) => !leftOf(answer).some((left) => left.region === region))).toEqual([]);
      }
    });
  });
  it("tells the reason of no plan: the first in the contract's order that holds for anything asked for", () => {
    always((answer, request) => {
      if (answer.verdict !== "cannot" || answer.reason === "nothing-chosen") return;
      const asked = placesAsked(request);
      const whys = answer.left.filter(({ region, side }) => asked.has(`${region}.${side}`)).map(({ why }) => why);
      const ofCare = whys.some((why) => why === "too-sore" || !PLAIN.includes(why));
      const rest = whys.some((why) => NO_TECHNIQUE.includes(why)) ? "no-technique" : answer.reason;
      expect(answer.reason).toBe(ofCare ? "everything-avoided" : rest);
    });
  });
});

describe("when anything was asked for", () => {
  it("nothing that nobody asked for takes its place", () => {
    always((answer, request) => {
      const left = request.wishes?.leave ?? [];
      if (answer.verdict !== "plan" || wantedOf(request).size === 0 || left.length > 0) return;
      expect(answer.plan.steps.some(({ region }) => wantedOf(request).has(region))).toBe(true);
    });
  });
  it("more minutes, one more tool or position never lower the worth and never make a question of a plan", () => {
    const more = fc.record({
      minutes: fc.integer({ min: 0, max: 10 }),
      tool: fc.constantFrom(...TOOLS),
      position: fc.constantFrom(...POSITIONS),
    });
    fc.assert(
      fc.property(requests, more, (told, { minutes, tool, position }) => {
        const few = answered(told).answer;
        if (few.verdict !== "plan") return;
        const changes = [
          { minutes: Math.min(60, told.minutes + minutes) },
          { tools: [...told.tools, tool] },
          { positions: [...told.positions, position] },
        ];
        for (const change of changes) {
          const { answer } = answered({ ...told, ...change });
          const worth = answer.verdict === "plan" ? answer.plan.worth : Number.NEGATIVE_INFINITY;
          expect(worth).toBeGreaterThanOrEqual(few.plan.worth);
        }
      }),
      { numRuns: 40 },
    );
  });
});
