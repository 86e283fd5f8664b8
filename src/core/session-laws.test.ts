import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "./advice.ts";
import { logs, plans } from "./session-logs.sample.ts";
import { planOf } from "./session.sample.ts";
import { newSession, replay, session, workedOf } from "./session.ts";
import type { SessionEvent, SessionState } from "./session-state.ts";
import { timeline } from "./timeline.ts";
import type { Timeline } from "./timeline.ts";
import { SMALL } from "./small.sample.ts";

const contacts = (cues: Timeline) => {
  const leaves = cues.filter(({ kind }) => kind === "leave");
  return cues.filter(({ kind }) => kind === "enter").map((e, n) => ({ ...e, ms: (leaves[n]?.atMs ?? 0) - e.atMs }));
};

/** Contact as somebody beside the mat would time it, from the cues alone; lost time is nobody's. */
function timed(plan: Plan, events: readonly SessionEvent[]) {
  let state = newSession(plan);
  let open: Readonly<{ atMs: number; step: number }> | null = null as Readonly<{ atMs: number; step: number }> | null;
  let clock = 0;
  let ended = false;
  const spans: { step: number; ms: number }[] = [];
  for (const event of events) {
    if (event.atMs < clock && open !== null) {
      spans.push({ step: open.step, ms: clock - open.atMs });
      open = { ...open, atMs: event.atMs };
    }
    const from = clock;
    clock = event.atMs;
    const [next, todo] = session(state, event);
    for (const each of todo) {
      if (each.do === "end") ended = true;
      if (each.do !== "cue") continue;
      if (each.cue.kind === "enter") {
        if (open !== null || ended) throw new Error("contact twice, or after the end");
        open = { atMs: each.cue.atMs, step: each.cue.step ?? -1 };
      }
      if (each.cue.kind === "leave") {
        if (open === null) throw new Error("left without contact");
        const until = event.kind === "gap" ? Math.min(from, each.cue.atMs) : each.cue.atMs;
        spans.push({ step: open.step, ms: Math.max(0, until - open.atMs) });
        open = null;
      }
    }
    state = next;
  }
  return { spans, state };
}

describe("laws of a timeline", () => {
  it("is in order, in whole milliseconds, and ends with the plan", () =>
    fc.assert(
      fc.property(plans, (plan) => {
        const cues = timeline(plan, SMALL);
        const times = cues.map(({ atMs }) => atMs);
        expect(times.every(Number.isInteger)).toBe(true);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(cues.at(-1)).toMatchObject({ kind: "done", atMs: plan.seconds * 1000 });
      }),
    ));

  it("enters and leaves by turns, begins each step on its second and presses what the plan says", () =>
    fc.assert(
      fc.property(plans, (plan) => {
        const cues = timeline(plan, SMALL);
        const edges = cues.filter(({ kind }) => kind === "enter" || kind === "leave");
        expect(edges.every(({ kind }, n) => kind === (n % 2 === 0 ? "enter" : "leave"))).toBe(true);
        for (const [n, step] of plan.steps.entries()) {
          const mine = contacts(cues).filter((c) => c.step === n);
          const one = (step.setSeconds ?? step.spotSeconds ?? 0) * 1000;
          expect(mine.map(({ ms }) => ms)).toEqual(Array.from({ length: step.sets ?? step.spots ?? 0 }, () => one));
          expect(mine[0]?.atMs).toBe(step.startSeconds * 1000);
          const most = step.sets === null ? (step.tool === "golf-ball" ? 10_000 : 30_000) : 60_000;
          expect(one).toBeLessThanOrEqual(most);
        }
      }),
    ));
});

describe("laws of a session", () => {
  it("no log of events, however malicious, passes a cap", () =>
    fc.assert(
      fc.property(plans, logs, (plan, events) => {
        const { spans, state } = timed(plan, events);
        const sums = new Map<string, number>();
        for (const { step: n, ms } of spans) {
          const step = plan.steps[n];
          if (step === undefined) throw new Error("no such step");
          const most = step.sets === null ? (step.tool === "golf-ball" ? 10_000 : 30_000) : 60_000;
          expect(ms).toBeLessThanOrEqual(most);
          const key = `${step.region}.${step.side}`;
          sums.set(key, (sums.get(key) ?? 0) + ms);
        }
        expect(Math.max(0, ...sums.values())).toBeLessThanOrEqual(120_000);
        const worked = workedOf(state);
        for (const w of worked) {
          expect(w.seconds).toBeLessThanOrEqual(120);
          expect(w.seconds * 1000).toBeGreaterThanOrEqual(
            spans
              .filter((s) => plan.steps[s.step]?.region === w.region && plan.steps[s.step]?.side === w.side)
              .reduce((ms, s) => ms + s.ms, 0),
          );
        }
      }),
      { numRuns: 500 },
    ));

  it("nothing presses while a question of bone is open, whatever happens", () =>
    fc.assert(
      fc.property(plans, logs, logs, (plan, events, more) => {
        const asked = replay(plan, [...events, { kind: "sharp", atMs: 1 }]);
        const after = more
          .filter(({ kind }) => kind !== "answered")
          .reduce<SessionState>((state, event) => {
            const [next, todo] = session(state, event);
            expect(todo.some((each) => each.do === "cue" && each.cue.kind === "enter")).toBe(false);
            expect(next.mode).not.toBe("running");
            return next;
          }, asked);
        expect(after.asked).toContain("RF11");
        expect(after.pressedMs).toEqual(asked.pressedMs);
      }),
    ));

  it("after the end nothing presses again, and a log tells the same twice", () =>
    fc.assert(
      fc.property(plans, logs, logs, (plan, events, more) => {
        const ended = replay(plan, [...events, { kind: "end", atMs: 1 }]);
        expect(ended).toEqual(replay(plan, [...events, { kind: "end", atMs: 1 }]));
        const after = more.reduce<SessionState>((state, event) => {
          const [next, todo] = session(state, event);
          expect(todo.every((each) => each.do === "cue" && each.cue.kind === "safety")).toBe(true);
          return next;
        }, ended);
        expect(after.pressedMs).toEqual(ended.pressedMs);
      }),
    ));

  /** Each place on both of its sides: there is always another one to come first. */
  const sided = plans.map(({ steps }) =>
    planOf(
      steps
        .filter(({ side }) => side === "left" || side === "right")
        .flatMap((step) => [step, { ...step, side: step.side === "left" ? "right" : "left" }]),
    ),
  );
  /** Somebody who changes sides all the time, and says now and then that it is too much; seven seconds between two. */
  const sideways = fc
    .array(fc.constantFrom("tick", "tick", "tick", "tick", "switch", "resume", "too-much", "numb", "better", "pause"), {
      minLength: 20,
      maxLength: 80,
    })
    .map((kinds) => [
      { kind: "start", atMs: 0 } as const,
      ...kinds.flatMap((kind, n): readonly SessionEvent[] => [
        { kind: "tick", atMs: n * 7000 },
        { kind, atMs: n * 7000 },
        { kind: "resume", atMs: n * 7000 + 1 },
      ]),
    ]);

  it("a step that comes back after its other side is pressed half as much where it was too much, or not at all", () => {
    let cameBack = 0;
    fc.assert(
      fc.property(sided, sideways, (plan, events) => {
        let state = newSession(plan);
        const soft = new Set<number>();
        const over = new Map<number, number>();
        for (const event of events) {
          const before = state;
          state = session(before, event)[0];
          for (const [at, ms] of over) expect(state.rows[at]?.pressedMs).toBe(ms);
          if (before.mode === "ended" || state.touched === null) continue;
          if (event.kind === "better" && before.easing.is === "halved") soft.delete(before.phase?.step ?? -1);
          if (event.kind === "too-much" && state.queue.includes(state.touched)) soft.add(state.touched);
          if (event.kind === "numb") over.set(state.touched, state.rows[state.touched]?.pressedMs ?? 0);
          const at = state.phase?.step ?? -1;
          if (state.mode !== "running" || state.phase?.kind !== "contact" || !soft.has(at)) continue;
          if (before.phase?.kind === "ready") cameBack += 1;
          expect(state.easing.is).toBe("halved");
        }
      }),
      { numRuns: 200 },
    );
    expect(cameBack).toBeGreaterThan(0);
  });
});
