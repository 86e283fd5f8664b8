import type { AskedPlaceId, Grade, Moment, PositionId, RegionId, StrokeId, ToolId, ToolShape } from "./body.ts";

/**
 * What core is given to know. Core reads codes and numbers; the words that travel in the same facts are
 * passed through untouched. The files live in src/knowledge and are checked there.
 */
export interface Knowledge {
  /** First 12 hex digits of the SHA-256 of the shipped facts and the planner's version. */
  readonly edition: string;
  readonly languages: readonly string[];
  readonly regions: readonly RegionFact[];
  readonly tools: readonly ToolFact[];
  readonly techniques: readonly TechniqueFact[];
  readonly stretches: readonly StretchFact[];
  readonly flags: readonly FlagFact[];
  readonly profile: readonly ProfileFact[];
  readonly complaints: readonly ComplaintFact[];
  readonly muscles: readonly MuscleFact[];
}

export type TechniqueCode = `T${number}`;
export type StretchCode = `ST${number}`;
export type ComplaintCode = `C${number}`;
export type ProfileCode = `PF${number}`;
/** RF1–RF24 and the follow-ups RF7a … RF22a. */
export type FlagCode = `RF${string}`;
export type NogoCode = `NG${number}`;
/** Any code that can take something out or stand in `cautions`, `see` or `left`. */
export type Code = string;

export interface RegionFact {
  readonly code: RegionId;
  readonly id: RegionId;
  readonly name: string;
  readonly midline: boolean;
  /** Flags asked when the region is marked or named by a complaint, besides RF1–RF10; in the order of their numbers. */
  readonly asks: readonly FlagCode[];
  readonly neighbors: readonly RegionId[];
  readonly leg: boolean;
  /** Upper totals of one session, seconds for each side. pre 0 = not before a run; whole-leg and others null where evidence has none. */
  readonly totals: { readonly pre: number; readonly postRest: number };
  /** The hands column of evidence 2.3: dose and pain for T52/T53 on the single region; null where the region has hand work of its own or none. */
  readonly hands: {
    readonly dose: { readonly seconds: number; readonly times: number };
    readonly pain: { readonly target: number; readonly ceiling: number };
  } | null;
}

export interface AskedPlaceFact {
  readonly code: AskedPlaceId;
  readonly id: AskedPlaceId;
  readonly name: string;
  /** Complaints that touching the place offers. */
  readonly offers: readonly ComplaintCode[];
  readonly why: string;
}

export interface ToolFact {
  readonly code: ToolId;
  readonly id: ToolId;
  readonly name: string;
  readonly shape: ToolShape;
  readonly hard: boolean;
  /** Whether somebody on the floor lies on it. */
  readonly underBodyWeight: boolean;
  readonly standIns: readonly string[];
}

/** How work is counted: moving sets, held spots, or breaths (which have sets as well). */
export type Work = "sets" | "spots" | "breaths";

export interface TechniqueFact {
  readonly code: TechniqueCode;
  readonly id: string;
  readonly name: string;
  readonly region: RegionId;
  readonly tool: ToolId;
  readonly positions: readonly PositionId[];
  readonly stroke: StrokeId;
  readonly work: Work;
  /** Seconds of one pass one way; null for held spots and breathing. */
  readonly passSeconds: number | null;
  readonly moments: readonly Moment[];
  /** seconds of one set or spot × how many, for each side. */
  readonly dose: { readonly seconds: number; readonly times: number };
  readonly pain: { readonly target: number; readonly ceiling: number };
  readonly grade: Grade;
  readonly gated: boolean;
  /** The technique whose two comfortable sessions open this one; null when not gated. T49 opens with T50. */
  readonly opensAfter: TechniqueCode | null;
  /** How the body lies: evidence names prone and lying flat on the back. */
  readonly lying: "prone" | "supine" | null;
  /** Flags and profile codes that take it out (evidence 6.3). */
  readonly blockedBy: readonly Code[];
  readonly avoid: readonly NogoCode[];
  /** Follow-up stretch of evidence 6.2. */
  readonly stretch: StretchCode;
}

export interface StretchFact {
  readonly code: StretchCode;
  readonly id: string;
  readonly name: string;
  /** Whole hold, seconds, at post, rest and bed (ST3: 3 × 10 = 30). */
  readonly holdSeconds: number;
  readonly dynamic: boolean;
  readonly positions: readonly PositionId[];
  readonly lying: boolean;
  /** Codes that take it out (evidence 6.4): RF, PF or C. */
  readonly outWith: readonly Code[];
  /** false for ST15 and ST16: they stay when the worked region is out, marked 7 or more, or PF11 holds. */
  readonly strains: boolean;
  /** true for ST10 ST11 ST13 ST15: no sides, once in a plan. */
  readonly once: boolean;
}

export type Disposition = "emergency" | "clinician-first" | "avoid-region" | "gentle" | "ok";
export type Timeframe = "now" | "today" | "days" | "routine";

export interface FlagFact {
  readonly code: FlagCode;
  readonly id: string;
  /** session = RF1–RF10, asked always; region = RF11–RF24; follow-up = asked after the parent's yes. */
  readonly block: "session" | "region" | "follow-up";
  readonly parent: FlagCode | null;
  readonly disposition: Disposition;
  readonly timeframe: Timeframe | null;
  /** Regions a yes takes out (avoid-region) or makes gentle. Empty for flags that only stop. */
  readonly regions: readonly RegionId[];
  /** A detail narrows it to the place named (RF12, RF13, RF19, RF23). */
  readonly placed: boolean;
  /** A no in an `answered` entry holds 7 days for the regions named. */
  readonly noHolds: boolean;
}

/** What a profile code does: the row of evidence 3.2 "What a profile code does", as data. */
export interface ProfileFact {
  readonly code: ProfileCode;
  readonly id: string;
  /** Appears in `see` until cleared. */
  readonly see: boolean;
  /** Out until cleared: "none", every region, listed regions, or the places its details name (all it can apply to without a detail). */
  readonly outUntilCleared: {
    readonly regions: "none" | "all" | "named" | "named-limb" | "named-and-neighbors" | readonly RegionId[];
    /** Regions out by tool only (PF3: low-back). */
    readonly byTool: readonly RegionId[];
  };
  /** Holds from the start, or only after clearance where the row says "after". */
  readonly then: ProfileEffect;
  /** Listed in blockedBy of these techniques, but the row says how they change instead of taking them out. */
  readonly changes: readonly TechniqueCode[];
}
export interface ProfileEffect {
  /** Gentle everywhere, in the leg regions, in the leg of the side named, or nowhere. */
  readonly gentle: "all" | "legs" | "named-leg" | "none";
  /** By hand only: everywhere, in these regions, or in the leg of the side named. */
  readonly handsOnly: "all" | "named-leg" | "none" | readonly RegionId[];
  readonly hardToolsOff: boolean;
  readonly tappingOff: boolean;
  readonly proneOff: boolean;
  readonly supineOff: boolean;
  /** PF1: nothing under body weight on the floor, nothing held by a ball at one point. */
  readonly bodyWeightOff: boolean;
  readonly ballHoldOff: boolean;
  readonly lyingStretchOff: boolean;
  readonly stretchOff: boolean;
  readonly ceiling: number | null;
  readonly regionsOut: readonly RegionId[];
  readonly techniquesOff: readonly TechniqueCode[];
  readonly stretchesOff: readonly StretchCode[];
  /** After clearance the places named in details stay out (PF8). */
  readonly namedStayOut: boolean;
  /** PF13: gentle only until the first session is this many days old; null = always. */
  readonly untilFirstSessionDays: number | null;
}

export interface ComplaintFact {
  readonly code: ComplaintCode;
  readonly id: string;
  readonly name: string;
  /** Regions its row names: where only the listed techniques are used. */
  readonly regions: readonly RegionId[];
  readonly techniques: readonly TechniqueCode[];
  readonly techniquesOff: readonly TechniqueCode[];
  readonly stretchesOff: readonly StretchCode[];
  /** Highest pain that its row allows on the regions it names, or null where it says nothing. */
  readonly ceiling: number | null;
  /** Soreness above which its row leaves the places it names alone; missing where it says nothing. */
  readonly sorenessMost?: number | undefined;
  readonly regionsOut: readonly RegionId[];
  /** C9: techniques that come back when this flag was answered false. */
  readonly backWhenNo: { readonly flag: FlagCode; readonly techniques: readonly TechniqueCode[] } | null;
  /** RF codes its row names, besides those of its regions. */
  readonly asks: readonly FlagCode[];
  /** Its "refer" cell holds more than RF codes: the C code stands in `see`. */
  readonly see: boolean;
}

/** Evidence 5.2: W and E for easy flat, fast flat, steep up, steep down; and which regions it feeds. */
export interface MuscleFact {
  readonly code: string;
  readonly id: string;
  readonly name: string;
  readonly demand: Grades4;
  readonly lengthening: Grades4;
  /** Share of this muscle's demand that counts for a region (planner.md, "Muscle → region"). */
  readonly regions: readonly { readonly region: RegionId; readonly share: number }[];
  /** false for calf, shin and foot muscles: long-run drift does not touch them. */
  readonly drifts: boolean;
}
export interface Grades4 {
  readonly easy: number;
  readonly fast: number;
  readonly up: number;
  readonly down: number;
}
