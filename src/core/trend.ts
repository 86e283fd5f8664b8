import { dayAt, formatDate, parseDate, parseInstant } from "./instant.ts";
import type { CalendarDate, RunForLoad } from "./request.ts";
import { isRunning } from "./running.ts";

/** lambda = 2 / (days + 1), for a week and for four (evidence 5.3, M29). */
const SHORT_DAYS = 7;
const LONG_DAYS = 28;
const lambdaOf = (days: number): number => 2 / (days + 1);

/** A day of the trend. Two lines, drawn plainly: no ratio of them, no zone, no light (evidence 5.3, A111–A113). */
export interface TrendDay {
  readonly day: CalendarDate;
  readonly load: number;
  readonly short: number;
  readonly long: number;
  /** false in the first four weeks: the lines still climb from nothing. */
  readonly settled: boolean;
}

/** Exponentially weighted means of the daily load, from the first day with a load to `until`; rest days count as 0. */
export function trendOf(
  loads: readonly { readonly day: CalendarDate; readonly load: number }[],
  until: CalendarDate,
): readonly TrendDay[] {
  const byDay = new Map<number, number>();
  for (const { day, load } of loads) {
    const at = parseDate(day);
    if (at !== null) byDay.set(at, (byDay.get(at) ?? 0) + load);
  }
  const end = parseDate(until);
  const first = Math.min(...byDay.keys());
  const days: TrendDay[] = [];
  let [short, long] = [0, 0];
  for (let day = first; end !== null && day <= end; day++) {
    const load = byDay.get(day) ?? 0;
    short += lambdaOf(SHORT_DAYS) * (load - short);
    long += lambdaOf(LONG_DAYS) * (load - long);
    days.push({ day: formatDate(day), load, short, long, settled: day - first >= LONG_DAYS });
  }
  return days;
}

/** Session load: how hard it felt (0–10) times minutes; null where either is unknown (evidence 5.3, M28). */
export const sessionLoad = (effort: number | null, seconds: number | null): number | null =>
  effort === null || seconds === null ? null : (effort * seconds) / 60;

const DAYS_BACK = 30;
const LONGER_THAN = 1.1;

/** This run was longer than 110 % of the longest of the 30 days before: one nudge, and no more (A111). */
export interface LongRun {
  readonly meters: number;
  readonly longestMeters: number;
  /** Injury rates seen in one cohort: HRR 1.64 for 10–30 % more, 1.52 for 30–100 %, 2.28 beyond. */
  readonly band: "10-30" | "30-100" | "over-100";
}

/** The nudge, or null: not longer, or nothing to compare with. */
export function longRun(run: RunForLoad, all: readonly RunForLoad[]): LongRun | null {
  const at = parseInstant(run.startedAt);
  const meters = run.distanceMeters;
  if (at === null || meters === null || !isRunning(run)) return null;
  const earlier = all.flatMap((other) => {
    const then = parseInstant(other.startedAt);
    const back = then === null ? -1 : dayAt(at) - dayAt(then);
    const counts = other !== run && isRunning(other) && then !== null && then.ms < at.ms && back <= DAYS_BACK;
    return counts && other.distanceMeters !== null ? [other.distanceMeters] : [];
  });
  const longestMeters = Math.max(0, ...earlier);
  if (longestMeters === 0 || meters <= LONGER_THAN * longestMeters) return null;
  const ratio = meters / longestMeters;
  return { meters, longestMeters, band: ratio > 2 ? "over-100" : ratio > 1.3 ? "30-100" : "10-30" };
}
