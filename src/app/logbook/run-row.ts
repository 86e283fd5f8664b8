import type { Run, Segment } from "#runs";

/** A run on the disk: its way in one block of numbers, so that thousands of runs come back in a moment. */
export type RunRow = Run | (Omit<Run, "segments"> & { readonly way: Float64Array });
const NUMBERS = 3;

export function rowOf({ segments, ...rest }: Run): RunRow {
  const way = new Float64Array(segments.length * NUMBERS);
  segments.forEach(({ meters, seconds, grade }, i) => way.set([meters, seconds, grade], i * NUMBERS));
  return { ...rest, way };
}
/** The run again; its way is unpacked when somebody looks at it. A run that was kept whole is itself. */
export function runOf(row: RunRow): Run {
  if (!("way" in row)) return row;
  const { way, ...rest } = row;
  let segments: readonly Segment[] | null = null;
  return {
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
