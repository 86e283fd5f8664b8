import { formatInstant, parseInstant } from "#core";
import type { RunForLoad, RunStyle } from "#core";
import type { Run } from "./run.ts";

/** The start as the clocks stood there: stated offset, else that of the place, else UTC; null without a date. */
export function startedThere({ startedAt, utcOffsetMinutes, estimatedUtcOffsetMinutes }: Run): string | null {
  const at = startedAt === null ? null : parseInstant(startedAt);
  if (at === null) return null;
  return formatInstant({ ms: at.ms, offsetMinutes: utcOffsetMinutes ?? estimatedUtcOffsetMinutes ?? 0 });
}

/** A clock that states no zone may be ahead of Greenwich by so much. */
const FARTHEST_ZONE_MS = 14 * 3_600_000;
/** Is the recording dated ahead of a moment, milliseconds since 1970? Its watch went wrong. */
export const isAhead = ({ startedAt, warnings }: Run, ms: number): boolean =>
  Date.parse(startedAt ?? "") - (warnings.includes("no-zone") ? FARTHEST_ZONE_MS : 0) > ms;

/** What the load of a run is worked out from; null without a date. */
export function runForLoad(run: Run): RunForLoad | null {
  const startedAt = startedThere(run);
  if (startedAt === null) return null;
  const { sport, distanceMeters, segments } = run;
  return { startedAt, sport, distanceMeters, segments, seconds: run.timerSeconds ?? run.elapsedSeconds };
}

/** How the run was run, as far as the recording tells; the norm and the foot strike are the person's. */
export const styleOf = (run: Run, usualStepsPerMinute: number | null, forefoot: boolean | null): RunStyle => ({
  stepsPerMinute: run.stepsPerMinute,
  usualStepsPerMinute,
  forefoot,
  surface: run.surface?.kind ?? null,
});
