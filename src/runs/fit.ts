import { BUDGET } from "./budget.ts";
import { decodeFit, type Definition, type Field, type Part, valueAt, type Visit } from "./fit-decode.ts";
import { heartBeats, ownFields } from "./fit-own.ts";
import { recordsOf } from "./fit-record.ts";
import { NOTHING_STATED, readingOf, type Stated } from "./measure.ts";
import { type Activities, type Reading, refused, type Warning } from "./run.ts";
import { sportName, subSportName } from "./sport.ts";
import {
  AFTER_A_BREAK,
  following,
  GOES_ON,
  NO_TRACK,
  PAUSED,
  picked,
  type Recorder,
  recorder,
  type Track,
} from "./track.ts";

/** Global message numbers of the public FIT profile that Legwork reads. */
const FILE_ID = 0;
const SESSION = 18;
const RECORD = 20;
const EVENT = 21;
const ACTIVITY = 34;
const HEART_BEATS = 132;
const FIELD_DESCRIPTION = 206;
/** What a file is for, field 0 of its first message: 4 is an activity; others are settings, courses, workouts … */
const FILE_IS_ACTIVITY = 4;

/** FIT counts seconds from 1989-12-31T00:00:00Z. */
const FIT_EPOCH_UNIX_SECONDS = 631_065_600;
/** Below this a time is seconds since the device was switched on, not a date. */
const FIRST_DATE = 0x1000_0000;
/** A jump longer than this between records is no recording: the bytes are damaged. */
const LONGEST_JUMP_SECONDS = 7 * 86_400;
const MAX_OFFSET_MINUTES = 14 * 60;
/** More sessions and timer events than this are no activity. */
const MOST_KEPT = 20_000;

/** A message that is kept: its fields by number (null when absent or invalid) and its time in FIT seconds. */
interface Message {
  readonly time: number | null;
  readonly field: (number: number) => number | null;
  /** How the person felt, 0–100, in a field of a maker's own. */
  readonly feeling: number | null;
}
interface Kept {
  readonly sessions: Message[];
  readonly timer: Message[];
  readonly activities: Message[];
  readonly records: Recorder;
  /** Beats a minute that a belt told the watch afterwards. */
  readonly beats: ReturnType<typeof heartBeats>;
  fileType: number | null;
}

const messageOf = (
  view: DataView,
  { fields }: Definition,
  body: number,
  time: number | null,
  feeling: number | null = null,
): Message => ({
  time,
  feeling,
  field: (number) => {
    const field: Field | undefined = fields.get(number);
    const value = field ? valueAt(view, field, body) : Number.NaN;
    return Number.isFinite(value) ? value : null;
  },
});

function keeper(view: DataView, bytes: Uint8Array): { readonly kept: Kept; readonly visit: Visit } {
  const beats = heartBeats(bytes);
  const kept: Kept = { sessions: [], timer: [], activities: [], records: recorder(), beats, fileType: null };
  const own = ownFields(view, bytes);
  const record = recordsOf(view, bytes, kept.records);
  const keep = (list: Message[], message: Message): void => void (list.length < MOST_KEPT && list.push(message));
  const visit: Visit = (definition, body, time) => {
    if (definition.global === RECORD) return record(definition, body, time);
    if (definition.global === HEART_BEATS) return beats.take(definition, body);
    if (definition.global === FIELD_DESCRIPTION) return own.describe(definition, body);
    const feeling = definition.global === SESSION ? own.feeling(definition, body) : null;
    const message = messageOf(view, definition, body, time, feeling);
    if (definition.global === SESSION) keep(kept.sessions, message);
    else if (definition.global === ACTIVITY) keep(kept.activities, message);
    else if (definition.global === FILE_ID) kept.fileType ??= message.field(0);
    else if (definition.global === EVENT && message.field(0) === 0) keep(kept.timer, message);
  };
  return { kept, visit };
}

const scaled = (value: number | null, scale: number): number | null => (value === null ? null : value / scale);

const unixOf = (fitSeconds: number | null): number | null =>
  fitSeconds === null || fitSeconds < FIRST_DATE ? null : fitSeconds + FIT_EPOCH_UNIX_SECONDS;

/** Where the timer stood still: a sample after the end of a pause starts a new part. */
function unbroken(track: Track, timer: readonly Message[]): Track {
  const pauses = pausesOf(timer);
  if (!pauses.length) return track;
  let next = 0;
  let broken = false;
  const follows = Uint8Array.from(track.at, (seconds) => {
    const at = Number.isNaN(seconds) ? 0 : seconds;
    for (; next < pauses.length && at >= pauses[next]!.to; next++) broken = true;
    if (next < pauses.length && at > pauses[next]!.from) return PAUSED;
    const how = broken ? AFTER_A_BREAK : GOES_ON;
    broken = false;
    return how;
  });
  return following(track, follows);
}

/** Timer events (event 0): stop (1) or stop all (4, 9) until start (0). */
function pausesOf(timer: readonly Message[]): readonly { readonly from: number; readonly to: number }[] {
  const pauses: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (const event of timer) {
    if (event.time === null) continue;
    const type = event.field(1);
    if (type === 0 && from !== null) {
      pauses.push({ from, to: event.time });
      from = null;
    } else if (type === 1 || type === 4 || type === 9) from ??= event.time;
  }
  return pauses;
}

/** Do neighboring times lie further apart than a week, or does a time come before an earlier one? */
function clockOf({ at }: Track): { readonly jumps: boolean; readonly fallsBack: boolean } {
  let [before, latest, jumps, fallsBack] = [Number.NaN, -Infinity, false, false];
  for (const seconds of at) {
    if (Number.isNaN(seconds)) continue;
    if (Math.abs(seconds - before) > LONGEST_JUMP_SECONDS) jumps = true;
    if (seconds < latest) fallsBack = true;
    latest = Math.max(latest, seconds);
    before = seconds;
  }
  return { jumps, fallsBack };
}

/** Local minus UTC of the activity message, when it is a believable offset; in whole quarter hours. */
function offsetMinutes(activity: Message | undefined): number | null {
  const local = activity?.field(5) ?? null;
  const utc = activity?.time ?? null;
  if (local === null || utc === null || local < FIRST_DATE || utc < FIRST_DATE) return null;
  const minutes = Math.round((local - utc) / 900) * 15;
  return Math.abs(minutes) <= MAX_OFFSET_MINUTES ? minutes : null;
}

/** Samples of each session: those before the next session starts. The last takes what is left. */
function shared(track: Track, starts: readonly (number | null)[]): readonly Track[] {
  if (starts.length < 2) return [track];
  const shares: number[][] = starts.map(() => []);
  for (let s = 0; s < track.length; s++) {
    const at = Number.isNaN(track.at[s]!) ? 0 : track.at[s]!;
    let i = starts.length - 1;
    while (i > 0 && at < (starts[i] ?? 0)) i--;
    shares[i]!.push(s);
  }
  return shares.map((places) => picked(track, places));
}

const lastKnown = (column: Float64Array): number | null => column.findLast((value) => value === value) ?? null;
const firstKnown = (column: Float64Array): number | null => column.find((value) => value === value) ?? null;
const named = (holds: boolean, warning: Warning): readonly Warning[] => (holds ? [warning] : []);

/** Left share of a session: balance while standing (Garmin, 1/100 %), or pedals and soles (bit 15: counted right). */
function leftShareOf(session: Message): number | null {
  const stance = session.field(133);
  if (stance !== null) return stance / 100;
  const balance = session.field(37);
  if (balance === null) return null;
  const share = (balance & 0x3fff) / 100;
  return (balance & 0x8000) !== 0 ? 100 - share : share;
}

function statedBy(
  session: Message,
  track: Track,
  { offset, beats, warnings }: { offset: number | null; beats: number | null; warnings: readonly Warning[] },
): Stated {
  const distance = scaled(session.field(9), 100) ?? lastKnown(track.distance);
  const sport = sportName(session.field(5));
  return {
    ...NOTHING_STATED,
    sport,
    subSport: subSportName(session.field(6)),
    started: unixOf(session.field(2) ?? firstKnown(track.at)),
    utcOffsetMinutes: offset,
    elapsedSeconds: scaled(session.field(7), 1000),
    timerSeconds: scaled(session.field(8), 1000),
    distanceMeters: distance,
    ascentMeters: session.field(22),
    descentMeters: session.field(23),
    averageHeartRate: session.field(16) ?? beats,
    feel: session.field(192) ?? session.feeling,
    effort: scaled(session.field(193), 10),
    leftShare: leftShareOf(session),
    warnings: [...warnings, ...named(distance === null, "no-distance"), ...named(sport === null, "no-sport")],
  };
}

/** Records without a session (the recording was cut off): what they say, and no sport. */
function withoutSession(track: Track, warnings: readonly Warning[]): Reading {
  const distance = lastKnown(track.distance);
  return readingOf(
    "fit",
    {
      ...NOTHING_STATED,
      started: unixOf(firstKnown(track.at)),
      distanceMeters: distance,
      warnings: [...warnings, ...named(distance === null, "no-distance"), "no-sport"],
    },
    track,
  );
}

function readingsOf(part: Part, { sessions, timer, activities, records, beats }: Kept): readonly Reading[] {
  const all = records.track();
  const clock = clockOf(all);
  const damaged = part.end === "damaged" || clock.jumps;
  const track = damaged ? NO_TRACK : all;
  const warnings: readonly Warning[] = [
    ...named(part.checksum === "mismatch", "checksum-mismatch"),
    ...named(damaged, "damaged"),
    ...named(part.end === "cut-off" && !damaged, "cut-off"),
    ...named(sessions.length < 2 && !damaged && clock.fallsBack, "times-out-of-order"),
  ];
  if (!sessions.length) return track.length ? [withoutSession(unbroken(track, timer), warnings)] : [];
  const ordered = sessions.toSorted((a, b) => (a.field(2) ?? 0) - (b.field(2) ?? 0));
  const shares = shared(
    track,
    ordered.map((s) => s.field(2)),
  );
  const offset = offsetMinutes(activities[0]);
  return ordered.map((session, i) => {
    const share = shares[i] ?? NO_TRACK;
    // Of several sessions nobody says which beats are whose.
    const own = { offset, beats: sessions.length === 1 ? beats.mean() : null, warnings };
    return readingOf("fit", statedBy(session, share, own), unbroken(share, timer));
  });
}

/** FIT files, chained ones too: every session of every part, or why there is none. */
export function readFit(bytes: Uint8Array, seconds: number = BUDGET.seconds): Activities {
  const keeps: Kept[] = [];
  const visitOf = (view: DataView): Visit => {
    const { kept, visit } = keeper(view, bytes);
    keeps.push(kept);
    return visit;
  };
  const parts = decodeFit(bytes, visitOf, seconds);
  if (parts.some((part) => part.end === "too-many")) return refused("too-many", "messages");
  const runs = parts.flatMap((part, i) => readingsOf(part, keeps[i]!));
  if (runs.length) return { ok: true, runs };
  const type = keeps[0]?.fileType ?? null;
  if (type !== null && type !== FILE_IS_ACTIVITY)
    return { ...refused("no-activity", `file_id type ${type}`), meantElsewise: true };
  const bad = parts.find((part) => part.end !== "whole");
  if (bad) return refused(bad.end === "damaged" ? "damaged" : "cut-off", `byte ${bad.endByte} of ${bytes.length}`);
  return refused("no-activity", `${parts.length} part(s) without a session or a record`);
}
