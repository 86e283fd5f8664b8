import { computed } from "@preact/signals";
import { isRun } from "#runs";
import type { Activity } from "#runs";
import { breath } from "../device/clock.ts";
import { runs } from "../record.ts";
import { activities } from "./activities.ts";
import { dayOf, downOf } from "./figures.ts";

/** An activity on its day. */
export interface Dated {
  readonly activity: Activity;
  readonly day: string;
  readonly isRun: boolean;
}
export interface Month {
  /** YYYY-MM */
  readonly month: string;
  /** Of all sports, the newest first. */
  readonly all: readonly Dated[];
  /** Of runs alone. */
  readonly runs: number;
  readonly meters: number;
  /** null where no run of the month tells a height. */
  readonly downMeters: number | null;
}

/** Each activity with its day, worked out once: with thousands of them it is felt. */
const withDays = computed(() => activities.value.map((activity) => ({ activity, day: dayOf(activity.lead) })));

/** Months with an activity, by YYYY-MM; activities without a date are in none. */
export const months = computed<ReadonlyMap<string, Month>>(() => {
  const found = new Map<string, Dated[]>();
  for (const { activity, day } of withDays.value) {
    if (day === null) continue;
    const dated = { activity, day, isRun: isRun(activity.lead) };
    const list = found.get(day.slice(0, 7));
    if (list === undefined) found.set(day.slice(0, 7), [dated]);
    else list.push(dated);
  }
  return new Map([...found].map(([month, all]) => [month, monthOf(month, all)]));
});
/** Fewer runs than this are in order before anybody could tap. */
const MANY_RUNS = 500;
export const isQuick = (): boolean => runs.value.length < MANY_RUNS;
/** Puts thousands of runs in order a piece at a time: the page answers in between. */
export async function putInOrder(): Promise<void> {
  void activities.value;
  await breath();
  void withDays.value;
  await breath();
  void months.value;
  await breath();
}
function monthOf(month: string, all: readonly Dated[]): Month {
  const runs = all.filter(({ isRun }) => isRun).map(({ activity }) => activity.lead);
  const sum = (of: (run: (typeof runs)[number]) => number | null): number =>
    runs.reduce((total, run) => total + (of(run) ?? 0), 0);
  return {
    month,
    all: all.toReversed(),
    runs: runs.length,
    meters: sum(({ distanceMeters }) => distanceMeters),
    downMeters: runs.some((run) => downOf(run) !== null) ? sum(downOf) : null,
  };
}
/** The oldest and the newest month with an activity; null without one. */
export const span = computed<{ readonly from: string; readonly until: string } | null>(() => {
  const all = [...months.value.keys()].toSorted();
  const [from, until] = [all[0], all.at(-1)];
  return from === undefined || until === undefined ? null : { from, until };
});
/** The newest month with an activity that is not after this one; else the oldest after it; null without any. */
export function newestUntil(month: string): string | null {
  const all = [...months.value.keys()].toSorted();
  return all.findLast((each) => each <= month) ?? all[0] ?? null;
}
export const undated = computed(() => withDays.value.flatMap(({ activity, day }) => (day === null ? [activity] : [])));
