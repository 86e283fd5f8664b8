import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advise, limitsOf, readRequest, replay, restOf, session } from "#core";
import type { Plan, Request, SessionEvent, SessionState, Step } from "#core";
import { knowledge } from "#knowledge";
import { requests } from "./requests.sample.ts";

/** Laws of the rest of a session: with what was done before it, it stays inside everything that bounds one session. */
const EVENTS = ["skip", "red", "bruise", "numb", "too-much", "lengthen", "pause"] as const;
const course = fc.record({
  seconds: fc.array(fc.integer({ min: 1, max: 240 }), { minLength: 1, maxLength: 5 }),
  kinds: fc.array(fc.constantFrom(...EVENTS), { minLength: 5, maxLength: 5 }),
  minutes: fc.integer({ min: 3, max: 30 }),
});
type Course = typeof course extends fc.Arbitrary<infer C> ? C : never;

/** A session of a plan that has run for a while, with something happening every now and then. */
function begun(request: Request, plan: Plan, { seconds, kinds }: Course): SessionState {
  let at = 0;
  const events = seconds.flatMap((s, n): readonly SessionEvent[] => {
    at += s * 1000;
    const kind = kinds[n] ?? "pause";
    return [
      { kind, atMs: at },
      { kind: "resume", atMs: at },
    ];
  });
  return replay(plan, [{ kind: "start", atMs: 0 }, ...events, { kind: "pause", atMs: at }], {
    knowledge,
    limits: limitsOf(plan, knowledge, request),
  });
}
const planned = (told: object): { readonly request: Request; readonly plan: Plan } | null => {
  const read = readRequest(knowledge, told);
  if (!read.ok) throw new Error(read.refused.field);
  const answer = advise(knowledge, read.request);
  return answer.verdict === "plan" ? { request: read.request, plan: answer.plan } : null;
};

interface Rest {
  readonly request: Request;
  readonly state: SessionState;
  readonly asked: Request;
  readonly rest: Plan;
}
/** Draws sessions until enough of them have a rest. */
const RESTS: readonly Rest[] = fc.sample(fc.tuple(requests, course), 500).flatMap(([told, way]) => {
  const first = planned(told);
  if (first === null) return [];
  const state = begun(first.request, first.plan, way);
  const asked = restOf(first.request, state, way.minutes);
  const answer = advise(knowledge, asked);
  return answer.verdict === "plan" && state.mode !== "ended" ? [{ ...first, state, asked, rest: answer.plan }] : [];
});
function always(check: (rest: Rest) => void): void {
  expect(RESTS.length).toBeGreaterThan(50);
  for (const rest of RESTS)
    try {
      check(rest);
    } catch (broken) {
      throw new Error(JSON.stringify(rest.asked), { cause: broken });
    }
}

const facts = new Map(knowledge.techniques.map((fact) => [fact.code, fact]));
const pressed = (step: Step): number =>
  step.technique === "T50" ? 0 : (step.sets ?? step.spots ?? 0) * (step.setSeconds ?? step.spotSeconds ?? 0);
const sides = (side: string): readonly string[] => (side === "both" ? ["left", "right"] : [side]);
const keysOf = ({ region, side }: { readonly region: string; readonly side: string }): readonly string[] =>
  sides(side).map((each) => `${region}.${each}`);

/** Seconds of each place, done and still planned. */
function sums({ asked, rest }: Rest): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  const add = (key: string, seconds: number): void => void all.set(key, (all.get(key) ?? 0) + seconds);
  for (const row of asked.done ?? []) if (row.technique !== "T50") for (const key of keysOf(row)) add(key, row.seconds);
  for (const step of rest.steps) for (const key of keysOf(step)) add(key, pressed(step));
  return all;
}

describe("the rest of a session", () => {
  it("is no longer than the minutes that are left", () =>
    always(({ asked, rest }) => expect(rest.seconds).toBeLessThanOrEqual(asked.minutes * 60)));
  it("with what was done presses no place above its total, nor 1200 s in all", () =>
    always((rest) => {
      const all = sums(rest);
      for (const [key, seconds] of all) {
        const here = rest.rest.steps.some((step) => keysOf(step).includes(key));
        const region = key.split(".")[0];
        const totals = knowledge.regions.find(({ code }) => code === region)?.totals ?? { pre: 0, postRest: 0 };
        const most =
          region === "whole-leg" ? 60 : Math.min(120, rest.asked.moment === "pre" ? totals.pre : totals.postRest);
        expect(here ? seconds : 0, key).toBeLessThanOrEqual(most);
      }
      expect([...all.values()].reduce((sum, s) => sum + s, 0)).toBeLessThanOrEqual(1200);
    }));
  it("goes back to no place that was finished, skipped or stopped", () =>
    always(({ state, asked, rest }) => {
      const over = (asked.done ?? []).filter((row) => row.over || row.stop !== null).flatMap(keysOf);
      for (const step of rest.steps) {
        expect(over.filter((key) => keysOf(step).includes(key))).toEqual([]);
        expect(state.out.filter((key) => keysOf(step).includes(key))).toEqual([]);
      }
    }));
  it("gives a place no third technique, a session no second gated one and no stretch twice on a side", () =>
    always(({ asked, rest }) => {
      const done = (asked.done ?? []).filter(({ seconds }) => seconds > 0);
      const all = [...done, ...rest.steps];
      for (const key of new Set(all.flatMap(keysOf))) {
        const codes = new Set(all.filter((each) => keysOf(each).includes(key)).map(({ technique }) => technique));
        expect(codes.size).toBeLessThanOrEqual(2);
        expect([...codes].filter((code) => facts.get(code)?.tool === "hands").length).toBeLessThanOrEqual(1);
      }
      const gated = all.filter(({ technique }) => facts.get(technique)?.gated).map(({ technique }) => technique);
      expect(new Set(gated).size).toBeLessThanOrEqual(1);
      const held = (asked.done ?? []).flatMap(({ stretch, side }) => sides(side).map((s) => `${stretch} ${s}`));
      const wanted = rest.steps.flatMap(({ stretch, side }) =>
        stretch === null ? [] : sides(side).map((s) => `${stretch.id} ${s}`),
      );
      expect(wanted.filter((each) => held.includes(each))).toEqual([]);
    }));
  it("before a run has three regions with those that were worked", () =>
    always(({ asked, rest }) => {
      if (asked.moment !== "pre") return;
      const done = (asked.done ?? []).filter(({ seconds }) => seconds > 0).map(({ region }) => region);
      expect(new Set([...done, ...rest.steps.map(({ region }) => region)]).size).toBeLessThanOrEqual(3);
    }));
  it("is done in the session as it was planned, to its end", () =>
    always(({ state, rest }) => {
      const at = state.clockMs;
      const [ready] = session(state, { kind: "replan", atMs: at, plan: rest });
      const [going] = session(ready, { kind: "resume", atMs: at });
      const [ended] = session(going, { kind: "tick", atMs: at + rest.seconds * 1000 + 1 });
      expect(ended.mode).toBe("ended");
      const worked = ended.rows.slice(-rest.steps.length).map(({ pressedMs }) => Math.round(pressedMs / 1000));
      expect(worked).toEqual(
        rest.steps.map((step) => (step.sets ?? step.spots ?? 0) * (step.setSeconds ?? step.spotSeconds ?? 0)),
      );
    }));
});
