import type { Run, Segment } from "#runs";

/** A run on the disk: its way in one block of numbers, so that thousands of runs come back in a moment. */
export type RunRow = Run | (Omit<Run, "segments"> & { readonly way: Float64Array });
const NUMBERS = 3;

export function rowOf({ segments, ...rest }: Run): RunRow {
  const way = new Float64Array(segments.length * NUMBERS);
  segments.forEach(({ meters, seconds, grade }, i) => way.set([meters, seconds, grade], i * NUMBERS));
  return { ...rest, way };
}
/** What an earlier version, or a backup that somebody wrote by hand, does not say of a run is not known. */
const UNKNOWN: Omit<Run, "id" | "format"> = {
  name: null,
  sport: null,
  subSport: null,
  startedAt: null,
  utcOffsetMinutes: null,
  estimatedUtcOffsetMinutes: null,
  elapsedSeconds: null,
  timerSeconds: null,
  movingSeconds: null,
  estimatedMovingSeconds: null,
  distanceMeters: null,
  ascentMeters: null,
  descentMeters: null,
  estimatedAscentMeters: null,
  estimatedDescentMeters: null,
  recordedSeconds: null,
  averageHeartRate: null,
  stepsPerMinute: null,
  effort: null,
  feel: null,
  leftShare: null,
  surface: null,
  samples: 0,
  has: { position: false, heartRate: false, cadence: false, altitude: false },
  segments: [],
  warnings: [],
};
const isWhole = (row: Run): boolean => Object.keys(UNKNOWN).every((field) => field in row);

/** The run again; its way is unpacked when somebody looks at it. A run that was kept whole is itself. */
export function runOf(row: RunRow): Run {
  if (!("way" in row)) return isWhole(row) ? row : { ...UNKNOWN, ...row };
  const { way, ...rest } = row;
  let segments: readonly Segment[] | null = null;
  return {
    ...UNKNOWN,
    ...rest,
    get segments() {
      return (segments ??= unpacked(way));
    },
  };
}
const unpacked = (way: Float64Array): readonly Segment[] =>
  Array.from({ length: way.length / NUMBERS }, (_, i) => ({
    meters: way[i * NUMBERS]!,
    seconds: way[i * NUMBERS + 1]!,
    grade: way[i * NUMBERS + 2]!,
  }));
