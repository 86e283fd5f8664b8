import type { Pace } from "./progress.ts";
import type { ReadResult } from "./run.ts";

/** A file to read: its bytes, or (better: it is read piece by piece and never held whole) the browser's own file. */
export type Given =
  | { readonly name: string; readonly bytes: ArrayBuffer }
  | { readonly name: string; readonly file: File };

/** What the page sends to begin: the files, in order. */
export interface Begin {
  readonly files: readonly Given[];
  /** The files lie in one folder of this name: an archive that was unpacked. Names are paths within it. */
  readonly folder?: string;
  /** Keys of an import that was broken off (skipOf): what was read then is left out. */
  readonly skip?: readonly string[];
  /** Send `progress` a few times a second. */
  readonly progress?: boolean;
  /** Give the bytes of every recording back, packed, so that they can be kept. */
  readonly keepOriginals?: boolean;
}
/** Stops after the file that is being read; what was read is kept. */
export interface Cancel {
  readonly cancel: true;
}
export type ToWorker = Begin | Cancel;

/** Bytes of a recording as it was given, packed by gzip; `unpacked` gives them back byte for byte. */
export interface Original {
  readonly name: string;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** What comes back: `read` for every file or row, at last `done`. */
export type FromWorker =
  | {
      readonly kind: "read";
      readonly file: string;
      readonly index: number;
      readonly of: number;
      readonly results: readonly ReadResult[];
      readonly keys: readonly string[];
      readonly originals: readonly Original[];
    }
  | { readonly kind: "done" };
/** What comes back to a page that asked for progress or has cancelled: `cancelled` then stands in place of `done`. */
export type WorkerNews =
  | FromWorker
  | ({ readonly kind: "progress"; readonly file: string } & Pace)
  | { readonly kind: "cancelled" };
