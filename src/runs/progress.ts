/**
 * How far a reading is: one record for everything that is read together, archives in archives too, written on the way.
 * Nothing in it ever falls.
 */
export interface Count {
  /** Files and rows done, and known of so far: an archive adds what is in it when it is opened. */
  done: number;
  of: number;
  /** Share of the work that is done, by size, 0 to 1. */
  share: number;
  /** The file that is being read: the share with it, its bytes, those taken in, and the files known to be in it. */
  next: number;
  size: number;
  taken: number;
  inside: number;
  /** What of it was read at another time and is left out now: it took no time. */
  skippedDone: number;
  skippedShare: number;
}
export const counting = (size: number, of = 1): Count => ({
  done: 0,
  of,
  share: 0,
  next: 1,
  size,
  taken: 0,
  inside: 1,
  skippedDone: 0,
  skippedShare: 0,
});

/** Begins a file: `next` is the share of the work with it. */
export const turnTo = (count: Count, next: number, size: number, inside = 1): void =>
  void Object.assign(count, { next: Math.max(count.share, next), size, taken: 0, inside });

/** Ends a file that was begun; `skipped`: it was read at another time. */
export function past(count: Count, skipped = false): void {
  if (skipped) {
    count.skippedDone++;
    count.skippedShare += count.next - count.share;
  }
  count.done++;
  count.of = Math.max(count.of, count.done);
  count.share = count.next;
}

/** Share of the work that is done, that of the file which is being read included. */
export const shareOf = ({ share, next, size, taken }: Count): number =>
  share + (next - share) * (size > 0 ? Math.min(1, taken / size) : 0);

/** How far a long reading is. */
export interface Pace {
  /** Files and rows done, and known of so far. */
  readonly done: number;
  readonly of: number;
  /** Share of the work that is done, by size, 0 to 1. */
  readonly share: number;
  /** Bytes taken in, unpacked ones. */
  readonly bytes: number;
  readonly filesPerSecond: number;
  /** null until enough is done to tell. */
  readonly secondsLeft: number | null;
}

const ENOUGH_SHARE = 0.005;
const ENOUGH_SECONDS = 1;

/** Pace of a reading from what was done in which time; what was read at another time took none of it. */
export function paceOf(count: Count, bytes: number, seconds: number): Pace {
  const { done, of, skippedDone, skippedShare } = count;
  const share = shareOf(count);
  const since = share - skippedShare;
  const known = seconds >= ENOUGH_SECONDS && since >= ENOUGH_SHARE;
  return {
    done,
    of,
    share,
    bytes,
    filesPerSecond: seconds > 0 ? (done - skippedDone) / seconds : 0,
    secondsLeft: known ? Math.max(0, Math.round((seconds / since) * (1 - share))) : null,
  };
}
