import type { Sample, Segment } from "./run.ts";

const EARTH_RADIUS_METERS = 6_371_008.8;
const SEGMENT_METERS = 50;
/** Altitude is averaged over this much of the way on both sides before a grade is taken. */
const SMOOTHING_METERS = 25;
/** Steeper than this is noise of the altimeter, not ground that is run on. */
const STEEPEST = 0.45;
/** A climb counts once the smoothed altitude has risen this far above its last low. */
const HYSTERESIS_METERS = 1;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in meters on a sphere. */
export function haversineMeters(a: Sample, b: Sample): number {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return 0;
  const dLat = radians(b.latitude - a.latitude);
  const dLon = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A point of the way: meters from the start, seconds with the timer running, altitude where known. */
interface Point {
  readonly meters: number;
  readonly seconds: number;
  readonly altitude: number | null;
}

/** Strings unbroken parts together; time and distance between two parts (a pause) do not count. */
export function way(parts: readonly (readonly Sample[])[]): readonly Point[] {
  const points: Point[] = [];
  let meters = 0;
  let seconds = 0;
  for (const part of parts) {
    let before: Sample | null = null;
    for (const sample of part) {
      if (before) {
        meters += stepMeters(before, sample);
        seconds += Math.max(0, (sample.atSeconds ?? 0) - (before.atSeconds ?? 0));
      }
      points.push({ meters, seconds, altitude: sample.altitudeMeters });
      before = sample;
    }
  }
  return points;
}

const stepMeters = (a: Sample, b: Sample): number =>
  a.distanceMeters !== null && b.distanceMeters !== null
    ? Math.max(0, b.distanceMeters - a.distanceMeters)
    : haversineMeters(a, b);

/** Mean altitude within SMOOTHING_METERS on both sides, for each point; null where nothing is known. */
export function smoothedAltitude(points: readonly Point[]): readonly (number | null)[] {
  let from = 0;
  let to = 0;
  let sum = 0;
  let count = 0;
  return points.map((point) => {
    while (to < points.length && points[to]!.meters <= point.meters + SMOOTHING_METERS) {
      const a = points[to++]!.altitude;
      if (a !== null) [sum, count] = [sum + a, count + 1];
    }
    while (points[from]!.meters < point.meters - SMOOTHING_METERS) {
      const a = points[from++]!.altitude;
      if (a !== null) [sum, count] = [sum - a, count - 1];
    }
    return count ? sum / count : null;
  });
}

const clampGrade = (grade: number): number => Math.min(STEEPEST, Math.max(-STEEPEST, grade));
const round = (n: number, digits: number): number => Math.round(n * 10 ** digits) / 10 ** digits;

/** Segments of at least 50 m with time and smoothed grade; what is left at the end is a shorter one. */
export function segmentsOf(points: readonly Point[]): readonly Segment[] {
  const altitude = smoothedAltitude(points);
  const segments: Segment[] = [];
  let start = 0;
  for (let i = 1; i < points.length; i++) {
    const meters = points[i]!.meters - points[start]!.meters;
    if (meters < SEGMENT_METERS && i < points.length - 1) continue;
    const seconds = points[i]!.seconds - points[start]!.seconds;
    const rise = (altitude[i] ?? 0) - (altitude[start] ?? 0);
    if (meters > 0 && seconds > 0)
      segments.push({
        meters: round(meters, 1),
        seconds: round(seconds, 1),
        grade: round(clampGrade(rise / Math.max(meters, SEGMENT_METERS / 2)), 3),
      });
    start = i;
  }
  return segments;
}

/** Ascent and descent of the smoothed altitude with a 1 m hysteresis; null without altitude. */
export function climbOf(points: readonly Point[]): { readonly up: number; readonly down: number } | null {
  const altitudes = smoothedAltitude(points).filter((a) => a !== null);
  if (!altitudes.length) return null;
  let [up, down, turn] = [0, 0, altitudes[0]!];
  for (const a of altitudes) {
    if (Math.abs(a - turn) < HYSTERESIS_METERS) continue;
    if (a > turn) up += a - turn;
    else down += turn - a;
    turn = a;
  }
  return { up: Math.round(up), down: Math.round(down) };
}
