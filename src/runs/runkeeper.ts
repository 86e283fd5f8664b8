import { parted, rowsOf } from "./csv.ts";
import { type List, recordingLeads, type Row } from "./list.ts";
import { NOTHING_STATED, readingOf } from "./measure.ts";
import { sportOfWord } from "./sport.ts";
import { NO_TRACK } from "./track.ts";

/** Runkeeper's list names its units in the header, which is English in every account; a spreadsheet may part it otherwise. */
export const isRunkeeperList = (head: string): boolean =>
  /^[^\r\n]*\bDate([,;\t])Type\1Route Name\1Distance \((mi|km)\)\1Duration\1/i.test(head.replaceAll('"', ""));

const MILE_METERS = 1609.344;
const FOOT_METERS = 0.3048;

/** Seconds of m:ss or h:mm:ss. */
function secondsOf(text: string): number | null {
  if (!/^\d+(:\d{1,2}){1,2}$/.test(text.trim())) return null;
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Slower than this over so long nobody is on the way. [ours] */
const SLOWEST = { metersPerSecond: 0.2, fromSeconds: 3600 };
/** A spreadsheet that saves the list again writes 25:10 as 25:10:00; nobody can tell it from hours but by the way. */
const isOdd = (seconds: number | null, meters: number | null): boolean =>
  seconds !== null &&
  meters !== null &&
  meters > 0 &&
  seconds >= SLOWEST.fromSeconds &&
  meters < SLOWEST.metersPerSecond * seconds;

/** As Runkeeper writes it; a German spreadsheet that saves the list again writes 29.12.2013. */
const isoOf = (text: string): string =>
  text
    .trim()
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})/, (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
    );
const isClock = (text: string): boolean => /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/.test(isoOf(text));

/**
 * "2013-12-29 11:36:13", a clock without a zone, taken as if it stood in Greenwich; the warning no-zone says so. null
 * for a day that no calendar has: it would be read as one of the next month.
 */
function clockOf(text: string): number | null {
  const said = isoOf(text).replace(" ", "T");
  const ms = Date.parse(`${said}Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(said) ? ms / 1000 : null;
}

const numberOf = (text: string): number | null => {
  // A comma before three digits may part thousands: that is no number that anybody knows.
  const n = Number(text.trim().replace(/^(-?\d+),(\d{1,2})$/, "$1.$2"));
  return text.trim() !== "" && Number.isFinite(n) ? n : null;
};

export async function readRunkeeperList(texts: AsyncIterable<string>): Promise<List> {
  const rows = await rowsOf(texts);
  const header = rows[0] ?? [];
  const place = (name: RegExp): number => header.findIndex((cell) => name.test(cell));
  const at = {
    date: place(/^Date$/i),
    type: place(/^Type$/i),
    name: place(/^Route Name$/i),
    distance: place(/^Distance/i),
    duration: place(/^Duration$/i),
    climb: place(/^Climb/i),
    heart: place(/^Average Heart Rate/i),
    file: place(/^GPX File$/i),
  };
  const meters = /\(mi\)/i.test(header[at.distance] ?? "") ? MILE_METERS : 1000;
  const climb = /\(ft\)/i.test(header[at.climb] ?? "") ? FOOT_METERS : 1;
  const row = (cells: readonly string[]): Row => {
    const cell = (column: number): string => cells[column] ?? "";
    const timesOf = (column: number, unit: number): number | null => {
      const n = numberOf(cell(column));
      return n === null ? null : Math.round(n * unit * 10) / 10;
    };
    const distance = timesOf(at.distance, meters);
    const missing = distance === null ? (["no-distance"] as const) : [];
    const duration = secondsOf(cell(at.duration));
    const odd = isOdd(duration, distance);
    const stated = {
      ...NOTHING_STATED,
      ...sportOfWord(cell(at.type)),
      name: cell(at.name).trim().slice(0, 200) || null,
      started: clockOf(cell(at.date)),
      timerSeconds: odd ? null : duration,
      distanceMeters: distance,
      ascentMeters: timesOf(at.climb, climb),
      averageHeartRate: numberOf(cell(at.heart)),
      warnings: ["no-zone" as const, ...missing, ...(odd ? (["odd-values"] as const) : [])],
    };
    const file = cell(at.file).trim();
    return { key: cell(at.date), reading: readingOf("runkeeper", stated, NO_TRACK), files: file ? [file] : [] };
  };
  const { whole, broken } = parted(rows, (cells) => isClock(cells[at.date] ?? ""));
  return {
    format: "runkeeper",
    rows: whole.map(row),
    joined: recordingLeads,
    byStart: false,
    withoutFile: "typed-in",
    broken,
  };
}
