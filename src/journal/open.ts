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
/**
 * Whether a clearance was told after a stop, and of its day or later. One that has its instant from another stop (see
 * `clearedAt` in self.ts) does not know its hour: it counts for what was told on the days before its own.
 */
export const comesAfter = (lines: readonly Line[], { on, at }: LineOf<"cleared">, stop: LineOf<"stopped">): boolean =>
  at === stop.at ||
  (on < day(at) && lines.some((line) => line.kind === "stopped" && line.at === at)
    ? on > day(stop.at)
    : on >= day(stop.at) && msOf(at) >= msOf(stop.at));
/**
 * Whether each flag of a stop was cleared by name, on its day or later, by what was told after it: a clearance says
 * nothing of a sign that came back since.
 */
export const isLifted = (lines: readonly Line[], stop: LineOf<"stopped">): boolean =>
  stop.flags.every((flag) =>
    lines.some((line) => line.kind === "cleared" && line.codes.includes(flag) && comesAfter(lines, line, stop)),
  );

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
