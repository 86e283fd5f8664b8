import type { Opening } from "./bits.ts";
import type { Bundle } from "./bundle.ts";
import { secondsOf, worthOf } from "./beaten.ts";

/** What a plan may use in all. */
export interface Limits {
  readonly seconds: number;
  readonly press: number;
  readonly gated: number;
  /** Infinite where any number of regions is allowed. */
  readonly regions: number;
}

/** Prices of what a plan may use only so much of, and each region's share in each opening. */
export interface Prices {
  second: number;
  press: number;
  gated: number;
  region: number;
  readonly stretches: Float64Array;
  readonly shares: readonly Float64Array[];
}

const ROUNDS = 60;
/** Rounds without a lower bound after which the steps are halved. */
const PATIENCE = 6;
const FIRST_STEP = 0.2;
/** Scale of what is counted in ones against a second: its price lives on the scale of worth itself. */
const ONES = 100;

/** The sum of what stands at the bits of a mask. */
export function sumOf(mask: number, values: Float64Array): number {
  let sum = 0;
  for (let m = mask; m !== 0; m &= m - 1) sum += values[31 - Math.clz32(m & -m)] ?? 0;
  return sum;
}

/** What a bundle is worth above the price of all it uses. */
export function reducedBy(prices: Prices, shares: Float64Array, bundle: Bundle): number {
  const own = bundle.worth - prices.second * bundle.seconds - prices.press * bundle.press;
  const counted = prices.region + prices.gated * bundle.gated;
  return own - counted - sumOf(bundle.opens, shares) - sumOf(bundle.stretches, prices.stretches);
}

/** Bundles of a region, one of which must be in the plan where anything of it is wished for. */
export interface Choosing {
  readonly bundles: readonly Bundle[];
  readonly must: boolean;
}

/** What is had from a region without any bundle of it. */
export const worthWithout = ({ must }: Pick<Choosing, "must">): number => (must ? Number.NEGATIVE_INFINITY : 0);

/** The best bundle of a region at these prices, or none. */
export function bestAt({ bundles, must }: Choosing, prices: Prices, shares: Float64Array) {
  let value = worthWithout({ must });
  let best: Bundle | null = null;
  for (const bundle of bundles) {
    const own = bundle.worth - prices.region - prices.second * bundle.seconds - prices.press * bundle.press;
    if (own <= value) continue;
    const reduced = reducedBy(prices, shares, bundle);
    if (reduced > value) [value, best] = [reduced, bundle];
  }
  return { value, best };
}

/** Price times what there is; what is never short has no price. */
export const paid = (price: number, amount: number): number => (price === 0 ? 0 : price * amount);

/** Prices that bring Lagrange's bound down, found by subgradients with steps after Polyak. */
export function pricesOf(limits: Limits, regions: readonly Choosing[], openings: readonly Opening[]): Prices {
  const shares = regions.map(() => new Float64Array(openings.length));
  const prices: Prices = { second: 0, press: 0, gated: 0, region: 0, stretches: new Float64Array(31), shares };
  let named = 0;
  for (const { bundles } of regions) for (const { stretches } of bundles) named |= stretches;
  let kept = copyOf(prices);
  let [least, stalled, step] = [Number.POSITIVE_INFINITY, 0, FIRST_STEP];
  for (let round = 0; round < ROUNDS; round++) {
    const dual = dualAt(limits, regions, openings, prices, named);
    if (dual.value < least) [least, kept, stalled] = [dual.value, copyOf(prices), 0];
    else if (++stalled >= PATIENCE) [step, stalled] = [step / 2, 0];
    const slope = slopeOf(dual, prices, named);
    if (slope === 0) break;
    move(prices, dual, named, (step * Math.max(dual.value, 1)) / slope);
  }
  return kept;
}

const copyOf = (prices: Prices): Prices => ({
  ...prices,
  stretches: prices.stretches.slice(),
  shares: prices.shares.map((share) => share.slice()),
});

/** The bound at some prices, what is left of each limit there, and what each region opens. */
interface Dual {
  readonly value: number;
  readonly left: Limits;
  /** How often each shared stretch is taken. */
  readonly takes: Float64Array;
  readonly used: readonly number[];
  readonly open: number;
}

function dualAt(
  limits: Limits,
  regions: readonly Choosing[],
  openings: readonly Opening[],
  prices: Prices,
  named: number,
): Dual {
  let value = paid(prices.second, limits.seconds) + paid(prices.press, limits.press) + sumOf(named, prices.stretches);
  value += paid(prices.gated, limits.gated) + paid(prices.region, limits.regions);
  let { seconds, press, gated, regions: free } = limits;
  const takes = new Float64Array(31);
  const used = regions.map((region, u) => {
    const { value: most, best } = bestAt(region, prices, prices.shares[u] ?? NONE);
    if (best === null) return 0;
    value += most;
    [seconds, press, gated, free] = [seconds - best.seconds, press - best.press, gated - best.gated, free - 1];
    for (let m = best.stretches; m !== 0; m &= m - 1) add(takes, 31 - Math.clz32(m & -m), 1);
    return best.opens;
  });
  const { gain, open } = opened(openings, prices);
  seconds -= secondsOf(openings, open);
  return { value: value + gain, left: { seconds, press, gated, regions: free }, takes, used, open };
}

const NONE = new Float64Array(0);
const add = (values: Float64Array, at: number, more: number): void => {
  values[at] = (values[at] ?? 0) + more;
};

/** Openings whose shares pay for them, and what is gained by them. */
function opened(openings: readonly Opening[], { second, shares }: Prices) {
  let [gain, open] = [0, 0];
  for (let f = 0; f < openings.length; f++) {
    let sum = -worthOf(openings, 1 << f) - second * secondsOf(openings, 1 << f);
    for (const share of shares) sum += share[f] ?? 0;
    if (sum > 0) [gain, open] = [gain + sum, open | (1 << f)];
  }
  return { gain, open };
}

const bitsIn = (mask: number): number => {
  let count = 0;
  for (let m = mask; m !== 0; m &= m - 1) count++;
  return count;
};

const finite = (amount: number): number => (Number.isFinite(amount) ? amount : 0);
/** What is left over at no price is no reason to move. */
const pull = (price: number, left: number): number => (price === 0 && left > 0 ? 0 : finite(left) ** 2);

function slopeOf({ left, takes, used, open }: Dual, prices: Prices, named: number): number {
  let ones = pull(prices.region, left.regions) + pull(prices.gated, left.gated);
  for (const mask of used) ones += bitsIn(mask ^ open);
  for (let m = named; m !== 0; m &= m - 1) {
    const k = 31 - Math.clz32(m & -m);
    ones += pull(prices.stretches[k] ?? 0, 1 - (takes[k] ?? 0));
  }
  return pull(prices.second, left.seconds) + pull(prices.press, left.press) + ONES ** 2 * ones;
}

/** What is used too much becomes dearer, what is left over cheaper. */
function move(prices: Prices, { left, takes, used, open }: Dual, named: number, size: number): void {
  const [each, one] = [size, size * ONES ** 2];
  prices.second = Math.max(0, prices.second - each * left.seconds);
  prices.press = Math.max(0, prices.press - each * left.press);
  prices.gated = Math.max(0, prices.gated - one * left.gated);
  prices.region = Math.max(0, prices.region - one * finite(left.regions));
  for (let m = named; m !== 0; m &= m - 1) {
    const k = 31 - Math.clz32(m & -m);
    prices.stretches[k] = Math.max(0, (prices.stretches[k] ?? 0) - one * (1 - (takes[k] ?? 0)));
  }
  // A region that uses what is not opened pays more for it; one that does not use what is opened, less.
  prices.shares.forEach((share, u) => {
    const mask = used[u] ?? 0;
    for (let m = mask ^ open; m !== 0; m &= m - 1) {
      const f = 31 - Math.clz32(m & -m);
      share[f] = Math.max(0, (share[f] ?? 0) + (((mask >>> f) & 1) === 1 ? one : -one));
    }
  });
}
