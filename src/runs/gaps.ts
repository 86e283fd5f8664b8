import { haversineMeters } from "./segment.ts";
import { AFTER_A_BREAK, following, GOES_ON, type Track } from "./track.ts";

/** The longest time without a point that is no pause, as in TCX. */
const LONGEST_GAP_SECONDS = 60;
/** Longer than this nobody knows what was done, however well the speed fits. [ours] */
const LONGEST_UNSEEN_SECONDS = 600;
/** Who went on goes about as fast across a gap as around it; the straight way is the shorter one. [ours] */
const AS_AROUND = { least: 0.6, most: 1.25 };
/** So many points before and after a gap tell how fast it is around it. [ours] */
const AROUND_POINTS = 30;
/** Slower than this is standing, as where moving time is counted. */
const STANDING_METERS_PER_SECOND = 0.5;
/** The fastest sprint is 12.4 m/s: who is on foot goes no faster, but a position does, when it is found again. [ours] */
const FASTEST_ON_FOOT = 12.5;
/** What names no sport may be a ride. [ours] */
const FASTEST_UNNAMED = 30;
/** Nearer than this a position trembles. [ours] */
const JUMP_METERS = 50;

export interface Broken {
  readonly track: Track;
  /** Is there a point that nobody can have moved to? */
  readonly jumps: boolean;
  /** Does the way go on elsewhere after a time without a point? */
  readonly lacks: boolean;
}

/**
 * The track with breaks where it pauses or jumps. Points that all lie far apart are no pauses, nor is a gap across
 * which the way goes on as fast as around it: a tunnel.
 */
export function withBreaks(track: Track, sport: string | null): Broken {
  const { at, length } = track;
  const steps = stepsOf(track, fastestOf(sport));
  const far = (i: number): boolean => at[i]! - at[i - 1]! > LONGEST_GAP_SECONDS;
  let gaps = 0;
  for (let i = 1; i < length; i++) if (far(i)) gaps++;
  const coarse = gaps * 2 > length;
  const follows = track.follows.slice();
  let [jumps, lacks] = [false, false];
  for (let i = 1; i < length; i++) {
    const goesOn = follows[i] === GOES_ON;
    const jumped = goesOn && steps.jumped(i);
    const unseen = far(i) && !coarse && !steps.asAround(i);
    if (jumped || unseen) follows[i] = AFTER_A_BREAK;
    jumps ||= jumped && !far(i);
    lacks ||= goesOn && far(i) && (jumped || unseen) && steps.wentOn(i);
  }
  return { track: following(track, follows), jumps, lacks };
}
const fastestOf = (sport: string | null): number =>
  sport === null ? FASTEST_UNNAMED : /run|walk|hik/.test(sport) ? FASTEST_ON_FOOT : Infinity;

/** The way from each point to the next, and how fast it is around a place. */
function stepsOf(track: Track, fastest: number) {
  const { at, length, follows } = track;
  const meters = new Float64Array(length);
  /** Of all steps up to this one on which somebody was seen to move: no gap tells how fast it is around another. */
  const [far, long] = [new Float64Array(length), new Float64Array(length)];
  for (let i = 1; i < length; i++) {
    const step = at[i]! - at[i - 1]!;
    const stretch = (meters[i] = haversineMeters(track, i - 1, i));
    const seen = follows[i] === GOES_ON && step > 0 && step <= LONGEST_GAP_SECONDS;
    const moves = seen && stretch >= STANDING_METERS_PER_SECOND * step && stretch <= fastest * step;
    far[i] = far[i - 1]! + (moves ? stretch : 0);
    long[i] = long[i - 1]! + (moves ? step : 0);
  }
  const seconds = (i: number): number => at[i]! - at[i - 1]!;
  /** Meters a second of the steps before and after the one that ends here. */
  const around = (i: number): number => {
    const [from, to] = [Math.max(0, i - 1 - AROUND_POINTS), Math.min(length - 1, i + AROUND_POINTS)];
    const sum = (of: Float64Array): number => of[i - 1]! - of[from]! + of[to]! - of[i]!;
    // Where nothing was seen near it, as fast as it was seen anywhere: a watch that saves its battery.
    return sum(long) > 0 ? sum(far) / sum(long) : far[length - 1]! / long[length - 1]!;
  };
  const wentOn = (i: number): boolean =>
    meters[i]! > JUMP_METERS && meters[i]! >= STANDING_METERS_PER_SECOND * seconds(i);
  return {
    wentOn,
    jumped: (i: number): boolean => seconds(i) > 0 && meters[i]! > Math.max(JUMP_METERS, fastest * seconds(i)),
    asAround: (i: number): boolean => {
      const share = meters[i]! / seconds(i) / around(i);
      const fits = share >= AS_AROUND.least && share <= AS_AROUND.most;
      return fits && wentOn(i) && seconds(i) <= LONGEST_UNSEEN_SECONDS;
    },
  };
}
