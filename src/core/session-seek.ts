import { cueNow, cuesIn, nextPhase } from "./session-advance.ts";
import type { Turn } from "./session-advance.ts";
import { contactPhase, longestContactMs } from "./phases.ts";
import type { Phase } from "./phases.ts";
import { leftMs, touching } from "./session-state.ts";
import type { SessionState } from "./session-state.ts";

/** What a headphone or a lock screen means by its two arrows. */
const SEEK_MS = 10_000;

/** Contact goes on, maybe for another time; whoever pressed a key hears that it was heard. */
const goesOn = (state: SessionState, phase: Phase): Turn => [
  { ...state, phase },
  [cueNow(state, "safety", "stop.resumed")],
];

/**
 * A contact again from ten seconds earlier: so much more of it, for what was pressed stays pressed. Never longer than
 * one contact may be, nor than its place has left; later sets have less then. A step that a stop rule was told of is not repeated.
 */
function longer(state: SessionState, phase: Phase): Turn {
  const step = state.plan.steps[phase.step];
  if (step === undefined || state.rows[phase.step]?.stop !== null) return goesOn(state, phase);
  const room = leftMs(state, step) - (phase.ms - state.elapsedMs);
  const by = Math.min(SEEK_MS, state.elapsedMs, longestContactMs(step, state.knowledge) - phase.ms, room);
  return goesOn(state, by <= 0 ? phase : contactPhase(step, phase.step, phase.index, phase.ms + by));
}

/** Ten seconds less of a contact; one that has no more than that left ends now. */
function shorter(state: SessionState, phase: Phase): Turn {
  const step = state.plan.steps[phase.step];
  const ms = phase.ms - SEEK_MS;
  if (step !== undefined && ms > state.elapsedMs) return goesOn(state, contactPhase(step, phase.step, phase.index, ms));
  const [next, todo] = nextPhase(state);
  return [next, [cueNow(state, "leave", "cue.leave"), ...todo]];
}

/** Ten seconds back; where nothing presses what was said in them is said again. A stretch is never held longer. */
export function seekBack(state: SessionState): Turn {
  const { phase } = state;
  if (phase === null || state.mode !== "running" || phase.kind === "stretch") return [state, []];
  if (touching(state)) return longer(state, phase);
  const to = Math.max(0, state.elapsedMs - SEEK_MS);
  const back: SessionState = { ...state, elapsedMs: to };
  return [back, to === 0 ? cuesIn(back, -1, 0) : []];
}

/** Ten seconds on, never past the end of the phase; where nothing presses what they leave out is said at once. */
export function seekForward(state: SessionState): Turn {
  const { phase } = state;
  if (phase === null || state.mode !== "running") return [state, []];
  if (touching(state)) return shorter(state, phase);
  const to = Math.min(phase.ms, state.elapsedMs + SEEK_MS);
  const on: SessionState = { ...state, elapsedMs: to };
  const left = cuesIn(on, state.elapsedMs, to).map((each) =>
    each.do === "cue" ? { ...each, cue: { ...each.cue, atMs: state.clockMs } } : each,
  );
  if (to < phase.ms) return [on, left];
  const [next, todo] = nextPhase(on);
  return [next, [...left, ...todo]];
}
