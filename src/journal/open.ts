import { parseInstant } from "#core";
import type { Instant } from "#core";
import type { Line, LineOf } from "./line.ts";

/** A mistaken tick may be answered again this long, and only while its screen was not left. [design] */
export const MISTAKE_MINUTES = 5;

export const isKind =
  <K extends Line["kind"]>(kind: K) =>
  (line: Line): line is LineOf<K> =>
    line.kind === kind;
export const msOf = (at: string): number => parseInstant(at)?.ms ?? Number.NaN;

/** Lines that stopped, and were answered with *no* throughout after a mistaken tick. */
export function mistaken(lines: readonly Line[]): ReadonlySet<string> {
  const corrected = lines.filter(isKind("corrected"));
  return new Set(corrected.filter(({ answers }) => !Object.values(answers).includes(true)).map(({ line }) => line));
}

const day = (at: Instant): string => at.slice(0, 10);
/** Clearances that have their instant from a stop of another day: see `clearedAt`. */
function undated(lines: readonly Line[]): ReadonlySet<string> {
  const instants = new Set(lines.filter(isKind("stopped")).map(({ at }) => at));
  const cleared = lines.filter(isKind("cleared")).filter(({ on, at }) => instants.has(at) && on < day(at));
  return new Set(cleared.map(({ id }) => id));
}
/**
 * Whether a clearance was told after a stop, and of its day or later. One that has its instant from another stop does
 * not know its hour: it counts for what was told on the days before its own.
 */
export function comesAfter(lines: readonly Line[]): (cleared: LineOf<"cleared">, stop: LineOf<"stopped">) => boolean {
  const without = undated(lines);
  return ({ id, on, at }, stop) => {
    if (at === stop.at) return true;
    return without.has(id) ? on > day(stop.at) : on >= day(stop.at) && msOf(at) >= msOf(stop.at);
  };
}
/**
 * Whether each flag of a stop was cleared by name, on its day or later, by what was told after it: a clearance says
 * nothing of a sign that came back since.
 */
export function isLifted(lines: readonly Line[], stop: LineOf<"stopped">): boolean {
  const after = comesAfter(lines);
  const cleared = lines.filter(isKind("cleared"));
  return stop.flags.every((flag) => cleared.some((line) => line.codes.includes(flag) && after(line, stop)));
}

/**
 * The instant that a clearance told now is kept with. A stop that a wrong clock dated later than now was told before it
 * all the same: the clearance gets the instant of that stop, and so lifts it today and on every later day.
 */
export const clearedAt = (lines: readonly Line[], codes: readonly string[], now: Instant): Instant =>
  lines
    .filter(isKind("stopped"))
    .filter(({ flags }) => flags.some((flag) => codes.includes(flag)))
    .reduce<Instant>((latest, { at }) => (msOf(at) > msOf(latest) ? at : latest), now);

/** The newest line that stopped and was neither corrected nor cleared by name. */
export function openStop(lines: readonly Line[]): LineOf<"stopped"> | null {
  const gone = mistaken(lines);
  return lines.filter(isKind("stopped")).findLast((line) => !gone.has(line.id) && !isLifted(lines, line)) ?? null;
}

/** The session that a morning question is still open for: the newest one, 4 to 36 hours ago, no morning since. */
export function openMorning(lines: readonly Line[], nowMs: number): LineOf<"session"> | null {
  const last = lines
    .filter(isKind("session"))
    .toSorted((a, b) => msOf(a.at) - msOf(b.at))
    .at(-1);
  if (last === undefined || last.worked.length === 0) return null;
  const hours = (nowMs - msOf(last.at)) / 3_600_000;
  const told = lines.some((line) => line.kind === "morning" && msOf(line.at) > msOf(last.at));
  return hours >= 4 && hours <= 36 && !told ? last : null;
}
