import type { Item, Watch } from "#runs";

/** What lies at a path: one file, or all the files of a folder and the folders in it. */
export interface Lying {
  readonly folder: boolean;
  readonly items: readonly Item[];
}

/** Plays a WAV file in place of the one before. */
export interface Sounder {
  readonly play: (wav: Uint8Array) => void;
  readonly stop: () => void;
}

/** What the commands know of the world: files, the two streams, a clock and keys. Tests bring their own. */
export interface Io {
  /** Bytes of a file; `-` is standard input. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Files to be read piece by piece; rejects when nothing lies there. */
  readonly open: (path: string) => Promise<Lying>;
  /** A place on the disk for archives in archives, gone when the program ends; null: memory. */
  readonly spool: Watch["spool"];
  /** Shows how far a long task is, in place of what it showed before; null where nobody looks at a terminal. */
  readonly progress: ((line: string) => void) | null;
  /** The language that the terminal is set to, as `de_AT.UTF-8`; empty where it says nothing. */
  readonly locale: string;
  /** Writes a file, in place of what lay there; rejects where it cannot be written. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** The clips of a language; null where they do not lie beside the program. */
  readonly voice: (language: string) => Promise<ArrayBuffer | null>;
  /** What plays sound here; null where nothing does. */
  readonly sounder: Sounder | null;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Wall clock, milliseconds since 1970. */
  readonly today: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Calls back with each key; `null` when no key can come any more. Gives the way to stop listening. */
  readonly keys: (pressed: (key: string | null) => void) => () => void;
}

/** Exit codes: an answer (a refusal of care is one), or a request that cannot be read. */
export const ANSWERED = 0;
export const UNREADABLE = 2;

/** A request, an option or a file that cannot be read: what it was and what was expected. */
export interface Unread {
  readonly field: string;
  readonly expected: string;
}
