import { MILLIONTH } from "./bundle.ts";
import type { Opening } from "./bits.ts";
import type { Bundle } from "./bundle.ts";

/** What a plan of this problem could run out of, and what openings cost. */
export interface Scarce {
  readonly seconds: boolean;
  readonly press: boolean;
  readonly openings: readonly Opening[];
}

/** Seconds and worth of the openings of a mask. */
export function secondsOf(openings: readonly Opening[], mask: number): number {
  let seconds = 0;
  for (let m = mask; m !== 0; m &= m - 1) seconds += openings[31 - Math.clz32(m & -m)]?.seconds ?? 0;
  return seconds;
}
export function worthOf(openings: readonly Opening[], mask: number): number {
  let worth = 0;
  for (let m = mask; m !== 0; m &= m - 1) worth += openings[31 - Math.clz32(m & -m)]?.worth ?? 0;
  return worth;
}

/** Negative when the first list is smaller in text order. */
export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? "", b[i] ?? ""];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** Fewer steps, then the smaller list. */
const compareSteps = (a: Bundle, b: Bundle): number => a.steps - b.steps || compareKeys(a.made().keys, b.made().keys);

/**
 * Whether the first can take the second's place in every plan, and makes it better: it pays for what it opens beside,
 * and uses no more of anything that could run out. A millionth more settles it; less only where no tie can turn it.
 */
function beats(a: Bundle, b: Bundle, { seconds: short, press, openings }: Scarce): boolean {
  if (a.worth < b.worth || a.gated > b.gated || (a.stretches & ~b.stretches) !== 0) return false;
  if (press && a.press > b.press) return false;
  const beside = a.opens & ~b.opens;
  const more = a.worth - worthOf(openings, beside) - b.worth;
  if (more < 0) return false;
  const later = a.seconds + secondsOf(openings, beside) - b.seconds;
  if (later > 0) return !short && more >= MILLIONTH;
  return later < 0 || more >= MILLIONTH || compareSteps(a, b) <= 0;
}

/** Ways that no other way beats whatever the rest of the plan is; `may` says whether one may take another's place. */
export function unbeaten<B extends Bundle>(
  bundles: readonly B[],
  scarce: Scarce,
  may: (a: B, b: B) => boolean = () => true,
): readonly B[] {
  const kept: B[] = [];
  const gives = (bundle: B, other: B): boolean => beats(other, bundle, scarce) && may(other, bundle);
  const order = (a: B, b: B): number => b.worth - a.worth || a.seconds - b.seconds || a.steps - b.steps;
  for (const bundle of bundles.toSorted(order)) {
    if (kept.some((other) => gives(bundle, other))) continue;
    // Only those of equal worth can still be beaten by one that comes after them.
    for (let i = kept.length - 1; kept[i]?.worth === bundle.worth; i--)
      if (gives(kept[i] ?? bundle, bundle)) kept.splice(i, 1);
    kept.push(bundle);
  }
  return kept;
}
