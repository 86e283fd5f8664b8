import type { Run } from "#runs";
import { offsetMinutesAt } from "./device/clock.ts";
import { startMs } from "./record.ts";

/** A clock that states no zone stands in the zone of this device. */
export function inZone(run: Run): Run {
  const ms = run.warnings?.includes("no-zone") ? startMs(run) : Number.NaN;
  if (Number.isNaN(ms)) return run;
  return { ...run, warnings: [], startedAt: new Date(ms).toISOString(), utcOffsetMinutes: offsetMinutesAt(ms) };
}
