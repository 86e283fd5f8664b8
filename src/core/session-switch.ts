import { closeStep, letGo, nextStep } from "./session-advance.ts";
import type { Turn } from "./session-advance.ts";
import { leftMs, withRow } from "./session-state.ts";
import type { Easing, SessionState, StopCode } from "./session-state.ts";

/** Half the pressure, from here on (SR1). */
export const HALVED = { is: "halved", pressedMs: 0, asked: false } as const satisfies Easing;

/** What was pressed under half the pressure still counts; whoever was not answered asks again. */
const asLeft = (easing: Easing): Easing =>
  easing.is === "told" ? HALVED : easing.is === "halved" ? { ...easing, asked: false } : easing;

/** The step of the other side of the present one's region that is still to be done, if there is one. */
export function otherSideOf(state: SessionState): number | null {
  const [present, ...rest] = state.queue;
  const here = present === undefined ? undefined : state.plan.steps[present];
  const isOther = (at: number): boolean => {
    const step = state.plan.steps[at];
    return step?.region === here?.region && step?.side !== here?.side && step !== undefined && leftMs(state, step) > 0;
  };
  return rest.find(isOther) ?? null;
}

/**
 * The other side of this region first; what is left of this side comes after it, from its beginning but no longer, and
 * with as little pressure as was asked for. A cramp is waited for.
 */
export function switchSides(state: SessionState): Turn {
  const [present] = state.queue;
  const other = otherSideOf(state);
  if (present === undefined || other === null || state.crampMs !== null) return [state, []];
  const done = state.phase?.kind === "contact" ? state.phase.index + 1 : (state.phase?.index ?? 0);
  const easing = state.phase === null ? (state.rows[present]?.easing ?? HALVED) : asLeft(state.easing);
  const shorter = withRow(state, present, (row) => ({ ...row, times: Math.max(0, row.times - done), easing }));
  const queue = [other, ...state.queue.filter((at) => at !== other)];
  const closed: SessionState = { ...closeStep(shorter), queue, easing: { is: "none" } };
  const going: Turn = state.mode === "paused" ? [closed, []] : nextStep(closed);
  return [going[0], [...letGo(state, "cue.leave"), ...going[1]]];
}

/** The step pressed last, where it still waits for its turn because its other side came first. */
function waiting({ touched, queue, phase }: SessionState): number | null {
  return touched !== null && phase?.step !== touched && queue.includes(touched) ? touched : null;
}

/** The step that waits does not come any more. */
export function endWaiting(state: SessionState): SessionState {
  const at = waiting(state);
  return at === null ? state : { ...state, queue: state.queue.filter((each) => each !== at) };
}

/** A stop rule told of a step that waits: what it asks for holds when the step comes, or it does not come any more. */
export function toldOfWaiting(state: SessionState, stop: StopCode): SessionState {
  const at = waiting(state);
  if (at === null || stop === "SR6") return state;
  const isFirst = stop === "SR1" && state.rows[at]?.easing.is === "none";
  return isFirst ? withRow(state, at, (row) => ({ ...row, easing: HALVED })) : endWaiting(state);
}
