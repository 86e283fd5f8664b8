import { isRefusal } from "./budget.ts";
import { idOfWords } from "./id.ts";
import type { List } from "./list.ts";
import { type Activities, type Reading, type ReadResult, refused, type Run, type Warning } from "./run.ts";

export type NotRead = Extract<Activities, { ok: false }>;

/** One file or one row of a list, done. */
export interface Step {
  readonly file: string;
  readonly results: readonly ReadResult[];
  /** Tell this step again: reading later with these keys in `skip` leaves it out. */
  readonly keys: readonly string[];
  /** Steps done and known of so far; an archive within an archive adds to them. */
  readonly done: number;
  readonly of: number;
}

/** What a thrown thing says; what is no refusal is a fault of the bytes that nobody foresaw. */
export function refusedBy(thrown: unknown): NotRead {
  if (isRefusal(thrown)) return refused(thrown.refusal.problem, thrown.refusal.detail);
  return refused("damaged", thrown instanceof Error ? thrown.message.slice(0, 120) : "unknown");
}

export const withIds = (file: string, runs: readonly Reading[], id: string): readonly ReadResult[] =>
  runs.map((run, i) => ({ file, ok: true, run: { id: i ? `${id}-${i + 1}` : id, ...run } satisfies Run }));

/** Rows of a list that cannot be read, told once for all of them with their number; null: there are none. */
export function brokenRows({ broken, rows }: List): NotRead | null {
  if (broken === 0) return null;
  return rows.length === 0 ? refused("damaged", `${broken} rows of the list`) : refused("rows-left-out", `${broken}`);
}

/** A row without a recording: an activity with a warning. */
export async function rowAlone(
  file: string,
  { format, rows }: List,
  at: number,
  missing: Warning | null,
): Promise<ReadResult> {
  const { key, reading } = rows[at]!;
  const id = await idOfWords(`${format}:${key}`);
  const warnings = missing === null ? reading.warnings : [...reading.warnings, missing];
  return { file: `${file}#${key}`, ok: true, run: { id, ...reading, warnings } };
}
