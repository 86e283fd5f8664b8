import type { RegionId } from "./body.ts";
import type { TechniqueCode } from "./facts.ts";
import type { Entry, Worked } from "./request.ts";

/** Uses before a technique's effect on a person counts, and how strongly few uses are drawn to no effect. */
const LEAST_USES = 4;
const SHRINKAGE = 6;
const MOST_POINTS = 2;
const PER_POINT = 0.1;

const fall = ({ before, after }: Worked): number | null => (before === null || after === null ? null : before - after);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** All work with a soreness before and after, of every session. */
export function workedWithEffect(entries: readonly Entry[]): readonly Worked[] {
  return entries.flatMap((entry) => (entry.kind === "session" ? entry.worked.filter((w) => fall(w) !== null) : []));
}

const regions = new WeakMap<readonly Worked[], ReadonlyMap<RegionId, readonly Worked[]>>();
/** Every technique of every place asks the same of the same work. */
function byRegion(worked: readonly Worked[]): ReadonlyMap<RegionId, readonly Worked[]> {
  const known = regions.get(worked);
  if (known !== undefined) return known;
  const found = new Map<RegionId, Worked[]>();
  for (const each of worked) {
    const here = found.get(each.region);
    if (here === undefined) found.set(each.region, [each]);
    else here.push(each);
  }
  regions.set(worked, found);
  return found;
}

/**
 * How a technique helped this person on a region against everything tried there: a factor from 0.8 to 1.2,
 * 1 while there are fewer than four uses (docs/planner.md, "help").
 */
export function helpOf(worked: readonly Worked[], technique: TechniqueCode, region: RegionId): number {
  const onRegion = byRegion(worked).get(region) ?? [];
  const own = onRegion.filter((w) => w.technique === technique).flatMap((w) => fall(w) ?? []);
  if (own.length < LEAST_USES) return 1;
  const gain = mean(own) - mean(onRegion.flatMap((w) => fall(w) ?? []));
  const shrunk = (gain * own.length) / (own.length + SHRINKAGE);
  return 1 + PER_POINT * Math.min(MOST_POINTS, Math.max(-MOST_POINTS, shrunk));
}
