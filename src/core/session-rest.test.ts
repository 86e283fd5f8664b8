import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOSE } from "./ceilings.ts";
import { ALL_NO, asking, SMALL } from "./small.sample.ts";
import { advise } from "./plan.ts";
import { heldSpots, planOf } from "./session.sample.ts";
import { logs, plans } from "./session-logs.sample.ts";
import { restOf } from "./session-rest.ts";
import { newSession, replay, session, workedOf } from "./session.ts";
import type { SessionEvent, SessionState } from "./session-state.ts";

const calf = planOf([
  {},
  { region: "quads", technique: "T21", stretch: null },
  { region: "foot", technique: "T01", tool: "tennis-ball", position: "chair", stretch: null, ...heldSpots(3, 30) },
]);
const only = planOf([
  { region: "foot", technique: "T01", tool: "tennis-ball", position: "chair", ...heldSpots(1, 30) },
]);
const after = (events: readonly SessionEvent[]): SessionState => replay(calf, events, { knowledge: SMALL });
const start: SessionEvent = { kind: "start", atMs: 0 };
const request = asking({ spots: [{ region: "calf-gastroc", side: "left", soreness: 6 }], answers: ALL_NO });

describe("what a session has done", () => {
  it("is told with the seconds of the step it is at, which may be gone on with", () => {
    const { done, minutes } = restOf(request, after([start, { kind: "pause", atMs: 30_500 }]), 4);
    expect(minutes).toBe(4);
    expect(done).toEqual([
      {
        technique: "T10",
        region: "calf-gastroc",
        side: "left",
        seconds: 11,
        stop: null,
        over: false,
        stretch: null,
      },
    ]);
  });
  it("tells a finished step with its stretch, and one that was skipped", () => {
    const { done } = restOf(
      request,
      after([start, { kind: "tick", atMs: 180_000 }, { kind: "skip", atMs: 180_000 }]),
      3,
    );
    expect(done?.map(({ region, over, stretch, seconds }) => [region, over, stretch, seconds])).toEqual([
      ["calf-gastroc", true, "ST1", 90],
      ["quads", true, null, 0],
    ]);
  });
  it("holds a place open that goes on in a step of another plan, until that is over too", () => {
    const paused = after([start, { kind: "pause", atMs: 30_500 }]);
    const [again] = session(paused, { kind: "replan", atMs: 30_500, plan: calf });
    const tellsCalf = (state: SessionState) =>
      restOf(request, state, 4)
        .done?.filter(({ region }) => region === "calf-gastroc")
        .map(({ over }) => over);
    expect(tellsCalf(again)).toEqual([false]);
    const [going] = session(again, { kind: "resume", atMs: 30_500 });
    const [pressed] = session(going, { kind: "tick", atMs: 55_000 });
    expect(tellsCalf(pressed)).toEqual([false, false]);
    const [skipped] = session(pressed, { kind: "skip", atMs: 55_000 });
    expect(tellsCalf(skipped)).toEqual([false, true]);
  });
  it("tells the stop rule of a place", () => {
    const { done } = restOf(request, after([start, { kind: "red", atMs: 25_000 }]), 3);
    expect(done).toEqual([expect.objectContaining({ region: "calf-gastroc", stop: "SR2", over: true })]);
  });
});

describe("another plan in the middle of a session", () => {
  it("waits where the session is paused, and begins after what was done", () => {
    const paused = after([start, { kind: "pause", atMs: 30_000 }]);
    const [next, todo] = session(paused, { kind: "replan", atMs: 30_000, plan: only });
    expect([next.mode, next.queue, next.plan.steps.length, todo]).toEqual(["paused", [1], 2, []]);
    const [going, said] = session(next, { kind: "resume", atMs: 31_000 });
    expect(going.phase).toMatchObject({ kind: "ready", step: 1, ms: 20_000 });
    expect(said.map((each) => each.do === "cue" && each.cue.kind)).toContain("next");
    const ended = after([
      start,
      { kind: "pause", atMs: 30_000 },
      { kind: "replan", atMs: 30_000, plan: only },
      { kind: "resume", atMs: 31_000 },
      { kind: "tick", atMs: 200_000 },
    ]);
    expect(ended.mode).toBe("ended");
    expect(workedOf(ended).map(({ region, seconds }) => [region, seconds])).toEqual([
      ["calf-gastroc", 10],
      ["foot", 30],
    ]);
  });
  it("lets go of what is pressed before it begins", () => {
    const [next, todo] = session(after([start]), { kind: "replan", atMs: 30_000, plan: only });
    expect(todo.flatMap((each) => (each.do === "cue" ? [each.cue.kind] : [])).filter((k) => k !== "pass")).toContain(
      "leave",
    );
    expect(next.phase).toMatchObject({ kind: "ready", step: 1 });
  });
  it("whatever the plan says, no place is pressed above its guardrail and none that is out", () =>
    fc.assert(
      fc.property(plans, logs, plans, logs, (plan, events, rest, more) => {
        const before = replay(plan, events);
        const state = [{ kind: "replan", atMs: before.clockMs, plan: rest } as const, ...more].reduce<SessionState>(
          (now, event) => {
            const [next] = session(now, event);
            for (const key of now.out) expect(next.pressedMs[key] ?? 0).toBe(now.pressedMs[key] ?? 0);
            return next;
          },
          before,
        );
        const pressed = Object.entries(state.pressedMs);
        for (const [, ms] of pressed) expect(ms).toBeLessThanOrEqual(DOSE.regionInSession.value * 1000);
        const all = pressed.filter(([key]) => !key.endsWith(".both")).reduce((sum, [, ms]) => sum + ms, 0);
        expect(all).toBeLessThanOrEqual(DOSE.plan.value * 1000);
      }),
      { numRuns: 300 },
    ));
  it("does nothing while a question is open or after the end", () => {
    const asked = after([start, { kind: "sharp", atMs: 25_000 }]);
    expect(session(asked, { kind: "replan", atMs: 26_000, plan: only })[0].plan).toBe(asked.plan);
    const ended = after([start, { kind: "end", atMs: 25_000 }]);
    expect(session(ended, { kind: "replan", atMs: 26_000, plan: only })[0].queue).toEqual([]);
  });
});

describe("the rest of a session", () => {
  const advice = advise(SMALL, request);
  const plan = advice.verdict === "plan" ? advice.plan : null;
  it("counts what was pressed already, and never gives back what was skipped or stopped", () => {
    if (plan === null) throw new Error("no plan");
    const first = plan.steps[0];
    for (const seconds of [25, 50, 95])
      for (const kind of ["pause", "skip", "red"] as const) {
        const state = replay(plan, [start, { kind, atMs: seconds * 1000 }]);
        const rest = advise(SMALL, restOf(request, state, 4));
        const steps = rest.verdict === "plan" ? rest.plan.steps : [];
        const here = steps.filter((step) => step.region === first?.region && step.side === first.side);
        const planned = here.reduce(
          (sum, s) => sum + (s.sets ?? s.spots ?? 0) * (s.setSeconds ?? s.spotSeconds ?? 0),
          0,
        );
        const done = Math.ceil((state.rows[0]?.pressedMs ?? 0) / 1000);
        expect(done + planned).toBeLessThanOrEqual(120);
        expect(kind === "pause" ? [] : here).toEqual([]);
        expect(rest.verdict === "plan" ? rest.plan.seconds : 0).toBeLessThanOrEqual(240);
      }
  });
  it("is the whole plan where nothing was done", () => {
    if (plan === null) throw new Error("no plan");
    expect(advise(SMALL, restOf(request, newSession(plan), request.minutes))).toEqual(advice);
  });
});
