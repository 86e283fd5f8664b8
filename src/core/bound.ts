import type { Bundle, Opening } from "./bundle.ts";
import type { Problem } from "./problem.ts";

/** What a part of a plan has used: enough to bound what can still become of it. */
export interface Used {
  readonly worth: number;
  readonly seconds: number;
  readonly press: number;
  readonly opens: number;
  readonly stretches: number;
}

/** The most worth that a plan can have whose first regions are decided; never below the truth. */
export type Ceiling = (regionsDone: number, used: Used) => number;

/** The ceiling, and the bundles of each region with how much choosing each lowers it, least first. */
export interface Bound {
  readonly ceiling: Ceiling;
  readonly ranked: readonly (readonly { readonly bundle: Bundle; readonly gap: number }[])[];
}

/** Prices of a second, of a pressed second, of a shared stretch, and each region's share in each opening. */
interface Prices {
  second: number;
  press: number;
  readonly stretches: Float64Array;
  readonly shares: readonly Float64Array[];
}

const ROUNDS = 120;

/**
 * Lagrange's bound: time, pressing and openings may be exceeded at a price, which makes the regions
 * independent. Any prices that are not negative give a true bound; good ones are found by subgradients.
 */
export function boundOf(
  problem: Problem,
  regions: readonly (readonly Bundle[])[],
  openings: readonly Opening[],
): Bound {
  const prices = pricesOf(problem, regions, openings);
  const { second, press } = prices;
  const rest = [0];
  const later = [0];
  const ranked: Bound["ranked"][number][] = [];
  const free: Float64Array[] = [new Float64Array(openings.length)];
  const sums = new Float64Array(openings.length);
  for (let u = regions.length - 1; u >= 0; u--) {
    const shares = prices.shares[u] ?? new Float64Array(0);
    const best = bestAt(regions[u] ?? [], prices, shares);
    rest.push((rest.at(-1) ?? 0) + best.value);
    later.push((regions[u] ?? []).reduce((mask, { stretches }) => mask | stretches, later.at(-1) ?? 0));
    const gaps = (regions[u] ?? []).map((bundle) => ({ bundle, gap: best.value - reducedBy(prices, shares, bundle) }));
    ranked.unshift(gaps.sort((a, b) => a.gap - b.gap));
    openings.forEach((_, f) => (sums[f] = (sums[f] ?? 0) + (shares[f] ?? 0)));
    free.push(sums.slice());
  }
  const after = regions
    .map((_, u) => u)
    .concat(regions.length)
    .map((u) => {
      const [value, shares] = [rest[regions.length - u] ?? 0, free[regions.length - u] ?? sums];
      const costs = openings.map((opening) => opening.worth + second * opening.seconds);
      const open = costs.reduce((sum, cost, f) => sum + Math.max(0, (shares[f] ?? 0) - cost), 0);
      const stretches = sumOf(later[regions.length - u] ?? 0, prices.stretches);
      return { value: value + open + stretches, gains: costs.map((cost, f) => Math.min(cost, shares[f] ?? 0)) };
    });
  const ceiling: Ceiling = (done, used) => {
    const at = after[done];
    if (at === undefined) return Number.POSITIVE_INFINITY;
    const value = used.worth + at.value + sumOf(used.opens, at.gains) - sumOf(used.stretches, prices.stretches);
    return value + second * (problem.budgetSeconds - used.seconds) + press * (problem.maxPressSeconds - used.press);
  };
  return { ceiling, ranked };
}

/** The sum of what stands at the bits of a mask. */
function sumOf(mask: number, values: ArrayLike<number>): number {
  let sum = 0;
  for (let m = mask; m !== 0; m &= m - 1) sum += values[31 - Math.clz32(m & -m)] ?? 0;
  return sum;
}

/** What a bundle is worth above the price of all it uses. */
function reducedBy({ second, press, stretches }: Prices, shares: Float64Array, bundle: Bundle): number {
  const own = bundle.worth - second * bundle.seconds - press * bundle.press;
  return own - sumOf(bundle.opens, shares) - sumOf(bundle.stretches, stretches);
}

/** The best bundle of a region at these prices, or none. */
function bestAt(bundles: readonly Bundle[], prices: Prices, shares: Float64Array) {
  let value = 0;
  let best: Bundle | null = null;
  for (const bundle of bundles) {
    if (bundle.worth - prices.second * bundle.seconds - prices.press * bundle.press <= value) continue;
    const reduced = reducedBy(prices, shares, bundle);
    if (reduced > value) [value, best] = [reduced, bundle];
  }
  return { value, best };
}

function pricesOf(problem: Problem, regions: readonly (readonly Bundle[])[], openings: readonly Opening[]): Prices {
  const shares = regions.map(() => new Float64Array(openings.length));
  const prices: Prices = { second: 0, press: 0, stretches: new Float64Array(31), shares };
  let kept = copyOf(prices);
  let least = Number.POSITIVE_INFINITY;
  let stalled = 0;
  let step = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const { value, seconds, press, used, open, takes } = dualAt(problem, regions, openings, prices);
    if (value < least) [least, kept, stalled] = [value, copyOf(prices), 0];
    else if (++stalled >= 6) [step, stalled] = [step / 2, 0];
    const norm = slope(seconds, press, used, open, takes);
    if (norm === 0) break;
    const size = (step * 0.2 * Math.max(value, 1)) / norm;
    prices.second = Math.max(0, prices.second - size * seconds);
    prices.press = Math.max(0, prices.press - size * press);
    move(shares, used, open, size);
    takes.forEach((free, k) => {
      prices.stretches[k] = Math.max(0, (prices.stretches[k] ?? 0) - free * size * OPENING_SCALE ** 2);
    });
  }
  return kept;
}

const copyOf = ({ second, press, stretches, shares }: Prices): Prices => ({
  stretches: stretches.slice(),
  second,
  press,
  shares: shares.map((s) => s.slice()),
});

/** Scale of an opening against a second: prices of openings live on the scale of worth itself. */
const OPENING_SCALE = 100;

/** The bound at these prices, and how far seconds, pressing and openings are from balance. */
function dualAt(
  problem: Problem,
  regions: readonly (readonly Bundle[])[],
  openings: readonly Opening[],
  prices: Prices,
) {
  let value = prices.second * problem.budgetSeconds + prices.press * problem.maxPressSeconds;
  let seconds = problem.budgetSeconds;
  let press = problem.maxPressSeconds;
  let open = 0;
  const named = regions.reduce((all, bundles) => bundles.reduce((mask, b) => mask | b.stretches, all), 0);
  const takes = new Float64Array(31);
  for (let m = named; m !== 0; m &= m - 1) takes[31 - Math.clz32(m & -m)] = 1;
  value += sumOf(named, prices.stretches);
  const sums = new Float64Array(openings.length);
  const used = regions.map((bundles, u) => {
    const shares = prices.shares[u] ?? new Float64Array(0);
    const { value: most, best } = bestAt(bundles, prices, shares);
    value += most;
    seconds -= best?.seconds ?? 0;
    press -= best?.press ?? 0;
    for (let m = best?.stretches ?? 0; m !== 0; m &= m - 1) {
      const k = 31 - Math.clz32(m & -m);
      takes[k] = (takes[k] ?? 0) - 1;
    }
    shares.forEach((share, f) => (sums[f] = (sums[f] ?? 0) + share));
    return best?.opens ?? 0;
  });
  openings.forEach((opening, f) => {
    const gain = (sums[f] ?? 0) - opening.worth - prices.second * opening.seconds;
    if (gain <= 0) return;
    value += gain;
    seconds -= opening.seconds;
    open |= 1 << f;
  });
  return { value, seconds, press, used, open, takes };
}

const bitsIn = (mask: number): number => {
  let count = 0;
  for (let m = mask; m !== 0; m &= m - 1) count++;
  return count;
};

function slope(seconds: number, press: number, used: readonly number[], open: number, takes: Float64Array): number {
  const mixed = used.reduce((sum, mask) => sum + bitsIn(mask ^ open), 0);
  const taken = takes.reduce((sum, free) => sum + free ** 2, 0);
  return seconds ** 2 + press ** 2 + OPENING_SCALE ** 2 * (mixed + taken);
}

/** A region that uses what is not opened pays more for it; one that does not use what is opened, less. */
function move(shares: readonly Float64Array[], used: readonly number[], open: number, size: number): void {
  shares.forEach((share, u) => {
    const mask = used[u] ?? 0;
    for (let m = mask ^ open; m !== 0; m &= m - 1) {
      const f = 31 - Math.clz32(m & -m);
      const way = ((mask >>> f) & 1) === 1 ? 1 : -1;
      share[f] = Math.max(0, (share[f] ?? 0) + way * size * OPENING_SCALE ** 2);
    }
  });
}
