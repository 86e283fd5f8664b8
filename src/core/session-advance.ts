import type { Step } from "./advice.ts";
import { DURING } from "./ceilings.ts";
import { contactMs, contactPhase, readyPhase, restPhase, stretchPhases } from "./phases.ts";
import type { Phase } from "./phases.ts";
import { leftMs, placeKey, touching, withRow } from "./session-state.ts";
import type { SessionState, Todo } from "./session-state.ts";
import { cuesOf, doneCue } from "./timeline.ts";
import type { Cue, CueKind } from "./timeline.ts";

export type Turn = readonly [SessionState, readonly Todo[]];

/** A contact shorter than this is not begun, and not gone on with. */
export const LEAST_CONTACT_MS = 1000;
/** After the pressure was halved: when to ask whether it is down, and when no answer counts as no. */
const EASED = { askMs: DURING.easedAsk.value * 1000, giveUpMs: DURING.easedNoAnswer.value * 1000 } as const;

export const cueNow = (state: SessionState, kind: CueKind, key: string): Todo => {
  const step = state.phase === null ? null : state.phase.step;
  const at = step === null ? undefined : state.plan.steps[step];
  const say = { key, values: at === undefined ? {} : { target: at.pain.target, ceiling: at.pain.ceiling } };
  const place = { step, side: at?.side ?? null, stroke: at?.stroke ?? null };
  return { do: "cue", cue: { atMs: state.clockMs, kind, ...place, say } };
};

/** Ends contact, if there is any, with a sentence of its own. */
export const letGo = (state: SessionState, key: string): readonly Todo[] =>
  touching(state) ? [cueNow(state, "leave", key)] : [];

/** The cues of the present phase in a span of it, both ends of a phase its own. */
export function cuesIn(state: SessionState, fromMs: number, toMs: number): readonly Todo[] {
  const { phase } = state;
  if (phase === null) return [];
  const begin = state.clockMs - state.elapsedMs;
  const inside = (cue: Cue): boolean => cue.atMs - begin > fromMs && cue.atMs - begin <= toMs;
  return cuesOf(state.plan, phase, begin)
    .filter(inside)
    .map((cue) => ({ do: "cue", cue }) as const);
}

function enter(state: SessionState, phase: Phase): Turn {
  const next: SessionState = { ...state, phase, elapsedMs: 0 };
  if (phase.kind !== "contact") return [next, cuesIn(next, -1, 0)];
  const begun: SessionState = { ...next, touched: phase.step, setPain: null };
  return [begun, cuesIn(begun, -1, 0)];
}

/** Whether halved pressure that nobody answers for ends the step within this many milliseconds of contact (SR1). */
export const givesUpWithin = ({ easing }: SessionState, ms: number): boolean =>
  easing.is === "halved" && EASED.giveUpMs - easing.pressedMs < ms;

/** The next set or spot, as long as its place may still be pressed; null where it may not. */
function nextContact(state: SessionState, step: Step, at: number, index: number): Phase | null {
  const ms = Math.min(contactMs(step, state.knowledge), leftMs(state, step));
  const wanted = index < (state.rows[at]?.times ?? 0);
  return wanted && ms >= LEAST_CONTACT_MS ? contactPhase(step, at, index, ms) : null;
}

/** What follows the present phase inside its step; null at the step's end. */
function following(state: SessionState, phase: Phase): Phase | null {
  const step = state.plan.steps[phase.step];
  if (step === undefined || phase.kind === "stretch") return null;
  const [toStretch, stretch] = stretchPhases(step, phase.step, state.knowledge);
  if (phase.kind === "stretch-ready") return stretch ?? null;
  const pressed = (state.rows[phase.step]?.pressedMs ?? 0) > 0;
  const index = phase.kind === "contact" ? phase.index + 1 : phase.index;
  const contact = givesUpWithin(state, LEAST_CONTACT_MS) ? null : nextContact(state, step, phase.step, index);
  if (contact === null) return pressed ? (toStretch ?? null) : null;
  return phase.kind === "contact" && step.restSeconds > 0 ? restPhase(step, phase.step, index) : contact;
}

/** Begins the first step of the queue that may be pressed at all, or ends the session. */
export function nextStep(state: SessionState): Turn {
  const queue = state.queue.filter((at) => {
    const step = state.plan.steps[at];
    return step !== undefined && nextContact(state, step, at, 0) !== null;
  });
  const [first] = queue;
  const phase = first === undefined ? null : readyPhase(state.plan, state.before, first);
  const easing = (first === undefined ? undefined : state.rows[first]?.easing) ?? ({ is: "none" } as const);
  const clean: SessionState = { ...state, queue, easing, crampMs: null, setPain: null };
  if (phase !== null) {
    const [begun, todo] = enter(clean, phase);
    return [begun, easing.is === "none" ? todo : [...todo, cueNow(begun, "safety", "stop.too-much")]];
  }
  const ended: SessionState = { ...clean, mode: "ended", phase: null, elapsedMs: 0 };
  return [ended, [{ do: "cue", cue: doneCue(state.clockMs) }, { do: "end" }]];
}

/** Leaves the present step for good. The cue that ends a contact is the caller's. */
export function closeStep(state: SessionState): SessionState {
  const { phase, before } = state;
  const arrived = phase !== null && phase.kind !== "ready" ? phase.step : before;
  return { ...state, queue: state.queue.slice(1), before: arrived, phase: null, elapsedMs: 0 };
}

/** From the end of a phase to the next. */
export function nextPhase(state: SessionState): Turn {
  const next = state.phase === null ? null : following(state, state.phase);
  return next === null ? nextStep(closeStep(state)) : enter(state, next);
}

/** Counts a contact; `ms` are never more than the phase has left. */
export function press(state: SessionState, ms: number): SessionState {
  const at = state.phase?.step ?? -1;
  const step = state.plan.steps[at];
  if (step === undefined || ms <= 0) return state;
  const key = placeKey(step);
  const pressedMs = { ...state.pressedMs, [key]: (state.pressedMs[key] ?? 0) + ms };
  const { easing } = state;
  const eased = easing.is === "halved" ? { ...easing, pressedMs: easing.pressedMs + ms } : easing;
  const more = { ...state, pressedMs, easing: eased, touched: at };
  return withRow(more, at, (row) => ({ ...row, pressedMs: row.pressedMs + ms }));
}

/** Milliseconds until something happens: the phase ends, or a question about eased pressure is due. */
function untilNext(state: SessionState, phase: Phase): number {
  const left = phase.ms - state.elapsedMs;
  if (phase.kind !== "contact" || state.easing.is !== "halved") return left;
  const due = (state.easing.asked ? EASED.giveUpMs : EASED.askMs) - state.easing.pressedMs;
  return Math.max(0, Math.min(left, due));
}

function moveBy(state: SessionState, ms: number): Turn {
  const to = state.elapsedMs + ms;
  const cues = cuesIn(state, state.elapsedMs, to);
  const pressed = state.phase?.kind === "contact" ? press(state, ms) : state;
  return [{ ...pressed, elapsedMs: to, clockMs: state.clockMs + ms }, cues];
}

/** Asks whether halved pressure is down; without an answer the step is over (SR1). */
function askEased(state: SessionState): Turn | null {
  const { easing } = state;
  if (!touching(state) || easing.is !== "halved") return null;
  if (easing.asked && easing.pressedMs >= EASED.giveUpMs) {
    const [next, todo] = nextStep(closeStep(state));
    return [next, [cueNow(state, "leave", "cue.leave"), ...todo]];
  }
  if (easing.asked || easing.pressedMs < EASED.askMs) return null;
  return [{ ...state, easing: { ...easing, asked: true } }, [{ do: "ask", what: "pain" }]];
}

/** Plays on by so many milliseconds: phase after phase, none longer than it may be. */
export function advance(state: SessionState, ms: number): Turn {
  const todo: Todo[] = [];
  let [now, left] = [state, ms];
  while (now.mode === "running" && now.phase !== null) {
    const by = Math.min(left, untilNext(now, now.phase));
    const [moved, cues] = moveBy(now, by);
    left -= by;
    todo.push(...cues);
    const turn = now.phase.ms <= moved.elapsedMs ? nextPhase(moved) : askEased(moved);
    if (turn === null && left <= 0) return [{ ...moved, clockMs: moved.clockMs + left }, todo];
    now = turn === null ? moved : turn[0];
    todo.push(...(turn?.[1] ?? []));
    if (left <= 0) break;
  }
  return [{ ...now, clockMs: now.clockMs + Math.max(0, left) }, todo];
}

/** Unaccounted time: it counts as contact where there was contact, the spot is not gone on with past its end. */
export function gap(state: SessionState, ms: number): SessionState {
  const step = state.phase === null ? undefined : state.plan.steps[state.phase.step];
  if (!touching(state) || state.phase === null || step === undefined) return { ...state, clockMs: state.clockMs + ms };
  const counted = Math.min(ms, leftMs(state, step));
  const elapsedMs = Math.min(state.phase.ms, state.elapsedMs + ms);
  return { ...press(state, counted), elapsedMs, clockMs: state.clockMs + ms };
}
