import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advise, readRequest } from "#core";
import type { Advice, Done, Request, Step } from "#core";
import { knowledge } from "#knowledge";
import { requests } from "./requests.sample.ts";

/** Laws of what is asked with `done`: made of a plan's own steps, as far as a person may have come, to a part of a second. */
const ASKED = 300;
const AT = "2026-11-23T18:00:00+01:00";
const CALF = { region: "calf-gastroc", side: "left" } as const;
const NO = Object.fromEntries(knowledge.flags.map(({ code }) => [code, false]));
const PLAIN = {
  at: AT,
  moment: "post",
  minutes: 12,
  tools: ["foam-roller", "tennis-ball"],
  spots: [{ ...CALF, soreness: 3 }],
  complaint: null,
  profile: [],
  answers: NO,
  runs: [],
  entries: [],
  fill: false,
  language: "en",
};
const row = (more: object = {}) => ({
  technique: "T10",
  ...CALF,
  seconds: 60,
  stop: null,
  over: false,
  stretch: null,
  ...more,
});

function read(told: object): Request {
  const found = readRequest(knowledge, told);
  if (!found.ok) throw new Error(`${found.refused.field}: ${found.refused.expected}`);
  return found.request;
}
const answered = (told: object): Advice => advise(knowledge, read(told));
const stepsOf = (answer: Advice): readonly Step[] => (answer.verdict === "plan" ? answer.plan.steps : []);
const timesOf = ({ sets, spots }: Step): number => sets ?? spots ?? 0;
const lengthOf = ({ setSeconds, spotSeconds }: Step): number => setSeconds ?? spotSeconds ?? 0;
const keysOf = ({ region, side }: Pick<Done, "region" | "side">): readonly string[] =>
  (side === "both" ? ["left", "right"] : [side]).map((each) => `${region}.${each}`);

const how = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  stop: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom("SR1", "SR5") }),
  over: fc.boolean(),
});
const way = fc.record({
  rows: fc.array(how, { minLength: 1, maxLength: 6 }),
  minutes: fc.double({ min: 3, max: 60, noNaN: true }),
});

interface Asked {
  readonly request: Request;
  readonly answer: Advice;
}
const ALL: readonly Asked[] = fc.sample(fc.tuple(requests, way), ASKED).flatMap(([told, { rows, minutes }]) => {
  const steps = stepsOf(answered(told));
  const done = steps.slice(0, rows.length).map((step, n) => {
    const { technique, region, side } = step;
    const { share = 1, stop = null, over = false } = rows[n] ?? {};
    return { technique, region, side, seconds: share * timesOf(step) * lengthOf(step), stop, over, stretch: null };
  });
  if (done.length === 0) return [];
  const request = read({ ...told, minutes, done });
  return [{ request, answer: advise(knowledge, request) }];
});
function always(check: (asked: Asked, done: readonly Done[]) => void): void {
  expect(ALL.length).toBeGreaterThan(30);
  for (const asked of ALL)
    try {
      check(asked, asked.request.done ?? []);
    } catch (broken) {
      throw new Error(JSON.stringify(asked), { cause: broken });
    }
}

describe("the rest of a session that is asked for", () => {
  it("presses a place 120 s at most and 20 minutes in all, with what was done to the last part of a second", () => {
    always(({ answer }, done) => {
      const sums = new Map<string, number>();
      let all = 0;
      const add = (keys: readonly string[], seconds: number): void => {
        all += seconds;
        for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + seconds);
      };
      for (const each of done) if (each.technique !== "T50") add(keysOf(each), each.seconds);
      for (const step of stepsOf(answer))
        if (step.technique !== "T50") add(keysOf(step), timesOf(step) * lengthOf(step));
      for (const seconds of sums.values()) expect(seconds).toBeLessThanOrEqual(120);
      expect(all).toBeLessThanOrEqual(1200);
    });
  });
  it("goes back to nothing that is over, and on with nothing after SR5", () => {
    always(({ answer }, done) => {
      const over = done.filter((each) => each.over || each.stop !== null).flatMap(keysOf);
      for (const step of stepsOf(answer)) for (const key of keysOf(step)) expect(over).not.toContain(key);
      expect(done.some(({ stop }) => stop === "SR5") && answer.verdict === "plan").toBe(false);
    });
  });
  it.each([0.1, 1 / 3, 12.345, 59.999, 1e-9])("is a plan after %s seconds of its only step", (seconds) => {
    expect(answered({ ...PLAIN, done: [row({ seconds })] }).verdict).toBe("plan");
  });
  it("is nothing anywhere after SR5, whatever the tools", () => {
    const done = [row({ seconds: 10, stop: "SR5" })];
    const spots = [{ ...CALF, soreness: 3 }, { region: "quads", side: "right", soreness: 4 } as const];
    for (const fill of [true, false])
      for (const tools of [[], PLAIN.tools]) {
        const answer = answered({ ...PLAIN, tools, fill, spots, done });
        expect(answer).toMatchObject({ verdict: "cannot", reason: "everything-avoided" });
        expect(answer).toMatchObject({ left: spots.map(({ region, side }) => ({ region, side, why: "SR5" })) });
      }
  });
  it("says enough, not too short, once the 20 minutes that a plan may press are used", () => {
    const regions = ["quads", "hamstrings", "glute-max", "glute-med", "adductors", "hip-flexor"] as const;
    const technique = (region: string) =>
      knowledge.techniques.find((each) => each.region === region && !each.gated)?.code ?? "T10";
    const full = regions.flatMap((region) =>
      (["left", "right"] as const).map((side) => row({ technique: technique(region), region, side, seconds: 115 })),
    );
    for (const minutes of [3, 20]) {
      const answer = answered({ ...PLAIN, minutes, done: full });
      expect(answer).toMatchObject({ verdict: "cannot", reason: "enough-for-now" });
      expect(answer).toMatchObject({ left: [{ ...CALF, why: "enough-today" }] });
    }
  });
  it("does not call a place missed that had its whole dose", () => {
    const others = ["quads", "hamstrings"].map((region) => ({ region, side: "left", soreness: 6 }));
    const spots = [{ ...CALF, soreness: 3 }, ...others];
    const why = (seconds: number) => {
      const answer = answered({ ...PLAIN, minutes: 3, spots, done: [row({ seconds })] });
      return answer.verdict === "plan" ? answer.plan.left.find(({ region }) => region === CALF.region)?.why : null;
    };
    expect([30, 90].map(why)).toEqual(["time", "enough-today"]);
  });
});

const session = fc.record({
  hours: fc.double({ min: 0, max: 170, noNaN: true }),
  seconds: fc.integer({ min: 0, max: 130 }),
  before: fc.option(fc.integer({ min: 0, max: 6 })),
  worse: fc.integer({ min: -2, max: 4 }),
});
const region = fc.constantFrom(...knowledge.regions.filter(({ code }) => code !== "whole-leg"));
const marked = fc.record({
  region,
  soreness: fc.integer({ min: 0, max: 8 }),
  tools: fc.constantFrom(
    [],
    ["foam-roller"],
    knowledge.tools.map(({ code }) => code),
  ),
  moment: fc.constantFrom("post", "rest", "bed", "pre"),
  sessions: fc.array(session, { minLength: 1, maxLength: 8 }),
  done: fc.option(fc.record({ seconds: fc.double({ min: 0, max: 130, noNaN: true }), over: fc.boolean() })),
  fill: fc.boolean(),
  asked: fc.boolean(),
});
const before = (hours: number): string => new Date(Date.parse(AT) - hours * 3_600_000).toISOString();

describe("when a place is ready again", () => {
  it("is later, and true: what is asked then is not told to wait", () => {
    let waited = 0;
    fc.assert(
      fc.property(marked, ({ region: fact, sessions, done, asked, soreness, ...more }) => {
        const own = knowledge.techniques.find((each) => each.region === fact.code && !each.gated);
        fc.pre(own !== undefined && own.code !== "T50");
        const side = fact.midline ? "middle" : "left";
        const here = { technique: own?.code, region: fact.code, side } as const;
        const rest = { tool: own?.tool, after: null, highest: null, stop: null };
        const entries = sessions.flatMap(({ hours, seconds, before: told, worse }) => [
          {
            kind: "session",
            at: before(hours),
            moment: "post",
            worked: [{ ...here, ...rest, seconds, before: told }],
          },
          {
            kind: "morning",
            at: before(hours / 2),
            felt: [{ region: fact.code, side, soreness: Math.max(0, (told ?? 3) + worse) }],
          },
        ]);
        const rows = done === null ? [] : [{ ...here, ...done, stop: null, stretch: null }];
        const told = {
          ...PLAIN,
          ...more,
          spots: asked ? [{ region: fact.code, side, soreness }] : [],
          entries,
          ...(rows.length > 0 ? { done: rows } : {}),
        };
        const answer = answered(told);
        if (answer.verdict !== "cannot" || answer.reason !== "enough-for-now") return;
        waited++;
        expect(Date.parse(answer.readyAt)).toBeGreaterThan(Date.parse(AT));
        const had = rows.map(({ technique, seconds }) => ({ ...here, ...rest, technique, before: null, seconds }));
        const over = { kind: "session", at: AT, moment: more.moment, worked: had };
        const later = answered({ ...told, at: answer.readyAt, done: [], entries: [...entries, over] });
        expect(later.verdict === "cannot" ? later.reason : "").not.toBe("enough-for-now");
      }),
      { numRuns: 1500 },
    );
    expect(waited).toBeGreaterThan(30);
  });
});

describe("what is left of a place", () => {
  const done = (technique: string, region: string, side: string, seconds: number, over: boolean) =>
    row({ technique, region, side, seconds, over });
  const both = (technique: string, region: string): readonly object[] =>
    ["left", "right"].map((side) => done(technique, region, side, 60, true));
  const few = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 16, 18, 19].map((n) => [`RF${n}`, false]));
  const rest = { ...PLAIN, minutes: 20, tools: ["foam-roller"], positions: ["floor"], spots: [], fill: true };
  it.each([
    [
      "no option at all",
      { answers: few, done: [done("T13", "calf-soleus", "left", 30, true), ...both("T10", "calf-gastroc")] },
    ],
    [
      "less than one set",
      {
        moment: "pre",
        done: [done("T10", "calf-gastroc", "left", 7, false), ...both("T21", "quads"), ...both("T14", "calf-soleus")],
      },
    ],
  ])("%s is enough for now, and never a question of minutes", (_, more) => {
    expect(answered({ ...rest, ...more })).toMatchObject({ verdict: "cannot", reason: "enough-for-now" });
  });
});
