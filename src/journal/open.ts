import { parseInstant } from "#core";
import type { Line, LineOf } from "./line.ts";

/** A mistaken tick may be answered again this long, and only while its screen was not left. [design] */
export const MISTAKE_MINUTES = 5;

export const isKind =
  <K extends Line["kind"]>(kind: K) =>
  (line: Line): line is LineOf<K> =>
    line.kind === kind;
export const msOf = (at: string): number => parseInstant(at)?.ms ?? Number.NaN;

/** Lines that stopped, and were answered with *no* throughout after a mistaken tick. */
function mistaken(lines: readonly Line[]): ReadonlySet<string> {
  const corrected = lines.filter(isKind("corrected"));
  return new Set(corrected.filter(({ answers }) => !Object.values(answers).includes(true)).map(({ line }) => line));
}

/**
 * Whether a clearance is of this stop: it names it, or, where an earlier version wrote it, it was told after it and is
 * of its day or later. No clock is asked where it names it: clocks are set, and are wrong.
 */
export const lifts = ({ on, at, stops }: LineOf<"cleared">, stop: LineOf<"stopped">): boolean =>
  stops?.includes(stop.id) ?? (on >= stop.at.slice(0, 10) && msOf(at) >= msOf(stop.at));
/** Whether each flag of a stop was cleared by name: a clearance says nothing of a sign that came back since. */
const isLifted = (lines: readonly Line[], stop: LineOf<"stopped">): boolean =>
  stop.flags.every((flag) =>
    lines.some((line) => line.kind === "cleared" && line.codes.includes(flag) && lifts(line, stop)),
  );

/** Stops that hold: neither a mistaken tick nor cleared since they were told. */
export function openStops(lines: readonly Line[]): readonly LineOf<"stopped">[] {
  const gone = mistaken(lines);
  return lines.filter(isKind("stopped")).filter((line) => !gone.has(line.id) && !isLifted(lines, line));
}
/** The newest line that stopped and was neither corrected nor cleared by name. */
export const openStop = (lines: readonly Line[]): LineOf<"stopped"> | null => openStops(lines).at(-1) ?? null;

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
