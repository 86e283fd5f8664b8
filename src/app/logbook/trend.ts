import { computed, effect, signal } from "@preact/signals";
import { easyKilometers, longRun, sessionLoad, trendOf, workOf } from "#core";
import type { LongRun, StyledRun, TrendDay } from "#core";
import type { Activity } from "#runs";
import { breath, nowMs, tickMs, today } from "../device/clock.ts";
import type { Rules } from "../engine.ts";
import { rules } from "../engine.ts";
import { activitiesBefore, factsOf, styledRun } from "./activities.ts";
import { secondsOf, unitMeters } from "./figures.ts";

/** Weeks that are drawn, and days before them that still weigh in the slower line (less than a hundredth is older). */
export const WEEKS = 12;
const WEIGHING_DAYS = 70;
/** What the lines are made of: what the ground asked of the muscles, or how hard the person said that it felt. */
export type Measure = "ground" | "felt";
export const measure = signal<Measure>("ground");

export interface Trend {
  readonly days: readonly TrendDay[];
  /** Runs whose effort somebody told, of all that are drawn. */
  readonly told: number;
  readonly runs: number;
}
/** null until it is worked out. */
export const trend = signal<Trend | null>(null);

const known = new Map<string, number>();
/** In easy flat kilometers; the lines are drawn in miles where the person thinks in them. */
function kilometersOf({ knowledge }: Rules, activity: Activity, run: StyledRun): number {
  const key = `${activity.lead.id} ${JSON.stringify(run.style)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const load = easyKilometers(run.style === undefined ? { muscles: [] } : workOf(knowledge, run, run.style, 0));
  known.set(key, load);
  return load;
}

/** Longer than this nobody may hold the page. */
const SLICE_MS = 10;
let round = 0;
async function workOut(loaded: Rules, kind: Measure, all: readonly Activity[]): Promise<void> {
  const own = ++round;
  const perUnit = 1000 / unitMeters();
  const loads: { readonly day: string; readonly load: number }[] = [];
  let [told, runs, since] = [0, 0, tickMs()];
  for (const activity of all) {
    const run = styledRun(activity);
    if (run === null) continue;
    const felt = sessionLoad(factsOf(activity).effort, secondsOf(activity.lead));
    runs++;
    if (felt !== null) told++;
    loads.push({
      day: run.startedAt.slice(0, 10),
      load: kind === "felt" ? (felt ?? 0) : kilometersOf(loaded, activity, run) * perUnit,
    });
    if (tickMs() - since < SLICE_MS) continue;
    await breath();
    if (own !== round) return;
    since = tickMs();
  }
  trend.value = loads.length === 0 ? null : { days: trendOf(loads, today()).slice(-WEEKS * 7), told, runs };
}

/** Keeps the trend up to date as long as somebody looks; gives the way to stop. */
export const watchTrend = (): (() => void) =>
  effect(() => {
    if (rules.value !== null)
      void workOut(rules.value, measure.value, activitiesBefore(nowMs(), WEEKS * 7 + WEIGHING_DAYS));
  });

/** Days before a run that its length is held against, and some more. */
const NUDGE_DAYS = 40;
/** The one nudge, for a run of the last days; null: nothing to say. */
export const nudge = computed<LongRun | null>(() => {
  const all = activitiesBefore(nowMs(), NUDGE_DAYS).flatMap((activity) => styledRun(activity) ?? []);
  const last = all.at(-1);
  const fresh = last !== undefined && nowMs() - Date.parse(last.startedAt) < 7 * 86_400_000;
  return fresh ? longRun(last, all) : null;
});
