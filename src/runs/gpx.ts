import { SaxesParser } from "saxes";
import { type Activities, hasOf, isoUtc, type Problem, refused, type Run, type Sample, type Warning } from "./run.ts";
import { climbOf, segmentsOf, way } from "./segment.ts";
import { sportOfType } from "./sport.ts";

/** Budgets against hostile documents. */
const MAX_DEPTH = 60;
const MAX_POINTS = 2_000_000;
/** With fewer timed points than this share a duration or a pace would be nonsense. */
const ENOUGH_TIMES = 0.5;

interface Point {
  latitude: number;
  longitude: number;
  altitude: number | null;
  atSeconds: number | null;
  heartRate: number | null;
  cadence: number | null;
}
interface Track {
  readonly type: string | null;
  readonly parts: readonly (readonly Sample[])[];
}
type Parsed =
  | { readonly ok: true; readonly tracks: readonly Track[] }
  | { readonly ok: false; readonly activities: Activities };

/** Does the text begin like an XML document whose root is gpx? */
export const isGpx = (head: string): boolean => /<gpx[\s>]/.test(head);

const local = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();
const numberOf = (text: string): number | null => {
  const n = Number(text.trim());
  return text.trim() && Number.isFinite(n) ? n : null;
};
const timeOf = (text: string): number | null => {
  const ms = Date.parse(text.trim());
  return Number.isFinite(ms) ? ms / 1000 : null;
};
const coordinate = (text: string | undefined, limit: number): number | null => {
  const n = numberOf(text ?? "");
  return n !== null && Math.abs(n) <= limit ? n : null;
};

const sampleOf = (p: Point): Sample => ({
  atSeconds: p.atSeconds,
  latitude: p.latitude,
  longitude: p.longitude,
  altitudeMeters: p.altitude,
  distanceMeters: null,
  heartRate: p.heartRate,
  cadence: p.cadence,
});

/** What an element inside a track point says. GPX 1.0 and 1.1, Garmin's extensions in both versions and their kin. */
const INSIDE_POINT: Readonly<Record<string, (p: Point, text: string) => void>> = {
  ele: (p, text) => void (p.altitude = numberOf(text)),
  time: (p, text) => void (p.atSeconds = timeOf(text)),
  hr: (p, text) => void (p.heartRate = numberOf(text)),
  heartrate: (p, text) => void (p.heartRate = numberOf(text)),
  cad: (p, text) => void (p.cadence = numberOf(text)),
  cadence: (p, text) => void (p.cadence = numberOf(text)),
  runcadence: (p, text) => void (p.cadence = numberOf(text)),
};

/** Thrown inside the parser's callbacks, the only way to stop it; never leaves this file. */
interface Stop {
  readonly stop: Activities;
}
const stopWith = (problem: Problem, detail: string): Stop => ({ stop: refused(problem, detail) });
const isStop = (thrown: unknown): thrown is Stop => typeof thrown === "object" && thrown !== null && "stop" in thrown;

function parse(text: string): Parsed {
  const tracks: { type: string | null; parts: Sample[][] }[] = [];
  const path: string[] = [];
  let point: Point | null = null;
  let count = 0;
  let words = "";
  const parser = new SaxesParser();
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw stopWith("declares-entities", "the document declares entities");
  });
  parser.on("opentag", (tag) => {
    const name = local(tag.name);
    path.push(name);
    if (path.length > MAX_DEPTH) throw stopWith("too-large", `more than ${MAX_DEPTH} levels`);
    words = "";
    if (name === "trk") tracks.push({ type: null, parts: [] });
    else if (name === "trkseg") tracks.at(-1)?.parts.push([]);
    else if (name === "trkpt") {
      if (++count > MAX_POINTS) throw stopWith("too-large", `more than ${MAX_POINTS} points`);
      const latitude = coordinate(tag.attributes["lat"], 90);
      const longitude = coordinate(tag.attributes["lon"], 180);
      if (latitude !== null && longitude !== null)
        point = { latitude, longitude, altitude: null, atSeconds: null, heartRate: null, cadence: null };
    }
  });
  parser.on("text", (t) => void (words += t));
  parser.on("cdata", (t) => void (words += t));
  parser.on("closetag", (tag) => {
    const name = local(tag.name);
    path.pop();
    if (name === "trkpt") {
      if (point) tracks.at(-1)?.parts.at(-1)?.push(sampleOf(point));
      point = null;
    } else if (point) INSIDE_POINT[name]?.(point, words);
    else if (name === "type" && path.at(-1) === "trk") tracks.at(-1)!.type = words;
    words = "";
  });
  try {
    parser.write(text).close();
    return { ok: true, tracks };
  } catch (error) {
    if (isStop(error)) return { ok: false, activities: error.stop };
    // Points before a break are kept: a recording that was cut off is still a recording.
    if (count > 0) return { ok: true, tracks: [...tracks, CUT] };
    return { ok: false, activities: refused("not-xml", error instanceof Error ? error.message.slice(0, 120) : "") };
  }
}

/** Marks that the document broke off. */
const CUT: Track = { type: null, parts: [] };

/** In GPX the element is the statement: a heart rate of 0 was still recorded. */
const hasIn = (samples: readonly Sample[]): Run["has"] => ({
  ...hasOf(samples),
  heartRate: samples.some((s) => s.heartRate !== null),
  cadence: samples.some((s) => s.cadence !== null),
});

function haversineTotal(parts: readonly (readonly Sample[])[]): number {
  return way(parts).at(-1)?.meters ?? 0;
}

/** One activity a document, as watches and sites write it: all its tracks and segments together. */
export function readGpx(text: string): Activities {
  const parsed = parse(text);
  if (!parsed.ok) return parsed.activities;
  const parts = parsed.tracks.flatMap((t) => t.parts).filter((p) => p.length > 0);
  if (!parts.length) return refused("no-activity", "no track point");
  return {
    ok: true,
    runs: [runOf(parts, parsed.tracks.find((t) => t.type !== null)?.type ?? null, parsed.tracks.includes(CUT))],
  };
}

function runOf(parts: readonly (readonly Sample[])[], type: string | null, cut: boolean): Omit<Run, "id"> {
  const samples = parts.flat();
  const times = samples.map((s) => s.atSeconds).filter((t) => t !== null);
  const timed = times.length >= samples.length * ENOUGH_TIMES;
  const [first, last] = [
    times.reduce((a, b) => Math.min(a, b), Infinity),
    times.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const points = way(parts);
  const climb = climbOf(points);
  const sport = sportOfType(type);
  const warnings: readonly Warning[] = [
    ...(cut ? (["cut-off"] as const) : []),
    ...(times.length ? [] : (["no-date"] as const)),
    ...(times.length && !timed ? (["few-times"] as const) : []),
    ...(times.some((t, i) => i > 0 && t < times[i - 1]!) ? (["times-out-of-order"] as const) : []),
    ...(sport === null ? (["no-sport"] as const) : []),
  ];
  return {
    format: "gpx",
    sport,
    subSport: null,
    startedAt: times.length ? isoUtc(first) : null,
    utcOffsetMinutes: null,
    elapsedSeconds: timed && times.length ? Math.round((last - first) * 1000) / 1000 : null,
    timerSeconds: null,
    distanceMeters: Math.round(haversineTotal(parts) * 10) / 10,
    ascentMeters: null,
    descentMeters: null,
    estimatedAscentMeters: climb?.up ?? null,
    estimatedDescentMeters: climb?.down ?? null,
    recordedSeconds: timed ? Math.round((points.at(-1)?.seconds ?? 0) * 1000) / 1000 : null,
    samples: samples.length,
    has: hasIn(samples),
    segments: timed ? segmentsOf(points) : [],
    warnings,
  };
}
