import { type List, recordingLeads, type Row } from "./list.ts";
import { NOTHING_STATED, readingOf } from "./measure.ts";
import { BUDGET, refusal } from "./budget.ts";
import { sportOfWord } from "./sport.ts";
import { NO_TRACK } from "./track.ts";

/** A parser would build what is nested without end; the depth is looked at before. */
function isDeep(json: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < json.length; at++) {
    const c = json.charCodeAt(at);
    if (c === QUOTE) quoted = !quoted;
    else if (c === BACKSLASH) at++;
    else if (quoted) continue;
    else if (c === BRACKET || c === BRACE) depth++;
    else if (c === BRACKET + 2 || c === BRACE + 2) depth--;
    if (depth > BUDGET.jsonDepth) return true;
  }
  return false;
}
const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b];

/** DI_CONNECT/DI-Connect-Fitness/…_summarizedActivities.json of a Garmin account export. */
export const isGarminList = (head: string): boolean => /^\s*\[\s*\{\s*"summarizedActivitiesExport"/.test(head);

type Summary = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Summary => typeof value === "object" && value !== null;

/** Its units, as public importers agree: centimeters and milliseconds. */
function amount(summary: Summary, key: string, unit: number): number | null {
  const value = summary[key];
  return typeof value === "number" && Number.isFinite(value) ? value / unit : null;
}
const text = (summary: Summary, key: string): string | null => {
  const value = summary[key];
  return typeof value === "string" && value.trim() ? value.trim().slice(0, 200) : null;
};

function offsetOf(summary: Summary, started: number | null): number | null {
  const local = amount(summary, "startTimeLocal", 1000);
  if (local === null || started === null) return null;
  const minutes = Math.round((local - started) / 900) * 15;
  return Math.abs(minutes) <= 14 * 60 ? minutes : null;
}

function rowOf(summary: Summary): Row {
  const started = amount(summary, "beginTimestamp", 1000) ?? amount(summary, "startTimeGmt", 1000);
  const stated = {
    ...NOTHING_STATED,
    ...sportOfWord(text(summary, "activityType") ?? text(summary, "sportType")),
    name: text(summary, "name"),
    started,
    utcOffsetMinutes: offsetOf(summary, started),
    elapsedSeconds: amount(summary, "elapsedDuration", 1000),
    timerSeconds: amount(summary, "duration", 1000),
    movingSeconds: amount(summary, "movingDuration", 1000),
    distanceMeters: amount(summary, "distance", 100),
    ascentMeters: amount(summary, "elevationGain", 100),
    descentMeters: amount(summary, "elevationLoss", 100),
    averageHeartRate: amount(summary, "avgHr", 1),
    effort: amount(summary, "workoutRpe", 10),
    feel: amount(summary, "workoutFeel", 1),
  };
  const id = summary["activityId"];
  return { key: typeof id === "number" ? String(id) : "", reading: readingOf("garmin", stated, NO_TRACK), files: [] };
}

export async function readGarminList(texts: AsyncIterable<string>): Promise<List> {
  let whole = "";
  for await (const piece of texts) whole += piece;
  if (isDeep(whole)) throw refusal("too-deep", `more than ${BUDGET.jsonDepth} levels`);
  let value: unknown;
  try {
    value = JSON.parse(whole);
  } catch {
    throw refusal("damaged", "the list of activities is no JSON");
  }
  const lists = (Array.isArray(value) ? value : []).flatMap((part: unknown) =>
    isRecord(part) && Array.isArray(part["summarizedActivitiesExport"]) ? part["summarizedActivitiesExport"] : [],
  );
  const rows = lists.filter(isRecord).map(rowOf);
  return { format: "garmin", rows, joined: recordingLeads, byStart: true, withoutFile: "file-missing", broken: 0 };
}
