import { startedThere } from "#runs";
import type { Run } from "#runs";
import { locale, units } from "../units.ts";

/** Meters of what paces and pieces are counted by: a kilometer or a mile. */
export const unitMeters = (): number => (units.value === "imperial" ? 1609.344 : 1000);
const two = (n: number): string => String(n).padStart(2, "0");
/** "1:32:10" or "42:05" */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
/** Minutes for a kilometer or a mile: "5:41" */
export const pace = (meters: number, seconds: number): string => duration((seconds / meters) * unitMeters());

/** Time with the watch running, else on the clock; null where no one knows. */
export const secondsOf = ({ timerSeconds, movingSeconds, elapsedSeconds }: Run): number | null =>
  timerSeconds ?? movingSeconds ?? elapsedSeconds;
export const upOf = (run: Run): number | null => run.ascentMeters ?? run.estimatedAscentMeters;
export const downOf = (run: Run): number | null => run.descentMeters ?? run.estimatedDescentMeters;

/** The day where the run was, YYYY-MM-DD; null without a date. */
export const dayOf = (run: Run): string | null => startedThere(run)?.slice(0, 10) ?? null;
/** The clock there: "7:03". */
export function clockOf(run: Run): string | null {
  const there = startedThere(run);
  return there === null ? null : there.slice(11, 16).replace(/^0/, "");
}

const written = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options });
  return (day) => format.format(Date.parse(`${day.slice(0, 10)}T12:00:00Z`));
};
/** "November 2026", of any day in it or of its YYYY-MM. */
const writtenMonth = written({ month: "long", year: "numeric" });
export const monthWords = (month: string): string => writtenMonth(`${month.slice(0, 7)}-01`);
const writtenShortMonth = written({ month: "short" });
export const shortMonth = (month: string): string => writtenShortMonth(`${month.slice(0, 7)}-01`);
/** "Tuesday 24 November 2026" */
export const longDay = written({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
/** "Tue 24" */
export const shortDay = written({ weekday: "short", day: "numeric" });
/** "Tue" */
export const weekday = written({ weekday: "short" });
/** "24 Nov" */
export const dayMonth = written({ day: "numeric", month: "short" });

/** Days of a month, YYYY-MM, and how many weekdays lie before its first in a week that begins on Monday. */
export function daysOf(month: string): { readonly days: readonly string[]; readonly before: number } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  return { days: Array.from({ length: count }, (_, i) => `${month}-${two(i + 1)}`), before };
}
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** A number with so many digits after the point, or the comma where the language writes one. */
export const decimal = (n: number, digits = 1): string =>
  n.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });

const MOST_DIGITS = 3;
const whole = (n: number, digits: number): number => Math.round(n * 10 ** digits);
const wholes = (parts: readonly number[], digits: number): number =>
  parts.reduce((sum, part) => sum + whole(part, digits), 0);
/** Digits with which no part is nothing, and the sum is right to the eye: 15.1 + 0.0 says neither. */
export function digitsThatAdd(...parts: readonly number[]): number {
  const sum = parts.reduce((all, part) => all + part, 0);
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const isSeen = parts.every((part) => part === 0 || whole(part, digits) > 0);
    if (isSeen && wholes(parts, digits) === whole(sum, digits)) return digits;
  }
  return MOST_DIGITS;
}
/** The sum of the parts as they are shown: with the most digits it may differ from theirs by one of the last. */
export const sumShown = (digits: number, ...parts: readonly number[]): number => wholes(parts, digits) / 10 ** digits;
/** "16", or "16.1" for a tenth more: the last piece of a way, in pieces and tenths that are full. */
export const pieceWords = (before: number, share: number): string =>
  share < 0.95 ? decimal(before + Math.floor(share * 10) / 10) : String(before + 1);
