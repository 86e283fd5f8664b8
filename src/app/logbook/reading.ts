import { signal } from "@preact/signals";
import type { ImportEvent } from "#runs";

/** What became of a file, in order of reading. */
export type Mark = "ok" | "warning" | "problem";
/** Files that are being read just now. */
export interface Reading {
  /** Of the import. */
  readonly id: string;
  readonly done: number;
  readonly of: number;
  readonly file: string;
  readonly filesPerSecond: number;
  /** null until enough is done to tell. */
  readonly secondsLeft: number | null;
  readonly marks: readonly Mark[];
  /** Start of the oldest run so far, UTC. */
  readonly oldest: string | null;
  readonly stopping: boolean;
}
/** null when nothing is being read; whoever makes it null stops the reading. */
export const reading = signal<Reading | null>(null);
/** What happened to imports, once it was looked for. */
export const importEvents = signal<readonly ImportEvent[]>([]);
