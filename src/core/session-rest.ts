import type { Plan, Step } from "./advice.ts";
import { DOSE } from "./ceilings.ts";
import { contactMs, timesOf } from "./phases.ts";
import type { Done, Request } from "./request.ts";
import { placeKey } from "./session-state.ts";
import type { Limits, Row, SessionState } from "./session-state.ts";
import { SETTLE } from "./settle.ts";

/** The row of a step that has not begun. */
export const rowOf = (step: Step): Row => ({
  pressedMs: 0,
  times: timesOf(step),
  highest: null,
  stop: null,
  easing: { is: "none" },
});

const isStretched = ({ phase, queue }: SessionState, at: number): boolean =>
  !queue.includes(at) || (phase?.step === at && phase.kind.startsWith("stretch"));

/** What a session has done so far, a step a row; what was passed by without a touch is told as well. */
function doneIn(state: SessionState): readonly Done[] {
  return state.plan.steps.flatMap((step, at) => {
    const row = state.rows[at];
    const passed = !state.queue.includes(at);
    if (row === undefined || (row.pressedMs === 0 && row.stop === null && !passed)) return [];
    const { technique, region, side } = step;
    const stretch = row.pressedMs > 0 && isStretched(state, at) ? (step.stretch?.id ?? null) : null;
    const seconds = Math.ceil(row.pressedMs / 1000);
    const over = passed && (row.stop !== null || row.replaced !== true);
    return [{ technique, region, side, seconds, stop: row.stop, over, stretch }];
  });
}

/** The request for what is left of a session: its own, with fewer or more minutes from here and all that was done, before it as well. */
export function restOf(request: Request, state: SessionState, minutes: number): Request {
  return { ...request, minutes, done: [...(request.done ?? []), ...doneIn(state)] };
}

/** Steps that stay: what was pressed or passed by. */
const isKept = (state: SessionState, at: number): boolean => {
  const row = state.rows[at];
  return (
    !state.queue.includes(at) || state.touched === at || (row !== undefined && (row.pressedMs > 0 || row.stop !== null))
  );
};

/** What a step did so far; one that was not passed by yet is replaced: its place may be gone on with. */
function keptRow({ rows, queue }: SessionState, at: number): readonly Row[] {
  const row = rows[at];
  return row === undefined ? [] : [queue.includes(at) ? { ...row, replaced: true } : row];
}

/** Where the last step that stays is over; seconds of the plan. */
function endOf(step: Step | undefined): number {
  if (step === undefined) return 0;
  return step.startSeconds + step.seconds + (step.stretch === null ? 0 : SETTLE.place + step.stretch.seconds);
}

/** The session with what it has done and, from here, the steps of another plan. What hurt, cramped or was eased is over with its step. */
export function withRest(state: SessionState, rest: Plan): SessionState {
  const kept = state.plan.steps.flatMap((_, at) => (isKept(state, at) ? [at] : []));
  const done = kept.flatMap((at) => state.plan.steps[at] ?? []);
  const begin = endOf(done.at(-1));
  const steps = [...done, ...rest.steps.map((step) => ({ ...step, startSeconds: step.startSeconds + begin }))];
  const moved = (at: number | null): number | null => (at === null || !kept.includes(at) ? null : kept.indexOf(at));
  const arrived = state.phase !== null && state.phase.kind !== "ready" ? state.phase.step : state.before;
  return {
    ...state,
    plan: { ...rest, steps, seconds: begin + rest.seconds },
    rows: [...kept.flatMap((at) => keptRow(state, at)), ...rest.steps.map(rowOf)],
    queue: rest.steps.map((_, at) => done.length + at),
    before: moved(arrived),
    touched: moved(state.touched),
    phase: null,
    elapsedMs: 0,
    setPain: null,
    easing: { is: "none" },
    crampMs: null,
    limits: limitsWith(state, rest),
  };
}

/**
 * A place may be pressed as long as it was, and as long as the new plan presses it where its own cap leaves room. Where
 * no cap is known, a place that had a limit keeps it. Never above the guardrail.
 */
function limitsWith({ limits, pressedMs, knowledge }: SessionState, rest: Plan): Limits {
  const planned = new Map<string, number>();
  for (const step of rest.steps) {
    const key = placeKey(step);
    planned.set(key, (planned.get(key) ?? pressedMs[key] ?? 0) + timesOf(step) * contactMs(step, knowledge));
  }
  const most = DOSE.regionInSession.value * 1000;
  const areaMs = Object.fromEntries(
    [...planned].map(([key, ms]) => {
      const known = limits.areaMs[key];
      const cap = limits.capMs?.[key] ?? known ?? most;
      return [key, Math.max(known ?? 0, Math.min(most, cap, ms))];
    }),
  );
  return { ...limits, areaMs: { ...limits.areaMs, ...areaMs } };
}
