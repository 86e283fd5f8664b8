import { holds, longestContacts } from "./phases.ts";
import { session } from "./session.ts";
import { leftMs, placeKey, touching } from "./session-state.ts";
import type { SessionState } from "./session-state.ts";
import type { Cue } from "./timeline.ts";

/** A contact that is not over. */
export interface Open {
  /** Its step, an index into the steps of the plan. */
  readonly step: number | null;
  /** When it began on its own count, on the clock of the cues: what is counted as pressed lies between. */
  readonly sinceMs: number;
  /** Whether it presses now; else it was let go of, and an `enter` goes on with it. */
  readonly presses: boolean;
}

/** What is to be heard from a moment on, and what its cues do not tell of the contacts in them. */
export interface Ahead {
  /** In order, and nothing else. */
  readonly cues: readonly Cue[];
  readonly open: Open | null;
  /** What is gone on with after what is open was let go of; only a player knows of it, by what was heard. */
  readonly again?: Open | null;
  /** The longest that one contact of each step of the plan may be; milliseconds. */
  readonly longestMs: readonly number[];
  /** Each step of the plan, by its place in it. */
  readonly steps: readonly StepAhead[];
}
interface StepAhead {
  /** Which place it presses, and how long that may be pressed from here on; milliseconds. */
  readonly place: string;
  readonly leftMs: number;
  readonly holds: boolean;
}

/** How far ahead the cues are worked out; longer than any session. */
const AHEAD_MS = 7_200_000;

/** What was open before an event, else what it goes on with. */
function openIn(before: SessionState, state: SessionState): Open | null {
  const of = ({ phase, clockMs, elapsedMs }: SessionState, presses: boolean): Open | null =>
    phase === null ? null : { step: phase.step, sinceMs: clockMs - elapsedMs, presses };
  if (touching(before)) return of(before, true);
  return touching(state) && state.elapsedMs > 0 ? of(state, false) : null;
}

/** What is to be heard after an event: the cues of this moment, then all that are to come if nothing else happens. */
export function aheadOf(before: SessionState, state: SessionState, now: readonly Cue[]): Ahead {
  const [, todos] =
    state.mode === "running" ? session(state, { kind: "tick", atMs: state.clockMs + AHEAD_MS }) : [state, []];
  const later = todos.flatMap((todo) => (todo.do === "cue" ? [todo.cue] : []));
  return {
    cues: [...now, ...later],
    open: openIn(before, state),
    ...limitsAhead(state),
  };
}

/** What bounds the contacts that are to come. */
export const limitsAhead = (state: SessionState): Pick<Ahead, "longestMs" | "steps"> => ({
  longestMs: longestContacts(state.plan, state.knowledge),
  steps: state.plan.steps.map((step) => ({
    place: placeKey(step),
    leftMs: leftMs(state, step),
    holds: holds(step),
  })),
});
