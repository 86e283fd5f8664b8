import type { PositionId, RegionId, Side, StrokeId, ToolId } from "./body.ts";
import type { Code, Disposition, FlagCode, StretchCode, TechniqueCode, Timeframe } from "./facts.ts";
import type { Instant } from "./request.ts";

/** The answer to a request: a closed union. Field order here is the order in which JSON prints it. */
export type Advice =
  | { readonly verdict: "plan"; readonly edition: string; readonly plan: Plan }
  | { readonly verdict: "ask"; readonly edition: string; readonly questions: readonly { readonly code: FlagCode }[] }
  | {
      readonly verdict: "stop";
      readonly edition: string;
      readonly disposition: Disposition;
      readonly timeframe: Timeframe;
      readonly flags: readonly FlagCode[];
    }
  | Cannot;

export type Cannot =
  | {
      readonly verdict: "cannot";
      readonly edition: string;
      readonly reason: "everything-avoided" | "no-technique" | "nothing-chosen";
      readonly left: readonly Left[];
      readonly see: readonly Code[];
    }
  | {
      readonly verdict: "cannot";
      readonly edition: string;
      readonly reason: "too-short";
      readonly needsMinutes: number;
      readonly left: readonly Left[];
      readonly see: readonly Code[];
    }
  | {
      readonly verdict: "cannot";
      readonly edition: string;
      readonly reason: "enough-for-now";
      readonly readyAt: Instant;
      readonly left: readonly Left[];
      readonly see: readonly Code[];
    };

export interface Plan {
  readonly seconds: number;
  /** Printed with six decimals. */
  readonly worth: number;
  readonly steps: readonly Step[];
  readonly left: readonly Left[];
  readonly cautions: readonly Code[];
  readonly see: readonly Code[];
  /** Only where places were wished for, left or put in order. */
  readonly notKept?: readonly NotKept[];
}

/** Either sets/setSeconds are numbers and spots/spotSeconds null, or the other way round. */
export interface Step {
  readonly technique: TechniqueCode;
  readonly name: string;
  readonly region: RegionId;
  /** "both" only for T50. */
  readonly side: Side | "both";
  readonly tool: ToolId;
  readonly position: PositionId;
  readonly stroke: StrokeId;
  /** From the session's beginning, changes of position, tool and limb included: where contact begins. */
  readonly startSeconds: number;
  /** Sets or spots with their rests; not the stretch. */
  readonly seconds: number;
  readonly sets: number | null;
  readonly setSeconds: number | null;
  readonly restSeconds: number;
  readonly passSeconds: number | null;
  readonly spotSeconds: number | null;
  readonly spots: number | null;
  readonly pain: { readonly target: number; readonly ceiling: number };
  readonly stretch: { readonly id: StretchCode; readonly seconds: number } | null;
  readonly because: readonly { readonly code: Because; readonly value: number }[];
}
export type Because = "sore" | "complaint" | "load" | "usual" | "rested" | "helped" | "liked";

export interface Left {
  readonly region: RegionId;
  readonly side: Side;
  /** A code (RF, PF, SR, FU, C) or one of the plain reasons. */
  readonly why:
    | Code
    | "time"
    | "tool"
    | "position"
    | "moment"
    | "gate"
    | "too-sore"
    | "enough-today"
    | "enough-this-week"
    /** The person wished to leave it. */
    | "wish";
}

/** A wish that could not be kept, and the reason. */
export interface NotKept {
  readonly wish: "leave" | "work" | "order";
  readonly region: RegionId;
  readonly side: Side;
  readonly why:
    | Left["why"]
    /** Nothing would be left to do. */
    | "last"
    /** Its questions were not asked: it is neither marked nor named, or nothing could fill it in. */
    | "not-asked"
    /** The technique belongs to another place. */
    | "not-here"
    /** More than may be pressed here in one session. */
    | "most"
    /** Less than is worth a step. */
    | "least";
}
