import { together } from "./list.ts";
import type { Run } from "./run.ts";

/** Two recordings of one activity begin within this of each other: watches and phones are started one after the other. */
const SAME_START_SECONDS = 120;
/** Distances of two devices, and of a service that computes its own, differ by a few percent. */
const NEAR_DISTANCE = { share: 0.05, meters: 100 } as const;
const NEAR_DURATION = { share: 0.05, seconds: 60 } as const;
/** A belt and a wrist may disagree on the distance by a quarter; then start and duration must be all but equal. */
const EQUAL = { startSeconds: 10, durationSeconds: 10, distanceShare: 0.25 } as const;
/**
 * Where any zone may be meant, a start that is equal to the second and figures that nobody types in by heart: two real
 * runs of one day can have the same round ones, at hours that lie whole hours apart.
 */
const GUESSED = { startSeconds: 2, durationSeconds: 2, distanceShare: 0.02, roundSeconds: 60 } as const;
/** A clock without a zone is ahead of UTC by whole quarters of an hour, as the zones of the world are. */
const LEAST_ZONE_SECONDS = -12 * 3600;
const MOST_ZONE_SECONDS = 14 * 3600;
const ZONE_STEP_SECONDS = 900;
/** Two recordings of one activity were on at once for at least this share of the shorter: a body does one thing at a time. */
const SHARED_TIME = 0.5;

const near = (a: number, b: number, share: number, least: number): boolean =>
  Math.abs(a - b) <= Math.max(least, share * Math.max(a, b));

const durationsOf = (run: Run): readonly number[] =>
  [run.elapsedSeconds, run.timerSeconds, run.movingSeconds].filter((seconds) => seconds !== null);

/** Is any duration that one states near one that the other states? Unknown when either states none. */
function durationNear(a: Run, b: Run, share: number, least: number): boolean | null {
  const [ours, theirs] = [durationsOf(a), durationsOf(b)];
  if (!ours.length || !theirs.length) return null;
  return ours.some((one) => theirs.some((other) => near(one, other, share, least)));
}

/** Do both state one duration, and is it no round one? */
const isOddDuration = (a: Run, b: Run): boolean =>
  durationsOf(a).some(
    (one) =>
      one % GUESSED.roundSeconds !== 0 &&
      durationsOf(b).some(
        (other) => other % GUESSED.roundSeconds !== 0 && near(one, other, 0, GUESSED.durationSeconds),
      ),
  );

interface Apart {
  /** From the start of the first to that of the second; negative when the second began before. */
  readonly seconds: number;
  /** One clock states no zone and the other recording knows none: any zone that fits was taken. */
  readonly zoneGuessed: boolean;
}

/** How far the starts lie apart; null when either has no date. */
function startsApart(a: Run, b: Run): Apart | null {
  if (a.startedAt === null || b.startedAt === null) return null;
  const seconds = (Date.parse(b.startedAt) - Date.parse(a.startedAt)) / 1000;
  const [bare, otherBare] = [a.warnings.includes("no-zone"), b.warnings.includes("no-zone")];
  if (bare === otherBare) return { seconds, zoneGuessed: false };
  const known = bare ? b : a;
  const ahead = bare ? -seconds : seconds;
  const offset = known.utcOffsetMinutes ?? known.estimatedUtcOffsetMinutes;
  const zone = offset === null ? Math.round(ahead / ZONE_STEP_SECONDS) * ZONE_STEP_SECONDS : offset * 60;
  if (zone < LEAST_ZONE_SECONDS || zone > MOST_ZONE_SECONDS) return { seconds, zoneGuessed: false };
  return { seconds: bare ? seconds + zone : seconds - zone, zoneGuessed: offset === null };
}

/** Were both on at once for half of the shorter? Unknown when either states no duration. */
function atOnce(a: Run, b: Run, secondsApart: number): boolean | null {
  const [ours, theirs] = [durationsOf(a), durationsOf(b)];
  if (!ours.length || !theirs.length) return null;
  const [long, otherLong] = [Math.max(...ours), Math.max(...theirs)];
  const shared = Math.min(long, secondsApart + otherLong) - Math.max(0, secondsApart);
  return shared >= SHARED_TIME * Math.min(long, otherLong);
}

const oneSport = (a: Run, b: Run): boolean => a.sport === null || b.sport === null || a.sport === b.sport;

/** Do two recordings tell of one activity? On at once, start within two minutes, sport, distance and duration near. */
export function isSame(a: Run, b: Run): boolean {
  if (a.id === b.id) return true;
  const starts = startsApart(a, b);
  if (starts === null || !oneSport(a, b)) return false;
  const apart = Math.abs(starts.seconds);
  const overlap = atOnce(a, b, starts.seconds);
  // Where no duration tells whether they overlap, only an equal start is proof.
  if (apart > (overlap === null ? EQUAL.startSeconds : SAME_START_SECONDS) || overlap === false) return false;
  const [far, other] = [a.distanceMeters, b.distanceMeters];
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

const FORMATS_BY_WORTH: readonly Run["format"][] = ["runkeeper", "strava", "garmin", "apple", "gpx", "tcx", "fit"];

/** How much a recording tells: its way first, then what was measured on it, then the format that loses least. */
function worth(run: Run): number {
  const measured = Object.values(run.has).filter(Boolean).length;
  const whole = run.warnings.includes("cut-off") || run.warnings.includes("damaged") ? 0 : 1;
  const way = run.segments.length > 0 ? 1 : 0;
  return ((way * 2 + whole) * 8 + measured) * 8 + FORMATS_BY_WORTH.indexOf(run.format);
}

/** One activity: the richest recording of it leads, the others stand behind it, the richer the nearer. */
export interface Activity {
  readonly lead: Run;
  readonly others: readonly Run[];
}

const richestFirst = (a: Run, b: Run): number => worth(b) - worth(a) || (a.id < b.id ? -1 : 1);

/** Recordings as activities, in order of their start; those without a date stand for themselves, at the end. */
export function activitiesOf(recordings: readonly Run[]): readonly Activity[] {
  const once = [...new Map(recordings.map((run) => [run.id, run])).values()];
  const { stand, behind } = withoutPieces(once);
  const dated = stand
    .filter(({ startedAt }) => startedAt !== null)
    .map((run) => ({ run, at: Date.parse(run.startedAt!) / 1000 }));
  dated.sort((a, b) => a.at - b.at || (a.run.id < b.run.id ? -1 : 1));
  const groups: { readonly runs: Run[]; readonly at: number }[] = [];
  for (const { run, at } of dated) {
    const group = groupOf(groups, run, at);
    if (group) group.runs.push(run);
    else groups.push({ runs: [run], at });
  }
  const grouped = groups.map(({ runs }) => runs.toSorted(richestFirst));
  const undated = stand.filter(({ startedAt }) => startedAt === null).map((run) => [run]);
  return [...grouped, ...undated].map(([lead, ...others]) => {
    const pieces = [lead!, ...others].flatMap(({ id }) => behind.get(id) ?? []);
    return { lead: lead!, others: [...others, ...pieces] };
  });
}

/** Runs that stand for themselves, and the pieces of one file that stand behind a recording of the whole. */
interface Pieced {
  readonly stand: readonly Run[];
  readonly behind: ReadonlyMap<string, readonly Run[]>;
}
/** Route files are parted where they rest for long; another device's recording of the whole then leads, where it has a way. */
function withoutPieces(runs: readonly Run[]): Pieced {
  const files = new Map<string, Run[]>();
  for (const run of runs) {
    const [file = run.id] = run.format === "gpx" ? run.id.split("-") : [run.id];
    files.set(file, [...(files.get(file) ?? []), run]);
  }
  const behind = new Map<string, readonly Run[]>();
  for (const pieces of files.values()) {
    if (pieces.length < 2) continue;
    const whole = wholeOf(pieces);
    const lead = whole && runs.find((run) => !pieces.includes(run) && run.segments.length > 0 && isSame(run, whole));
    if (lead) behind.set(lead.id, [...(behind.get(lead.id) ?? []), ...pieces]);
  }
  const gone = new Set([...behind.values()].flat());
  return { stand: runs.filter((run) => !gone.has(run)), behind };
}

/** Pieces of one file as the one activity that they may be; null without dates. */
function wholeOf(pieces: readonly Run[]): Run | null {
  const spans = pieces.map(({ startedAt, elapsedSeconds }) => {
    const start = Date.parse(startedAt ?? "");
    return { start, end: start + (elapsedSeconds ?? Number.NaN) * 1000 };
  });
  const [first, last] = [Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end))];
  if (!Number.isFinite(last - first)) return null;
  return { ...together(pieces), id: "", elapsedSeconds: (last - first) / 1000 };
}

/** The group that the run belongs to: same as every recording in it, so that no chain of near ones grows. */
function groupOf<T extends { readonly runs: Run[]; readonly at: number }>(
  groups: readonly T[],
  run: Run,
  at: number,
): T | null {
  for (let i = groups.length - 1; i >= 0 && at - groups[i]!.at <= MOST_ZONE_SECONDS + SAME_START_SECONDS; i--)
    if (groups[i]!.runs.every((other) => isSame(other, run))) return groups[i]!;
  return null;
}
