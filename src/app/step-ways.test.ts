// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { SessionEvent } from "#core";
import { loadRules } from "./engine.ts";
import type { Live } from "./guided.ts";
import { planned } from "./session.sample.ts";
import { presentStep, restNow, restWith, restWithWay, waysHere } from "./step-ways.ts";

const rules = await loadRules();
const CALF = { region: "calf-gastroc", side: "left" } as const;
const change = {
  tools: ["foam-roller", "massage-stick", "tennis-ball"],
  spots: [
    { ...CALF, soreness: 6 },
    { region: "glute-max", side: "left", soreness: 4 },
  ],
  wishes: {
    leave: [],
    work: [{ ...CALF, technique: "T10", leastSeconds: null, mostSeconds: null }],
    order: [CALF],
    liked: [],
    disliked: [],
  },
};
/** A session of that request with these events, as the guide has it; what is asked of it changes nothing. */
function sessionAfter(...events: readonly SessionEvent[]): Live {
  const { plan, request } = planned(rules, change);
  const limits = rules.limitsOf(plan, rules.knowledge, request);
  const setup = { knowledge: rules.knowledge, limits };
  const state = rules.replay(plan, [{ kind: "start", atMs: 0 }, ...events], setup);
  return { rules, head: { request, plan }, state: signal(state) } as unknown as Live;
}
const at = (seconds: number, kind: "tick" | "pause" | "too-much" | "skip"): SessionEvent => ({
  kind,
  atMs: seconds * 1000,
});
const stepOf = (session: Live) => {
  const step = presentStep(session);
  if (step === null) throw new Error("no step");
  return step;
};
const whyOf = async (session: Live, code: "T10" | "T11" | "T53" | "T12"): Promise<string | null | undefined> =>
  (await waysHere(session, stepOf(session), [code]))[0]?.why;

describe("another way for the present step, in the middle of a session", () => {
  it("is open before and after it was begun, and has its reason where it is not", async () => {
    for (const session of [sessionAfter(at(5, "pause")), sessionAfter(at(30, "pause"))]) {
      expect(stepOf(session)).toMatchObject({ ...CALF, technique: "T10" });
      expect([await whyOf(session, "T10"), await whyOf(session, "T11")]).toEqual([null, null]);
    }
  });
  it("is shut where a stop rule was met", async () => {
    const session = sessionAfter(at(30, "too-much"));
    expect(await whyOf(session, "T11")).toBe("SR1");
    expect(await restWithWay(session, stepOf(session), "T11")).toBeNull();
  });
  it("is told before it is taken: what would be is what then is, and until then nothing is changed", async () => {
    const session = sessionAfter(at(30, "pause"));
    const before = session.state.peek();
    const plan = await restWithWay(session, stepOf(session), "T11");
    if (plan === null) throw new Error("no plan");
    const told = restWith(session, plan);
    expect(told.steps[0]).toMatchObject({ ...CALF, technique: "T11" });
    expect(session.state.peek()).toBe(before);
    const [next] = rules.session(before, { kind: "replan", atMs: before.clockMs, plan });
    expect(restNow({ ...session, state: signal(next) })).toEqual(told);
  });
  it("says the time that is left, and leaves the place open, when it was taken in the same pause", async () => {
    let session = sessionAfter(at(30, "pause"));
    const asked = restNow(session).seconds;
    for (const way of ["T11", "T10"] as const) {
      const plan = await restWithWay(session, stepOf(session), way);
      if (plan === null) throw new Error(`no plan with ${way}`);
      const state = session.state.peek();
      session = { ...session, state: signal(rules.session(state, { kind: "replan", atMs: state.clockMs, plan })[0]) };
      expect(restNow(session).seconds).toBeGreaterThan(asked / 2);
      let going = rules.session(session.state.peek(), { kind: "resume", atMs: state.clockMs })[0];
      going = rules.session(going, { kind: "tick", atMs: state.clockMs + 25_000 })[0];
      session = { ...session, state: signal(rules.session(going, { kind: "pause", atMs: state.clockMs + 25_000 })[0]) };
      expect(await whyOf(session, way)).toBeNull();
    }
  });
  it("goes on at this place first, presses no place longer than it may be, and leaves the others as they were", async () => {
    const session = sessionAfter(at(30, "pause"));
    const plan = await restWithWay(session, stepOf(session), "T11");
    expect(plan?.steps[0]).toMatchObject({ ...CALF, technique: "T11" });
    const other = (steps: readonly { readonly region: string; readonly technique: string }[] = []) =>
      steps.filter(({ region }) => region !== CALF.region).map(({ technique }) => technique);
    expect(other(plan?.steps)).toEqual(other(session.head.plan.steps));
    if (plan === null) throw new Error("no plan");
    const state = session.state.peek();
    const events: readonly SessionEvent[] = [
      { kind: "replan", atMs: state.clockMs, plan },
      { kind: "resume", atMs: state.clockMs },
      { kind: "tick", atMs: state.clockMs + 7_200_000 },
    ];
    const done = events.reduce((now, event) => rules.session(now, event)[0], state);
    expect(done.mode).toBe("ended");
    expect(Math.max(...Object.values(done.pressedMs))).toBeLessThanOrEqual(120_000);
    expect(rules.workedOf(done).map(({ technique }) => technique)).toEqual(expect.arrayContaining(["T10", "T11"]));
  });
  it("does not ask again for what was wished of a place that is done", async () => {
    const session = sessionAfter(at(30, "pause"), at(31, "skip"));
    const step = stepOf(session);
    expect(step.region).not.toBe(CALF.region);
    const ways = await waysHere(session, step, [step.technique]);
    expect(ways).toEqual([{ technique: step.technique, why: null }]);
  });
});
