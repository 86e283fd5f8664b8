/** What a recording says, in the shapes of docs/contract.md "A run, as read gives it". */
export interface Run {
  /** First 16 hex digits of the SHA-256 of the file's bytes, with the number of the activity in it. */
  readonly id: string;
  readonly format: Format;
  /** The name that the person or the service gave it. */
  readonly name: string | null;
  /** As the file states it, lower case with underscores; null when it states none. */
  readonly sport: string | null;
  readonly subSport: string | null;
  /** ISO 8601 in UTC; null when the file holds no calendar time. With the warning no-zone the clock of the place. */
  readonly startedAt: string | null;
  readonly utcOffsetMinutes: number | null;
  /** From the position and the time zones of the world, summer time included; null where the offset is stated. */
  readonly estimatedUtcOffsetMinutes: number | null;
  readonly elapsedSeconds: number | null;
  readonly timerSeconds: number | null;
  /** As a list states it; recordings never do. */
  readonly movingSeconds: number | null;
  readonly estimatedMovingSeconds: number | null;
  readonly distanceMeters: number | null;
  readonly ascentMeters: number | null;
  readonly descentMeters: number | null;
  /** Estimated from smoothed altitude, also where the file states its own. */
  readonly estimatedAscentMeters: number | null;
  readonly estimatedDescentMeters: number | null;
  /** Time between the first and last sample of each unbroken part; null without times. */
  readonly recordedSeconds: number | null;
  /** Beats a minute: as stated, else the mean of the samples. */
  readonly averageHeartRate: number | null;
  /** Both feet, mean while moving; only on foot. */
  readonly stepsPerMinute: number | null;
  /** How hard it felt, 0–10, where the person told the watch or the service. */
  readonly effort: number | null;
  /** How the person felt, 0 (very weak) to 100 (very strong). */
  readonly feel: number | null;
  /** Share of the left foot on the ground, percent. */
  readonly leftShare: number | null;
  readonly surface: Surface | null;
  readonly samples: number;
  readonly has: Has;
  readonly segments: readonly Segment[];
  readonly warnings: readonly Warning[];
}
export type Format = "fit" | "gpx" | "tcx" | "strava" | "garmin" | "apple" | "runkeeper";
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
/** What was run on. `guessed`: nobody said so, the recording only looks like it. */
export interface Surface {
  readonly kind: "road" | "trail" | "track" | "treadmill";
  readonly guessed: boolean;
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
  "odd-date",
  "odd-values",
  "no-zone",
  "typed-in",
  "file-missing",
  "file-unreadable",
  "file-left-out",
  "part-missing",
  "way-missing",
] as const;
export type Warning = (typeof WARNINGS)[number];

export const PROBLEMS = [
  "not-found",
  "empty",
  "unknown-format",
  "cut-off",
  "damaged",
  "too-large",
  "too-slow",
  "too-many",
  "rest-left-out",
  "rows-left-out",
  "too-deep",
  "packed-too-tightly",
  "unsafe-name",
  "locked",
  "declares-entities",
  "not-xml",
  "no-activity",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** One for each activity found, one for each file that could not be read. `detail` says where or what, for the curious. */
export type ReadResult =
  | { readonly file: string; readonly ok: true; readonly run: Run }
  | { readonly file: string; readonly ok: false; readonly problem: Problem; readonly detail: string };

/** A run before its id: what a format's reader gives. */
export type Reading = Omit<Run, "id">;
/** Activities without the file's name and id, or why there are none. */
export type Activities =
  | { readonly ok: true; readonly runs: readonly Reading[] }
  | {
      readonly ok: false;
      readonly problem: Problem;
      readonly detail: string;
      /** A whole file of a watch that is for something else: settings, a course. */
      readonly meantElsewise?: true;
    };

export const refused = (problem: Problem, detail: string): Extract<Activities, { ok: false }> => ({
  ok: false,
  problem,
  detail,
});

/** ISO 8601 in UTC, with milliseconds only when there are some. */
export const isoUtc = (unixSeconds: number): string =>
  new Date(Math.round(unixSeconds * 1000)).toISOString().replace(".000Z", "Z");
