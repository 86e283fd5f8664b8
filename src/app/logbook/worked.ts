import { similarExposures, workOf } from "#core";
import type { MuscleWork, RegionId, RegionLeft, RunWork } from "#core";
import type { Activity } from "#runs";
import type { Rules } from "../engine.ts";
import { runsBearingOn, styledRun, styleFor } from "./activities.ts";

/** What a run worked, with every number of how it came about; null where it is no run or has no date. */
export function workedBy({ knowledge }: Rules, activity: Activity): RunWork | null {
  const run = styledRun(activity);
  if (run === null) return null;
  const before = runsBearingOn(Date.parse(run.startedAt) - 1);
  return workOf(knowledge, run, styleFor(activity), similarExposures(run, [...before, run]));
}

/** A place and how much of the hardest worked one it had, 0–1. */
export interface Place {
  readonly region: RegionId;
  readonly share: number;
}
/** Places by what a run asked of them, the hardest worked first. */
export function placesOf(muscles: readonly MuscleWork[]): readonly Place[] {
  const sums = new Map<RegionId, number>();
  for (const { muscle, demand } of muscles)
    for (const { region, share } of muscle.regions) sums.set(region, (sums.get(region) ?? 0) + demand * share);
  const most = Math.max(...sums.values(), Number.MIN_VALUE);
  return [...sums].map(([region, sum]) => ({ region, share: sum / most })).toSorted((a, b) => b.share - a.share);
}

/** The first place that stands before one which worked more; null where the forecast stands in the order of the work. */
export function outOfOrder(
  places: readonly Pick<RegionLeft, "region" | "level" | "demand">[],
): { readonly place: RegionId; readonly other: RegionId } | null {
  for (const { region, level, demand } of places) {
    const harder = places.filter((each) => each.level < level && each.demand > demand);
    const [most] = harder.toSorted((a, b) => b.demand - a.demand);
    if (most !== undefined) return { place: region, other: most.region };
  }
  return null;
}

/** The place that a muscle feeds most. */
export const placeOf = ({ muscle }: MuscleWork): RegionId | null =>
  muscle.regions.toSorted((a, b) => b.share - a.share)[0]?.region ?? null;

export interface Split {
  readonly meters: number;
  readonly seconds: number;
  readonly up: number;
  readonly down: number;
}
/** The segments of a run as pieces of so many meters, the last one shorter. */
export function splitsOf(segments: Activity["lead"]["segments"], unitMeters: number): readonly Split[] {
  const splits: { -readonly [Key in keyof Split]: Split[Key] }[] = [];
  let done = 0;
  for (const { meters, seconds, grade } of segments) {
    // A segment belongs to the piece that its middle lies in.
    const at = Math.floor((done + meters / 2) / unitMeters);
    const split = (splits[at] ??= { meters: 0, seconds: 0, up: 0, down: 0 });
    split.meters += meters;
    split.seconds += seconds;
    if (grade > 0) split.up += meters * grade;
    else split.down -= meters * grade;
    done += meters;
  }
  return splits.filter((split) => split !== undefined);
}
