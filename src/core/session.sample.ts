import type { Plan, Step } from "./advice.ts";

/** Plans for the tests of sessions and timelines. */
export const moving: Step = {
  technique: "T10",
  name: "Calf",
  region: "calf-gastroc",
  side: "left",
  tool: "foam-roller",
  position: "floor",
  stroke: "roll",
  startSeconds: 20,
  seconds: 120,
  sets: 3,
  setSeconds: 30,
  restSeconds: 15,
  passSeconds: 3,
  spotSeconds: null,
  spots: null,
  pain: { target: 4, ceiling: 5 },
  stretch: { id: "ST1", seconds: 30 },
  because: [{ code: "sore", value: 6 }],
};
export type Part = Partial<Omit<Step, "startSeconds" | "seconds">>;
export const heldSpots = (spots: number, spotSeconds: number): Part => ({
  sets: null,
  setSeconds: null,
  passSeconds: null,
  restSeconds: 5,
  stroke: "hold",
  spots,
  spotSeconds,
});

/** A plan of these steps, each at the time that docs/planner.md gives it. */
export function planOf(parts: readonly Part[]): Plan {
  let at = 0;
  let before: Step | null = null;
  const steps = parts.map((part): Step => {
    const step: Step = { ...moving, ...part };
    const position: boolean = before?.position !== step.position;
    at += 6 + (position ? 10 : 0) + (position || before?.tool !== step.tool ? 4 : 0);
    const times = step.sets ?? step.spots ?? 0;
    const seconds = times * (step.setSeconds ?? step.spotSeconds ?? 0) + (times - 1) * step.restSeconds;
    before = { ...step, startSeconds: at, seconds };
    at += seconds + (step.stretch === null ? 0 : 6 + step.stretch.seconds);
    return before;
  });
  return { seconds: at, worth: 1, steps, left: [], cautions: [], see: [] };
}
