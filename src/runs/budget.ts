import type { Problem } from "./run.ts";

/**
 * What one file may cost. Watches write far below all of this; what goes beyond it was made to harm, and is refused
 * by name. docs/runs.md has the reasons.
 */
export const BUDGET = {
  /** Bytes of one recording or list after unpacking. A day at one a second is 15 MB as TCX. */
  fitBytes: 64_000_000,
  xmlBytes: 256_000_000,
  listBytes: 64_000_000,
  /** A health export is streamed, so it may be long. */
  exportBytes: 20_000_000_000,
  /** An archive within an archive is unpacked as a whole. */
  nestedBytes: 192_000_000,
  /** The same where it can lie on a disk: an archive is packed already, so it hardly shrinks once more. */
  spooledBytes: 8_000_000_000,
  spooledRatio: 10,
  /** Time to lay it there, beyond the usual seconds: as for a slow disk. */
  spooledBytesPerSecond: 10_000_000,
  /** Unpacked to packed: text of a watch reaches 40, zeros reach 1,000. Small files are let off. */
  ratio: 200,
  ratioFromBytes: 8_000_000,
  /** Files in an archive, and archives within archives. */
  members: 30_000,
  archiveDepth: 3,
  /** A file packed by gzip, and once more by mistake. */
  packings: 2,
  /** Moments of one recording: eleven days at one a second. */
  moments: 1_000_000,
  xmlDepth: 60,
  /** Bytes of one tag, text or comment: no watch writes a novel. */
  xmlPieceBytes: 4_000_000,
  rows: 50_000,
  columns: 2_000,
  cellBytes: 1_000_000,
  workouts: 50_000,
  /** Activities of one TCX file, parts of one FIT file, and definitions of its messages. */
  activities: 5_000,
  parts: 1_000,
  definitions: 200_000,
  /** Text that is parsed as a whole grows tenfold. */
  jsonBytes: 16_000_000,
  jsonDepth: 60,
  /** One file, of whatever kind but a health export. */
  seconds: 8,
  exportSeconds: 7_200,
} as const;

/** Thrown where a budget is passed; never leaves this room: read.ts turns it into a result. */
export interface Refusal {
  readonly refusal: { readonly problem: Problem; readonly detail: string };
}
export const refusal = (problem: Problem, detail: string): Refusal => ({ refusal: { problem, detail } });
export const isRefusal = (thrown: unknown): thrown is Refusal =>
  typeof thrown === "object" && thrown !== null && "refusal" in thrown;

/** Throws when it is called later than `seconds` after it was made. */
export function deadline(seconds: number = BUDGET.seconds): () => void {
  const end = performance.now() + seconds * 1000;
  return () => {
    if (performance.now() > end) throw refusal("too-slow", `more than ${seconds} s`);
  };
}
