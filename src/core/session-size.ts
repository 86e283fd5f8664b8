import type { Step } from "./advice.ts";
import { letGo, nextPhase } from "./session-advance.ts";
import type { Turn } from "./session-advance.ts";
import { contactMs } from "./phases.ts";
import { leftMs, placeKey, touching, withRow } from "./session-state.ts";
import type { SessionState, StopCode } from "./session-state.ts";

/** The present step and how many of its sets or spots were begun; null between steps and while it is stretched. */
function sized({ phase, plan, rows }: SessionState) {
  const step = phase === null ? undefined : plan.steps[phase.step];
  const row = phase === null ? undefined : rows[phase.step];
  if (phase === null || step === undefined || row === undefined || phase.kind.startsWith("stretch")) return null;
  return { step, row, at: phase.step, begun: phase.kind === "contact" ? phase.index + 1 : phase.index };
}

/** Why a step gets no set or spot less: it has only this one. `not-now`: there is none, or it is stretched. */
export function whyNotShorter(state: SessionState): "least" | "not-now" | null {
  const now = sized(state);
  if (now === null) return "not-now";
  return now.row.times > Math.max(1, now.begun) || touching(state) ? null : "least";
}

/** One set or spot less; the last one ends now. */
export function shorten(state: SessionState): Turn {
  const now = sized(state);
  if (now !== null && now.row.times > Math.max(1, now.begun))
    return [withRow(state, now.at, (row) => ({ ...row, times: row.times - 1 })), []];
  if (!touching(state)) return [state, []];
  const [next, todo] = nextPhase(state);
  return [next, [...letGo(state, "cue.leave"), ...todo]];
}

/** Milliseconds that everything that is still planned for a step's place, the present contact too, will press. */
function plannedHere(state: SessionState, step: Step, present: number, begun: number): number {
  const key = placeKey(step);
  const { phase } = state;
  const here = phase?.kind === "contact" ? phase.ms - state.elapsedMs : 0;
  return state.queue.reduce((ms, at) => {
    const each = state.plan.steps[at];
    if (each === undefined || placeKey(each) !== key) return ms;
    const times = (state.rows[at]?.times ?? 0) - (at === present ? begun : 0);
    return ms + Math.max(0, times) * contactMs(each, state.knowledge);
  }, here);
}

/**
 * Why a step gets no set or spot more: a stop rule was told of it; or everything that is still planned for its place
 * leaves no room for a whole one. `not-now`: there is no step, or it is stretched.
 */
export function whyNotLonger(state: SessionState): "most" | "not-now" | StopCode | null {
  const now = sized(state);
  if (now === null) return "not-now";
  if (now.row.stop !== null) return now.row.stop;
  const planned = plannedHere(state, now.step, now.at, now.begun);
  return leftMs(state, now.step) >= planned + contactMs(now.step, state.knowledge) ? null : "most";
}

/** One set or spot more. */
export function lengthen(state: SessionState): Turn {
  const now = sized(state);
  if (now === null || whyNotLonger(state) !== null) return [state, []];
  return [withRow(state, now.at, (row) => ({ ...row, times: row.times + 1 })), []];
}
