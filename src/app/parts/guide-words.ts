import { isBreathing } from "#core";
import type { SessionState, Step } from "#core";
import type { Rules } from "../engine.ts";
import { say, sidedName } from "../words.ts";

/** What the guide shows of a session at one moment. */
export interface Shown {
  readonly step: Step;
  readonly number: number;
  readonly steps: number;
  readonly kind: "ready" | "contact" | "rest" | "stretch-ready" | "stretch";
  readonly title: string;
  readonly hint: string;
  readonly seconds: number;
  /** Sets or spots: how many, and which is the present one from 0. */
  readonly times: number;
  readonly index: number;
  readonly next: string;
  /** The technique, or the stretch while it is stretched: what the picture shows. */
  readonly code: string;
}
type Phase = NonNullable<SessionState["phase"]>;

const factOf = (rules: Rules, step: Step) => rules.facts.techniques.find(({ code }) => code === step.technique);
const stretchOf = (rules: Rules, step: Step) => rules.facts.stretches.find(({ code }) => code === step.stretch?.id);

/** The way to a step: what to take, and how to lie. */
function readyTitle(state: SessionState, step: Step): string {
  const before = state.before === null ? undefined : state.plan.steps[state.before];
  const name = `${sidedName(step.region, step.side)}.`;
  const switches = before?.technique === step.technique && before.region === step.region && before.side !== step.side;
  return `${say(switches ? "guide.switch" : "guide.get-ready")}\n${name}`;
}
function readyHint(rules: Rules, state: SessionState, step: Step): string {
  const how = factOf(rules, step)?.steps[0] ?? "";
  return state.before === null && state.touched === null ? `${how} ${say("cue.safety")}` : how;
}
/** One line of how it is done, another one each set. */
function contactHint(rules: Rules, step: Step, index: number): string {
  const lines = factOf(rules, step)?.steps.slice(1) ?? [];
  const feel = say("guide.feel-at", { target: step.pain.target });
  return `${lines[index % Math.max(1, lines.length)] ?? ""}\n${feel}`;
}

function nextAfter(state: SessionState, step: Step, phase: Phase, times: number): string {
  const more = phase.kind === "contact" ? phase.index + 1 < times : phase.kind === "rest";
  if (phase.kind === "ready") return timesName(step, 0, times);
  if (phase.kind === "rest") return timesName(step, phase.index, times);
  if (more) return step.spots === null ? say("guide.next-rest", { seconds: step.restSeconds }) : say("guide.next-spot");
  if (step.stretch !== null && phase.kind !== "stretch")
    return say(isBreathing(step.stretch.id) ? "guide.next-breath" : "guide.next-stretch", {
      seconds: step.stretch.seconds,
    });
  const after = state.queue[1];
  const next = after === undefined ? undefined : state.plan.steps[after];
  return next === undefined ? say("guide.next-done") : sidedName(next.region, next.side);
}
export const timesName = (step: Step, index: number, sets: number): string =>
  say(step.spots === null ? "guide.set" : "guide.spot", { set: index + 1, sets });

/** The present moment of a session; null before it begins and after it ends. */
export function shownOf(rules: Rules, state: SessionState): Shown | null {
  const at = state.phase?.step ?? state.queue[0];
  const step = at === undefined ? undefined : state.plan.steps[at];
  if (at === undefined || step === undefined) return null;
  const phase: Pick<Phase, "kind" | "index" | "ms"> & Partial<Phase> = state.phase ?? {
    kind: "ready",
    index: 0,
    ms: 0,
  };
  const times = state.rows[at]?.times ?? 0;
  const stretch = stretchOf(rules, step);
  const breathes = step.stretch !== null && isBreathing(step.stretch.id);
  const stretches = phase.kind === "stretch" || phase.kind === "stretch-ready";
  const titles = {
    ready: readyTitle(state, step),
    contact: sidedName(step.region, step.side),
    rest: say("guide.rest"),
    "stretch-ready": `${say(breathes ? "guide.breath-next" : "guide.stretch-next")}\n${stretch?.name ?? ""}.`,
    stretch: stretch?.name ?? "",
  };
  const hints = {
    ready: readyHint(rules, state, step),
    contact: contactHint(rules, step, phase.index),
    rest: "",
    "stretch-ready": stretch?.steps[0] ?? "",
    stretch: stretch?.steps.at(-1) ?? "",
  };
  return {
    step,
    number: at + 1,
    steps: state.plan.steps.length,
    kind: phase.kind,
    title: titles[phase.kind],
    hint: hints[phase.kind],
    seconds: Math.ceil((phase.ms - state.elapsedMs) / 1000),
    times,
    index: phase.kind === "rest" ? phase.index - 1 : phase.index,
    next: nextAfter(state, step, phase as Phase, times),
    code: stretches ? (step.stretch?.id ?? step.technique) : step.technique,
  };
}
