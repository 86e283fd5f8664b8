import type { Plan } from "./advice.ts";
import { DURING, PAIN } from "./ceilings.ts";
import type { Knowledge } from "./facts.ts";
import { reaches } from "./guardrail.ts";
import { endsSession } from "./done.ts";
import { limitsOf } from "./session-limits.ts";
import { leftMs, outWith, touching, withRow } from "./session-state.ts";
import type { Limits, SessionEvent, SessionState, StopCode, Todo } from "./session-state.ts";
import type { Worked } from "./request.ts";
import {
  advance,
  closeStep,
  cueNow,
  gap,
  letGo,
  nextPhase,
  nextStep,
  givesUpWithin,
  LEAST_CONTACT_MS,
} from "./session-advance.ts";
import type { Turn } from "./session-advance.ts";
import { rowOf, withRest } from "./session-rest.ts";
import { lengthen, shorten } from "./session-size.ts";
import { seekBack, seekForward } from "./session-seek.ts";
import { answered, askedNext, asking, isHeld } from "./session-questions.ts";
import { endWaiting, HALVED, switchSides, toldOfWaiting } from "./session-switch.ts";

/** A cramp that lasts longer ends the step (SR6). */
const CRAMP_MS = DURING.cramp.value * 1000;

export interface SessionSetup {
  readonly knowledge?: Knowledge;
  readonly limits?: Limits;
}

/** A session that has not begun. */
export function newSession(plan: Plan, { knowledge, limits }: SessionSetup = {}): SessionState {
  return {
    plan,
    knowledge: knowledge ?? null,
    limits: limits ?? limitsOf(plan, knowledge ?? null),
    mode: "waiting",
    clockMs: 0,
    queue: plan.steps.map((_, at) => at),
    before: null,
    phase: null,
    elapsedMs: 0,
    rows: plan.steps.map(rowOf),
    pressedMs: {},
    out: [],
    touched: null,
    setPain: null,
    easing: { is: "none" },
    crampMs: null,
    asked: [],
    raised: [],
  };
}

/** A session is its events: going on after a crash is the same fold, with a `gap` at its end. */
export const replay = (plan: Plan, events: readonly SessionEvent[], setup: SessionSetup = {}): SessionState =>
  events.reduce((state, event) => session(state, event)[0], newSession(plan, setup));

/** One event: time goes on to it, then it happens. A clock that jumps back goes on from where it jumped to. */
export function session(state: SessionState, event: SessionEvent): Turn {
  const known = Number.isFinite(event.atMs) ? event.atMs : state.clockMs;
  const ms = Math.round(Math.max(0, known - state.clockMs));
  const clock = Math.round(Math.min(state.clockMs, known));
  const before: SessionState = { ...state, clockMs: known < state.clockMs ? clock : state.clockMs };
  if (state.mode === "ended") return afterwards(before, event);
  if (state.mode === "waiting") return begin({ ...before, clockMs: known }, event);
  if (event.kind === "gap") return afterGap(before, ms);
  const [now, played] = advance(before, ms);
  if (now.mode === "ended") {
    const [late, said] = afterwards(now, event);
    return [late, [...played, ...said]];
  }
  const [next, todo] = happen(now, event);
  return [next, [...played, ...todo]];
}

function begin(state: SessionState, event: SessionEvent): Turn {
  if (event.kind === "end") return over(state);
  return event.kind === "start"
    ? nextStep({ ...state, clockMs: Math.round(state.clockMs), mode: "running" })
    : [state, []];
}

/** After the end nothing presses again; what the person still reports is kept for the journal. */
function afterwards(state: SessionState, event: SessionEvent): Turn {
  if (event.kind === "answered") return [answered(state, event.flag, event.yes), []];
  const stop = stopOf(event);
  return stop === null ? [state, []] : [noted(state, stop), [cueNow(state, "safety", SAID[stop])]];
}

/** Where nothing can have pressed, lost time is only lost: the phase goes on where it was. Otherwise it waits, and asks. */
function afterGap(before: SessionState, ms: number): Turn {
  const after = gap(before, ms);
  const { phase } = before;
  const idle = before.mode === "running" && phase !== null && phase.kind !== "contact";
  if (idle && ms < phase.ms - before.elapsedMs) return [after, []];
  const leave = touching(before) ? [cueNow(after, "leave", "stop.paused")] : [];
  return [{ ...after, mode: "paused" }, [...leave, { do: "ask", what: "go-on" }]];
}

const STOPS: Partial<Readonly<Record<SessionEvent["kind"], StopCode>>> = {
  "too-much": "SR1",
  red: "SR2",
  "numb-or-red": "SR2",
  numb: "SR3",
  bruise: "SR4",
  dizzy: "SR5",
  cramp: "SR6",
  sharp: "SR7",
  "cannot-breathe": "SR10",
};
const stopOf = (event: SessionEvent): StopCode | null =>
  event.kind === "pain" ? (reaches(PAIN.stop, event.value) ? "SR9" : null) : (STOPS[event.kind] ?? null);

/** The rule that asks for the longer rest is the one that is kept. */
const STRONGEST: readonly StopCode[] = ["SR4", "SR2", "SR9", "SR5", "SR3", "SR7", "SR10", "SR6", "SR1", "SR8"];
const ENDS_REGION: readonly StopCode[] = ["SR2", "SR4", "SR9"];
const SAID: Readonly<Record<StopCode, string>> = {
  SR1: "stop.too-much",
  SR2: "stop.red",
  SR3: "stop.numb",
  SR4: "stop.bruise",
  SR5: "stop.dizzy",
  SR6: "stop.cramp",
  SR7: "stop.sharp",
  SR8: "stop.spot-time",
  SR9: "stop.too-sore",
  SR10: "stop.breath",
};

/** The step that a report is about: the one pressed last. */
const aboutStep = (state: SessionState): number | null => state.touched ?? state.queue[0] ?? null;

/** Keeps a stop rule with its step; a place that it ends is out for the rest of the session. */
function noted(before: SessionState, stop: StopCode): SessionState {
  const state = asking(before, stop);
  const at = aboutStep(state);
  const step = at === null ? undefined : state.plan.steps[at];
  if (at === null || step === undefined) return state;
  const stronger = (old: StopCode | null): StopCode =>
    old !== null && STRONGEST.indexOf(old) < STRONGEST.indexOf(stop) ? old : stop;
  const kept = withRow(state, at, (row) => ({ ...row, stop: stronger(row.stop) }));
  return ENDS_REGION.includes(stop) ? { ...kept, out: [...new Set([...state.out, ...outWith(step)])] } : kept;
}

function over(state: SessionState, key = "stop.ended"): Turn {
  const ended: SessionState = { ...state, mode: "ended", queue: [], phase: null, elapsedMs: 0 };
  return [ended, [cueNow(state, touching(state) ? "leave" : "done", key), { do: "end" }]];
}
function pause(state: SessionState, key: string): Turn {
  return state.mode === "paused" ? [state, []] : [{ ...state, mode: "paused" }, letGo(state, key)];
}
function skip(state: SessionState, key: string): Turn {
  const [next, todo] = nextStep(closeStep(state));
  return [next, [...letGo(state, key), ...todo]];
}

/** SR1 told again of a step whose pressure was to be halved: it is over. */
const isStillTooMuch = ({ phase, touched, easing }: SessionState): boolean =>
  phase !== null && phase.step === touched && easing.is !== "none";
const STILL_TOO_MUCH = "stop.still-too-much";

/** What a stop rule says is said where nothing is pressed as well. */
function stopped(state: SessionState, stop: StopCode): Turn {
  const key = stop === "SR1" && isStillTooMuch(state) ? STILL_TOO_MUCH : SAID[stop];
  const [next, todo] = stopFor(state, stop);
  const said = todo.some((each) => each.do === "cue" && each.cue.say.key === key);
  return [next, said ? todo : [cueNow(state, "safety", key), ...todo]];
}

/** A stop rule: the step, its place, or everything ends; what comes next waits until the person goes on. */
function stopFor(state: SessionState, stop: StopCode): Turn {
  const kept = toldOfWaiting(noted(state, stop), stop);
  if (endsSession(stop)) return over(kept, SAID[stop]);
  if (stop === "SR6") return cramped(kept);
  if (stop === "SR1") return tooMuch(kept);
  const isHere = state.phase?.step === aboutStep(state) || touching(state);
  const asks: readonly Todo[] =
    stop === "SR7" ? [{ do: "ask", what: "RF11" }] : stop === "SR10" ? [{ do: "ask", what: "easier" }] : [];
  const gone = isHere || stop === "SR10" ? endStep(kept, SAID[stop]) : pause(kept, SAID[stop]);
  return [gone[0], [...gone[1], ...asks]];
}

/** Ends the present step; the next one waits for `resume`. */
function endStep(state: SessionState, key: string): Turn {
  const closed = closeStep(state);
  const leave = letGo(state, key);
  const waits = closed.queue.some((at) => leftOf(closed, at) > 0);
  if (waits) return [{ ...closed, mode: "paused", easing: { is: "none" } }, [...leave, { do: "ask", what: "go-on" }]];
  const [ended, todo] = nextStep(closed);
  return [ended, [...leave, ...todo]];
}
function leftOf(state: SessionState, at: number): number {
  const step = state.plan.steps[at];
  return step === undefined ? 0 : leftMs(state, step);
}

/** SR1: let go, halve the pressure; the second time the step is over. */
function tooMuch(state: SessionState): Turn {
  if (state.phase === null || state.phase.step !== state.touched) return [state, []];
  if (isStillTooMuch(state)) return endStep(state, STILL_TOO_MUCH);
  const [paused, todo] = pause(state, SAID.SR1);
  return [{ ...paused, easing: { is: "told" } }, [...todo, { do: "ask", what: "go-on" }]];
}
function cramped(state: SessionState): Turn {
  const [paused, todo] = pause(state, SAID.SR6);
  return [{ ...paused, crampMs: state.crampMs ?? state.clockMs }, [...todo, { do: "ask", what: "cramp-gone" }]];
}

/** Pain told as a number: the highest is kept, 7 ends the place, a rise of 2 or the ceiling is too much. */
function painTold(state: SessionState, value: number): Turn {
  const at = aboutStep(state);
  const step = at === null ? undefined : state.plan.steps[at];
  if (at === null || step === undefined || !(value >= 0 && value <= 10)) return [state, []];
  const start = Math.min(step.pain.target, state.setPain ?? value);
  const kept = withRow({ ...state, setPain: state.setPain ?? value }, at, (row) => ({
    ...row,
    highest: Math.max(row.highest ?? 0, value),
  }));
  if (reaches(PAIN.stop, value)) return stopped(kept, "SR9");
  const high = value >= step.pain.ceiling || value - start >= PAIN.stopRise.value;
  if (high) return stopped(kept, "SR1");
  return state.easing.is === "halved" ? [{ ...kept, easing: { is: "none" } }, []] : [kept, []];
}

/** A flag that was raised ends everything; otherwise it waits until the person goes on. */
const answer = (state: SessionState): Turn => (state.raised.length > 0 ? over(state) : [state, askedNext(state)]);

function resume(state: SessionState): Turn {
  if (state.mode !== "paused") return [state, []];
  const { crampMs, easing } = state;
  const eased = easing.is === "told" ? HALVED : easing;
  const going: SessionState = { ...state, mode: "running", crampMs: null, easing: eased };
  if (crampMs !== null && state.clockMs - crampMs > CRAMP_MS) return endStep(endWaiting(state), SAID.SR6);
  if (going.phase === null) return nextStep(going);
  const step = going.plan.steps[going.phase.step];
  const contact = going.phase.kind === "contact";
  const left = step === undefined ? 0 : leftMs(going, step);
  const rest = going.phase.ms - going.elapsedMs;
  if (contact && givesUpWithin(going, LEAST_CONTACT_MS)) return nextStep(closeStep(going));
  if (contact && (left < rest || rest < LEAST_CONTACT_MS)) return nextPhase(going);
  return [going, contact ? [cueNow(going, "enter", "stop.resumed")] : []];
}

/** What is pressed is let go; the new steps begin where it runs, and wait for `resume` where it is paused. */
function replanned(state: SessionState, plan: Plan): Turn {
  const next = withRest(state, plan);
  const leave = letGo(state, "cue.leave");
  if (state.mode === "paused") return [next, leave];
  const [going, todo] = nextStep(next);
  return [going, [...leave, ...todo]];
}

function happen(state: SessionState, event: SessionEvent): Turn {
  const stop = event.kind === "pain" ? null : stopOf(event);
  if (stop !== null) return stopped(state, stop);
  if (isHeld(state, event)) return [state, []];
  switch (event.kind) {
    case "pain":
      return painTold(state, event.value);
    case "answered":
      return answer(answered(state, event.flag, event.yes));
    case "pause":
      return pause(state, "stop.paused");
    case "resume":
      return resume(state);
    case "better":
      return [state.easing.is === "halved" ? { ...state, easing: { is: "none" } } : state, []];
    case "skip":
      return state.mode === "paused" ? endStep(state, "stop.skipped") : skip(state, "stop.skipped");
    case "shorten":
      return shorten(state);
    case "lengthen":
      return lengthen(state);
    case "back":
      return seekBack(state);
    case "forward":
      return seekForward(state);
    case "switch":
      return switchSides(state);
    case "replan":
      return replanned(state, event.plan);
    case "end":
      return over(state);
    default:
      return [state, []];
  }
}

/** What was really done, for the journal: steps that were pressed or stopped, seconds rounded up. */
export function workedOf(state: SessionState): readonly Worked[] {
  return state.plan.steps.flatMap((step, at) => {
    const row = state.rows[at];
    if (row === undefined || (row.pressedMs === 0 && row.stop === null)) return [];
    const { technique, region, side, tool } = step;
    const before = step.because.find(({ code }) => code === "sore")?.value ?? null;
    const seconds = Math.ceil(row.pressedMs / 1000);
    return [{ technique, region, side, tool, seconds, before, after: null, highest: row.highest, stop: row.stop }];
  });
}
