import { loadOfRun, similarExposures } from "#core";
import type { RunForLoad } from "#core";
import { knowledge } from "#knowledge";
import { activitiesOf, isRun, paceOf, readFolder, readItem, runForLoad, startedThere, UNWATCHED } from "#runs";
import type { Pace, ReadResult, Run, Step } from "#runs";
import type { Io, Lying, Unread } from "./io.ts";
import { nameOf, regionName, say } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { clock } from "./words.ts";

/** Shown at most so often: a terminal is slower than the reading. */
const PROGRESS_EVERY_MS = 100;

/**
 * Every activity of the files, one result for each file that is none or is not there, handed on as they come; gives the
 * files that are not there.
 */
export async function readEach(
  io: Io,
  paths: readonly string[],
  take: (result: ReadResult) => void,
  speech: Speech,
): Promise<readonly Unread[]> {
  const missing: Unread[] = [];
  for (const path of paths) {
    const lying = await io.open(path).catch(() => null);
    if (lying === null) {
      missing.push({ field: path, expected: "a file or folder that can be read" });
      take({ file: path, ok: false, problem: "not-found", detail: "no file or folder" });
    } else for await (const step of shown(io, path, lying, speech)) step.results.forEach(take);
  }
  return missing;
}

/** The steps of one path, with a line in the terminal that says how far it is. */
async function* shown(io: Io, path: string, { folder, items }: Lying, speech: Speech): AsyncGenerator<Step> {
  const began = io.now();
  const size = items.reduce((sum, item) => sum + item.size, 0);
  let [bytes, told, done, of, file] = [0, began, 0, items.length, path];
  const moved = (more: number): void => {
    bytes += more;
    const now = io.now();
    if (io.progress === null || now - told < PROGRESS_EVERY_MS) return;
    told = now;
    io.progress(paceText(speech, file, paceOf(done, of, bytes, size, (now - began) / 1000)));
  };
  const watch = { ...UNWATCHED, moved, spool: io.spool };
  const steps = folder ? readFolder(path, items, watch) : readItem(items[0]!, watch);
  for await (const step of steps) {
    [done, of, file] = [step.done, step.of, step.file];
    yield step;
  }
  io.progress?.("");
}

const BAR_LENGTH = 20;
function paceText(speech: Speech, file: string, { done, of, bytes, filesPerSecond, secondsLeft }: Pace): string {
  const filled = Math.round((of > 0 ? done / of : 0) * BAR_LENGTH);
  const bar = "#".repeat(filled) + "-".repeat(BAR_LENGTH - filled);
  const left = secondsLeft === null ? "" : `, ${say(speech, "terminal.left-time", { time: clock(secondsLeft) })}`;
  const rate = filesPerSecond >= 1 ? `, ${say(speech, "terminal.rate", { n: Math.round(filesPerSecond) })}` : "";
  return `[${bar}] ${say(speech, "terminal.read", { done, of, megabytes: Math.round(bytes / 1e6) })}${rate}${left}  ${file}`;
}

/** One result for people: what it is, or why it is none. */
export function readText(speech: Speech, result: ReadResult): string {
  if (!result.ok) return `${result.file}: ${say(speech, `run.${result.problem}`)}\n`;
  const { sport, distanceMeters, timerSeconds, elapsedSeconds, warnings } = result.run;
  const seconds = timerSeconds ?? elapsedSeconds;
  const far = distanceMeters === null ? "" : `, ${kilometers(speech, distanceMeters)} km`;
  const long = seconds === null ? "" : `, ${clock(seconds)}`;
  const lines = [
    `${result.file}: ${sportWords(speech, sport)}, ${startWords(speech, result.run)}${far}${long}`,
    ...warnings.map((warning) => `  ${say(speech, `warning.${warning}`)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
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
  const [runs, unread, bad]: [Run[], Unread[], string[]] = [[], [], []];
  for (const path of paths) {
    const results: ReadResult[] = [];
    const missing = await readEach(io, [path], (result) => results.push(result), speech);
    const found = results.flatMap((result) => (result.ok ? [result.run] : []));
    runs.push(...found);
    if (missing.length === 0) bad.push(...results.filter(({ ok }) => !ok).map((result) => readText(speech, result)));
    if (found.length === 0) unread.push({ field: path, expected: "a recording, an archive or a folder with a run" });
  }
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

/** What the runs asked of each muscle, day by day, an activity from two sources once; a muscle stands under the region that it feeds most. */
export function loadOf(recordings: readonly Run[]): readonly LoadDay[] {
  const runs = activitiesOf(recordings)
    .filter(({ lead }) => isRun(lead))
    .flatMap(({ lead }) => runForLoad(lead) ?? []);
  const dayOf = ({ startedAt }: RunForLoad): string => startedAt.slice(0, "YYYY-MM-DD".length);
  const days = [...new Set(runs.map(dayOf))].toSorted();
  return days.map((day) => {
    const loads = runs
      .filter((run) => dayOf(run) === day)
      .map((run) => loadOfRun(knowledge, run, similarExposures(run, runs)));
    const muscles = knowledge.muscles.map(({ code, regions }, at) => ({
      muscle: code,
      region: regions.toSorted((a, b) => b.share - a.share)[0]?.region ?? code,
      demand: rounded(loads.reduce((sum, load) => sum + (load[at]?.demand ?? 0), 0)),
      soreness: rounded(loads.reduce((sum, load) => sum + (load[at]?.soreness ?? 0), 0)),
    }));
    return { day, muscles };
  });
}

const demandWords = ({ language }: Speech, demand: number): string =>
  demand.toLocaleString(language.code, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
export function loadText(speech: Speech, days: readonly LoadDay[]): string {
  const lines = days.flatMap(({ day, muscles }) => [
    day,
    ...muscles
      .toSorted((a, b) => b.demand - a.demand)
      .map(({ muscle, region, demand }) => {
        const place = regionName(speech, region);
        return `  ${demandWords(speech, demand).padStart(6)}  ${nameOf(speech.facts.muscles, muscle)} (${place})`;
      }),
  ]);
  return `${[...lines, say(speech, "expect.estimate")].join("\n")}\n`;
}
