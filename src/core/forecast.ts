import { REGIONS } from "./body.ts";
import type { RegionId, Side } from "./body.ts";
import type { Knowledge } from "./facts.ts";
import { dayAt, formatDate, MS_PER_HOUR, parseInstant } from "./instant.ts";
import { exposuresAmong } from "./load.ts";
import type { CalendarDate, RunForLoad } from "./request.ts";
import { isRunning } from "./running.ts";
import { PLAIN_STYLE, workOf } from "./work.ts";
import type { MuscleWork, RunStyle } from "./work.ts";

/**
 * Share of a run's soreness that is felt so many hours later, straight lines between. Soreness after unaccustomed
 * running peaks between one and three days and is gone within five (evidence 4.1, A106, A17); the shape is ours.
 */
const FELT: readonly (readonly [hours: number, share: number])[] = [
  [0, 0.2],
  [24, 0.85],
  [48, 1],
  [72, 0.6],
  [96, 0.25],
  [120, 0],
];

/** Share that is felt after so many hours, 0–1. */
export function feltAfter(hours: number): number {
  if (hours < 0) return 0;
  for (let i = 1; i < FELT.length; i++) {
    const [[from, a], [to, b]] = [FELT[i - 1]!, FELT[i]!];
    if (hours <= to) return a + ((b - a) * (hours - from)) / (to - from);
  }
  return 0;
}

/** 0 nothing to expect, 1 perhaps a little, 2 likely sore, 3 likely clearly sore. Borders in easy flat kilometers. */
export type ForecastLevel = 0 | 1 | 2 | 3;
/** A region's forecast is measured against what an easy flat run would leave in it: of 8, 14 and 24 km (ours). */
export const LEVELS_KM = [8, 14, 24] as const;
/** A run that was run before: an ordinary one. */
const ORDINARY_NOVELTY = 1;

export interface RegionForecast {
  readonly region: RegionId;
  /** In easy flat kilometers that would leave as much. */
  readonly kilometers: number;
  readonly level: ForecastLevel;
  /** What the runs asked of the region, as much of it as is still felt: tells regions of one level apart. */
  readonly demand: number;
}
export interface Forecast {
  /** Hours from the moment asked about, and the day there. */
  readonly inHours: number;
  readonly day: CalendarDate;
  /** The highest level first, within it what worked hardest; regions without anything to expect are left out. */
  readonly regions: readonly RegionForecast[];
}
export interface StyledRun extends RunForLoad {
  readonly style?: RunStyle;
}

const levelOf = (kilometers: number): ForecastLevel =>
  LEVELS_KM.reduce<number>((level, border) => (kilometers >= border ? level + 1 : level), 0) as ForecastLevel;

/** Sum over the muscles of a region, by their shares. */
function byRegion(knowledge: Knowledge, of: (muscle: string) => number): ReadonlyMap<RegionId, number> {
  const sums = new Map<RegionId, number>();
  for (const { code, regions } of knowledge.muscles)
    for (const { region, share } of regions) sums.set(region, (sums.get(region) ?? 0) + share * of(code));
  return sums;
}

/** What one easy flat kilometer would leave in a region. */
const easyKilometer = (knowledge: Knowledge): ReadonlyMap<RegionId, number> => {
  const easy = new Map(
    knowledge.muscles.map(({ code, demand, lengthening }) => [
      code,
      demand.easy * (1 + 2 * lengthening.easy * ORDINARY_NOVELTY),
    ]),
  );
  return byRegion(knowledge, (muscle) => easy.get(muscle) ?? 0);
};

/** What one run may leave in a region when most of it is felt, two days later, with the numbers that it comes from. */
export interface RegionLeft extends RegionForecast {
  readonly soreness: number;
  /** Soreness that one easy flat kilometer would leave. */
  readonly easy: number;
}
/** Every region that a run worked, in the order of the forecast. */
export function leftBy(knowledge: Knowledge, muscles: readonly MuscleWork[]): readonly RegionLeft[] {
  const easy = easyKilometer(knowledge);
  const sumOf = (of: "soreness" | "demand"): ReadonlyMap<RegionId, number> => {
    const values = new Map(muscles.map((each) => [each.muscle.code, each[of]]));
    return byRegion(knowledge, (muscle) => values.get(muscle) ?? 0);
  };
  const [soreness, demand] = [sumOf("soreness"), sumOf("demand")];
  return [...soreness]
    .map(([region, sore]) => {
      const one = easy.get(region) ?? Infinity;
      const kilometers = sore / one;
      return {
        region,
        soreness: sore,
        easy: one,
        kilometers,
        level: levelOf(kilometers),
        demand: demand.get(region) ?? 0,
      };
    })
    .toSorted(forecastOrder);
}
const forecastOrder = (a: RegionForecast, b: RegionForecast): number => b.level - a.level || b.demand - a.demand;

/**
 * What the last days' runs may leave in each region, after 24, 48 and 72 hours from `at`. An estimate: a tap on the
 * body always outranks it (`shown`).
 */
export function forecastOf(
  knowledge: Knowledge,
  runs: readonly StyledRun[],
  at: string,
  hours: readonly number[] = [24, 48, 72],
): readonly Forecast[] {
  const now = parseInstant(at);
  if (now === null) return [];
  const easy = easyKilometer(knowledge);
  const exposures = exposuresAmong(runs);
  const works = runs.filter(isRunning).flatMap((run) => {
    const start = parseInstant(run.startedAt);
    if (start === null || start.ms > now.ms) return [];
    const ms = start.ms + secondsOf(run) * 1000;
    // Thousands of runs are older than anything that can still be felt.
    if (hours.every((inHours) => feltAfter((now.ms - ms) / MS_PER_HOUR + inHours) === 0)) return [];
    const { muscles } = workOf(knowledge, run, run.style ?? PLAIN_STYLE, exposures(run));
    return [{ ms, muscles: new Map(muscles.map((each) => [each.muscle.code, each])) }];
  });
  return hours.map((inHours) => {
    const ms = now.ms + inHours * MS_PER_HOUR;
    const felt = (of: "soreness" | "demand"): ReadonlyMap<RegionId, number> =>
      byRegion(knowledge, (muscle) =>
        works.reduce(
          (sum, work) => sum + (work.muscles.get(muscle)?.[of] ?? 0) * feltAfter((ms - work.ms) / MS_PER_HOUR),
          0,
        ),
      );
    const [left, demand] = [felt("soreness"), felt("demand")];
    const regions = REGIONS.map((region) => {
      const kilometers = (left.get(region) ?? 0) / (easy.get(region) ?? Infinity);
      return { region, kilometers, level: levelOf(kilometers), demand: demand.get(region) ?? 0 };
    });
    return {
      inHours,
      day: formatDate(dayAt({ ms, offsetMinutes: now.offsetMinutes })),
      regions: regions.filter(({ level }) => level > 0).toSorted(forecastOrder),
    };
  });
}

const secondsOf = ({ seconds, segments }: RunForLoad): number =>
  seconds ?? segments.reduce((sum, segment) => sum + segment.seconds, 0);

/** What the body map shows of a place: the person's own word if there is one, else the estimate. */
export type Shown =
  | { readonly from: "you"; readonly soreness: number }
  | { readonly from: "estimate"; readonly level: ForecastLevel };
export const shown = (soreness: number | null, level: ForecastLevel): Shown =>
  soreness === null ? { from: "estimate", level } : { from: "you", soreness };

/** Soreness from which on a place is clearly sore (evidence 1.3: 4 of 10). */
const CLEARLY_SORE = 4;
/** From this level on the forecast says: likely sore. */
const SAID_SORE: ForecastLevel = 2;

/** A forecast beside what the person then told of that region, the worse side of it. */
export interface Beside {
  readonly region: RegionId;
  readonly level: ForecastLevel;
  readonly told: number;
  readonly outcome: "right" | "expected-and-not-sore" | "sore-and-not-expected";
}

/** Was it right? Only regions that the person told of; what nobody told of says nothing. */
export function besideTold(
  { regions }: Forecast,
  told: readonly { readonly region: RegionId; readonly side: Side; readonly soreness: number }[],
): readonly Beside[] {
  const worst = new Map<RegionId, number>();
  for (const { region, soreness } of told) worst.set(region, Math.max(worst.get(region) ?? 0, soreness));
  return [...worst].map(([region, soreness]) => {
    const level = regions.find((each) => each.region === region)?.level ?? 0;
    const [expected, sore] = [level >= SAID_SORE, soreness >= CLEARLY_SORE];
    const outcome = expected === sore ? "right" : expected ? "expected-and-not-sore" : "sore-and-not-expected";
    return { region, level, told: soreness, outcome };
  });
}
