import type { Area, PositionId, RegionId, StrokeId, ToolId } from "./body.ts";
import type { StretchCode, TechniqueCode, Work } from "./facts.ts";

/**
 * What screening leaves to choose from: the sets of docs/planner.md with every rule already applied.
 * `options.ts` makes it from a cleared request, `solve.ts` finds the optimum of it and knows no rule of care.
 */
export interface Problem {
  /** minutes × 60. */
  readonly budgetSeconds: number;
  /** `pre` allows three regions, both sides count once; null = no limit. */
  readonly maxRegions: number | null;
  /** The plan guardrail, 1200. */
  readonly maxPressSeconds: number;
  readonly candidates: readonly Candidate[];
}

/** A region on one side that may be worked. */
export interface Candidate extends Area {
  readonly marked: number | null;
  readonly complaint: boolean;
  /** D of planner.md, and whether it is the usual load for want of runs. */
  readonly demand: number;
  readonly usual: boolean;
  readonly need: {
    readonly mark: number;
    readonly complaint: number;
    readonly load: number;
    readonly rested: number;
    readonly total: number;
  };
  /** Neither marked on this or the other side nor named by the complaint: both sides alike or not at all. */
  readonly alike: boolean;
  /** Most seconds pressed (total − ledger, gentle, soreness 7–8). T50 does not count. */
  readonly maxSeconds: number;
  readonly options: readonly Option[];
  /** Only ways that keep to this, and one of them must be in the plan. Missing: any way, or none. */
  readonly must?: Must;
  /** What this session has worked here already, as a share of a whole dose (e); only what it lacks is worth more. */
  readonly doneDose?: number;
}
/** A wish for a place: this technique alone, or any; seconds pressed from `least` to `most`. */
export interface Must {
  readonly technique: TechniqueCode | null;
  readonly least: number;
  readonly most: number;
}

/** A technique in one position; the number of sets or spots 1 … maxTimes is the planner's to choose. */
export interface Option {
  readonly technique: TechniqueCode;
  readonly name: string;
  readonly region: RegionId;
  readonly position: PositionId;
  readonly tool: ToolId;
  readonly stroke: StrokeId;
  readonly work: Work;
  readonly passSeconds: number | null;
  /** Of one set or spot. */
  readonly seconds: number;
  readonly maxTimes: number;
  readonly restSeconds: number;
  /** Seconds that count as a whole dose (F): the region's, 60 for T50 and for whole-leg work. */
  readonly fullSeconds: number;
  /** A chosen option presses at least this long (60, its whole dose, or what is left; 20 at `pre`). */
  readonly minSeconds: number;
  /** Grade × help, 0.72 × help for T52/T53 on a single region. */
  readonly quality: number;
  readonly helped: number;
  /** Whether the person likes it. */
  readonly liked?: boolean;
  readonly byHand: boolean;
  readonly gated: boolean;
  /** T05: only beside another technique. */
  readonly onlyBeside: boolean;
  /** T50: one step for both sides, exempt from totals and from the 1200 s. */
  readonly bothSides: boolean;
  readonly pain: { readonly target: number; readonly ceiling: number };
  /** Stretch of its row, cut at `pre`; null when its positions or the answers leave none. It costs no position. */
  readonly stretch: { readonly id: StretchCode; readonly seconds: number; readonly once: boolean } | null;
}
