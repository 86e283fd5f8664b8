import type { Reading } from "./run.ts";

/**
 * Figures that no activity on earth has come from a broken byte or a hostile hand. They are left out, and the warning
 * odd-values says so.
 */
const MOST_SECONDS = 30 * 86_400;
const MOST = {
  distanceMeters: 1e7,
  elapsedSeconds: MOST_SECONDS,
  timerSeconds: MOST_SECONDS,
  movingSeconds: MOST_SECONDS,
  recordedSeconds: MOST_SECONDS,
  estimatedMovingSeconds: MOST_SECONDS,
  ascentMeters: 1e5,
  descentMeters: 1e5,
  estimatedAscentMeters: 1e5,
  estimatedDescentMeters: 1e5,
  averageHeartRate: 300,
  stepsPerMinute: 600,
  effort: 10,
  feel: 100,
  leftShare: 100,
} as const satisfies Partial<Record<keyof Reading, number>>;

/** Meters above the sea at which people move: from the Dead Sea to a summit, with room for a bad altimeter. */
export const isAltitude = (meters: number): boolean => meters > -1000 && meters < 10_000;
/** Faster than this a position has jumped: it is a break in the way, not a part of it. */
export const MOST_METERS_PER_SECOND = 300;

/** The reading without figures beyond belief. */
export function believed(reading: Reading): Reading {
  const odd = Object.entries(MOST).filter(([key, most]) => {
    const value = reading[key as keyof typeof MOST];
    return value !== null && !(value >= 0 && value <= most);
  });
  if (!odd.length) return reading;
  const none = Object.fromEntries(odd.map(([key]) => [key, null]));
  const segments = reading.segments.filter(({ seconds }) => seconds <= MOST_SECONDS);
  return { ...reading, ...none, segments, warnings: [...new Set([...reading.warnings, "odd-values" as const])] };
}
