import type { Run } from "./run.ts";

/** Two recordings of one activity begin within this of each other: watches and phones are started one after the other. */
export const SAME_START_SECONDS = 120;
/** Distances of two devices, and of a service that computes its own, differ by a few percent. */
const NEAR_DISTANCE = { share: 0.05, meters: 100 } as const;
const NEAR_DURATION = { share: 0.05, seconds: 60 } as const;
/** A belt and a wrist may disagree on the distance by a quarter; then start and duration must be all but equal. */
const EQUAL = { startSeconds: 10, durationSeconds: 10, distanceShare: 0.25 } as const;
/**
 * Where any zone may be meant, a start that is equal to the second and figures that nobody types in by heart: two real
 * runs of one day can have the same round ones, at hours that lie whole hours apart.
 */
export const GUESSED = { startSeconds: 2, durationSeconds: 2, distanceShare: 0.02, roundSeconds: 60 } as const;
/** A clock without a zone is ahead of UTC by whole quarters of an hour, as the zones of the world are. */
const LEAST_ZONE_SECONDS = -12 * 3600;
export const MOST_ZONE_SECONDS = 14 * 3600;
export const ZONE_STEP_SECONDS = 900;
/** Two recordings of one activity were on at once for at least this share of the shorter: a body does one thing at a time. */
const SHARED_TIME = 0.5;

const near = (a: number, b: number, share: number, least: number): boolean =>
  Math.abs(a - b) <= Math.max(least, share * Math.max(a, b));

/** What of a run is compared, worked out once: thousands of runs are each held against many. */
export interface Compared {
  readonly run: Run;
  /** Unix seconds; null: no date. */
  readonly at: number | null;
  /** Its clock states no zone. */
  readonly bare: boolean;
  /** Of the place, stated or worked out; null: nobody knows. */
  readonly offsetSeconds: number | null;
  readonly durations: readonly number[];
}
export function compared(run: Run): Compared {
  const offset = run.utcOffsetMinutes ?? run.estimatedUtcOffsetMinutes;
  return {
    run,
    at: run.startedAt === null ? null : Date.parse(run.startedAt) / 1000,
    bare: run.warnings.includes("no-zone"),
    offsetSeconds: offset === null ? null : offset * 60,
    durations: [run.elapsedSeconds, run.timerSeconds, run.movingSeconds].filter((seconds) => seconds !== null),
  };
}
export const isZone = (seconds: number): boolean => seconds >= LEAST_ZONE_SECONDS && seconds <= MOST_ZONE_SECONDS;

/** Is any duration that one states near one that the other states? Unknown when either states none. */
function durationNear(
  { durations: ours }: Compared,
  { durations: theirs }: Compared,
  share: number,
  least: number,
): boolean | null {
  if (!ours.length || !theirs.length) return null;
  return ours.some((one) => theirs.some((other) => near(one, other, share, least)));
}

/** Do both state one duration, and is it no round one? */
const isOddDuration = (a: Compared, b: Compared): boolean =>
  a.durations.some(
    (one) =>
      one % GUESSED.roundSeconds !== 0 &&
      b.durations.some((other) => other % GUESSED.roundSeconds !== 0 && near(one, other, 0, GUESSED.durationSeconds)),
  );

interface Apart {
  /** From the start of the first to that of the second; negative when the second began before. */
  readonly seconds: number;
  /** One clock states no zone and the other recording knows none: any zone that fits was taken. */
  readonly zoneGuessed: boolean;
}

/** How far the starts lie apart; null when either has no date. */
function startsApart(a: Compared, b: Compared): Apart | null {
  if (a.at === null || b.at === null) return null;
  const seconds = b.at - a.at;
  if (a.bare === b.bare) return { seconds, zoneGuessed: false };
  const ahead = a.bare ? -seconds : seconds;
  const offset = (a.bare ? b : a).offsetSeconds;
  const zone = offset ?? Math.round(ahead / ZONE_STEP_SECONDS) * ZONE_STEP_SECONDS;
  if (!isZone(zone)) return { seconds, zoneGuessed: false };
  return { seconds: a.bare ? seconds + zone : seconds - zone, zoneGuessed: offset === null };
}

/** Were both on at once for half of the shorter? Unknown when either states no duration. */
function atOnce({ durations: ours }: Compared, { durations: theirs }: Compared, secondsApart: number): boolean | null {
  if (!ours.length || !theirs.length) return null;
  const [long, otherLong] = [Math.max(...ours), Math.max(...theirs)];
  const shared = Math.min(long, secondsApart + otherLong) - Math.max(0, secondsApart);
  return shared >= SHARED_TIME * Math.min(long, otherLong);
}

const oneSport = (a: Run, b: Run): boolean => a.sport === null || b.sport === null || a.sport === b.sport;

/** Do two recordings tell of one activity? On at once, start within two minutes, sport, distance and duration near. */
export const isSame = (a: Run, b: Run): boolean => areSame(compared(a), compared(b));
export function areSame(a: Compared, b: Compared): boolean {
  if (a.run.id === b.run.id) return true;
  const starts = startsApart(a, b);
  if (starts === null || !oneSport(a.run, b.run)) return false;
  const apart = Math.abs(starts.seconds);
  const overlap = atOnce(a, b, starts.seconds);
  // Where no duration tells whether they overlap, only an equal start is proof.
  if (apart > (overlap === null ? EQUAL.startSeconds : SAME_START_SECONDS) || overlap === false) return false;
  const [far, other] = [a.run.distanceMeters, b.run.distanceMeters];
  if (starts.zoneGuessed)
    return (
      apart <= GUESSED.startSeconds &&
      isOddDuration(a, b) &&
      (far === null || other === null || near(far, other, GUESSED.distanceShare, 0))
    );
  const duration = durationNear(a, b, NEAR_DURATION.share, NEAR_DURATION.seconds);
  if (far === null || other === null) return duration === true;
  if (near(far, other, NEAR_DISTANCE.share, NEAR_DISTANCE.meters)) return duration !== false;
  const equal = apart <= EQUAL.startSeconds && durationNear(a, b, 0, EQUAL.durationSeconds) === true;
  return equal && near(far, other, EQUAL.distanceShare, 0);
}
