import {
  easyKilometers,
  exposuresAmong,
  forecastOf,
  formatInstant,
  longRun,
  parseInstant,
  PLAIN_STYLE,
  trendOf,
  usualSteps,
  workOf,
} from "#core";
import type { RunForLoad, StyledRun } from "#core";
import { knowledge } from "#knowledge";
import {
  activitiesOf,
  counting,
  isAhead,
  isRun,
  paceOf,
  past,
  readFolder,
  readItem,
  runForLoad,
  startedThere,
  styleOf,
  turnTo,
  UNWATCHED,
} from "#runs";
import type { Count, Pace, ReadResult, Run, Step, Watch } from "#runs";
import type { Io, Lying, Unread } from "./io.ts";
import { nameOf, regionName, say } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { clock } from "./words.ts";

/** Shown at most so often: a terminal is slower than the reading. */
const PROGRESS_EVERY_MS = 100;

/**
 * Every activity of the files, one result for each file that is none or is not there, handed on as they come with the
 * path that they were read from; gives the files that are not there.
 */
export async function readEach(
  io: Io,
  paths: readonly string[],
  take: (result: ReadResult, path: string) => void,
  speech: Speech,
): Promise<readonly Unread[]> {
  const missing: Unread[] = [];
  const { count, watch, reads } = counted(io, speech, paths.length);
  for (const [at, path] of paths.entries()) {
    const lying = await io.open(path).catch(() => null);
    const size = lying?.items.reduce((sum, item) => sum + item.size, 0) ?? 0;
    turnTo(count, (at + 1) / paths.length, size);
    reads(path);
    if (lying === null) {
      missing.push({ field: path, expected: "a file or folder that can be read" });
      take({ file: path, ok: false, problem: "not-found", detail: "no file or folder" }, path);
      past(count);
    } else
      for await (const step of stepsOf(path, lying, watch, count)) {
        reads(step.file);
        step.results.forEach((result) => take(result, path));
      }
  }
  io.progress?.("");
  return missing;
}
const stepsOf = (path: string, { folder, items }: Lying, watch: Watch, count: Count): AsyncGenerator<Step> =>
  folder ? readFolder(path, items, watch, count) : readItem(items[0]!, watch, count);

interface Counted {
  readonly count: Count;
  readonly watch: Watch;
  /** Says which file is being read. */
  readonly reads: (file: string) => void;
}
/** The count of all the paths together, with a line in the terminal that says how far it is. */
function counted(io: Io, speech: Speech, of: number): Counted {
  const began = io.now();
  const count = counting(0, of);
  let [bytes, told, file] = [0, began, ""];
  const moved = (more: number): void => {
    bytes += more;
    count.taken += more;
    const now = io.now();
    if (io.progress === null || now - told < PROGRESS_EVERY_MS) return;
    told = now;
    io.progress(paceText(speech, file, paceOf(count, bytes, (now - began) / 1000)));
  };
  return { count, watch: { ...UNWATCHED, moved, spool: io.spool }, reads: (now) => void (file = now) };
}

const BAR_LENGTH = 20;
function paceText(speech: Speech, file: string, pace: Pace): string {
  const { done, of, share, bytes, filesPerSecond, secondsLeft } = pace;
  const filled = Math.round(share * BAR_LENGTH);
  const bar = "#".repeat(filled) + "-".repeat(BAR_LENGTH - filled);
  const left = secondsLeft === null ? "" : `, ${say(speech, "terminal.left-time", { time: clock(secondsLeft) })}`;
  const rate = filesPerSecond >= 1 ? `, ${say(speech, "terminal.rate", { n: Math.round(filesPerSecond) })}` : "";
  return `[${bar}] ${say(speech, "terminal.read", { done, of, megabytes: Math.round(bytes / 1e6) })}${rate}${left}  ${file}`;
}

/** One result for people: what it is, or why it is none. */
export function readText(speech: Speech, result: ReadResult): string {
  if (!result.ok)
    return `${result.file}: ${say(speech, `run.${result.problem}`, { n: result.problem === "rows-left-out" ? result.detail : "" })}\n`;
  const { sport, distanceMeters, timerSeconds, elapsedSeconds, warnings } = result.run;
  const seconds = timerSeconds ?? elapsedSeconds;
  const far = distanceMeters === null ? "" : `, ${kilometers(speech, distanceMeters)} km`;
  const long = seconds === null ? "" : `, ${duration(seconds)}`;
  const lines = [
    `${result.file}: ${sportWords(speech, sport)}, ${startWords(speech, result.run)}${far}${long}${climbWords(speech, result.run)}`,
    ...warnings.map((warning) => `  ${say(speech, `warning.${warning}`)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** "3:15:38", "46:10". */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  return hours === 0 ? clock(whole) : `${hours}:${clock(whole % 3600).padStart(5, "0")}`;
}
/** ", 410 m up, 395 m down": as the file states it, else as it is estimated; nothing where nobody knows. */
function climbWords(speech: Speech, run: Run): string {
  const [up, down] = [run.ascentMeters ?? run.estimatedAscentMeters, run.descentMeters ?? run.estimatedDescentMeters];
  const told = [
    up === null ? [] : [say(speech, "runs.up", { height: `${Math.round(up)} m` })],
    down === null ? [] : [say(speech, "runs.down", { height: `${Math.round(down)} m` })],
  ];
  return told
    .flat()
    .map((words) => `, ${words}`)
    .join("");
}

/** Day and clock where it was; where nobody knows the zone, those of UTC, and it is said. A bare clock stays itself. */
function startWords(speech: Speech, run: Run): string {
  const there = startedThere(run);
  if (there === null) return say(speech, "terminal.no-date");
  const known = (run.utcOffsetMinutes ?? run.estimatedUtcOffsetMinutes) !== null || run.warnings.includes("no-zone");
  const zone = known ? "" : " UTC";
  return `${there.slice(0, "YYYY-MM-DD".length)} ${there.slice(11, 16)}${zone}`;
}

/** What was done; a sport that has no words is called as the file calls it. */
const sportWords = (speech: Speech, sport: string | null): string =>
  sport === null || sport === "generic"
    ? say(speech, "terminal.activity")
    : (speech.language.sentences[`terminal.sport-${sport}`] ?? sport.replaceAll("_", " "));
const kilometers = ({ language }: Speech, meters: number): string =>
  (meters / 1000).toLocaleString(language.code, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: false,
  });

/** Every run of the files for their load, and what could not be read; gives the files that brought nothing at all. */
export async function runsOf(io: Io, paths: readonly string[], speech: Speech): Promise<Recorded> {
  const [runs, bad, found]: [Run[], string[], Set<string>] = [[], [], new Set()];
  const take = (result: ReadResult, path: string): void => {
    if (result.ok) runs.push(result.run);
    else if (result.problem !== "not-found") bad.push(readText(speech, result));
    if (result.ok) found.add(path);
  };
  await readEach(io, paths, take, speech);
  const unread = paths
    .filter((path) => !found.has(path))
    .map((field) => ({ field, expected: "a recording, an archive or a folder with a run" }));
  return { runs, unread, bad };
}
export interface Recorded {
  readonly runs: readonly Run[];
  readonly unread: readonly Unread[];
  /** Lines for people, one for each file that could not be read. */
  readonly bad: readonly string[];
}

export interface LoadDay {
  /** Calendar day where the run was, YYYY-MM-DD. */
  readonly day: string;
  readonly muscles: readonly {
    readonly muscle: string;
    readonly region: string;
    readonly demand: number;
    readonly soreness: number;
  }[];
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Runs with what their recordings tell of how they were run: steps against the person's own, and the ground. */
function runsIn(recordings: readonly Run[]): readonly StyledRun[] {
  const activities = activitiesOf(recordings).filter(({ lead }) => isRun(lead));
  const usual = usualSteps(activities.map(({ lead }) => lead.stepsPerMinute));
  return activities.flatMap(({ lead, others }) => {
    const run = runForLoad(lead);
    const ground = [lead, ...others].find(({ surface }) => surface !== null) ?? lead;
    const style = { ...styleOf(lead, usual, null), surface: ground.surface?.kind ?? null };
    return run === null ? [] : [{ ...run, style }];
  });
}

/** What brings no load, and why, in words: other sports, runs whose day nobody knows; and runs dated ahead of today. */
export function asideText(speech: Speech, recordings: readonly Run[], todayMs: number): readonly string[] {
  const leads = activitiesOf(recordings).map(({ lead }) => lead);
  const runs = leads.filter(isRun);
  const told = [
    ["terminal.aside-sport", leads.length - runs.length],
    ["terminal.aside-date", runs.filter((run) => runForLoad(run) === null).length],
    ["terminal.aside-ahead", runs.filter((run) => isAhead(run, todayMs)).length],
  ] as const;
  return told.flatMap(([key, n]) => (n === 0 ? [] : [`${say(speech, key, { n })}\n`]));
}

/** What the runs asked of each muscle, day by day, an activity from two sources once; a muscle stands under the region that it feeds most. */
export function loadOf(recordings: readonly Run[]): readonly LoadDay[] {
  const runs = runsIn(recordings);
  const exposures = exposuresAmong(runs);
  const days = new Map<string, StyledRun[]>();
  for (const run of runs) {
    const day = run.startedAt.slice(0, "YYYY-MM-DD".length);
    if (!days.get(day)?.push(run)) days.set(day, [run]);
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, own]) => {
      const loads = own
        .map((run) => workOf(knowledge, run, run.style ?? PLAIN_STYLE, exposures(run)))
        .map((work) => new Map(work.muscles.map((each) => [each.muscle.code, each])));
      const muscles = knowledge.muscles.map(({ code, regions }) => ({
        muscle: code,
        region: regions.toSorted((a, b) => b.share - a.share)[0]?.region ?? code,
        demand: rounded(loads.reduce((sum, load) => sum + (load.get(code)?.demand ?? 0), 0)),
        soreness: rounded(loads.reduce((sum, load) => sum + (load.get(code)?.soreness ?? 0), 0)),
      }));
      return { day, muscles };
    });
}

const demandWords = ({ language }: Speech, demand: number): string =>
  demand.toLocaleString(language.code, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
export function loadText(
  speech: Speech,
  days: readonly LoadDay[],
  recordings: readonly Run[],
  todayMs: number,
): string {
  if (days.length === 0) return "";
  const lines = days.flatMap(({ day, muscles }) => [
    day,
    ...muscles
      .toSorted((a, b) => b.demand - a.demand)
      .map(({ muscle, region, demand }) => {
        const place = regionName(speech, region);
        return `  ${demandWords(speech, demand).padStart(6)}  ${nameOf(speech.facts.muscles, muscle)} (${place})`;
      }),
  ]);
  return `${[...lines, ...aheadLines(speech, runsIn(recordings.filter((run) => !isAhead(run, todayMs)))), say(speech, "expect.estimate")].join("\n")}\n`;
}

/** What may be felt in the days after the last run, the weeks in two numbers, and the one nudge where it is due. */
function aheadLines(speech: Speech, runs: readonly StyledRun[]): readonly string[] {
  const last = runs.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt)).at(-1);
  if (last === undefined) return [];
  return [...forecastLines(speech, last, runs), ...trendLines(speech, last, runs), ...nudgeLines(speech, last, runs)];
}
/** Places that are named of a day. */
const NAMED = 5;
function forecastLines(speech: Speech, last: RunForLoad, runs: readonly StyledRun[]): readonly string[] {
  const start = parseInstant(last.startedAt);
  if (start === null) return [];
  const end = formatInstant({ ...start, ms: start.ms + (last.seconds ?? 0) * 1000 });
  const days = forecastOf(knowledge, runs, end).map(({ day, regions }) => {
    const places = regions.filter(({ region }) => region !== "whole-leg");
    const named = places
      .slice(0, NAMED)
      .map(({ region, level }) => `${regionName(speech, region)} (${say(speech, `runs.level-${level}`)})`);
    const more = places.length > NAMED ? [say(speech, "terminal.more-places", { n: places.length - NAMED })] : [];
    return `  ${day}  ${places.length === 0 ? say(speech, "runs.level-0") : [...named, ...more].join(", ")}`;
  });
  return [say(speech, "terminal.after-last"), ...days];
}
function trendLines(speech: Speech, last: RunForLoad, runs: readonly StyledRun[]): readonly string[] {
  const loads = runs.map((run) => ({
    day: run.startedAt.slice(0, "YYYY-MM-DD".length),
    load: easyKilometers(workOf(knowledge, run, run.style ?? PLAIN_STYLE, 0)),
  }));
  const now = trendOf(loads, last.startedAt.slice(0, "YYYY-MM-DD".length)).at(-1);
  if (now?.settled !== true) return [say(speech, "terminal.trend-short")];
  const [short, long] = [demandWords(speech, now.short), demandWords(speech, now.long)];
  return [say(speech, "terminal.trend", { short, long, unit: say(speech, "runs.trend-unit-metric") })];
}
function nudgeLines(speech: Speech, last: RunForLoad, runs: readonly RunForLoad[]): readonly string[] {
  const long = longRun(last, runs);
  if (long === null) return [];
  const way = (meters: number): string => `${kilometers(speech, meters)} km`;
  return [say(speech, "runs.nudge", { way: way(long.meters), before: way(long.longestMeters) })];
}
