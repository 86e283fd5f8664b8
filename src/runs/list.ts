import type { Format, Reading, Warning } from "./run.ts";

/** One activity as a list of a service states it, with or without a recording of its own. */
export interface Row {
  /** Tells the row again: the service's own number of the activity. */
  readonly key: string;
  /** The activity, as far as the row alone tells of it. */
  readonly reading: Reading;
  /** Paths of its recordings within the archive; empty: the list names none. */
  readonly files: readonly string[];
}
export interface List {
  readonly format: Format;
  readonly rows: readonly Row[];
  /** What a row and its recording say together. */
  readonly joined: (row: Reading, recorded: Reading) => Reading;
  /** Recordings are not named in the list: the start tells which is which. */
  readonly byStart: boolean;
  /** What is missing when a row that names no file has none; null: nothing is. */
  readonly withoutFile: Warning | null;
  /** Rows that are there and cannot be read. */
  readonly broken: number;
}

/** A service and a watch write the start of one activity within this of each other. */
export const SAME_START_SECONDS = 120;
const SAME_LENGTH = 0.1;

/** Does the row tell of this recording, by its start and its length? Seconds between the starts; null: it does not. */
export function tellsOf(row: Reading, recorded: Reading): number | null {
  if (row.startedAt === null || recorded.startedAt === null) return null;
  const apart = Math.abs(Date.parse(row.startedAt) - Date.parse(recorded.startedAt)) / 1000;
  const [a, b] = [row.timerSeconds ?? row.elapsedSeconds, recorded.timerSeconds ?? recorded.elapsedSeconds];
  const near = a === null || b === null || Math.abs(a - b) <= Math.max(60, SAME_LENGTH * b);
  return apart <= SAME_START_SECONDS && near ? apart : null;
}

/** The recording leads; the row fills what it leaves open. */
export const recordingLeads = (row: Reading, recorded: Reading): Reading => ({
  ...recorded,
  name: row.name ?? recorded.name,
  sport: recorded.sport ?? row.sport,
  subSport: recorded.sport === null ? row.subSport : (recorded.subSport ?? subSportOf(row, recorded)),
  startedAt: recorded.startedAt ?? row.startedAt,
  elapsedSeconds: recorded.elapsedSeconds ?? row.elapsedSeconds,
  timerSeconds: recorded.timerSeconds ?? row.timerSeconds,
  movingSeconds: recorded.movingSeconds ?? row.movingSeconds,
  distanceMeters: recorded.distanceMeters ?? row.distanceMeters,
  ascentMeters: recorded.ascentMeters ?? row.ascentMeters,
  descentMeters: recorded.descentMeters ?? row.descentMeters,
  averageHeartRate: recorded.averageHeartRate ?? row.averageHeartRate,
  effort: recorded.effort ?? row.effort,
  surface: recorded.surface === null || recorded.surface.guessed ? (row.surface ?? recorded.surface) : recorded.surface,
  warnings: recorded.warnings.filter(
    (warning) =>
      !(warning === "no-date" && row.startedAt !== null) &&
      !(warning === "no-sport" && row.sport !== null) &&
      !(warning === "no-distance" && row.distanceMeters !== null),
  ),
});
/** Of several activities in one file the row tells only what all of them are: its figures are of the whole. */
export const partLeads = (row: Reading, recorded: Reading): Reading => ({
  ...recorded,
  name: row.name ?? recorded.name,
  sport: recorded.sport ?? row.sport,
  subSport: recorded.sport === null ? row.subSport : recorded.subSport,
  warnings: recorded.warnings.filter((warning) => !(warning === "no-sport" && row.sport !== null)),
});
const subSportOf = (row: Reading, recorded: Reading): string | null =>
  row.sport === recorded.sport ? row.subSport : null;

/** The list leads; its recording brings the way. */
export const listLeads = (row: Reading, recorded: Reading): Reading => ({
  ...recorded,
  ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  format: row.format,
  averageHeartRate: row.averageHeartRate ?? recorded.averageHeartRate,
  estimatedUtcOffsetMinutes: row.utcOffsetMinutes === null ? recorded.estimatedUtcOffsetMinutes : null,
  estimatedMovingSeconds: recorded.estimatedMovingSeconds,
  surface: row.surface ?? recorded.surface,
  samples: recorded.samples,
  has: recorded.has,
  segments: recorded.segments,
  warnings: [
    ...row.warnings,
    ...recorded.warnings.filter(
      (warning) => warning !== "no-sport" && !(warning === "no-distance" && row.distanceMeters !== null),
    ),
  ],
});

const summed = (parts: readonly Reading[], of: (part: Reading) => number | null): number | null =>
  parts.reduce<number | null>(
    (sum, part) => (of(part) === null ? sum : Math.round(((sum ?? 0) + of(part)!) * 1000) / 1000),
    null,
  );

/** Several recordings of one activity, in order: one way after the other. */
export function together(parts: readonly Reading[]): Reading {
  const ordered = parts.toSorted((a, b) => (a.startedAt ?? "").localeCompare(b.startedAt ?? ""));
  const some = (key: keyof Reading["has"]): boolean => parts.some(({ has }) => has[key]);
  return {
    ...ordered[0]!,
    distanceMeters: summed(parts, (part) => part.distanceMeters),
    recordedSeconds: summed(parts, (part) => part.recordedSeconds),
    estimatedMovingSeconds: summed(parts, (part) => part.estimatedMovingSeconds),
    estimatedAscentMeters: summed(parts, (part) => part.estimatedAscentMeters),
    estimatedDescentMeters: summed(parts, (part) => part.estimatedDescentMeters),
    samples: parts.reduce((sum, { samples }) => sum + samples, 0),
    has: {
      position: some("position"),
      heartRate: some("heartRate"),
      cadence: some("cadence"),
      altitude: some("altitude"),
    },
    segments: ordered.flatMap(({ segments }) => segments),
    warnings: [...new Set(parts.flatMap(({ warnings }) => warnings))],
  };
}
