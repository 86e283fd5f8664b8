import { signal } from "@preact/signals";
import type { ReadResult, Run } from "#runs";
import { readFiles } from "./device/reader.ts";
import { addRuns, runs } from "./record.ts";

/** What came of the files that were dropped or picked. */
export interface FileReport {
  readonly files: number;
  readonly added: readonly Run[];
  readonly known: number;
  readonly bad: readonly Extract<ReadResult, { readonly ok: false }>[];
}
/** How many of how many files are read; null when none is being read. */
export const reading = signal<{ readonly done: number; readonly of: number } | null>(null);

/** Reads run files, keeps what is good and tells of the rest: a bad file never loses a good one. */
export async function takeFiles(files: readonly File[]): Promise<FileReport> {
  reading.value = { done: 0, of: files.length };
  try {
    const results = await readFiles(files, (done) => (reading.value = { done, of: files.length }));
    const found = results.flatMap((result) => (result.ok ? [result.run] : []));
    const known = new Set(runs.value.map(({ id }) => id));
    const added = found.filter(({ id }) => !known.has(id));
    await addRuns(added);
    return { files: files.length, added, known: found.length - added.length, bad: results.filter((r) => !r.ok) };
  } finally {
    reading.value = null;
  }
}
