import type { Area, MarkedSide, Moment, PositionId, RegionId, Side, ToolId, View } from "./body.ts";
import type { Code, ComplaintCode, FlagCode, ProfileCode, StretchCode, TechniqueCode } from "./facts.ts";
import type { PainKind } from "./kind.ts";

/** ISO 8601 with an offset. */
export type Instant = string;
/** ISO 8601 calendar date. */
export type CalendarDate = string;

/** A request as the contract has it, read and checked, codes normalized (a flag's speaking name became its code). */
export interface Request {
  readonly at: Instant;
  readonly moment: Moment;
  readonly minutes: number;
  readonly tools: readonly ToolId[];
  readonly positions: readonly PositionId[];
  readonly spots: readonly Spot[];
  readonly complaint: ComplaintCode | null;
  readonly profile: readonly ProfileCode[];
  readonly answers: Readonly<Record<FlagCode, boolean>>;
  readonly details: readonly Detail[];
  readonly runs: readonly RunForLoad[];
  readonly entries: readonly Entry[];
  readonly fill: boolean;
  readonly language: string;
  /** What the person would rather have; never above a rule of care. Missing: nothing. */
  readonly wishes?: Wishes | undefined;
  /** What this very session has done so far, when the rest of it is planned anew. Missing: nothing. */
  readonly done?: readonly Done[] | undefined;
}
/** What a plan should be like, as far as the rules of care let it. */
export interface Wishes {
  /** Places that are not to be worked; what was told of them still counts. */
  readonly leave: readonly Area[];
  /** Places that are to be worked, each once. */
  readonly work: readonly WorkWish[];
  /** Places in the order in which they should come; those not named come after them. */
  readonly order: readonly Area[];
  readonly liked: readonly TechniqueCode[];
  readonly disliked: readonly TechniqueCode[];
  /** Techniques that are not to come by themselves: only where `work` names them, or nothing else is left. Missing: none. */
  readonly without?: readonly TechniqueCode[];
}
/** A place that is to be worked: with this technique alone, for so many seconds pressed, or in any way. */
export interface WorkWish extends Area {
  readonly technique: TechniqueCode | null;
  readonly leastSeconds: number | null;
  readonly mostSeconds: number | null;
}
/** A step of this session as far as it went. */
export interface Done {
  readonly technique: TechniqueCode;
  readonly region: RegionId;
  /** "both" only for T50. */
  readonly side: Side | "both";
  /** Whole seconds pressed, a part of one counted up. */
  readonly seconds: number;
  /** SR1–SR10, or null. */
  readonly stop: Code | null;
  /** Finished or skipped: its place is not gone back to. */
  readonly over: boolean;
  /** The stretch that was done with it. */
  readonly stretch: StretchCode | null;
}
export interface Spot {
  readonly region: RegionId;
  readonly side: MarkedSide;
  /** Whole number 0–10. */
  readonly soreness: number;
  /** Missing when the person did not say it: it asks its questions, and nothing takes its place. */
  readonly kind?: PainKind;
  /** Missing when the whole region is meant; no rule of care reads it. */
  readonly point?: SpotPoint;
}
/** A point of the map, mm of the standing body: to the viewer's right of the middle, and up from the floor. */
export interface SpotPoint {
  readonly view: View;
  readonly x: number;
  readonly y: number;
}
export interface Detail {
  readonly code: Code;
  readonly region: RegionId;
  readonly side: MarkedSide;
  readonly on: CalendarDate;
}
/** What load reads of a run; the rest of a run may be missing. */
export interface RunForLoad {
  readonly startedAt: Instant;
  readonly sport: string | null;
  readonly distanceMeters: number | null;
  readonly seconds: number | null;
  readonly segments: readonly { readonly meters: number; readonly seconds: number; readonly grade: number }[];
}

export type Entry =
  | { readonly kind: "session"; readonly at: Instant; readonly moment: Moment; readonly worked: readonly Worked[] }
  | { readonly kind: "morning"; readonly at: Instant; readonly felt: readonly Felt[] }
  | {
      readonly kind: "answered";
      readonly at: Instant;
      readonly answers: Readonly<Record<FlagCode, boolean>>;
      readonly regions: readonly RegionId[];
    }
  | { readonly kind: "stopped"; readonly at: Instant; readonly flags: readonly FlagCode[] }
  | { readonly kind: "cleared"; readonly on: CalendarDate; readonly codes: readonly Code[] };
export interface Worked {
  readonly technique: TechniqueCode;
  readonly region: RegionId;
  /** "both" only for T50. */
  readonly side: Side | "both";
  readonly tool: ToolId;
  readonly seconds: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly highest: number | null;
  /** SR1–SR10, or null. */
  readonly stop: Code | null;
}
export interface Felt {
  readonly region: RegionId;
  readonly side: Side;
  readonly soreness: number;
}
