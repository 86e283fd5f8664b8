import { BUDGET, refusal } from "./budget.ts";
import { type List, listLeads, type Row } from "./list.ts";
import { NOTHING_STATED, readingOf, surfaceOf } from "./measure.ts";
import { sportOfWord } from "./sport.ts";
import { NO_TRACK } from "./track.ts";
import { type Attributes, numberOf, xmlReader } from "./xml.ts";
import { offsetAt } from "./zone.ts";

/** The root, or the DOCTYPE with Apple's own declarations that every real export begins with. */
export const isAppleExport = (head: string): boolean => /<HealthData[\s>]|<!DOCTYPE HealthData[\s[]/.test(head);

interface Workout {
  readonly attributes: Attributes;
  readonly metadata: Map<string, string>;
  readonly statistics: Map<string, Attributes>;
  readonly routes: string[];
}
const MOST_ROUTES = 100;
const MOST_FACTS = 500;

const METERS: Readonly<Record<string, number>> = { m: 1, km: 1000, mi: 1609.344, ft: 0.3048, yd: 0.9144, cm: 0.01 };
const SECONDS: Readonly<Record<string, number>> = { s: 1, sec: 1, min: 60, hr: 3600, h: 3600 };

const known = (n: number): number | null => (Number.isNaN(n) ? null : n);
const inUnit = (value: string | undefined, unit: number | undefined): number | null =>
  value === undefined || unit === undefined ? null : known(numberOf(value) * unit);

/** A day that no calendar has would be read as one of the next month. */
function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(day);
}

/** "2024-01-15 10:00:00 +0000" */
function timeOf(text: string | undefined): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2}):?(\d{2})$/.exec(text?.trim() ?? "");
  if (!parts || !isDay(parts[1]!)) return null;
  return Date.parse(`${parts[1]}T${parts[2]}${parts[3]}:${parts[4]}`) / 1000;
}

const DISTANCES = ["DistanceWalkingRunning", "DistanceCycling", "DistanceSwimming", "DistanceWheelchair"];

function distanceOf({ attributes, statistics }: Workout): number | null {
  const total = inUnit(attributes["totalDistance"], METERS[attributes["totalDistanceUnit"] ?? ""]);
  if (total !== null) return round(total, 1);
  const found = DISTANCES.map((kind) => statistics.get(`HKQuantityTypeIdentifier${kind}`)).find(Boolean);
  const sum = found ? inUnit(found["sum"], METERS[found["unit"] ?? ""]) : null;
  return sum === null ? null : round(sum, 1);
}

/** "850 cm" */
function lengthOf(text: string | undefined): number | null {
  const [value, unit] = (text ?? "").trim().split(/\s+/);
  return inUnit(value, METERS[unit ?? ""]);
}

function heartRateOf({ statistics, metadata }: Workout): number | null {
  const said = statistics.get("HKQuantityTypeIdentifierHeartRate")?.["average"];
  return known(numberOf(said ?? (metadata.get("HKAverageHeartRate") ?? "").split(" ")[0] ?? ""));
}

/** How hard it felt, 1–10, as watches ask since 2024. */
const effortOf = ({ statistics, metadata }: Workout): number | null =>
  known(
    numberOf(
      statistics.get("HKQuantityTypeIdentifierWorkoutEffortScore")?.["average"] ??
        metadata.get("HKWorkoutEffortScore") ??
        "",
    ),
  );

const round = (n: number, digits: number): number => Math.round(n * 10 ** digits) / 10 ** digits;

function rowOf(workout: Workout): Row {
  const { attributes, metadata, routes } = workout;
  const started = timeOf(attributes["startDate"]);
  const ended = timeOf(attributes["endDate"]);
  const zone = metadata.get("HKTimeZone") ?? null;
  const word = (attributes["workoutActivityType"] ?? "").replace("HKWorkoutActivityType", "");
  const { sport, subSport } = sportOfWord(word);
  const indoor = metadata.get("HKIndoorWorkout") === "1";
  const distance = distanceOf(workout);
  const ascent = lengthOf(metadata.get("HKElevationAscended"));
  const descent = lengthOf(metadata.get("HKElevationDescended"));
  const timer = inUnit(attributes["duration"], SECONDS[attributes["durationUnit"] ?? ""]);
  const stated = {
    ...NOTHING_STATED,
    name: null,
    sport,
    subSport: indoor && sport === "running" ? "treadmill" : subSport,
    started,
    utcOffsetMinutes: zone !== null && started !== null ? offsetAt(zone, started) : null,
    elapsedSeconds: started !== null && ended !== null ? ended - started : null,
    timerSeconds: timer === null ? null : round(timer, 1),
    distanceMeters: distance,
    ascentMeters: ascent,
    descentMeters: descent,
    averageHeartRate: heartRateOf(workout),
    effort: effortOf(workout),
    warnings: distance === null ? (["no-distance"] as const) : [],
  };
  const reading = { ...readingOf("apple", stated, NO_TRACK), surface: surfaceOf(stated, NO_TRACK, false) };
  const key = [word, attributes["startDate"], attributes["endDate"], attributes["sourceName"]].join("|");
  return { key, reading, files: routes };
}

function hear(workout: Workout, name: string, attributes: Attributes, parent: string | undefined): void {
  const { metadata, statistics, routes } = workout;
  if (name === "filereference" && routes.length < MOST_ROUTES) routes.push(attributes["path"] ?? "");
  else if (metadata.size + statistics.size > MOST_FACTS) return;
  else if (name === "metadataentry" && parent === "workout")
    metadata.set(attributes["key"] ?? "", attributes["value"] ?? "");
  else if (name === "workoutstatistics") statistics.set(attributes["type"] ?? "", attributes);
}

/** The workouts of an export, read as it streams by; only they are kept, never the years of records around them. */
export async function readAppleExport(texts: AsyncIterable<string>): Promise<List> {
  const rows: Row[] = [];
  let workout: Workout | null = null;
  const reader = xmlReader({
    open: (name, attributes, path) => {
      if (name === "workout") {
        if (rows.length >= BUDGET.workouts) throw refusal("too-many", `more than ${BUDGET.workouts} workouts`);
        workout = { attributes, metadata: new Map(), statistics: new Map(), routes: [] };
      } else if (workout) hear(workout, name, attributes, path.at(-1));
    },
    close: (name) => {
      if (name !== "workout" || !workout) return;
      rows.push(rowOf(workout));
      workout = null;
    },
  });
  for await (const text of texts) reader.write(text);
  const { whole, fault } = reader.end();
  if (!whole && rows.length === 0) throw refusal("not-xml", fault);
  return {
    format: "apple",
    rows: whole ? rows : rows.map(cutOff),
    joined: listLeads,
    byStart: false,
    withoutFile: null,
    broken: 0,
  };
}
const cutOff = (row: Row): Row => ({
  ...row,
  reading: { ...row.reading, warnings: [...row.reading.warnings, "cut-off"] },
});
