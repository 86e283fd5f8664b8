import { MOMENTS, POSITIONS, REGIONS, TOOLS, VIEWS } from "./body.ts";
import { MINUTES } from "./ceilings.ts";
import { entryReader } from "./entry-read.ts";
import type { Code, Knowledge } from "./facts.ts";
import { dayAt, parseDate, parseInstant } from "./instant.ts";
import type { Moved } from "./instant.ts";
import { PAIN_KINDS } from "./kind.ts";
import type { Request, RunForLoad } from "./request.ts";
import {
  also,
  fields,
  list,
  number,
  oneOf,
  orMissing,
  orNull,
  refuse,
  text,
  turned,
  wholeNumber,
  WHOLE,
  yesOrNo,
} from "./shape.ts";
import type { Reader, Refused } from "./shape.ts";
import { doneReader, wishesReader } from "./wishes-read.ts";
import { answersReader, date, flagNames, instant, SIDES, sideFits, spotSides } from "./told.ts";

/** More than any real request holds; what is longer is refused before it is looked at. */
const MOST = {
  spots: 60,
  tools: 64,
  details: 200,
  runs: 2_000,
  segments: 20_000,
  entries: 20_000,
  listed: 200,
} as const;
const MOST_METERS = 2_000_000;
const MOST_SECONDS = 5_000_000;

const spotRegions = REGIONS.filter((region) => region !== "whole-leg");
/** A body with its arms up, lying any way, is smaller. */
const MOST_MM = 2_500;
const point = fields({ view: oneOf(VIEWS), x: number(-MOST_MM, MOST_MM), y: number(-MOST_MM, MOST_MM) }, "refused");
const spot = also(
  fields(
    {
      region: oneOf(spotRegions),
      side: oneOf(SIDES),
      soreness: wholeNumber(0, 10),
      kind: oneOf(PAIN_KINDS),
      point,
    },
    "refused",
    // What was not said stays missing.
    { kind: undefined, point: undefined },
  ),
  sideFits,
);
/** The same region twice on one side: both and left are twice on the left. */
const spots = also(list(spot, MOST.spots), (marked, field) => {
  const seen = new Set<string>();
  for (const [index, each] of marked.entries())
    for (const side of spotSides(each)) {
      const key = `${each.region}.${side}`;
      if (seen.has(key)) return refuse(`${field}[${index}]`, "each region once on a side").refused;
      seen.add(key);
    }
  return null;
});
function once(codes: readonly Code[], field: string): Refused | null {
  const index = codes.findIndex((code, at) => codes.indexOf(code) < at);
  return index < 0 ? null : refuse(`${field}[${index}]`, "each code once").refused;
}

const segment = fields(
  {
    meters: number(0, MOST_METERS),
    seconds: number(0, MOST_SECONDS),
    grade: turned(orNull(number(-10, 10)), (grade) => grade ?? 0),
  },
  "ignored",
);
const lasting = fields(
  {
    startedAt: instant,
    sport: orNull(text("text", () => true)),
    distanceMeters: orNull(number(0, MOST_METERS)),
    timerSeconds: orMissing(orNull(number(0, MOST_SECONDS))),
    elapsedSeconds: orMissing(orNull(number(0, MOST_SECONDS))),
    segments: list(segment, MOST.segments),
  },
  "ignored",
);
const run: Reader<RunForLoad> = (value, field) => {
  const read = lasting(value, field);
  if ("refused" in read) return read;
  const { timerSeconds, elapsedSeconds, ...rest } = read.value;
  if (timerSeconds === undefined && elapsedSeconds === undefined)
    return refuse(field, `a run with timerSeconds or elapsedSeconds: number 0–${MOST_SECONDS}, or null`);
  return { value: { ...rest, seconds: timerSeconds ?? elapsedSeconds ?? null } };
};

function shapeOf(knowledge: Knowledge): Reader<Request> {
  const names = flagNames(knowledge);
  const placeable = knowledge.profile.map(({ code }): [string, Code] => [code, code]);
  const detailCodes = new Map<string, Code>([...names, ...placeable]);
  const detail = also(
    fields(
      {
        code: turned(oneOf([...detailCodes.keys()]), (name) => detailCodes.get(name) ?? name),
        region: oneOf(REGIONS),
        side: oneOf(SIDES),
        on: date,
      },
      "refused",
    ),
    sideFits,
  );
  return fields(
    {
      at: instant,
      moment: oneOf(MOMENTS),
      minutes: number(MINUTES.least.value, MINUTES.most.value),
      tools: list(oneOf(TOOLS), MOST.tools),
      positions: list(oneOf(POSITIONS), MOST.tools, 1),
      spots,
      complaint: orNull(oneOf(knowledge.complaints.map(({ code }) => code))),
      profile: also(list(oneOf(knowledge.profile.map(({ code }) => code)), MOST.listed), once),
      answers: answersReader(names),
      details: list(detail, MOST.details),
      runs: list(run, MOST.runs),
      entries: list(entryReader(knowledge, names), MOST.entries),
      fill: yesOrNo,
      language: oneOf(knowledge.languages),
      wishes: orMissing(wishesReader(knowledge)),
      done: orMissing(doneReader(knowledge)),
    },
    "refused",
    { positions: POSITIONS, details: [], fill: true },
  );
}

/** What lies after the request's own time: a run, or the day since when something holds. */
function notLater(request: Request, now: Moved): Refused | null {
  const run = request.runs.findIndex(({ startedAt }) => (parseInstant(startedAt)?.ms ?? 0) > now.ms);
  if (run >= 0) return refuse(`runs[${run}].startedAt`, "not later than at").refused;
  const detail = request.details.findIndex(({ on }) => (parseDate(on) ?? 0) > dayAt(now));
  return detail < 0 ? null : refuse(`details[${detail}].on`, "not later than at").refused;
}

export type RequestRead =
  | { readonly ok: true; readonly request: Request }
  | { readonly ok: false; readonly refused: Refused };

const readers = new WeakMap<Knowledge, Reader<Request>>();

/** Reads a request that nobody has checked: the request, codes normalized, or the first field that is wrong. */
export function readRequest(knowledge: Knowledge, input: unknown): RequestRead {
  const reader = readers.get(knowledge) ?? shapeOf(knowledge);
  readers.set(knowledge, reader);
  const read = reader(input, WHOLE);
  if ("refused" in read) return { ok: false, refused: read.refused };
  const request = read.value;
  const now = parseInstant(request.at);
  const refused = now === null ? null : notLater(request, now);
  return refused === null ? { ok: true, request } : { ok: false, refused };
}
