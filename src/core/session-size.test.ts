import { describe, expect, it } from "vitest";
import { limitsOf } from "./session-limits.ts";
import { newSession, replay, session } from "./session.ts";
import { whyNotLonger, whyNotShorter } from "./session-size.ts";
import { heldSpots, planOf } from "./session.sample.ts";
import type { SessionEvent } from "./session-state.ts";

const plan = planOf([{ sets: 2, setSeconds: 20 }, heldSpots(1, 20)]);
const roomy = { ...limitsOf(plan), areaMs: { "calf-gastroc.left": 120_000 } };
const at = (seconds: number, kind: "tick" | "pause" | "skip" | "too-much" | "numb"): SessionEvent => ({
  kind,
  atMs: seconds * 1000,
});
const after = (...events: readonly SessionEvent[]) =>
  replay(plan, [{ kind: "start", atMs: 0 }, ...events], { limits: roomy });
const timesAfter = (state: ReturnType<typeof after>, kind: "shorten" | "lengthen"): number | undefined =>
  session(state, { kind, atMs: state.clockMs })[0].rows[0]?.times;

/** [what it is about, the state, why it gets nothing less, why it gets nothing more]. */
const CASES = [
  ["before it begins", newSession(plan), "not-now", "not-now"],
  ["on the way to it", after(at(5, "tick")), null, null],
  ["in its first set", after(at(25, "tick")), null, null],
  ["in its first set, in a pause", after(at(25, "pause")), null, null],
  ["in the rest before its last set", after(at(45, "tick")), null, null],
  ["in its last set", after(at(60, "tick")), null, null],
  ["in its last set, in a pause", after(at(60, "pause")), "least", null],
  ["in its stretch", after(at(90, "tick")), "not-now", "not-now"],
  ["between two steps", after(at(25, "pause"), at(26, "skip")), "not-now", "not-now"],
  ["where it was too much", after(at(25, "too-much")), null, "SR1"],
] as const;

describe("a step gets a set or spot less or more, or says why not", () => {
  it.each(CASES)("%s", (_, state, less, more) => {
    expect([whyNotShorter(state), whyNotLonger(state)]).toEqual([less, more]);
    // What is said is what happens; a last set that is pressed ends.
    const pressesLast = state.mode === "running" && state.phase?.kind === "contact" && state.phase.index === 1;
    const was = state.rows[0]?.times ?? 0;
    expect(timesAfter(state, "lengthen")).toBe(more === null ? was + 1 : was);
    expect(timesAfter(state, "shorten")).toBe(less === null && !pressesLast ? was - 1 : was);
  });
  it("no more than its place has left", () => {
    const first = after(at(25, "tick"));
    expect(whyNotLonger({ ...first, limits: { ...roomy, areaMs: { "calf-gastroc.left": 69_999 } } })).toBe("most");
    expect(whyNotLonger({ ...first, limits: { ...roomy, areaMs: { "calf-gastroc.left": 70_000 } } })).toBeNull();
  });
});
