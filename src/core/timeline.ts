import type { Plan } from "./advice.ts";
import type { Side, StrokeId } from "./body.ts";
import type { Knowledge } from "./facts.ts";
import { contactMs, contactPhase, readyPhase, restPhase, stretchPhases, timesOf } from "./phases.ts";
import type { Phase } from "./phases.ts";

export type CueKind =
  | "safety"
  | "get-ready"
  | "enter"
  | "pass"
  | "halfway"
  | "countdown"
  | "leave"
  | "rest"
  | "switch-sides"
  | "next"
  | "stretch"
  | "stretch-end"
  | "done";

/** One cue at an exact time. `say` names a sentence of the language pack; core has no words. */
export interface Cue {
  /** Whole milliseconds since the session began. */
  readonly atMs: number;
  readonly kind: CueKind;
  /** Zero-based index into plan.steps; null for what belongs to no step. */
  readonly step: number | null;
  readonly side: Side | "both" | null;
  readonly say: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
  /** `breathe` marks the hands that rest on the body without pressing: entered and left like any contact. */
  readonly stroke: StrokeId | null;
}
export type Timeline = readonly Cue[];

/** The phases of a plan, one after the other. */
function phasesOf(plan: Plan, knowledge: Knowledge | null): readonly Phase[] {
  return plan.steps.flatMap((step, at) => {
    const ready = readyPhase(plan, at === 0 ? null : at - 1, at);
    const work = Array.from({ length: timesOf(step) }, (_, n) => [
      ...(n === 0 ? [] : [restPhase(step, at, n)]),
      contactPhase(step, at, n, contactMs(step, knowledge)),
    ]);
    return [...(ready === null ? [] : [ready]), ...work.flat(), ...stretchPhases(step, at, knowledge)];
  });
}

/** The cues of a phase that begins at `fromMs`. */
export function cuesOf(plan: Plan, phase: Phase, fromMs: number): readonly Cue[] {
  const step = plan.steps[phase.step];
  return phase.cues.map(({ offsetMs, kind, key, values }) => {
    const whole = key === "cue.safety";
    const place = { step: whole ? null : phase.step, side: whole ? null : (step?.side ?? null) };
    return { atMs: fromMs + offsetMs, kind, ...place, say: { key, values }, stroke: step?.stroke ?? null };
  });
}

export const doneCue = (atMs: number): Cue => ({
  atMs,
  kind: "done",
  step: null,
  side: null,
  say: { key: "cue.done", values: {} },
  stroke: null,
});

/**
 * Every cue of a planned session at its exact time, in order; the last is `done` at plan.seconds. With knowledge a
 * stretch is named, without it its code stands in.
 */
export function timeline(plan: Plan, knowledge: Knowledge | null = null): Timeline {
  const cues: Cue[] = [];
  let atMs = 0;
  for (const phase of phasesOf(plan, knowledge)) {
    cues.push(...cuesOf(plan, phase, atMs));
    atMs += phase.ms;
  }
  return [...cues, doneCue(Math.max(atMs, Math.round(plan.seconds * 1000)))];
}
