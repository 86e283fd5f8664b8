import type { Plan, Step } from "./advice.ts";
import type { Side } from "./body.ts";
import { DOSE } from "./ceilings.ts";
import type { Knowledge } from "./facts.ts";
import { isBreathing } from "./places.ts";
import { SETTLE } from "./settle.ts";
import type { CueKind } from "./timeline.ts";

const MS = 1000;
/** The last seconds of a contact are counted aloud. */
const COUNTED_SECONDS = [3, 2, 1] as const;
/** When the sentences before the first contact begin, and before a later one; milliseconds into the phase. */
const FIRST = { ceiling: 4000, ready: 8000 } as const;
const LATER = { ceiling: 2500, ready: 2500, readyAfterCeiling: 4500 } as const;

/** A cue inside a phase; `offsetMs` counts from the phase's beginning. */
interface PhaseCue {
  readonly offsetMs: number;
  readonly kind: CueKind;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}
type PhaseKind = "ready" | "contact" | "rest" | "stretch-ready" | "stretch";

/** An unbroken part of a session. The body is pressed in `contact` and in no other. */
export interface Phase {
  readonly kind: PhaseKind;
  /** Zero-based index into plan.steps. */
  readonly step: number;
  /** Which set or spot, from 0. */
  readonly index: number;
  readonly ms: number;
  readonly cues: readonly PhaseCue[];
}

/** How many sets or spots a step has. */
export const timesOf = (step: Step): number => step.sets ?? step.spots ?? 0;
/** Whether a step holds spots. */
export const holds = (step: Step): boolean => step.spots !== null;

/** The longest that one set or spot may be without a break: its guardrail; a tool that is not known counts as hard. */
export function longestContactMs(step: Step, knowledge: Knowledge | null): number {
  const hard = knowledge?.tools.find(({ code }) => code === step.tool)?.hard ?? true;
  return (holds(step) ? (hard ? DOSE.hardSpot : DOSE.hold) : DOSE.set).value * MS;
}
/** The longest that one contact of each step may be, by its place in the plan; milliseconds. */
export const longestContacts = (plan: Plan, knowledge: Knowledge | null): readonly number[] =>
  plan.steps.map((step) => longestContactMs(step, knowledge));

/** Length of one set or spot: what the step says, never above its guardrail. */
export const contactMs = (step: Step, knowledge: Knowledge | null): number =>
  Math.min((step.setSeconds ?? step.spotSeconds ?? 0) * MS, longestContactMs(step, knowledge));

const cue = (offsetMs: number, kind: CueKind, key: string, values: PhaseCue["values"] = {}): PhaseCue => ({
  offsetMs,
  kind,
  key,
  values,
});
const painOf = (step: Step) => ({ target: step.pain.target, ceiling: step.pain.ceiling });
const namesOf = (step: Step) => ({ name: step.name, side: step.side, position: step.position });

/** Seconds between two steps, the way there included. */
function settleMs(before: Step | null, step: Step): number {
  const position = before?.position === step.position ? 0 : SETTLE.position;
  const tool = position === 0 && before?.tool === step.tool ? 0 : SETTLE.tool;
  return (position + tool + SETTLE.place) * MS;
}

/** Where a step's contact, and then its stretch, is over; seconds of the plan. */
const workEnd = (step: Step): number => step.startSeconds + step.seconds;
const stepEnd = (step: Step): number =>
  workEnd(step) + (step.stretch === null ? 0 : SETTLE.place + step.stretch.seconds);

/** Getting to a step: as the plan has it after the step before it, else as far as the way is. */
function readyMs(plan: Plan, before: number | null, index: number, step: Step): number {
  const planned = index === 0 ? 0 : stepEnd(plan.steps[index - 1] ?? step);
  const gap = Math.round((step.startSeconds - planned) * MS);
  if (before === index - 1 || (before === null && index === 0)) return Math.max(0, gap);
  return Math.max(gap, settleMs(before === null ? null : (plan.steps[before] ?? null), step));
}

const otherSide = (a: Side | "both", b: Side | "both"): boolean => a !== b && a !== "middle" && b !== "middle";

/** From the end of one step, or the beginning, to the contact of the next. `before` is the step done last. */
export function readyPhase(plan: Plan, before: number | null, index: number): Phase | null {
  const step = plan.steps[index];
  if (step === undefined) return null;
  const last = before === null ? null : (plan.steps[before] ?? null);
  const ms = readyMs(plan, before, index, step);
  const cues = last === null ? firstCues(step) : laterCues(last, step);
  return {
    kind: "ready",
    step: index,
    index: 0,
    ms,
    cues: cues.map((c) => ({ ...c, offsetMs: Math.min(c.offsetMs, ms) })),
  };
}
const firstCues = (step: Step): readonly PhaseCue[] => [
  cue(0, "safety", "cue.safety"),
  cue(FIRST.ceiling, "safety", "cue.ceiling", painOf(step)),
  cue(FIRST.ready, "get-ready", "cue.get-ready", namesOf(step)),
];
function laterCues(last: Step, step: Step): readonly PhaseCue[] {
  const switches = last.technique === step.technique && last.region === step.region && otherSide(last.side, step.side);
  const limits = last.pain.ceiling !== step.pain.ceiling || last.pain.target !== step.pain.target;
  const moved = last.position !== step.position || last.tool !== step.tool;
  const ready = limits ? LATER.readyAfterCeiling : LATER.ready;
  return [
    switches ? cue(0, "switch-sides", "cue.switch-sides", namesOf(step)) : cue(0, "next", "cue.next", namesOf(step)),
    ...(limits ? [cue(LATER.ceiling, "safety", "cue.ceiling", painOf(step))] : []),
    cue(ready, "get-ready", moved ? "cue.get-ready" : "cue.ready", namesOf(step)),
  ];
}

function enterCue(step: Step, index: number): PhaseCue {
  if (step.stroke === "breathe") return cue(0, "enter", "cue.enter-breath", painOf(step));
  const spot = { spot: index + 1, spots: step.spots ?? 0 };
  return holds(step)
    ? cue(0, "enter", "cue.enter-spot", { ...painOf(step), ...spot })
    : cue(0, "enter", "cue.enter", painOf(step));
}

/** One set or spot of `ms`: enter, passes, halfway, the last seconds counted, leave. */
export function contactPhase(step: Step, stepIndex: number, index: number, ms: number): Phase {
  const passMs = step.passSeconds === null || holds(step) ? 0 : Math.round(step.passSeconds * MS);
  const passes = passMs > 0 ? Array.from({ length: Math.ceil(ms / passMs) - 1 }, (_, n) => (n + 1) * passMs) : [];
  const inner = [
    ...passes.map((at) => cue(at, "pass", "cue.pass")),
    cue(Math.round(ms / 2), "halfway", "cue.halfway"),
    ...COUNTED_SECONDS.map((seconds) => cue(ms - seconds * MS, "countdown", "cue.countdown", { seconds })),
  ].filter(({ offsetMs }) => offsetMs > 0 && offsetMs < ms);
  const cues = [enterCue(step, index), ...inner.sort((a, b) => a.offsetMs - b.offsetMs), cue(ms, "leave", "cue.leave")];
  return { kind: "contact", step: stepIndex, index, ms, cues };
}

/** Between two sets, or on the way to the next spot. */
export function restPhase(step: Step, stepIndex: number, index: number): Phase {
  const said = holds(step) ? "cue.move-on" : "cue.rest";
  const cues = [cue(0, "rest", said, { seconds: step.restSeconds })];
  return { kind: "rest", step: stepIndex, index, ms: step.restSeconds * MS, cues };
}

/** The stretch after a step: the way there, then the hold. */
export function stretchPhases(step: Step, stepIndex: number, knowledge: Knowledge | null): readonly Phase[] {
  const { stretch } = step;
  if (stretch === null) return [];
  const name = knowledge?.stretches.find(({ code }) => code === stretch.id)?.name ?? stretch.id;
  const values = { name, seconds: stretch.seconds };
  const [place, ms] = [SETTLE.place * MS, stretch.seconds * MS];
  const said = isBreathing(stretch.id) ? "cue.stretch-breath" : "cue.stretch";
  const ready = [cue(0, "get-ready", `${said}-ready`, values)];
  const hold = [cue(0, "stretch", "cue.stretch", values), cue(ms, "stretch-end", `${said}-end`)];
  return [
    { kind: "stretch-ready", step: stepIndex, index: 0, ms: place, cues: ready },
    { kind: "stretch", step: stepIndex, index: 0, ms, cues: hold },
  ];
}
