import type { Advice } from "./advice.ts";
import { inOrder } from "./codes.ts";
import type { Disposition, FlagCode, Knowledge, Timeframe } from "./facts.ts";
import { holding, isStop } from "./flags.ts";
import type { HoldingFlag } from "./flags.ts";
import type { History } from "./history.ts";
import type { Request } from "./request.ts";

/** Strongest first. */
const DISPOSITIONS: readonly Disposition[] = ["emergency", "clinician-first", "avoid-region", "gentle", "ok"];
/** Soonest first. */
const TIMEFRAMES: readonly Timeframe[] = ["now", "today", "days", "routine"];

export type Stop = Omit<Extract<Advice, { readonly verdict: "stop" }>, "edition">;

/** Flags of earlier stops that no clearance of that day or later has named: each stop holds as a whole. */
function heldFlags(history: History): readonly FlagCode[] {
  const open = history.stopped.filter(({ day, flags }) => !flags.every((flag) => clearedSince(history, flag, day)));
  return inOrder(open.flatMap(({ flags }) => flags));
}
function clearedSince({ cleared }: History, flag: FlagCode, day: number): boolean {
  return cleared.some((clearance) => clearance.day >= day && clearance.codes.includes(flag));
}

/** The flags of an earlier stop with what they ask for, as on the day of the stop: no clearance softens them. */
export function heldStop(knowledge: Knowledge, request: Request, history: History): readonly HoldingFlag[] {
  const held = new Set(heldFlags(history));
  const uncleared = { ...history, cleared: [] };
  return knowledge.flags
    .filter(({ code }) => held.has(code))
    .map((flag) => holding(knowledge, flag, asOfToday(request), uncleared))
    .filter((flag) => flag !== null);
}
/** Details as of today, so that a held flag does not heal by waiting. */
function asOfToday(request: Request): Request {
  const on = request.at.slice(0, "2026-11-23".length);
  return { ...request, details: request.details.map((detail) => ({ ...detail, on })) };
}

/** A stop without a time of its own is for today. */
const timeframeOf = ({ timeframe }: HoldingFlag): Timeframe => timeframe ?? "today";

/** The strongest disposition, then the soonest timeframe, and every flag that holds. */
export function stopOf(flags: readonly HoldingFlag[]): Stop | null {
  const first = [...flags].sort(byUrgency)[0];
  if (first === undefined) return null;
  return {
    verdict: "stop",
    disposition: first.disposition,
    timeframe: timeframeOf(first),
    flags: inOrder(flags.map(({ code }) => code)),
  };
}
function byUrgency(a: HoldingFlag, b: HoldingFlag): number {
  return (
    DISPOSITIONS.indexOf(a.disposition) - DISPOSITIONS.indexOf(b.disposition) ||
    TIMEFRAMES.indexOf(timeframeOf(a)) - TIMEFRAMES.indexOf(timeframeOf(b))
  );
}

/** The stop that answers given now make, or null. */
export const stopNow = (flags: readonly HoldingFlag[]): Stop | null => (flags.some(isStop) ? stopOf(flags) : null);
