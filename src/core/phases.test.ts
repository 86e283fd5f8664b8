import { describe, expect, it } from "vitest";
import type { Step } from "./advice.ts";
import { contactMs, contactPhase, holds, readyPhase, restPhase, stretchPhases, timesOf } from "./phases.ts";
import { heldSpots, moving, planOf } from "./session.sample.ts";
import type { Part } from "./session.sample.ts";
import { SMALL } from "./small.sample.ts";
import { timeline } from "./timeline.ts";

const step = (part: Part = {}): Step => ({ ...moving, ...part });
const PAIN = { target: 4, ceiling: 5 };
const NAMES = { name: "Calf", side: "left", position: "floor" };
/** The cues of a phase as "offset kind key", and what they say. */
const heard = (phase: ReturnType<typeof readyPhase>) =>
  phase?.cues.map(({ offsetMs, kind, key, values }) => [`${offsetMs} ${kind} ${key}`, values]);

describe("the way to a step", () => {
  const after = (last: Part, next: Part) => heard(readyPhase(planOf([last, next]), 0, 1));
  it("begins with what nobody may miss", () => {
    expect(heard(readyPhase(planOf([{}]), null, 0))).toEqual([
      ["0 safety cue.safety", {}],
      ["4000 safety cue.ceiling", PAIN],
      ["8000 get-ready cue.get-ready", NAMES],
    ]);
  });
  it("to the same work on the other side only switches", () => {
    const right = { ...NAMES, side: "right" };
    expect(after({}, { side: "right" })).toEqual([
      ["0 switch-sides cue.switch-sides", right],
      ["2500 get-ready cue.ready", right],
    ]);
  });
  it.each<[string, Part, Part]>([
    ["another technique", {}, { technique: "T12", side: "right" }],
    ["another place", {}, { region: "quads", side: "right" }],
    ["the same side", {}, {}],
    ["the middle", { side: "left" }, { side: "middle" }],
    ["a side from the middle", { side: "middle" }, { side: "left" }],
  ])("to %s is announced as the next", (_, last, next) => {
    expect(after(last, next)?.[0]?.[0]).toBe("0 next cue.next");
  });
  it.each<[string, Part]>([
    ["ceiling", { pain: { target: 4, ceiling: 4 } }],
    ["target", { pain: { target: 3, ceiling: 5 } }],
  ])("says another %s before it is pressed", (_, next) => {
    expect(after({}, next)?.slice(1)).toEqual([
      ["2500 safety cue.ceiling", next.pain],
      ["4500 get-ready cue.ready", NAMES],
    ]);
  });
  it.each<[string, Part]>([
    ["position", { position: "chair" }],
    ["tool", { tool: "hands" }],
  ])("says how to sit or what to take for another %s", (_, next) => {
    expect(after({}, next)?.at(-1)?.[0]).toBe("2500 get-ready cue.get-ready");
  });
  it("is as long as the plan has it", () => {
    const ms = (last: Part, next: Part) => readyPhase(planOf([last, next]), 0, 1)?.ms;
    expect(readyPhase(planOf([{}]), null, 0)?.ms).toBe(20_000);
    expect(ms({}, {})).toBe(6000);
    expect(ms({}, { tool: "hands" })).toBe(10_000);
    expect(ms({}, { position: "chair" })).toBe(20_000);
    expect(ms({ stretch: null }, {})).toBe(6000);
  });
  it("is no shorter than the way is, where steps were left out", () => {
    const plan = planOf([{}, { side: "right" }, { position: "chair", region: "quads" }, { position: "chair" }]);
    expect(readyPhase(plan, 0, 2)?.ms).toBe(20_000);
    expect(readyPhase(plan, 0, 3)?.ms).toBe(20_000);
    expect(readyPhase(plan, 2, 1)?.ms).toBe(20_000);
    expect(readyPhase(plan, null, 1)?.ms).toBe(20_000);
    expect(readyPhase(plan, 3, 2)?.ms).toBe(20_000);
    expect(readyPhase(planOf([{}, {}, { tool: "hands" }]), 0, 2)?.ms).toBe(10_000);
  });
  it("holds all of its sentences, however short it is", () => {
    const plan = planOf([{}]);
    const short = { ...plan, steps: plan.steps.map((each) => ({ ...each, startSeconds: 5 })) };
    expect(readyPhase(short, null, 0)).toMatchObject({ kind: "ready", step: 0, index: 0, ms: 5000 });
    expect(readyPhase(short, null, 0)?.cues.map(({ offsetMs }) => offsetMs)).toEqual([0, 4000, 5000]);
    const past = { ...plan, steps: plan.steps.map((each) => ({ ...each, startSeconds: -5 })) };
    expect(readyPhase(past, null, 0)?.ms).toBe(0);
  });
  it("is none to a step that the plan does not have", () => expect(readyPhase(planOf([{}]), 0, 1)).toBeNull());
});

describe("a set or a spot", () => {
  it("has its passes, its middle and its last seconds, each once", () => {
    expect(heard(contactPhase(step({ passSeconds: 4 }), 2, 1, 10_000))).toEqual([
      ["0 enter cue.enter", PAIN],
      ["4000 pass cue.pass", {}],
      ["5000 halfway cue.halfway", {}],
      ["7000 countdown cue.countdown", { seconds: 3 }],
      ["8000 pass cue.pass", {}],
      ["8000 countdown cue.countdown", { seconds: 2 }],
      ["9000 countdown cue.countdown", { seconds: 1 }],
      ["10000 leave cue.leave", {}],
    ]);
    expect(contactPhase(step(), 2, 1, 10_000)).toMatchObject({ kind: "contact", step: 2, index: 1, ms: 10_000 });
  });
  it("has nothing between its ends where it is too short", () => {
    expect(heard(contactPhase(step({ passSeconds: null }), 0, 0, 1000))).toEqual([
      ["0 enter cue.enter", PAIN],
      ["500 halfway cue.halfway", {}],
      ["1000 leave cue.leave", {}],
    ]);
  });
  it("says which spot of how many, and never counts passes on one", () => {
    const spot = contactPhase({ ...step(heldSpots(3, 20)), passSeconds: 3 }, 0, 1, 20_000);
    expect(heard(spot)?.[0]).toEqual(["0 enter cue.enter-spot", { ...PAIN, spot: 2, spots: 3 }]);
    expect(spot.cues.some(({ kind }) => kind === "pass")).toBe(false);
  });
  it("of breathing has a sentence of its own", () => {
    expect(heard(contactPhase(step({ stroke: "breathe" }), 0, 0, 9000))?.[0]).toEqual([
      "0 enter cue.enter-breath",
      PAIN,
    ]);
  });
  it("is as long as the step says, and never above its guardrail", () => {
    expect(contactMs(step(), SMALL)).toBe(30_000);
    expect(contactMs(step({ setSeconds: 70 }), SMALL)).toBe(60_000);
    expect(contactMs(step(heldSpots(1, 40)), SMALL)).toBe(30_000);
    for (const tool of ["golf-ball", "screwdriver-handle", "rolling-pin"] as const)
      expect(contactMs(step({ ...heldSpots(1, 40), tool }), SMALL)).toBe(10_000);
    expect(contactMs(step({ tool: "golf-ball" }), SMALL)).toBe(30_000);
    expect(contactMs(step({ setSeconds: null }), SMALL)).toBe(0);
  });
  it("is counted in sets or in spots", () => {
    expect([timesOf(step()), timesOf(step(heldSpots(4, 20))), timesOf(step({ sets: null }))]).toEqual([3, 4, 0]);
    expect([holds(step()), holds(step(heldSpots(4, 20)))]).toEqual([false, true]);
  });
});

describe("between two", () => {
  it("is a rest after a set, and the way on after a spot", () => {
    expect(restPhase(step(), 1, 2)).toMatchObject({ kind: "rest", step: 1, index: 2, ms: 15_000 });
    expect(heard(restPhase(step(), 1, 2))).toEqual([["0 rest cue.rest", { seconds: 15 }]]);
    expect(heard(restPhase(step(heldSpots(2, 20)), 0, 1))).toEqual([["0 rest cue.move-on", { seconds: 5 }]]);
  });
});

describe("a stretch", () => {
  it("is the way there, then the hold, by the name that the knowledge gives it", () => {
    const named = { ...SMALL, stretches: SMALL.stretches.map((each) => ({ ...each, name: `stretch ${each.code}` })) };
    const [ready, hold, ...more] = stretchPhases(step(), 3, named);
    expect(more).toEqual([]);
    expect(ready).toMatchObject({ kind: "stretch-ready", step: 3, index: 0, ms: 6000 });
    expect(hold).toMatchObject({ kind: "stretch", step: 3, index: 0, ms: 30_000 });
    const values = { name: "stretch ST1", seconds: 30 };
    expect(heard(ready ?? null)).toEqual([["0 get-ready cue.stretch-ready", values]]);
    expect(heard(hold ?? null)).toEqual([
      ["0 stretch cue.stretch", values],
      ["30000 stretch-end cue.stretch-end", {}],
    ]);
  });
  it("has its code for a name where no knowledge names it, and is none where the step has none", () => {
    expect(stretchPhases(step(), 0, null)[0]?.cues[0]?.values).toMatchObject({ name: "ST1" });
    expect(stretchPhases(step(), 0, { ...SMALL, stretches: [] })[0]?.cues[0]?.values).toMatchObject({ name: "ST1" });
    expect(stretchPhases(step({ stretch: null }), 0, SMALL)).toEqual([]);
  });
});

describe("a cue", () => {
  it("has its step, side and stroke; what is said to everybody has no step, and the end has neither", () => {
    const cues = timeline(planOf([{ side: "right" }]));
    expect(cues[0]).toEqual({
      atMs: 0,
      kind: "safety",
      step: null,
      side: null,
      say: { key: "cue.safety", values: {} },
      stroke: "roll",
    });
    expect(cues[1]).toMatchObject({ atMs: 4000, step: 0, side: "right", stroke: "roll" });
    expect(cues.at(-1)).toEqual({
      atMs: 176_000,
      kind: "done",
      step: null,
      side: null,
      say: { key: "cue.done", values: {} },
      stroke: null,
    });
  });
  it("of the end stands at the end of the plan, or of what is really done", () => {
    const plan = planOf([{}]);
    expect(timeline({ ...plan, seconds: 500.4 }).at(-1)?.atMs).toBe(500_400);
    expect(timeline({ ...plan, seconds: 1 }).at(-1)?.atMs).toBe(176_000);
    expect(timeline({ ...plan, steps: [] })).toHaveLength(1);
  });
});
