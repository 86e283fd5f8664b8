import type { Edge, Guardrail, Unit } from "./guardrail.ts";
import { MS_PER_DAY, MS_PER_HOUR } from "./instant.ts";

const limit = <U extends Unit>(name: string, value: number, unit: U, source: string, edge: Edge): Guardrail<U> => ({
  name,
  value,
  unit,
  source,
  edge,
});

/** Seconds pressed: a spot, a set, a region and side, a plan, a day. */
export const DOSE = {
  spot: limit("one spot pressed, whatever happens", 120, "seconds", "evidence 2.2, 3.4 SR8", "move-on"),
  hold: limit("one spot held", 30, "seconds", "evidence 2.2, 3.4 SR8", "move-on"),
  hardSpot: limit("one spot under a hard tool", 10, "seconds", "evidence 2.2", "move-on"),
  set: limit("one set", 60, "seconds", "evidence 2.2", "cut"),
  regionInSession: limit("a region and side in one session", 120, "seconds", "evidence 2.2", "cut"),
  regionInPair: limit("a region and side in two sessions close together", 120, "seconds", "contract", "cut"),
  regionInDay: limit("a region and side in 24 hours", 240, "seconds", "evidence 2.2, contract", "cut"),
  wholeLeg: limit("the whole leg in one session", 60, "seconds", "planner", "cut"),
  gentle: limit("a gentle region and side", 60, "seconds", "evidence 0.2", "cut"),
  sore: limit("a spot at soreness 7 or 8", 60, "seconds", "contract", "cut"),
  preRegion: limit("a region and side before a run", 90, "seconds", "evidence 2.4, contract", "cut"),
  preSingleSet: limit("a single set before a run that is longer than this", 30, "seconds", "contract", "cut"),
  target: limit("a whole dose", 90, "seconds", "evidence 2.2, planner", "cut"),
  stretchBeforeRun: limit("a held stretch before a run", 15, "seconds", "evidence 2.2, contract", "cut"),
  plan: limit("a whole plan", 1200, "seconds", "contract", "cut"),
  afterWorse: limit("the next dose after soreness rose", 0.5, "share", "evidence 3.5 FU1", "cut"),
  least: limit("the least dose of a step", 60, "seconds", "planner", "leave-out"),
  leastBeforeRun: limit("the least dose of a step before a run", 20, "seconds", "planner", "leave-out"),
} as const;

/** Highest pain from the pressure, 0–10. */
export const PAIN = {
  any: limit("pain, any step", 5, "points", "evidence 2.2", "cut"),
  hardTool: limit("pain under a hard tool", 4, "points", "evidence 2.2", "cut"),
  besideBone: limit("pain beside bone", 3, "points", "evidence 2.2", "cut"),
  gentle: limit("pain on a gentle place", 2, "points", "evidence 0.2", "cut"),
  sore: limit("pain at soreness 7 or 8", 2, "points", "contract", "cut"),
  firstBeforeRun: limit("pain of a technique never done, before a run", 3, "points", "contract", "cut"),
  bed: limit("pain at bedtime", 3, "points", "evidence 2.4", "cut"),
  stopRise: limit("pain above the start of the set", 2, "points", "evidence 3.4 SR1", "end-step"),
  stop: limit("pain at any time", 7, "points", "evidence 3.4 SR9", "end-step"),
} as const;

/** Soreness of a place, 0–10, told before the session. */
export const SORENESS = {
  handsOnly: limit("soreness worked by hand only", 7, "points", "contract", "cut"),
  tooSore: limit("soreness left alone", 9, "points", "contract", "leave-out"),
  onceADay: limit("soreness worked once a day", 5, "points", "contract", "leave-out"),
  tapping: limit("soreness on a leg that is still tapped", 4, "points", "evidence 6.3", "leave-out"),
  noStretch: limit("soreness that is not stretched", 7, "points", "evidence 6.4", "leave-out"),
  worse: limit("soreness above that before the session", 2, "points", "evidence 3.5 FU1", "cut"),
  fall: limit("a fall in soreness that counts", 2, "points", "evidence 3.5 FU5", "refer"),
} as const;

/** How often, and how long a place rests. */
export const REST = {
  pair: limit("two sessions close together", 3, "hours", "contract", "cut"),
  day: limit("a day, rolling", 24, "hours", "contract", "leave-out"),
  sessionsInDay: limit("sessions of a region and side in 24 hours", 2, "sessions", "evidence 2.2", "leave-out"),
  soreSessionsInDay: limit("sessions of a sore region in 24 hours", 1, "sessions", "evidence 2.4", "leave-out"),
  week: limit("a week of calendar days", 7, "days", "contract", "leave-out"),
  daysInWeek: limit("days with work on a region and side in seven", 6, "days", "evidence 2.2", "leave-out"),
  afterRedness: limit("rest after redness, heat or swelling", 48, "hours", "evidence 3.4 SR2", "leave-out"),
  afterBruise: limit("rest after a bruise", 7, "days", "evidence 3.4 SR4", "leave-out"),
  afterStrongPain: limit("rest after pain of 7, in calendar days", 1, "days", "evidence 3.4 SR9", "leave-out"),
  afterWorseTwice: limit("rest after soreness rose twice running", 7, "days", "evidence 3.5 FU1", "leave-out"),
  worseTimes: limit("times soreness may rise running", 2, "sessions", "evidence 3.5 FU1", "leave-out"),
  morning: limit("a morning that tells of a session", 36, "hours", "contract", "expire"),
} as const;

/** What a yes to a placed question takes out, counted in calendar days from the day it began. */
export const HEALING = {
  pullNeighborsOut: limit("a pull takes its neighbors out", 3, "days", "evidence 3.2 RF12", "leave-out"),
  pullOut: limit("a pull takes its region out", 14, "days", "evidence 3.2 RF12", "leave-out"),
  knockOut: limit("a knock takes its region out", 14, "days", "evidence 3.2 RF13", "leave-out"),
  knockGentle: limit("a knock keeps its region gentle", 42, "days", "evidence 3.2 RF13", "cut"),
} as const;

/** How long an answer, a clearance or a referral counts. */
export const HOLDS = {
  no: limit("a no that is not asked again", 7, "days", "evidence 3.2", "expire"),
  flagCleared: limit("a clearance of a question", 90, "days", "contract", "expire"),
  profileCleared: limit("a clearance of a profile code", 365, "days", "contract", "expire"),
  profile: limit("a profile that is not asked again", 30, "days", "evidence 3.2", "expire"),
  newToThis: limit("new to this, from the first session", 14, "days", "evidence 3.2 PF13", "cut"),
  sameOrWorse: limit("soreness that is the same or worse", 5, "days", "evidence 3.5 FU3", "refer"),
  sameOrWorseGap: limit("days between two reports of one soreness", 7, "days", "design", "expire"),
  noFallSessions: limit("sessions without a fall in soreness", 6, "sessions", "evidence 3.5 FU5", "refer"),
  noFallSpan: limit("days that sessions without a fall span", 21, "days", "evidence 3.5 FU5", "refer"),
  noFallOut: limit("rest after sessions without a fall", 42, "days", "evidence 3.5 FU5", "leave-out"),
} as const;

/** What opens a gated technique, and how many a plan may hold. */
export const GATE = {
  comfortable: limit("comfortable sessions that open a gate", 2, "sessions", "contract", "open"),
  stepsInPlan: limit("gated steps in a plan", 1, "steps", "contract", "leave-out"),
  preRegions: limit("regions before a run", 3, "regions", "evidence 2.4", "leave-out"),
} as const;

/** Shortest and longest session. */
export const MINUTES = {
  least: limit("shortest session", 3, "minutes", "contract", "refuse"),
  most: limit("longest session", 60, "minutes", "contract", "refuse"),
} as const;

/** Waiting inside a session: after too much, and with a cramp. */
export const DURING = {
  easedAsk: limit(
    "pressed after the pressure was halved, until it is asked",
    10,
    "seconds",
    "evidence 3.4 SR1",
    "end-step",
  ),
  easedNoAnswer: limit("pressed after the pressure was halved, without an answer", 20, "seconds", "design", "end-step"),
  cramp: limit("a cramp that may pass", 60, "seconds", "evidence 3.4 SR6", "end-step"),
} as const;

/**
 * The last resorts of what is heard, behind the shorter limits of sets and holds: a track says when to let go, and where
 * it does not, a guard sounds while there is still time to let go before the limit of a spot.
 */
export const SOUND = {
  leaveBy: limit("a contact in the sound of a session", 105, "seconds", "player", "refuse"),
  alarm: limit("a contact that nothing has ended", 113, "seconds", "player", "alarm"),
  owed: limit("a place pressed longer than its sound has told", 1, "seconds", "design", "move-on"),
} as const;

/** Every guardrail, for the page on safety and for the laws. */
export const CEILINGS: readonly Guardrail[] = [
  DOSE,
  PAIN,
  SORENESS,
  REST,
  HEALING,
  HOLDS,
  GATE,
  MINUTES,
  DURING,
  SOUND,
].flatMap((group) => Object.values(group) as readonly Guardrail[]);

/** A limit of hours or days as milliseconds. */
export function milliseconds(limited: Guardrail<"hours"> | Guardrail<"days">): number {
  return limited.value * (limited.unit === "hours" ? MS_PER_HOUR : MS_PER_DAY);
}
