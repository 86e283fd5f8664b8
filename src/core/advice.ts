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

/** `notKept` only where places were wished to be worked: why each is not. */
export type Cannot =
  | {
      readonly verdict: "cannot";
      readonly edition: string;
      readonly reason: "everything-avoided" | "no-technique" | "nothing-chosen";
      readonly left: readonly Left[];
      readonly see: readonly Code[];
      readonly notKept?: readonly NotKept[];
    }
  | {
      readonly verdict: "cannot";
      readonly edition: string;
      readonly reason: "too-short";
      readonly needsMinutes: number;
      readonly left: readonly Left[];
      readonly see: readonly Code[];
      readonly notKept?: readonly NotKept[];
    }
  | {
      readonly verdict: "cannot";
      readonly edition: string;
      readonly reason: "enough-for-now";
      readonly readyAt: Instant;
      readonly left: readonly Left[];
      readonly see: readonly Code[];
      readonly notKept?: readonly NotKept[];
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
  /** Only where something was wished for, and a minute or more is left over. */
  readonly spare?: Spare;
}

/** Seconds that were asked for and are not needed, and why: the first tells of what is in the plan, the second of all else. */
export interface Spare {
  readonly seconds: number;
  readonly why: readonly SpareWhy[];
}
export type SpareWhy =
  /** As much is pressed as a plan may in all. */
  | "pressed"
  /** Each place has the most that it may get. */
  | "most"
  /** More of the same would add nothing, or less than it costs. */
  | "enough"
  /** A wish holds it to this. */
  | "wished"
  /** Before a run no more regions. */
  | "moment"
  /** Too few seconds for any other place. */
  | "short"
  /** Another place is open, and worth less than it costs. */
  | "little"
  /** Only what was asked for was to be worked. */
  | "only-asked"
  /** The questions of other places were not asked. */
  | "not-asked"
  /** No other place is open and has anything to rest from. */
  | "nothing-else";

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
    | "wish"
    /** Only techniques that the person wished to do without would work it. */
    | "without";
}

/** A wish that could not be kept, and the reason. */
export interface NotKept {
  readonly wish: "leave" | "without" | "work" | "order";
  readonly region: RegionId;
  readonly side: Side;
  /** Only of "without": what could not be done without. */
  readonly technique?: TechniqueCode;
  readonly why:
    | Left["why"]
    /** Nothing would be left to do. */
    | "last"
    /** Its questions were not asked: it is neither marked nor named, or nothing could fill it in. */
    | "not-asked"
    /** The technique belongs to another place. */
    | "not-here"
    /** The technique only stands beside another one. */
    | "beside"
    /** More than may be pressed here in one session. */
    | "most"
    /** Less than is worth a step. */
    | "least";
}
