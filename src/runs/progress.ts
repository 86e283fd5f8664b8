/** How far a long reading is. */
export interface Pace {
  /** Files and rows done, and known of so far. */
  readonly done: number;
  readonly of: number;
  /** Bytes taken in, unpacked ones. */
  readonly bytes: number;
  readonly filesPerSecond: number;
  /** null until enough is done to tell. */
  readonly secondsLeft: number | null;
}

/** With fewer files done, the share of bytes tells more. */
const ENOUGH_FILES = 5;
const ENOUGH_SECONDS = 1;

/** Pace of a reading from what was done in which time; `size` is the bytes given, for a single long file. */
export function paceOf(done: number, of: number, bytes: number, size: number, seconds: number): Pace {
  const share = done >= ENOUGH_FILES ? done / of : size > 0 ? Math.min(1, bytes / size) : 0;
  const known = seconds >= ENOUGH_SECONDS && share > 0;
  return {
    done,
    of,
    bytes,
    filesPerSecond: seconds > 0 ? done / seconds : 0,
    secondsLeft: known ? Math.max(0, Math.round((seconds / share) * (1 - share))) : null,
  };
}
