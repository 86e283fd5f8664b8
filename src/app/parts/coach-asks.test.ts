import { describe, expect, it } from "vitest";
import type { SessionEvent } from "#core";
import { loadRules } from "../engine.ts";
import { coachAsks } from "./coach-asks.ts";

const rules = await loadRules();
const request = {
  at: "2026-11-23T18:00:00+01:00",
  moment: "post",
  minutes: 12,
  tools: ["foam-roller"],
  spots: [{ region: "calf-gastroc", side: "left", soreness: 6 }],
  complaint: null,
  profile: [],
  answers: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 16, 18, 19].map((n) => [`RF${n}`, false])),
  runs: [],
  entries: [],
  fill: false,
  language: "en",
};
const read = rules.readRequest(rules.knowledge, request);
const advice = read.ok ? rules.advise(rules.knowledge, read.request) : null;
if (advice?.verdict !== "plan") throw new Error("no plan");
const { plan } = advice;
/** For each second of a session with these events, the step in which it is asked; null where it is not. */
function asksIn(events: readonly SessionEvent[], seconds: number): readonly (number | null)[] {
  return Array.from({ length: seconds }, (_, second) => {
    const before = events.filter(({ atMs }) => atMs <= second * 1000);
    const state = rules.replay(plan, [...before, { kind: "tick", atMs: second * 1000 }], {
      knowledge: rules.knowledge,
    });
    return coachAsks(state) ? (state.phase?.step ?? null) : null;
  });
}
const start: SessionEvent = { kind: "start", atMs: 0 };
const runs = (asked: readonly (number | null)[]) => asked.filter((at, n) => at !== null && at !== asked[n - 1]);

describe("how strong the pressure is", () => {
  it("is asked once a step, in its first set, for a few seconds", () => {
    const asked = asksIn([start], plan.seconds);
    expect(runs(asked)).toEqual(plan.steps.map((_, at) => at));
    expect(asked.filter((at) => at === 0).length).toBeLessThanOrEqual(14);
  });
  it("is not asked again once it was told, nor after too much", () => {
    const at = asksIn([start], 120).findIndex((step) => step === 0) * 1000;
    const told = asksIn([start, { kind: "pain", atMs: at + 1000, value: 3 }], 120);
    expect(runs(told).filter((step) => step === 0)).toEqual([0]);
    expect(told.filter((step) => step === 0).length).toBe(1);
    expect(asksIn([start, { kind: "pain", atMs: at, value: 3 }], 120).slice(at / 1000)).not.toContain(0);
    const eased = asksIn([start, { kind: "too-much", atMs: at - 2000 }, { kind: "resume", atMs: at - 1000 }], 60);
    expect(eased).not.toContain(0);
  });
});
