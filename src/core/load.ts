import { REGIONS } from "./body.ts";
import type { RegionId } from "./body.ts";
import type { Grades4, Knowledge, MuscleFact } from "./facts.ts";
import { dayAt, formatDate, MS_PER_HOUR, parseInstant } from "./instant.ts";
import type { CalendarDate, RunForLoad } from "./request.ts";
import { UNDER_WHOLE_LEG } from "./places.ts";
import { isRunning } from "./running.ts";

/** Speeds between which the weights go from easy to fast, meters a second (docs/planner.md). */
const EASY_SPEED = 3.3;
const FAST_SPEED = 5.5;
const STEEP_GRADE = 0.1;
const MAX_STEEPNESS = 1.5;
/** After this way the work drifts from the ankle to knee and hip, a little more with each kilometer. */
const DRIFT_FROM_KM = 15;
const DRIFT_PER_KM = 0.02;
const DRIFT_MOST = 1.3;
const RECENT_HOURS = 72;
const HALF_LIFE_HOURS = 36;
/** An easy run of five kilometers stands in where no run is known. */
const USUAL_KM = 5;
const WHOLE_LEG_SHARE = 0.25;
const SIMILAR_WEEKS_MS = 6 * 7 * 24 * MS_PER_HOUR;
const NOVELTY = { most: 1.5, least: 0.8, perExposure: 0.1 } as const;

export interface Ground {
  readonly km: number;
  readonly metersPerSecond: number;
  readonly grade: number;
}

/**
 * The way of a run: its segments, or one flat one at its mean speed. Without a time the speed is easy; without a
 * distance an easy speed makes it; with neither there is nothing to count.
 */
export function groundOf(run: RunForLoad): readonly Ground[] {
  if (run.segments.length > 0)
    return run.segments.map(({ meters, seconds, grade }) => ({
      km: meters / 1000,
      metersPerSecond: seconds > 0 ? meters / seconds : EASY_SPEED,
      grade,
    }));
  if (run.distanceMeters === null)
    return run.seconds === null
      ? []
      : [{ km: (run.seconds * EASY_SPEED) / 1000, metersPerSecond: EASY_SPEED, grade: 0 }];
  const speed = run.seconds !== null && run.seconds > 0 ? run.distanceMeters / run.seconds : EASY_SPEED;
  return [{ km: run.distanceMeters / 1000, metersPerSecond: speed, grade: 0 }];
}

const clamp = (n: number, least: number, most: number): number => Math.min(most, Math.max(least, n));

/** W or E of docs/planner.md at a speed and a grade. */
export function between({ easy, fast, up, down }: Grades4, metersPerSecond: number, grade: number): number {
  const s = clamp((metersPerSecond - EASY_SPEED) / (FAST_SPEED - EASY_SPEED), 0, 1);
  const g = Math.min(Math.abs(grade) / STEEP_GRADE, MAX_STEEPNESS);
  return easy + s * (fast - easy) + g * ((grade < 0 ? down : up) - easy);
}

export const driftAt = (kmDone: number): number =>
  Math.min(DRIFT_MOST, 1 + DRIFT_PER_KM * Math.max(0, kmDone - DRIFT_FROM_KM));

/** Repeated bouts hurt less: each similar run of the last six weeks takes a tenth off (evidence 5.2). */
export const noveltyOf = (similarExposures: number): number =>
  clamp(NOVELTY.most - NOVELTY.perExposure * similarExposures, NOVELTY.least, NOVELTY.most);

/** Relative demand of a run on each muscle (an easy flat kilometer of the soleus is 1), and the forecast of soreness. */
export interface MuscleLoad {
  readonly muscle: MuscleFact;
  readonly demand: number;
  readonly soreness: number;
}

export function loadOfRun(knowledge: Knowledge, run: RunForLoad, similarExposures = 0): readonly MuscleLoad[] {
  const ground = groundOf(run);
  const novelty = noveltyOf(similarExposures);
  return knowledge.muscles.map((muscle) => {
    let [kmDone, demand, soreness] = [0, 0, 0];
    for (const { km, metersPerSecond, grade } of ground) {
      const weight = between(muscle.demand, metersPerSecond, grade);
      const lengthening = clamp(between(muscle.lengthening, metersPerSecond, grade), 0, 1);
      demand += km * weight * (muscle.drifts ? driftAt(kmDone) : 1);
      soreness += km * weight * (1 + 2 * lengthening * novelty);
      kmDone += km;
    }
    return { muscle, demand, soreness };
  });
}

const msOf = (run: RunForLoad): number => parseInstant(run.startedAt)?.ms ?? Number.NaN;

/** Meters lost on the way down. */
const descent = (run: RunForLoad): number => run.segments.reduce((m, s) => m + s.meters * Math.max(0, -s.grade), 0);

/**
 * How many runs of the six weeks before a run went down at least half as far, for any run among these; each date is
 * read once, and only runs of those weeks are looked at.
 */
export function exposuresAmong(all: readonly RunForLoad[]): (run: RunForLoad) => number {
  const others = all
    .filter(isRunning)
    .map((run) => ({ ms: msOf(run), down: descent(run) }))
    .filter(({ ms }) => !Number.isNaN(ms))
    .toSorted((a, b) => a.ms - b.ms);
  return (run) => {
    const [at, half] = [msOf(run), descent(run) / 2];
    let similar = 0;
    for (let i = firstFrom(others, at - SIMILAR_WEEKS_MS); i < others.length && others[i]!.ms < at; i++)
      if (others[i]!.down >= half) similar++;
    return similar;
  };
}
/** Index of the first that is not before a moment, in a list by time. */
function firstFrom(sorted: readonly { readonly ms: number }[], fromMs: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.ms < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
/** Runs of the six weeks before with at least half of this run's descent. */
export const similarExposures = (run: RunForLoad, all: readonly RunForLoad[]): number => exposuresAmong(all)(run);

function regionsOf(loads: readonly { readonly muscle: MuscleFact; readonly demand: number }[]): Map<RegionId, number> {
  const sums = new Map<RegionId, number>(REGIONS.map((region) => [region, 0]));
  for (const { muscle, demand } of loads)
    for (const { region, share } of muscle.regions) sums.set(region, (sums.get(region) ?? 0) + share * demand);
  const under = UNDER_WHOLE_LEG.map((region) => sums.get(region) ?? 0);
  return sums.set("whole-leg", WHOLE_LEG_SHARE * Math.max(0, ...under));
}

/** D of docs/planner.md for each region: the last 72 hours, fading, or the usual load where no run is known. */
export function demandByRegion(
  knowledge: Knowledge,
  runs: readonly RunForLoad[],
  atMs: number,
): { readonly usual: boolean; readonly demand: ReadonlyMap<RegionId, number> } {
  const recent = runs
    .map((run) => ({ run, hours: (atMs - msOf(run)) / MS_PER_HOUR }))
    .filter(({ run, hours }) => isRunning(run) && hours >= 0 && hours <= RECENT_HOURS && groundOf(run).length > 0);
  if (recent.length === 0) {
    const usual = knowledge.muscles.map((muscle) => ({ muscle, demand: USUAL_KM * muscle.demand.easy }));
    return { usual: true, demand: regionsOf(usual) };
  }
  const loads = recent.flatMap(({ run, hours }) =>
    loadOfRun(knowledge, run).map(({ muscle, demand }) => ({
      muscle,
      demand: demand * 2 ** (-hours / HALF_LIFE_HOURS),
    })),
  );
  return { usual: false, demand: regionsOf(loads) };
}

/** One muscle's load of a calendar day, once for each region that it feeds. */
export interface LoadOfMuscle {
  readonly muscle: string;
  readonly region: RegionId;
  readonly demand: number;
  readonly soreness: number;
}

/** Demand and soreness forecast of every day with a run, oldest first; days as the run's own offset shows them. */
export function loadOfDay(
  knowledge: Knowledge,
  runs: readonly RunForLoad[],
): readonly { readonly day: CalendarDate; readonly muscles: readonly LoadOfMuscle[] }[] {
  const days = new Map<number, RunForLoad[]>();
  for (const run of runs.filter(isRunning)) {
    const at = parseInstant(run.startedAt);
    if (at !== null) days.set(dayAt(at), [...(days.get(dayAt(at)) ?? []), run]);
  }
  const sorted = [...days].sort(([a], [b]) => a - b);
  const exposures = exposuresAmong(runs);
  return sorted.map(([day, own]) => ({ day: formatDate(day), muscles: musclesOf(knowledge, own, exposures) }));
}

function musclesOf(
  knowledge: Knowledge,
  own: readonly RunForLoad[],
  exposures: (run: RunForLoad) => number,
): readonly LoadOfMuscle[] {
  const loads = own.map((run) => loadOfRun(knowledge, run, exposures(run)));
  return knowledge.muscles.flatMap((muscle, index) => {
    const sum = (part: "demand" | "soreness"): number =>
      loads.reduce((total, load) => total + (load[index]?.[part] ?? 0), 0);
    const [demand, soreness] = [sum("demand"), sum("soreness")];
    return muscle.regions.map(({ region, share }) => ({
      muscle: muscle.code,
      region,
      demand: demand * share,
      soreness: soreness * share,
    }));
  });
}
