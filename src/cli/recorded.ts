import { dayAt, formatDate, isRunning, loadOfRun, parseInstant, similarExposures } from "#core";
import type { RunForLoad } from "#core";
import { facts, knowledge } from "#knowledge";
import { read } from "#runs";
import type { ReadResult, Run } from "#runs";
import { bytesOf } from "./input.ts";
import type { Io, Unread } from "./io.ts";
import { clock, languageOf, regionName, say } from "./words.ts";

/** Every activity of the files, one row for each file that is none, and the files that are not there. */
export async function readAll(
  io: Io,
  paths: readonly string[],
): Promise<{ readonly results: readonly ReadResult[]; readonly missing: readonly Unread[] }> {
  const results: ReadResult[] = [];
  const missing: Unread[] = [];
  for (const path of paths) {
    const bytes = await bytesOf(io, path);
    if (bytes === null) missing.push({ field: path, expected: "a file that can be read" });
    else results.push(...(await read(bytes, path)));
  }
  return { results, missing };
}

export function readText(results: readonly ReadResult[]): string {
  const language = languageOf("en");
  const lines = results.flatMap((result) => {
    if (!result.ok) return [`${result.file}: ${say(language, `run.${result.problem}`)}`];
    const { sport, startedAt, distanceMeters, timerSeconds, elapsedSeconds, warnings } = result.run;
    const seconds = timerSeconds ?? elapsedSeconds;
    const far = distanceMeters === null ? "" : `, ${(distanceMeters / 1000).toFixed(2)} km`;
    const long = seconds === null ? "" : `, ${clock(seconds)}`;
    return [
      `${result.file}: ${sport ?? "activity"}, ${startedAt ?? "no date"}${far}${long}`,
      ...warnings.map((warning) => `  ${say(language, `warning.${warning}`)}`),
    ];
  });
  return lines.map((line) => `${line}\n`).join("");
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

function forLoad(run: Run): (RunForLoad & { readonly day: string }) | null {
  const at = run.startedAt === null ? null : parseInstant(run.startedAt);
  if (at === null || run.startedAt === null) return null;
  const { startedAt, sport, distanceMeters, segments } = run;
  const day = formatDate(dayAt({ ms: at.ms, offsetMinutes: run.utcOffsetMinutes ?? at.offsetMinutes }));
  return { startedAt, sport, distanceMeters, segments, seconds: run.timerSeconds ?? run.elapsedSeconds, day };
}
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** What the runs asked of each muscle, day by day; a muscle stands under the region that it feeds most. */
export function loadOf(results: readonly ReadResult[]): readonly LoadDay[] {
  const runs = results.flatMap((result) => (result.ok ? (forLoad(result.run) ?? []) : [])).filter(isRunning);
  const days = [...new Set(runs.map(({ day }) => day))].toSorted();
  return days.map((day) => {
    const loads = runs
      .filter((run) => run.day === day)
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

export function loadText(days: readonly LoadDay[]): string {
  const lines = days.flatMap(({ day, muscles }) => [
    day,
    ...muscles
      .toSorted((a, b) => b.demand - a.demand)
      .map(({ muscle, region, demand }) => {
        const name = facts.muscles.find(({ code }) => code === muscle)?.name ?? muscle;
        return `  ${demand.toFixed(1).padStart(6)}  ${name} (${regionName(region)})`;
      }),
  ]);
  return `${[...lines, say(languageOf("en"), "expect.estimate")].join("\n")}\n`;
}
