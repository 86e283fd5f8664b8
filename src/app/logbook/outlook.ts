import { computed } from "@preact/signals";
import { besideTold, forecastOf } from "#core";
import type { Beside, Felt, Forecast, ForecastLevel, RegionId } from "#core";
import type { Line } from "#journal";
import { instantNow } from "../device/clock.ts";
import { rules } from "../engine.ts";
import { lines } from "../record.ts";
import { recentRuns, runsBearingOn } from "./activities.ts";

const DAYS_AHEAD = [24, 48, 72] as const;
const isPlace = ({ region }: { readonly region: RegionId }): boolean => region !== "whole-leg";
/** Today and the three days after it. */
export const outlook = computed<readonly Forecast[]>(() => {
  const loaded = rules.value;
  if (loaded === null) return [];
  const all = forecastOf(loaded.knowledge, recentRuns.value, instantNow(), [0, ...DAYS_AHEAD]);
  return all.map((each) => ({ ...each, regions: each.regions.filter(isPlace) }));
});

/** A place, and the most that is expected of it on any of the days. */
export interface Row {
  readonly place: RegionId;
  readonly level: ForecastLevel;
  readonly demand: number;
}
/** Places of all days: the highest level first, within it what worked hardest. */
export function rowsOf(days: readonly Forecast[]): readonly Row[] {
  const most = new Map<RegionId, Row>();
  for (const { region: place, level, demand } of days.flatMap(({ regions }) => regions)) {
    const before = most.get(place);
    const higher = before === undefined || level > before.level ? level : before.level;
    most.set(place, { place, level: higher, demand: Math.max(before?.demand ?? 0, demand) });
  }
  return [...most.values()].toSorted((a, b) => b.level - a.level || b.demand - a.demand);
}

/** What a person told at a moment, and what had been expected for it. */
export interface Looked {
  readonly at: string;
  readonly places: readonly Beside[];
}
/** Told mornings and places marked for a session that are looked at again. */
const LOOKED_BACK = 5;
/** Older words are not asked of: with years of them the page would wait. */
const ASKED_OF = 40;
interface Told {
  readonly at: string;
  readonly felt: readonly Felt[];
}
/** What a line of the record tells of places: a morning, or the numbers that were given before a session. */
function toldIn(line: Line): readonly Told[] {
  if (line.kind === "morning") return [{ at: line.at, felt: line.felt }];
  if (line.kind !== "session") return [];
  const felt = line.worked.flatMap(({ region, side, before }) =>
    before === null || side === "both" ? [] : [{ region, side, soreness: before }],
  );
  return [{ at: line.at, felt }];
}
/** Was it right? The newest first. */
export const lookedBack = computed<readonly Looked[]>(() => {
  const loaded = rules.value;
  if (loaded === null) return [];
  const told = lines.value.flatMap(toldIn);
  const newest = told.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, ASKED_OF);
  const looked: Looked[] = [];
  for (const { at, felt } of newest) {
    if (looked.length === LOOKED_BACK) break;
    const runs = runsBearingOn(Date.parse(at));
    const [then] = runs.length === 0 ? [] : forecastOf(loaded.knowledge, runs, at, [0]);
    if (then === undefined) continue;
    const places = besideTold(then, felt.filter(isPlace));
    if (places.length > 0) looked.push({ at, places });
  }
  return looked;
});
