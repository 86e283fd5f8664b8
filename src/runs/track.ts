import { BUDGET, refusal } from "./budget.ts";

/** Columns of a track, in the order of a row. */
export const AT = 0;
export const LATITUDE = 1;
export const LONGITUDE = 2;
export const ALTITUDE = 3;
export const DISTANCE = 4;
export const HEART_RATE = 5;
export const CADENCE = 6;
export const LEFT_SHARE = 7;
const COLUMNS = 8;

/** How a moment follows the one before it. */
export const GOES_ON = 0;
export const AFTER_A_BREAK = 1;
/** Recorded while the timer stood still: counted as a sample, left out of the way. */
export const PAUSED = 2;

/**
 * The moments of a recording in columns, formats left behind; NaN where the file says nothing.
 * Columns and not objects, so that a million moments take 64 MB and no longer than they must.
 */
export interface Track {
  readonly length: number;
  /** Unix seconds (or seconds since switch-on, when the file has no date). */
  readonly at: Float64Array;
  /** Degrees. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Meters above the sea. */
  readonly altitude: Float64Array;
  /** Meters from the start, as the file states it. */
  readonly distance: Float64Array;
  /** Beats a minute. */
  readonly heartRate: Float64Array;
  /** As the file counts: most count one foot. */
  readonly cadence: Float64Array;
  /** Share of the left foot, percent. */
  readonly leftShare: Float64Array;
  readonly follows: Uint8Array;
}

export interface Recorder {
  /** The row that is written next; set what is known, the rest is NaN. */
  readonly row: Float64Array;
  /** Takes the row over and empties it. */
  readonly take: (follows?: number) => void;
  readonly count: () => number;
  readonly track: () => Track;
}

/** Small: a hostile file may begin thousands of tracks. */
const FIRST_ROOM = 16;

/** Writes a track moment by moment; room doubles as it fills. */
export function recorder(): Recorder {
  const row = new Float64Array(COLUMNS).fill(Number.NaN);
  let columns = Array.from({ length: COLUMNS }, () => new Float64Array(FIRST_ROOM));
  let follows = new Uint8Array(FIRST_ROOM);
  let length = 0;
  const grow = (): void => {
    columns = columns.map((column) => grown(column, new Float64Array(column.length * 2)));
    follows = grown(follows, new Uint8Array(follows.length * 2));
  };
  return {
    row,
    take: (how = GOES_ON) => {
      if (length >= BUDGET.moments) throw refusal("too-many", `more than ${BUDGET.moments} moments`);
      if (length === follows.length) grow();
      for (let c = 0; c < COLUMNS; c++) columns[c]![length] = row[c]!;
      follows[length++] = how;
      row.fill(Number.NaN);
    },
    count: () => length,
    track: () =>
      trackOf(
        columns.map((column) => column.subarray(0, length)),
        follows.subarray(0, length),
      ),
  };
}

function grown<T extends Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const trackOf = (columns: readonly Float64Array[], follows: Uint8Array): Track => ({
  length: follows.length,
  at: columns[AT]!,
  latitude: columns[LATITUDE]!,
  longitude: columns[LONGITUDE]!,
  altitude: columns[ALTITUDE]!,
  distance: columns[DISTANCE]!,
  heartRate: columns[HEART_RATE]!,
  cadence: columns[CADENCE]!,
  leftShare: columns[LEFT_SHARE]!,
  follows,
});

const columnsOf = (track: Track): readonly Float64Array[] => [
  track.at,
  track.latitude,
  track.longitude,
  track.altitude,
  track.distance,
  track.heartRate,
  track.cadence,
  track.leftShare,
];

export const NO_TRACK: Track = recorder().track();

/** The moments of a track at these places, in this order. */
export const picked = (track: Track, places: readonly number[]): Track =>
  trackOf(
    columnsOf(track).map((column) => Float64Array.from(places, (i) => column[i]!)),
    Uint8Array.from(places, (i) => track.follows[i]!),
  );

/** The same moments, following each other otherwise. */
export const following = (track: Track, follows: Uint8Array): Track => ({ ...track, follows });

/** Is any value of the column known (and, when asked, above zero)? */
export const anyIn = (column: Float64Array, aboveZero: boolean): boolean =>
  column.some((value) => (aboveZero ? value > 0 : value === value));

/** Mean of the values above zero; null when there is none. */
export function meanAboveZero(column: Float64Array): number | null {
  let [sum, count] = [0, 0];
  for (const value of column) if (value > 0) [sum, count] = [sum + value, count + 1];
  return count ? sum / count : null;
}
