import type { Opening } from "./bits.ts";
import type { Uses } from "./bundle.ts";
import { secondsOf } from "./beaten.ts";

/** Most seconds that some regions can take when so many seconds are left to press; never below the truth. */
export type Most = (pressSeconds: number) => number;

/** What the regions from one on can use at most. */
export interface Mosts {
  readonly seconds: Most;
  readonly press: number;
}

/** Seconds that a second of pressing may stand for: each gives a true bound, the least of them holds. */
const RATES = [0, 1, 1.5, 2, 3] as const;

/** What all regions can use at most, all but the first, all but two … none. */
export function mostsOf(regions: readonly (readonly Uses[])[], openings: readonly Opening[]): readonly Mosts[] {
  let [opens, press] = [0, 0];
  let sums: readonly number[] = RATES.map(() => 0);
  const mosts: Mosts[] = [mostOf(sums, 0, 0)];
  for (const ways of regions.toReversed()) {
    sums = RATES.map((rate, r) => (sums[r] ?? 0) + mostAt(ways, rate));
    let pressed = 0;
    for (const way of ways) [opens, pressed] = [opens | way.opens, Math.max(pressed, way.press)];
    press += pressed;
    mosts.push(mostOf(sums, secondsOf(openings, opens), press));
  }
  return mosts.reverse();
}

/** Most seconds of a way to work a region, less the rate for what it presses; nothing where it is left out. */
function mostAt(ways: readonly Uses[], rate: number): number {
  let most = 0;
  for (const { seconds, press } of ways) most = Math.max(most, seconds - rate * press);
  return most;
}

function mostOf(sums: readonly number[], opening: number, press: number): Mosts {
  const seconds: Most = (left) => {
    let most = Number.POSITIVE_INFINITY;
    for (let r = 0; r < RATES.length; r++) most = Math.min(most, (RATES[r] ?? 0) * left + (sums[r] ?? 0));
    return opening + most;
  };
  return { seconds, press };
}
