import { parted, rowsOf } from "./csv.ts";
import { type List, recordingLeads, type Row } from "./list.ts";
import { NOTHING_STATED, readingOf } from "./measure.ts";
import { dateOf, dayFirst } from "./strava-date.ts";
import { sportOfWord } from "./sport.ts";
import { NO_TRACK } from "./track.ts";

/**
 * Columns of activities.csv by their place. The words of the header are in the language of the account; the first 24
 * places are the same in every export that was met (87 to 103 columns). Two names stand twice, in any language:
 * elapsed time (5 and 15) and distance (6 and 17); by them the list is known.
 */
const ID = 0;
const DATE = 1;
const NAME = 2;
const TYPE = 3;
const SHOWN_ELAPSED = 5;
const SHOWN_DISTANCE = 6;
const FILE = 12;
const ELAPSED = 15;
const MOVING = 16;
const DISTANCE = 17;
const ASCENT = 20;
const DESCENT = 21;
const HEART_RATE = 31;
const EFFORT = 43;
/**
 * Further on, exports differ. Before each of these stands a name for the second time, in any language: the highest
 * pulse (7 and 30), and around the effort Strava's own score (8 and 37) and the way to work (9 and 50).
 */
const HEART_RATE_BESIDE = [[7, 30]] as const;
const EFFORT_BETWEEN = [
  [8, 37],
  [9, 50],
] as const;
const FEWEST_COLUMNS = 24;

/** Does the text begin with a header of at least 24 columns in which these two names stand twice? */
export function isStravaList(head: string): boolean {
  const line = head.slice(0, head.search(/[\r\n]|$/));
  const names = line.split(/[,;\t]/).map((name) => name.replaceAll('"', "").trim());
  return (
    names.length >= FEWEST_COLUMNS &&
    names[SHOWN_ELAPSED] !== "" &&
    names[SHOWN_ELAPSED] === names[ELAPSED] &&
    names[SHOWN_DISTANCE] === names[DISTANCE]
  );
}

/** A number with a point or a comma; null when the cell is empty or says none. */
function amountOf(cell: string | undefined): number | null {
  const text = (cell ?? "").trim().replaceAll(/[\u00a0\u202f ]/g, "");
  if (text === "") return null;
  const n = Number(/^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text.replaceAll(",", ""));
  return Number.isFinite(n) && Math.abs(n) < 1e9 ? n : null;
}

/** Swims show meters where other sports show kilometers; only needed where the exact column is empty. */
function shownMeters(cells: readonly string[], sport: string | null): number | null {
  const shown = amountOf(cells[SHOWN_DISTANCE]);
  return shown === null ? null : sport === "swimming" ? shown : shown * 1000;
}

interface Layout {
  readonly dayComesFirst: boolean;
  /** Do these columns mean here what they mean in the exports that were met? */
  readonly heartRate: boolean;
  readonly effort: boolean;
}
function layoutOf(header: readonly string[], dayComesFirst: boolean): Layout {
  const name = (at: number): string => (header[at] ?? "").trim();
  const twice = (pairs: readonly (readonly [number, number])[]): boolean =>
    pairs.every(([a, b]) => name(a) !== "" && name(a) === name(b));
  return { dayComesFirst, heartRate: twice(HEART_RATE_BESIDE), effort: twice(EFFORT_BETWEEN) };
}

function rowOf(cells: readonly string[], { dayComesFirst, heartRate, effort }: Layout): Row {
  const { sport, subSport } = sportOfWord(cells[TYPE] ?? null);
  const file = (cells[FILE] ?? "").trim();
  const stated = {
    ...NOTHING_STATED,
    name: cells[NAME]?.trim().slice(0, 200) || null,
    sport,
    subSport,
    started: dateOf(cells[DATE] ?? "", dayComesFirst),
    elapsedSeconds: amountOf(cells[ELAPSED]) ?? amountOf(cells[SHOWN_ELAPSED]),
    movingSeconds: amountOf(cells[MOVING]),
    distanceMeters: amountOf(cells[DISTANCE]) ?? shownMeters(cells, sport),
    ascentMeters: amountOf(cells[ASCENT]),
    descentMeters: amountOf(cells[DESCENT]),
    averageHeartRate: heartRate ? amountOf(cells[HEART_RATE]) : null,
    effort: effort ? amountOf(cells[EFFORT]) : null,
  };
  const reading = readingOf("strava", stated, NO_TRACK);
  return { key: (cells[ID] ?? "").trim(), reading, files: file === "" ? [] : [file] };
}

/** Rows whose first cell is the number of an activity; what else stands in the file is counted as broken. */
export async function readStravaList(texts: AsyncIterable<string>): Promise<List> {
  const rows = await rowsOf(texts);
  const header = rows[0] ?? [];
  const { whole: activities, broken } = parted(rows, (cells) => /^\d+$/.test(cells[ID]?.trim() ?? ""));
  const layout = layoutOf(header, dayFirst(activities.map((cells) => cells[DATE] ?? "")));
  return {
    format: "strava",
    rows: activities.map((cells) => rowOf(cells, layout)),
    joined: recordingLeads,
    byStart: false,
    withoutFile: "typed-in",
    broken,
  };
}
