import { believed } from "./belief.ts";
import { type Format, isoUtc, type Reading, type Surface, type Warning } from "./run.ts";
import { climbOf, movingSeconds, segmentsOf, smoothedAltitude, way } from "./segment.ts";
import { anyIn, meanAboveZero, type Track } from "./track.ts";
import { offsetAt, zoneAt } from "./zone.ts";

/** What a file says in words and numbers of its own; what it leaves out is null. */
export interface Stated {
  readonly name: string | null;
  readonly sport: string | null;
  readonly subSport: string | null;
  /** Unix seconds. */
  readonly started: number | null;
  readonly utcOffsetMinutes: number | null;
  readonly elapsedSeconds: number | null;
  readonly timerSeconds: number | null;
  readonly movingSeconds: number | null;
  readonly distanceMeters: number | null;
  readonly ascentMeters: number | null;
  readonly descentMeters: number | null;
  readonly averageHeartRate: number | null;
  readonly effort: number | null;
  readonly feel: number | null;
  readonly leftShare: number | null;
  readonly warnings: readonly Warning[];
}
export const NOTHING_STATED: Stated = {
  name: null,
  sport: null,
  subSport: null,
  started: null,
  utcOffsetMinutes: null,
  elapsedSeconds: null,
  timerSeconds: null,
  movingSeconds: null,
  distanceMeters: null,
  ascentMeters: null,
  descentMeters: null,
  averageHeartRate: null,
  effort: null,
  feel: null,
  leftShare: null,
  warnings: [],
};

export interface Looking {
  /** false when too few moments carry a time for a pace to mean anything. */
  readonly timed: boolean;
  /** FIT fills what it did not measure with zeros; in XML the element is the statement. */
  readonly zeroIsNothing: boolean;
}

/** 1990 to 2099: before it no watch recorded, after it a clock was wrong. */
const FIRST_DATE = 631_152_000;
const LAST_DATE = 4_102_444_800;
/** A run of a week without a stop is a clock that jumped. */
export const believable = (unixSeconds: number | null): boolean =>
  unixSeconds !== null && unixSeconds >= FIRST_DATE && unixSeconds < LAST_DATE;

/** What the file states, and beside it what its moments show. */
export function readingOf(
  format: Format,
  stated: Stated,
  track: Track,
  { timed, zeroIsNothing }: Looking = { timed: true, zeroIsNothing: true },
): Reading {
  const on = way(track);
  const altitude = smoothedAltitude(on);
  const climb = climbOf(altitude);
  const has = hasOf(track, zeroIsNothing);
  const dated = believable(stated.started);
  const started = dated ? stated.started : null;
  const zone = started === null || stated.utcOffsetMinutes !== null ? null : zoneOfTrack(track);
  return believed({
    format,
    name: stated.name,
    sport: stated.sport,
    subSport: stated.subSport,
    startedAt: started === null ? null : isoUtc(started),
    utcOffsetMinutes: started === null ? null : stated.utcOffsetMinutes,
    estimatedUtcOffsetMinutes: zone === null || started === null ? null : offsetAt(zone, started),
    elapsedSeconds: thousandth(stated.elapsedSeconds),
    timerSeconds: thousandth(stated.timerSeconds),
    movingSeconds: thousandth(stated.movingSeconds),
    estimatedMovingSeconds: timed ? movingSeconds(on) : null,
    distanceMeters: hundredth(stated.distanceMeters),
    ascentMeters: hundredth(stated.ascentMeters),
    descentMeters: hundredth(stated.descentMeters),
    estimatedAscentMeters: climb?.up ?? null,
    estimatedDescentMeters: climb?.down ?? null,
    recordedSeconds: timed && on.length > 0 ? thousandth(on.seconds[on.length - 1]!) : null,
    averageHeartRate: stated.averageHeartRate ?? whole(meanAboveZero(track.heartRate)),
    stepsPerMinute: onFoot(stated.sport) ? stepsOf(meanAboveZero(track.cadence)) : null,
    effort: stated.effort,
    feel: stated.feel,
    leftShare: stated.leftShare ?? tenth(meanAboveZero(track.leftShare)),
    surface: surfaceOf(stated, track, has.position),
    samples: track.length,
    has,
    segments: timed ? segmentsOf(on, altitude) : [],
    warnings: [...new Set([...stated.warnings, ...dateWarnings(stated.started)])],
  });
}

/** Formats count milliseconds and centimeters; what stands behind them is an echo of a number of 32 bits. */
const thousandth = (n: number | null): number | null => (n === null ? null : Math.round(n * 1000) / 1000);
const hundredth = (n: number | null): number | null => (n === null ? null : Math.round(n * 100) / 100);
const whole = (n: number | null): number | null => (n === null ? null : Math.round(n));
const tenth = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);

function dateWarnings(started: number | null): readonly Warning[] {
  if (started === null) return ["no-date"];
  return believable(started) ? [] : ["odd-date"];
}

const hasOf = (track: Track, zeroIsNothing: boolean): Reading["has"] => ({
  position: anyIn(track.latitude, false),
  heartRate: anyIn(track.heartRate, zeroIsNothing),
  cadence: anyIn(track.cadence, zeroIsNothing),
  altitude: anyIn(track.altitude, false),
});

/** Degrees around 0, 0 in which nobody runs. */
const NOWHERE = 0.01;

function zoneOfTrack(track: Track): string | null {
  // A watch without satellites writes 0, 0: that place is in the sea.
  const i = track.latitude.findIndex(
    (value, at) => value === value && (Math.abs(value) > NOWHERE || Math.abs(track.longitude[at]!) > NOWHERE),
  );
  return i < 0 ? null : zoneAt(track.latitude[i]!, track.longitude[i]!);
}

const onFoot = (sport: string | null): boolean => sport !== null && /run|walk|hik/.test(sport);

/** Most files count one foot; a mean above this can only be both. */
const ONE_FOOT_MOST = 120;
const stepsOf = (cadence: number | null): number | null =>
  cadence === null ? null : Math.round(cadence > ONE_FOOT_MOST ? cadence : 2 * cadence);

/** Said by the sub-sport; or guessed: a run without any position moved on a belt. */
export function surfaceOf(
  { sport, subSport }: Pick<Stated, "sport" | "subSport">,
  track: Track,
  hasPosition: boolean,
): Surface | null {
  const said = `${sport ?? ""} ${subSport ?? ""}`;
  if (!onFoot(sport)) return null;
  if (/treadmill|indoor/.test(said)) return { kind: "treadmill", guessed: false };
  if (/trail|ultra|mountain/.test(said)) return { kind: "trail", guessed: false };
  if (/(^| )track/.test(said)) return { kind: "track", guessed: false };
  if (/street|road/.test(said)) return { kind: "road", guessed: false };
  if (!hasPosition && track.length > 0 && !anyIn(track.altitude, false)) return { kind: "treadmill", guessed: true };
  return null;
}
