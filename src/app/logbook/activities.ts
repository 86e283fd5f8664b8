import { computed } from "@preact/signals";
import { usualSteps } from "#core";
import type { RunStyle, StyledRun } from "#core";
import { activitiesOf, isRun, runForLoad, styleOf } from "#runs";
import type { Activity, Run } from "#runs";
import { nowMs } from "../device/clock.ts";
import { inZone } from "../in-zone.ts";
import { runs, setSetting, settings, startMs } from "../record.ts";

/** Every activity, the oldest first, those without a date at the end. */
export const activities = computed<readonly Activity[]>(() => activitiesOf(runs.value));
/** The activity that a recording belongs to. */
export const activityWith = (run: string): Activity | null =>
  activities.value.find(({ lead, others }) => lead.id === run || others.some(({ id }) => id === run)) ?? null;

export const SURFACES = ["road", "trail", "track", "treadmill", "sand"] as const;
type SurfaceKind = (typeof SURFACES)[number];
/** What the person says of a run; it outranks the file. */
export interface Told {
  readonly surface?: SurfaceKind | null;
  /** How hard it felt, 0–10. */
  readonly effort?: number | null;
  /** How the person felt, 0 (very weak) to 100 (very strong). */
  readonly feel?: number | null;
}
const keyOf = (run: string): string => `run:${run}`;
/** Told of any recording of the activity: the richest may have come later. */
export const toldOf = ({ lead, others }: Activity): Told =>
  [lead, ...others].reduce<Told>(
    (told, { id }) => ({ ...(settings.value[keyOf(id)] as Told | undefined), ...told }),
    {},
  );
export const tell = (activity: Activity, more: Told): Promise<void> =>
  setSetting(keyOf(activity.lead.id), { ...toldOf(activity), ...more });

const FOREFOOT = "forefoot";
/** Whether the person says that they land on the forefoot; null: they do not say. */
export const forefoot = computed<boolean | null>(() => (settings.value[FOREFOOT] as boolean | undefined) ?? null);
export const setForefoot = (lands: boolean | null): Promise<void> => setSetting(FOREFOOT, lands);

export interface Facts {
  readonly surface: SurfaceKind | null;
  /** Nobody said so: the recording only looks like it. */
  readonly guessed: boolean;
  readonly effort: number | null;
  readonly feel: number | null;
}
const first = <T>(of: readonly (T | null | undefined)[]): T | null => of.find((value) => value != null) ?? null;
/** Ground, effort and feel of an activity: the person's word, else that of its recordings. */
export function factsOf(activity: Activity): Facts {
  const told = toldOf(activity);
  const all = [activity.lead, ...activity.others];
  const stated = first(all.map(({ surface }) => surface));
  return {
    surface: told.surface === undefined ? (stated?.kind ?? null) : told.surface,
    guessed: told.surface === undefined && stated?.guessed === true,
    effort: told.effort === undefined ? first(all.map(({ effort }) => effort)) : told.effort,
    feel: told.feel === undefined ? first(all.map(({ feel }) => feel)) : told.feel,
  };
}

/** The person's own step rate, over all runs that tell one. */
const usual = computed(() =>
  usualSteps(activities.value.filter(({ lead }) => isRun(lead)).map(({ lead }) => lead.stepsPerMinute)),
);

export const styleFor = (activity: Activity): RunStyle => ({
  ...styleOf(activity.lead, usual.value, forefoot.value),
  surface: factsOf(activity).surface,
});
/** What the estimate is worked out from; null without a date, or where it is no run. */
export function styledRun(activity: Activity): StyledRun | null {
  const run = isRun(activity.lead) ? runForLoad(inZone(activity.lead)) : null;
  return run === null ? null : { ...run, style: styleFor(activity) };
}

const DAY_MS = 86_400_000;
/** Six weeks tell how new a load is, and five days how long it is felt. */
const RECENT_DAYS = 6 * 7 + 5;
/** Whether a recording is dated ahead of now: its watch went wrong, and it counts nowhere until then. */
export const liesAhead = (run: Run): boolean => startMs(run) > nowMs();
/** Activities from so many days before a moment until then. */
export function activitiesBefore(ms: number, days: number): readonly Activity[] {
  const own = runs.value.filter((run) => startMs(run) <= ms && ms - startMs(run) <= days * DAY_MS);
  return activitiesOf(own);
}
/** The runs that bear on what is felt at a moment, the oldest first. */
export const runsBearingOn = (ms: number): readonly StyledRun[] =>
  activitiesBefore(ms, RECENT_DAYS).flatMap((activity) => styledRun(activity) ?? []);
export const recentRuns = computed<readonly StyledRun[]>(() => runsBearingOn(nowMs()));
