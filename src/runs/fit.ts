import { decodeFit, type Message, type Part } from "./fit-decode.ts";
import { type Activities, hasOf, isoUtc, refused, type Run, type Sample, type Warning } from "./run.ts";
import { climbOf, segmentsOf, way } from "./segment.ts";
import { sportName, subSportName } from "./sport.ts";

/** Global message numbers and field numbers of the public FIT profile that Legwork reads. */
const SESSION = 18;
const RECORD = 20;
const EVENT = 21;
const ACTIVITY = 34;
const WANTED = new Set([SESSION, RECORD, EVENT, ACTIVITY]);

/** FIT counts seconds from 1989-12-31T00:00:00Z. */
const FIT_EPOCH_UNIX_SECONDS = 631_065_600;
/** Below this a time is seconds since the device was switched on, not a date. */
const FIRST_DATE = 0x1000_0000;
/** A jump longer than this between records is no recording: the bytes are damaged. */
const LONGEST_JUMP_SECONDS = 7 * 86_400;
const MAX_OFFSET_MINUTES = 14 * 60;
const SEMICIRCLE = 180 / 2 ** 31;

const scaled = (value: number | null, scale: number, offset = 0): number | null =>
  value === null ? null : value / scale - offset;

const unixOf = (fitSeconds: number | null): number | null =>
  fitSeconds === null || fitSeconds < FIRST_DATE ? null : fitSeconds + FIT_EPOCH_UNIX_SECONDS;

interface Timed extends Sample {
  readonly fitSeconds: number | null;
}

function sampleOf(m: Message): Timed {
  const altitude = scaled(m.field(78), 5, 500) ?? scaled(m.field(2), 5, 500);
  const latitude = scaled(m.field(0), 1 / SEMICIRCLE);
  const longitude = scaled(m.field(1), 1 / SEMICIRCLE);
  const whole = latitude !== null && longitude !== null;
  return {
    fitSeconds: m.time,
    atSeconds: m.time,
    latitude: whole ? latitude : null,
    longitude: whole ? longitude : null,
    altitudeMeters: altitude,
    distanceMeters: scaled(m.field(5), 100),
    heartRate: m.field(3),
    cadence: m.field(4),
  };
}

/** Compressed speed and distance (field 8): 12 bits of speed, 12 bits of distance in 1/16 m that roll over. */
function withPackedDistance(records: readonly Message[], samples: readonly Timed[]): readonly Timed[] {
  let before: number | null = null;
  let total = 0;
  return samples.map((sample, i) => {
    const packed = records[i]?.bytes(8);
    if (sample.distanceMeters !== null || !packed || packed.length < 3) return sample;
    const now = (packed[1]! >> 4) | (packed[2]! << 4);
    if (before !== null) total += (now - before) & 0xfff;
    before = now;
    return { ...sample, distanceMeters: total / 16 };
  });
}

/** Where the timer stood still: a sample after the end of a pause starts a new part. */
function unbroken(samples: readonly Timed[], events: readonly Message[]): readonly (readonly Sample[])[] {
  const pauses = pausesOf(events);
  if (!pauses.length) return [samples];
  const parts: Sample[][] = [[]];
  let next = 0;
  for (const sample of samples) {
    const at = sample.fitSeconds ?? 0;
    while (next < pauses.length && at >= pauses[next]!.to) {
      parts.push([]);
      next++;
    }
    const paused = next < pauses.length && at > pauses[next]!.from;
    if (!paused) parts.at(-1)!.push(sample);
  }
  return parts;
}

/** Timer events (event 0): stop (1) or stop all (4, 9) until start (0). */
function pausesOf(events: readonly Message[]): readonly { readonly from: number; readonly to: number }[] {
  const pauses: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (const event of events) {
    if (event.field(0) !== 0 || event.time === null) continue;
    const type = event.field(1);
    if (type === 0 && from !== null) {
      pauses.push({ from, to: event.time });
      from = null;
    } else if (type === 1 || type === 4 || type === 9) from ??= event.time;
  }
  return pauses;
}

function timesJump(samples: readonly Timed[]): boolean {
  let before: number | null = null;
  for (const { fitSeconds } of samples) {
    if (fitSeconds === null) continue;
    if (before !== null && Math.abs(fitSeconds - before) > LONGEST_JUMP_SECONDS) return true;
    before = fitSeconds;
  }
  return false;
}

function timesFallBack(samples: readonly Timed[]): boolean {
  let latest = -Infinity;
  for (const { fitSeconds } of samples) {
    if (fitSeconds === null) continue;
    if (fitSeconds < latest) return true;
    latest = fitSeconds;
  }
  return false;
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
function shared(samples: readonly Timed[], starts: readonly (number | null)[]): readonly (readonly Timed[])[] {
  if (starts.length < 2) return [samples];
  const shares: Timed[][] = starts.map(() => []);
  for (const sample of samples) {
    const at = sample.fitSeconds ?? 0;
    let i = starts.length - 1;
    while (i > 0 && at < (starts[i] ?? 0)) i--;
    shares[i]!.push(sample);
  }
  return shares;
}

type FitRun = Omit<Run, "id">;

function measured(samples: readonly Timed[], events: readonly Message[]) {
  const parts = unbroken(samples, events);
  const points = way(parts);
  const climb = climbOf(points);
  return {
    estimatedAscentMeters: climb?.up ?? null,
    estimatedDescentMeters: climb?.down ?? null,
    recordedSeconds: points.at(-1)?.seconds ?? null,
    samples: samples.length,
    has: hasOf(samples),
    segments: segmentsOf(points),
  };
}

function ofSession(
  session: Message,
  samples: readonly Timed[],
  events: readonly Message[],
  offset: number | null,
  warnings: readonly Warning[],
): FitRun {
  const started = unixOf(session.field(2) ?? samples[0]?.fitSeconds ?? null);
  const distance =
    scaled(session.field(9), 100) ?? samples.findLast((s) => s.distanceMeters !== null)?.distanceMeters ?? null;
  const sport = sportName(session.field(5));
  const own = [
    ...warnings,
    ...named(started === null, "no-date"),
    ...named(distance === null, "no-distance"),
    ...named(sport === null, "no-sport"),
  ];
  return {
    format: "fit",
    sport,
    subSport: subSportName(session.field(6)),
    startedAt: started === null ? null : isoUtc(started),
    utcOffsetMinutes: started === null ? null : offset,
    elapsedSeconds: scaled(session.field(7), 1000),
    timerSeconds: scaled(session.field(8), 1000),
    distanceMeters: distance,
    ascentMeters: session.field(22),
    descentMeters: session.field(23),
    ...measured(samples, events),
    warnings: own,
  };
}

const named = (holds: boolean, warning: Warning): readonly Warning[] => (holds ? [warning] : []);

/** Records without a session (the recording was cut off): what they say, and no sport. */
function withoutSession(samples: readonly Timed[], events: readonly Message[], warnings: readonly Warning[]): FitRun {
  const started = unixOf(samples[0]?.fitSeconds ?? null);
  const distance = samples.findLast((s) => s.distanceMeters !== null)?.distanceMeters ?? null;
  return {
    format: "fit",
    sport: null,
    subSport: null,
    startedAt: started === null ? null : isoUtc(started),
    utcOffsetMinutes: null,
    elapsedSeconds: null,
    timerSeconds: null,
    distanceMeters: distance,
    ascentMeters: null,
    descentMeters: null,
    ...measured(samples, events),
    warnings: [
      ...warnings,
      ...named(started === null, "no-date"),
      ...named(distance === null, "no-distance"),
      "no-sport",
    ],
  };
}

const NO_SAMPLES: readonly Timed[] = [];

/** FIT files, chained ones too: every session of every part, or why there is none. */
export function readFit(bytes: Uint8Array): Activities {
  const parts = decodeFit(bytes, WANTED);
  const runs = parts.flatMap(runsOfPart);
  if (runs.length) return { ok: true, runs };
  const bad = parts.find((p) => p.end !== "whole");
  if (bad) return refused(bad.end === "damaged" ? "damaged" : "cut-off", `byte ${bad.endByte} of ${bytes.length}`);
  return refused("no-activity", `${parts.length} part(s) without a session or a record`);
}

function runsOfPart(part: Part): readonly FitRun[] {
  const of = (global: number) => part.messages.filter((m) => m.global === global);
  const [sessions, records, events] = [of(SESSION), of(RECORD), of(EVENT)];
  const all = withPackedDistance(records, records.map(sampleOf));
  const damaged = part.end === "damaged" || timesJump(all);
  const samples = damaged ? NO_SAMPLES : all;
  const warnings: readonly Warning[] = [
    ...named(part.checksum === "mismatch", "checksum-mismatch"),
    ...named(damaged, "damaged"),
    ...named(part.end === "cut-off" && !damaged, "cut-off"),
    ...named(sessions.length < 2 && timesFallBack(samples), "times-out-of-order"),
  ];
  if (!sessions.length) return samples.length ? [withoutSession(samples, events, warnings)] : [];
  const ordered = sessions.toSorted((a, b) => (a.field(2) ?? 0) - (b.field(2) ?? 0));
  const shares = shared(
    samples,
    ordered.map((s) => s.field(2)),
  );
  const offset = offsetMinutes(of(ACTIVITY)[0]);
  return ordered.map((session, i) =>
    ofSession(session, shares[i] ?? NO_SAMPLES, damaged ? [] : events, offset, warnings),
  );
}
