import type { ReadResult } from "./run.ts";

/** What the page sends: the files, in order, bytes handed over. */
export interface ToWorker {
  readonly files: readonly { readonly name: string; readonly bytes: ArrayBuffer }[];
}
/** What comes back: one `read` a file, then `done`. */
export type FromWorker =
  | {
      readonly kind: "read";
      readonly file: string;
      readonly index: number;
      readonly of: number;
      readonly results: readonly ReadResult[];
    }
  | { readonly kind: "done" };
