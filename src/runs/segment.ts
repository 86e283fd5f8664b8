import { isAltitude, MOST_METERS_PER_SECOND } from "./belief.ts";
import type { Segment } from "./run.ts";
import { AFTER_A_BREAK, PAUSED, type Track } from "./track.ts";

const EARTH_RADIUS_METERS = 6_371_008.8;
const SEGMENT_METERS = 50;
/** Altitude is averaged over this much of the way on both sides before a grade is taken. */
const SMOOTHING_METERS = 25;
/** Steeper than this is noise of the altimeter, not ground that is run on. */
const STEEPEST = 0.45;
/** A climb counts once the smoothed altitude lies this far from the height that was counted last. */
const HYSTERESIS_METERS = 1;
/** Slower than this is standing: a slow walk is twice as fast. */
const MOVING_METERS_PER_SECOND = 0.5;
/** Speed is taken over at least this long, so that one step of a coarse position does not look like standing. */
const MOVING_WINDOW_SECONDS = 10;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in meters on a sphere between two moments; 0 where a position is missing. */
export function haversineMeters({ latitude, longitude }: Track, a: number, b: number): number {
  const dLat = radians(latitude[b]! - latitude[a]!);
  const dLon = radians(longitude[b]! - longitude[a]!);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(latitude[a]!)) * Math.cos(radians(latitude[b]!)) * Math.sin(dLon / 2) ** 2;
  const meters = 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
  return Number.isNaN(meters) ? 0 : meters;
}

/** The way of a recording: meters from the start and seconds with the timer running, pauses and breaks left out. */
export interface Way {
  readonly length: number;
  readonly meters: Float64Array;
  readonly seconds: Float64Array;
  /** NaN where unknown. */
  readonly altitude: Float64Array;
  /** 1 where an unbroken part begins. */
  readonly begins: Uint8Array;
}

/** Strings unbroken parts together; time and distance across a break do not count. */
export function way(track: Track): Way {
  const meters = new Float64Array(track.length);
  const seconds = new Float64Array(track.length);
  const altitude = new Float64Array(track.length);
  const begins = new Uint8Array(track.length);
  let [n, far, long, before] = [0, 0, 0, -1];
  for (let i = 0; i < track.length; i++) {
    if (track.follows[i] === PAUSED) continue;
    if (before < 0 || track.follows[i] === AFTER_A_BREAK) begins[n] = 1;
    else {
      const step = track.at[i]! - track.at[before]!;
      const stretch = stepMeters(track, before, i);
      if (step > 0 && stretch > MOST_METERS_PER_SECOND * step) begins[n] = 1;
      else far += stretch;
      if (step > 0) long += step;
    }
    meters[n] = far;
    seconds[n] = long;
    altitude[n++] = isAltitude(track.altitude[i]!) ? track.altitude[i]! : Number.NaN;
    before = i;
  }
  const cut = (column: Float64Array): Float64Array => column.subarray(0, n);
  const [firsts, heights] = [begins.subarray(0, n), cut(altitude)];
  dropZeros(heights, meters);
  return { length: n, meters: cut(meters), seconds: cut(seconds), altitude: heights, begins: firsts };
}

/** Ours: zeros in a row this far from the heights before and behind them are heights that were not measured. */
const ZERO_METERS = 20;
/** Takes such zeros out. At the beginning and the end there is one height beside them: nobody climbs to it on so short a way. */
function dropZeros(altitude: Float64Array, meters: Float64Array): void {
  let before = -1;
  for (let at = 0; at < altitude.length; at++) {
    if (altitude[at] !== 0) {
      if (altitude[at] === altitude[at]) before = at;
      continue;
    }
    let after = at;
    while (after < altitude.length && !(Math.abs(altitude[after]!) > 0)) after++;
    const isFar = (i: number): boolean => Math.abs(altitude[i]!) > ZERO_METERS;
    const isSheer = (i: number, zero: number): boolean =>
      isFar(i) && Math.abs(altitude[i]!) > STEEPEST * Math.abs(meters[i]! - meters[zero]!);
    const last = altitude.subarray(0, after).lastIndexOf(0);
    const isMade =
      before < 0
        ? after < altitude.length && isSheer(after, last)
        : after < altitude.length
          ? isFar(before) && isFar(after)
          : isSheer(before, at);
    if (isMade) altitude.fill(Number.NaN, at, last + 1);
    at = after - 1;
  }
}

function stepMeters(track: Track, a: number, b: number): number {
  const stated = track.distance[b]! - track.distance[a]!;
  return Number.isNaN(stated) ? haversineMeters(track, a, b) : Math.max(0, stated);
}

/**
 * The altitude with the steps across breaks taken out: each unbroken part goes on from the height at which the one
 * before ended, so that nothing is drawn across a gap. Only the differences mean anything.
 */
function leveled({ length, altitude, begins }: Way): Float64Array {
  const level = new Float64Array(length);
  let [shift, height, broken] = [0, Number.NaN, false];
  for (let i = 0; i < length; i++) {
    broken ||= begins[i] === 1;
    const raw = altitude[i]!;
    if (raw === raw) {
      if (broken && height === height) shift = height - raw;
      [broken, height] = [false, raw + shift];
    }
    level[i] = raw + shift;
  }
  return level;
}

/** Mean altitude within SMOOTHING_METERS on both sides, for each point; NaN where nothing is known. */
export function smoothedAltitude(on: Way): Float64Array {
  const [altitude, { length, meters }] = [leveled(on), on];
  const smooth = new Float64Array(length);
  let [from, to, sum, count] = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    for (; to < length && meters[to]! <= meters[i]! + SMOOTHING_METERS; to++)
      if (altitude[to] === altitude[to]) [sum, count] = [sum + altitude[to]!, count + 1];
    for (; meters[from]! < meters[i]! - SMOOTHING_METERS; from++)
      if (altitude[from] === altitude[from]) [sum, count] = [sum - altitude[from]!, count - 1];
    smooth[i] = count ? sum / count : Number.NaN;
  }
  return smooth;
}

const clampGrade = (grade: number): number => Math.min(STEEPEST, Math.max(-STEEPEST, grade));
const round = (n: number, digits: number): number => Math.round(n * 10 ** digits) / 10 ** digits;

/** Segments of at least 50 m with time and smoothed grade; what is left at the end is a shorter one. */
export function segmentsOf(on: Way, altitude: Float64Array): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (let i = 1; i < on.length; i++) {
    const meters = on.meters[i]! - on.meters[start]!;
    if (meters < SEGMENT_METERS && i < on.length - 1) continue;
    const seconds = on.seconds[i]! - on.seconds[start]!;
    const rise = altitude[i]! - altitude[start]!;
    if (meters > 0 && seconds > 0)
      segments.push({
        meters: round(meters, 1),
        seconds: round(seconds, 1),
        grade: Number.isNaN(rise) ? 0 : round(clampGrade(rise / Math.max(meters, SEGMENT_METERS / 2)), 3),
      });
    start = i;
  }
  return segments;
}

/** Ascent and descent of the smoothed altitude with a 1 m hysteresis; null without altitude. */
export function climbOf(altitude: Float64Array): { readonly up: number; readonly down: number } | null {
  let [up, down, turn] = [0, 0, Number.NaN];
  for (const a of altitude) {
    if (Number.isNaN(a)) continue;
    if (Number.isNaN(turn)) turn = a;
    if (Math.abs(a - turn) < HYSTERESIS_METERS) continue;
    if (a > turn) up += a - turn;
    else down += turn - a;
    turn = a;
  }
  return Number.isNaN(turn) ? null : { up: Math.round(up), down: Math.round(down) };
}

/** Seconds in which the way went on faster than half a meter a second, over windows of at least ten seconds. */
export function movingSeconds({ length, meters, seconds }: Way): number | null {
  if (length < 2 || seconds[length - 1] === 0) return null;
  let [moving, start] = [0, 0];
  for (let i = 1; i < length; i++) {
    const long = seconds[i]! - seconds[start]!;
    if (long < MOVING_WINDOW_SECONDS && i < length - 1) continue;
    if (meters[i]! - meters[start]! >= MOVING_METERS_PER_SECOND * long) moving += long;
    start = i;
  }
  return round(moving, 1);
}
