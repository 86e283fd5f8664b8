import type { Import } from "#runs";
import { runs } from "../record.ts";
import type { Reading } from "./reading.ts";

/** The oldest of all starts; null where none is known. */
export const oldestIn = (known: string | null, starts: readonly (string | null)[]): string | null =>
  [known, ...starts].filter((start) => start !== null).toSorted()[0] ?? null;

/** Start of the oldest run that an import brought before the page was closed. */
export function oldestBrought(before: Pick<Import, "brought"> | null): string | null {
  const own = new Set(before?.brought.map(({ run }) => run));
  return oldestIn(null, own.size === 0 ? [] : runs.value.map(({ id, startedAt }) => (own.has(id) ? startedAt : null)));
}

/**
 * Pace of a reading that goes on after a reload: only what was read since counts for the seconds since. Of one that
 * began here the reader's own pace stands.
 */
export function sinceHere(
  pace: Pick<Reading, "filesPerSecond" | "secondsLeft">,
  {
    before,
    done,
    of,
    seconds,
  }: { readonly before: number; readonly done: number; readonly of: number; readonly seconds: number },
): Pick<Reading, "filesPerSecond" | "secondsLeft"> {
  if (before === 0) return { filesPerSecond: pace.filesPerSecond, secondsLeft: pace.secondsLeft };
  const since = done - before;
  if (since < ENOUGH_FILES || seconds < 1) return { filesPerSecond: 0, secondsLeft: null };
  return { filesPerSecond: since / seconds, secondsLeft: Math.max(0, Math.round(((of - done) * seconds) / since)) };
}
/** With fewer nobody can tell. */
const ENOUGH_FILES = 5;
