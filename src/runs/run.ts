/** What a recording says, in the shapes of docs/contract.md "A run, as read gives it". */
export interface Run {
  /** First 16 hex digits of the SHA-256 of the file's bytes, with the number of the activity in it. */
  readonly id: string;
  readonly format: Format;
  /** As the file states it, lower case with underscores; null when it states none. */
  readonly sport: string | null;
  readonly subSport: string | null;
  /** ISO 8601 in UTC; null when the file holds no calendar time. */
  readonly startedAt: string | null;
  readonly utcOffsetMinutes: number | null;
  readonly elapsedSeconds: number | null;
  readonly timerSeconds: number | null;
  readonly distanceMeters: number | null;
  readonly ascentMeters: number | null;
  readonly descentMeters: number | null;
  /** Estimated from smoothed altitude where the file states nothing. */
  readonly estimatedAscentMeters: number | null;
  readonly estimatedDescentMeters: number | null;
  /** Time between the first and last sample of each unbroken part; null without times. */
  readonly recordedSeconds: number | null;
  readonly samples: number;
  readonly has: Has;
  readonly segments: readonly Segment[];
  readonly warnings: readonly Warning[];
}
export type Format = "fit" | "gpx";
export interface Has {
  readonly position: boolean;
  readonly heartRate: boolean;
  readonly cadence: boolean;
  readonly altitude: boolean;
}
/** At least 50 m of the way (the last one may be shorter), grade as a fraction. */
export interface Segment {
  readonly meters: number;
  readonly seconds: number;
  readonly grade: number;
}

export const WARNINGS = [
  "checksum-mismatch",
  "cut-off",
  "damaged",
  "no-date",
  "no-distance",
  "no-sport",
  "few-times",
  "times-out-of-order",
] as const;
export type Warning = (typeof WARNINGS)[number];

export const PROBLEMS = [
  "empty",
  "unknown-format",
  "archive",
  "cut-off",
  "damaged",
  "too-large",
  "declares-entities",
  "not-xml",
  "no-activity",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** One for each activity found, one for each file that could not be read. `detail` says where or what, for the curious. */
export type ReadResult =
  | { readonly file: string; readonly ok: true; readonly run: Run }
  | { readonly file: string; readonly ok: false; readonly problem: Problem; readonly detail: string };

/** What a format's reader gives: activities without the file's name and id, or why there are none. */
export type Activities =
  | { readonly ok: true; readonly runs: readonly Omit<Run, "id">[] }
  | { readonly ok: false; readonly problem: Problem; readonly detail: string };

export const refused = (problem: Problem, detail: string): Activities => ({ ok: false, problem, detail });

/** A moment of a recording, formats left behind. */
export interface Sample {
  /** Unix seconds; null when the sample carries no time. */
  readonly atSeconds: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly altitudeMeters: number | null;
  /** From the start, as the file states it. */
  readonly distanceMeters: number | null;
  readonly heartRate: number | null;
  readonly cadence: number | null;
}

export const hasOf = (samples: readonly Sample[]): Has => ({
  position: samples.some((s) => s.latitude !== null),
  heartRate: samples.some((s) => (s.heartRate ?? 0) > 0),
  cadence: samples.some((s) => (s.cadence ?? 0) > 0),
  altitude: samples.some((s) => s.altitudeMeters !== null),
});

/** ISO 8601 in UTC, with milliseconds only when there are some. */
export const isoUtc = (unixSeconds: number): string =>
  new Date(Math.round(unixSeconds * 1000)).toISOString().replace(".000Z", "Z");
