import type { Opening } from "./bits.ts";
import type { Bundle, Uses } from "./bundle.ts";
import { bestAt, paid, pricesOf, reducedBy, sumOf, worthWithout } from "./prices.ts";
import type { Choosing, Limits, Prices } from "./prices.ts";

/** What a part of a plan has used: enough to bound what can still become of it. */
export interface Used extends Uses {
  readonly worth: number;
  readonly regions: number;
}

/** The most worth that a plan can have whose first regions are decided; never below the truth. */
export type Ceiling = (regionsDone: number, used: Used) => number;

/** A bundle and how much choosing it lowers the ceiling at least. */
export interface Ranked {
  readonly bundle: Bundle;
  readonly gap: number;
}

/** Ceilings, and the bundles of each region, those that lower the loose ceiling least first. */
export interface Bound {
  readonly ceiling: Ceiling;
  /** Never below the other; a bundle lowers it by its gap or more. */
  readonly loose: Ceiling;
  readonly ranked: readonly (readonly Ranked[])[];
}

/**
 * Lagrange's bound: what a plan may use only so much of may be exceeded at a price, which makes the regions
 * independent. Any prices that are not negative give a true bound; good ones are found by subgradients.
 * Pressing, of which only few amounts occur, need not have a price: what is left of it is shared out exactly.
 */
export function boundOf(
  limits: Limits,
  regions: readonly Choosing[],
  openings: readonly Opening[],
  pressShort: boolean,
): Bound {
  const prices = pricesOf(limits, regions, openings);
  const shares = (u: number): Float64Array => prices.shares[u] ?? new Float64Array(0);
  const best = regions.map((region, u) => bestAt(region, prices, shares(u)).value);
  const ranked = regions.map(({ bundles }, u) =>
    bundles
      .map((bundle) => ({ bundle, gap: (best[u] ?? 0) - reducedBy(prices, shares(u), bundle) }))
      .sort((a, b) => a.gap - b.gap),
  );
  const rests = restsOf(regions, openings, prices, best);
  const loose = ceilingOf(limits, prices, rests, null);
  const shared = pressShort ? sharedOut(limits.press, regions.map(worthWithout), ranked, best, prices.press) : null;
  return { loose, ceiling: shared === null ? loose : ceilingOf(limits, prices, rests, shared), ranked };
}

/** What the regions that are not decided can add, and what an opening adds to it that is open already. */
interface Rest {
  readonly value: number;
  /** The part of the value that the regions themselves have, with everything at its price. */
  readonly own: number;
  readonly gains: Float64Array;
}

/** The rest after none, one, two … regions. */
function restsOf(
  regions: readonly Choosing[],
  openings: readonly Opening[],
  prices: Prices,
  best: readonly number[],
): readonly Rest[] {
  const costs = openings.map(({ worth, seconds }) => worth + prices.second * seconds);
  const sums = new Float64Array(openings.length);
  let [own, later] = [0, 0];
  const restNow = (): Rest => {
    const gains = sums.map((sum, f) => Math.min(costs[f] ?? 0, sum));
    const open = sums.reduce((all, sum, f) => all + Math.max(0, sum - (costs[f] ?? 0)), 0);
    return { value: own + open + sumOf(later, prices.stretches), own, gains };
  };
  const rests = [restNow()];
  for (let u = regions.length - 1; u >= 0; u--) {
    own += best[u] ?? 0;
    for (const { stretches } of regions[u]?.bundles ?? []) later |= stretches;
    prices.shares[u]?.forEach((share, f) => (sums[f] = (sums[f] ?? 0) + share));
    rests.push(restNow());
  }
  return rests.reverse();
}

function ceilingOf(limits: Limits, prices: Prices, rests: readonly Rest[], shared: SharedOut | null): Ceiling {
  const { second, gated, region, stretches } = prices;
  return (done, used) => {
    const rest = rests[done];
    if (rest === undefined) return Number.POSITIVE_INFINITY;
    const left = limits.press - used.press;
    const pressed = shared?.most[done]?.[Math.floor(left / shared.grain)];
    const own = pressed === undefined ? prices.press * left : pressed - rest.own;
    const value = used.worth + rest.value + sumOf(used.opens, rest.gains) - sumOf(used.stretches, stretches);
    const counted = paid(gated, limits.gated - used.gated) + paid(region, limits.regions - used.regions);
    return value + own + counted + second * (limits.seconds - used.seconds);
  };
}

/** The most that the regions after none, one, two … can add, by the grains of pressing that are left. */
interface SharedOut {
  /** Seconds. */
  readonly grain: number;
  readonly most: readonly Float64Array[];
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * Pressing shared out among regions in the best way, by dynamic programming over its grains: those of the bundles alone,
 * so that an odd limit, less than a grain above a multiple, makes no more of them.
 */
function sharedOut(
  limit: number,
  without: readonly number[],
  ranked: Bound["ranked"],
  best: readonly number[],
  price: number,
): SharedOut {
  const grain = ranked.flat().reduce((g, { bundle }) => divisor(g, bundle.press), 0) || 1;
  const size = Math.floor(limit / grain) + 1;
  let rest = new Float64Array(size);
  const most = [rest];
  for (let u = ranked.length - 1; u >= 0; u--) {
    const none = without[u] ?? 0;
    const now = rest.map((value) => value + none);
    for (const [press, value] of bestByPress(ranked[u] ?? [], best[u] ?? 0, price, none))
      for (let left = press / grain; left < size; left++)
        now[left] = Math.max(now[left] ?? 0, value + (rest[left - press / grain] ?? 0));
    most.push((rest = now));
  }
  return { grain, most: most.reverse() };
}

/** For each amount of pressing the most that a bundle is worth with all but pressing paid. */
function bestByPress(
  ranked: readonly Ranked[],
  best: number,
  price: number,
  none: number,
): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  for (const { bundle, gap } of ranked) {
    const value = best - gap + price * bundle.press;
    if (value > (values.get(bundle.press) ?? none)) values.set(bundle.press, value);
  }
  return values;
}
