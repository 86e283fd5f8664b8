import type { Side, StrokeId } from "./body.ts";

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
  readonly atMs: number;
  readonly kind: CueKind;
  /** Zero-based index into plan.steps; null for safety and done. */
  readonly step: number | null;
  readonly side: Side | "both" | null;
  readonly say: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
  readonly stroke: StrokeId | null;
}
export type Timeline = readonly Cue[];
