import type { Import } from "#runs";
import { runs } from "../record.ts";

/** The oldest of all starts; null where none is known. */
export const oldestIn = (known: string | null, starts: readonly (string | null)[]): string | null =>
  [known, ...starts].filter((start) => start !== null).toSorted()[0] ?? null;

/** Start of the oldest run that an import brought before the page was closed. */
export function oldestBrought(before: Pick<Import, "brought"> | null): string | null {
  const own = new Set(before?.brought.map(({ run }) => run));
  return oldestIn(null, own.size === 0 ? [] : runs.value.map(({ id, startedAt }) => (own.has(id) ? startedAt : null)));
}
