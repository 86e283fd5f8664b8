import { BUDGET, deadline, refusal } from "./budget.ts";
import { withBreaks } from "./gaps.ts";
import { NOTHING_STATED, readingOf } from "./measure.ts";
import { type Activities, type Reading, refused, type Warning } from "./run.ts";
import { way } from "./segment.ts";
import { sportOfWord } from "./sport.ts";
import {
  AFTER_A_BREAK,
  ALTITUDE,
  AT,
  CADENCE,
  GOES_ON,
  HEART_RATE,
  LATITUDE,
  LONGITUDE,
  picked,
  type Recorder,
  recorder,
  type Track,
} from "./track.ts";
import { degreesOf, numberOf, timeOf, type XmlReader, xmlReader } from "./xml.ts";

/** With fewer timed points than this share a duration or a pace would be nonsense. */
const ENOUGH_TIMES = 0.5;
/** Ours: a track that begins this long after the end of the one before is another activity, not a pause in one. */
const NEXT_TRACK_SECONDS = 3600;
/** Ours: within one track a break may be a long rest at noon, but not a night. */
const NEXT_SEGMENT_SECONDS = 6 * 3600;

/** Does the text begin like an XML document whose root is gpx? */
export const isGpx = (head: string): boolean => /<(\w+:)?gpx[\s>]/i.test(head);

/** Where the text of an element inside a track point goes. GPX 1.0 and 1.1, Garmin's extensions in both versions, kin. */
const COLUMN_OF: Readonly<Record<string, number>> = {
  ele: ALTITUDE,
  time: AT,
  hr: HEART_RATE,
  heartrate: HEART_RATE,
  cad: CADENCE,
  cadence: CADENCE,
  runcadence: CADENCE,
};

/** A trk element: what it says of itself, and where its segments begin among the moments. */
interface Heard {
  type: string | null;
  name: string | null;
  lost: number;
  readonly segments: number[];
}
const heardNothing = (lost = 0): Heard => ({ type: null, name: null, lost, segments: [] });

function listening(into: Recorder): { readonly reader: XmlReader; readonly tracks: readonly Heard[] } {
  let heard = heardNothing();
  const tracks: Heard[] = [heard];
  let [inside, broken] = [false, true];
  /** A track without a point lends nothing to the next, but it is known that points were lost. */
  const nextTrack = (): void => {
    const isEmpty = heard.segments.length === 0;
    heard = heardNothing(isEmpty ? heard.lost : 0);
    if (isEmpty) tracks.pop();
    tracks.push(heard);
  };
  const reader = xmlReader({
    open: (name, attributes) => {
      if (name === "trk") nextTrack();
      if (name === "trk" || name === "trkseg") broken = true;
      if (name !== "trkpt") return;
      into.row[LATITUDE] = degreesOf(attributes["lat"], 90);
      into.row[LONGITUDE] = degreesOf(attributes["lon"], 180);
      inside = true;
    },
    close: (name, text, path) => {
      if (name === "trkpt") {
        inside = false;
        if (Number.isNaN(into.row[LATITUDE]! + into.row[LONGITUDE]!)) {
          into.row.fill(Number.NaN);
          heard.lost++;
          return;
        }
        if (broken) heard.segments.push(into.count());
        into.take(broken ? AFTER_A_BREAK : GOES_ON);
        broken = false;
      } else if (inside) {
        const column = COLUMN_OF[name];
        if (column !== undefined) into.row[column] = column === AT ? timeOf(text) : numberOf(text);
      } else if (path.at(-1) === "trk") {
        if (name === "type") heard.type ??= text;
        if (name === "name") heard.name ??= text.trim().slice(0, 200);
      }
    },
  });
  return { reader, tracks };
}

/** Moments in a row that lie together: a segment, with those behind it that have no time. */
interface Stretch {
  readonly heard: Heard;
  /** null: its track names none. */
  readonly sport: string | null;
  readonly from: number;
  to: number;
  /** Unix seconds; without a time Infinity and -Infinity. */
  first: number;
  last: number;
}
/** Stretches that are one activity, in order of their time. */
interface Piece {
  readonly stretches: Stretch[];
  /** Of the first that names one: all that do name the same. */
  sport: string | null;
  first: number;
  last: number;
}

/** Tracks and segments as activities, in order of the document: those that follow each other closely are one. */
function piecesOf({ at }: Track, tracks: readonly Heard[], late: () => void): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const stretch of stretchesOf(at, tracks, late).toSorted((a, b) => a.first - b.first)) {
    late();
    const now = pieces.at(-1);
    if (now && !isOther(now, stretch) && !(stretch.first - now.last > farFrom(now, stretch))) {
      now.stretches.push(stretch);
      now.sport ??= stretch.sport;
      now.last = Math.max(now.last, stretch.last);
    } else {
      const { sport, first, last } = stretch;
      pieces.push({ stretches: [stretch], sport, first, last });
    }
    if (pieces.length > BUDGET.activities) throw refusal("too-many", "activities");
  }
  const begins = ({ stretches }: Piece): number =>
    stretches.reduce((least, { from }) => Math.min(least, from), Infinity);
  return pieces.toSorted((a, b) => begins(a) - begins(b));
}
/** Another sport is another activity, even minutes later; a track that names none goes with any. */
const isOther = (told: Pick<Piece, "sport">, { sport }: Pick<Stretch, "sport">): boolean =>
  sport !== null && told.sport !== null && sport !== told.sport;
const sportOf = ({ type }: Heard): string | null => (type === null ? null : sportOfWord(type).sport);
const farFrom = ({ stretches }: Piece, { heard }: Stretch): number =>
  stretches.at(-1)!.heard === heard ? NEXT_SEGMENT_SECONDS : NEXT_TRACK_SECONDS;

/** Segments as stretches: what has no time goes with what stands before it, at the beginning with what follows. */
function stretchesOf(at: Float64Array, tracks: readonly Heard[], late: () => void): readonly Stretch[] {
  const starts = tracks.flatMap((heard) => {
    const sport = sportOf(heard);
    return heard.segments.map((from) => ({ heard, sport, from }));
  });
  const stretches: Stretch[] = [];
  for (const [i, { heard, sport, from }] of starts.entries()) {
    late();
    const to = starts[i + 1]?.from ?? at.length;
    const times = timesOf(at.subarray(from, to));
    const now = stretches.at(-1);
    const apart = !now || isOther(now, { sport }) || (now.first <= now.last && times.first <= times.last);
    if (apart) stretches.push({ heard, sport, from, to, ...times });
    else Object.assign(now, { to, first: Math.min(now.first, times.first), last: Math.max(now.last, times.last) });
  }
  return stretches;
}

function timesOf(at: Float64Array): { readonly first: number; readonly last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const t of at) if (t === t) [first, last] = [Math.min(first, t), Math.max(last, t)];
  return { first, last };
}

function trackOf(track: Track, { stretches }: Piece): Track {
  const isWhole = stretches.every(({ from }, i) => from === (i ? stretches[i - 1]!.to : 0));
  if (isWhole && stretches.at(-1)!.to === track.length) return track;
  return picked(
    track,
    stretches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
  );
}

/** The activities of a document: all its tracks and segments together, but for those that lie hours apart. */
export function gpxReader(seconds?: number): {
  readonly write: (text: string) => void;
  readonly end: () => Activities;
} {
  const late = deadline(seconds);
  const into = recorder();
  const { reader, tracks } = listening(into);
  return {
    write: reader.write,
    end: () => {
      const { whole, fault } = reader.end();
      const track = into.track();
      if (!track.length && !whole) return refused("not-xml", fault);
      if (!track.length) return refused("no-activity", "no track point");
      const pieces = piecesOf(track, tracks, late);
      const isCut = ({ stretches }: Piece): boolean => !whole && stretches.some(({ to }) => to === track.length);
      const runs = pieces.map((piece) => {
        late();
        return runOf(trackOf(track, piece), piece, isCut(piece));
      });
      return { ok: true, runs };
    },
  };
}

function runOf(recorded: Track, { stretches, first, last }: Piece, cut: boolean): Reading {
  const heard = [...new Set(stretches.map((stretch) => stretch.heard))];
  const said = (key: "type" | "name"): string | null =>
    heard.map((each) => each[key]).find((words) => words !== null) ?? null;
  const [type, name, lost] = [said("type"), said("name"), heard.some((each) => each.lost > 0)];
  const times = recorded.at.filter((at) => at === at);
  // One time for all points says as little as none.
  const timed = times.length >= recorded.length * ENOUGH_TIMES && (last > first || recorded.length < 2);
  const { sport, subSport } = sportOfWord(type);
  const { track, jumps, lacks } = withBreaks(recorded, sport);
  const meters = Math.round((way(track).meters.at(-1) ?? 0) * 10) / 10;
  // Where no point can be believed, nobody knows how far it was.
  const isUnknown = jumps && meters === 0;
  const warnings: readonly Warning[] = [
    ...(cut ? (["cut-off"] as const) : []),
    ...(times.length && !timed ? (["few-times"] as const) : []),
    ...(times.some((t, i) => i > 0 && t < times[i - 1]!) ? (["times-out-of-order"] as const) : []),
    ...(lost || jumps ? (["odd-values"] as const) : []),
    ...(lacks ? (["way-missing"] as const) : []),
    ...(isUnknown ? (["no-distance"] as const) : []),
    ...(sport === null ? (["no-sport"] as const) : []),
  ];
  const stated = {
    ...NOTHING_STATED,
    name,
    sport,
    subSport,
    started: times.length ? first : null,
    elapsedSeconds: timed && times.length ? Math.round((last - first) * 1000) / 1000 : null,
    distanceMeters: isUnknown ? null : meters,
    warnings,
  };
  return readingOf("gpx", stated, track, { timed: timed && times.length > 0, zeroIsNothing: false });
}
