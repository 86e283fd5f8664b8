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
  type Recorder,
  recorder,
  type Track,
} from "./track.ts";
import { degreesOf, numberOf, timeOf, type XmlReader, xmlReader } from "./xml.ts";

/** With fewer timed points than this share a duration or a pace would be nonsense. */
const ENOUGH_TIMES = 0.5;

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

interface Heard {
  type: string | null;
  name: string | null;
  lost: number;
}

function listening(into: Recorder): { readonly reader: XmlReader; readonly heard: Heard } {
  const heard: Heard = { type: null, name: null, lost: 0 };
  let [inside, broken] = [false, true];
  const reader = xmlReader({
    open: (name, attributes) => {
      if (name === "trkseg") broken = true;
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
  return { reader, heard };
}

/** One activity a document, as watches and sites write it: all its tracks and segments together. */
export function gpxReader(): { readonly write: (text: string) => void; readonly end: () => Activities } {
  const into = recorder();
  const { reader, heard } = listening(into);
  return {
    write: reader.write,
    end: () => {
      const { whole, fault } = reader.end();
      const track = into.track();
      if (!track.length && !whole) return refused("not-xml", fault);
      if (!track.length) return refused("no-activity", "no track point");
      return { ok: true, runs: [runOf(track, heard, !whole)] };
    },
  };
}

function runOf(track: Track, { type, name, lost }: Heard, cut: boolean): Reading {
  const times = track.at.filter((at) => at === at);
  const timed = times.length >= track.length * ENOUGH_TIMES;
  const [first, last] = [
    times.reduce((a, b) => Math.min(a, b), Infinity),
    times.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const { sport, subSport } = sportOfWord(type);
  const warnings: readonly Warning[] = [
    ...(cut ? (["cut-off"] as const) : []),
    ...(times.length && !timed ? (["few-times"] as const) : []),
    ...(times.some((t, i) => i > 0 && t < times[i - 1]!) ? (["times-out-of-order"] as const) : []),
    ...(lost > 0 ? (["odd-values"] as const) : []),
    ...(sport === null ? (["no-sport"] as const) : []),
  ];
  const stated = {
    ...NOTHING_STATED,
    name,
    sport,
    subSport,
    started: times.length ? first : null,
    elapsedSeconds: timed && times.length ? Math.round((last - first) * 1000) / 1000 : null,
    distanceMeters: Math.round((way(track).meters.at(-1) ?? 0) * 10) / 10,
    warnings,
  };
  return readingOf("gpx", stated, track, { timed: timed && times.length > 0, zeroIsNothing: false });
}
