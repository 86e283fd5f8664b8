import { BUDGET, deadline, refusal } from "./budget.ts";
import { NOTHING_STATED, readingOf } from "./measure.ts";
import { type Activities, type Reading, refused, type Warning } from "./run.ts";
import { sportOfWord } from "./sport.ts";
import {
  AFTER_A_BREAK,
  ALTITUDE,
  AT,
  CADENCE,
  DISTANCE,
  GOES_ON,
  HEART_RATE,
  LATITUDE,
  LONGITUDE,
  type Recorder,
  recorder,
  type Track,
} from "./track.ts";
import { type Attributes, degreesOf, numberOf, timeOf, xmlReader } from "./xml.ts";

/** Longer without a point within a lap is a pause: watches write at least every minute. */
const LONGEST_GAP_SECONDS = 60;

export const isTcx = (head: string): boolean => /<(\w+:)?TrainingCenterDatabase[\s>]/i.test(head);

/** One Activity of the document: what its laps state, and its moments. */
interface Activity {
  readonly sport: string | null;
  readonly into: Recorder;
  /** The Id element: when it began, on most devices. */
  id: number;
  lapStart: number;
  timer: number;
  meters: number;
  notes: string | null;
}
const activityOf = (attributes: Attributes): Activity => ({
  sport: attributes["Sport"] ?? null,
  into: recorder(),
  id: Number.NaN,
  lapStart: Number.NaN,
  timer: Number.NaN,
  meters: Number.NaN,
  notes: null,
});

const added = (sum: number, more: number): number => (Number.isNaN(sum) ? more : Number.isNaN(more) ? sum : sum + more);

const COLUMN_OF: Readonly<Record<string, number>> = {
  altitudemeters: ALTITUDE,
  distancemeters: DISTANCE,
  cadence: CADENCE,
  runcadence: CADENCE,
};

/** What an element inside a track point says; `value` is the child of heartratebpm. */
function hearPoint(row: Float64Array, name: string, text: string, parent: string | undefined): void {
  if (name === "time") row[AT] = timeOf(text);
  else if (name === "latitudedegrees") row[LATITUDE] = degreesOf(text, 90);
  else if (name === "longitudedegrees") row[LONGITUDE] = degreesOf(text, 180);
  else if (name === "value" && parent === "heartratebpm") row[HEART_RATE] = numberOf(text);
  else {
    const column = COLUMN_OF[name];
    if (column !== undefined) row[column] = numberOf(text);
  }
}

function hearLap(activity: Activity, name: string, text: string): void {
  if (name === "totaltimeseconds") activity.timer = added(activity.timer, numberOf(text));
  else if (name === "distancemeters") activity.meters = added(activity.meters, numberOf(text));
}

export function tcxReader(seconds?: number): {
  readonly write: (text: string) => void;
  readonly end: () => Activities;
} {
  const late = deadline(seconds);
  const activities: Activity[] = [];
  let [broken, inside] = [true, false];
  const reader = xmlReader({
    open: (name, attributes) => {
      if (name === "activity") activities.push(activityOf(attributes));
      else if (name === "lap") {
        const now = activities.at(-1);
        if (now && Number.isNaN(now.lapStart)) now.lapStart = timeOf(attributes["StartTime"] ?? "");
      } else if (name === "track") broken = true;
      else if (name === "trackpoint") {
        inside = true;
      }
      if (activities.length > BUDGET.activities) throw refusal("too-many", "activities");
    },
    close: (name, text, path) => {
      const now = activities.at(-1);
      if (!now) return;
      const parent = path.at(-1);
      if (name === "trackpoint") {
        const { row, take } = now.into;
        if (Number.isNaN(row[LATITUDE]! + row[LONGITUDE]!)) row[LATITUDE] = row[LONGITUDE] = Number.NaN;
        take(broken ? AFTER_A_BREAK : GOES_ON);
        [broken, inside] = [false, false];
      } else if (inside) hearPoint(now.into.row, name, text, parent);
      else if (parent === "lap") hearLap(now, name, text);
      else if (parent === "activity" && name === "id") now.id = timeOf(text);
      else if (parent === "activity" && name === "notes") now.notes = text.trim().slice(0, 200) || null;
    },
  });
  return {
    write: reader.write,
    end: () => {
      const { whole, fault } = reader.end();
      const runs = activities.flatMap((activity) => {
        late();
        return readingsOf(activity, !whole);
      });
      if (runs.length) return { ok: true, runs };
      return whole ? refused("no-activity", "no lap and no point") : refused("not-xml", fault);
    },
  };
}

/** Laps touch: their border is no pause. A real gap in time is one. */
function joined(track: Track): Track {
  const follows = track.follows.map((how, i) => {
    const gap = i === 0 ? 0 : track.at[i]! - track.at[i - 1]!;
    if (gap > LONGEST_GAP_SECONDS) return AFTER_A_BREAK;
    return how === AFTER_A_BREAK && gap >= 0 && gap <= LAP_BORDER_SECONDS ? GOES_ON : how;
  });
  return { ...track, follows };
}
const LAP_BORDER_SECONDS = 15;
const least = (a: number, b: number): number => Math.min(a, b);
const most = (a: number, b: number): number => Math.max(a, b);

function readingsOf(activity: Activity, cut: boolean): readonly Reading[] {
  const track = joined(activity.into.track());
  const times = track.at.filter((at) => at === at);
  if (!track.length && Number.isNaN(activity.timer)) return [];
  const { sport, subSport } = sportOfWord(activity.sport);
  const [earliest, latest] = [times.reduce(least, Infinity), times.reduce(most, -Infinity)];
  const first = times.length ? earliest : Number.isNaN(activity.id) ? activity.lapStart : activity.id;
  const meters = Number.isNaN(activity.meters) ? track.distance.findLast((d) => d === d) : activity.meters;
  const warnings: readonly Warning[] = [
    ...(cut ? (["cut-off"] as const) : []),
    ...(times.some((t, i) => i > 0 && t < times[i - 1]!) ? (["times-out-of-order"] as const) : []),
    ...(meters === undefined ? (["no-distance"] as const) : []),
    ...(sport === null ? (["no-sport"] as const) : []),
  ];
  const stated = {
    ...NOTHING_STATED,
    name: activity.notes,
    sport,
    subSport,
    started: Number.isNaN(first) ? null : first,
    elapsedSeconds: times.length ? Math.round((latest - first) * 1000) / 1000 : null,
    timerSeconds: Number.isNaN(activity.timer) ? null : Math.round(activity.timer * 1000) / 1000,
    distanceMeters: meters ?? null,
    warnings,
  };
  return [readingOf("tcx", stated, track, { timed: times.length > 0, zeroIsNothing: false })];
}
