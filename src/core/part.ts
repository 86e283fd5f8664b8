import { compareKeys, secondsOf, worthOf } from "./beaten.ts";
import type { Used } from "./bound.ts";
import { MILLIONTH } from "./bundle.ts";
import type { Opening } from "./bits.ts";
import type { Bundle } from "./bundle.ts";

/** Part of a plan: the regions decided so far. */
export interface Part extends Used {
  readonly steps: number;
  /** The most worth that it can still come to. */
  ceiling: number;
  /** Whether nothing that could follow would run out of time. */
  readonly timely: boolean;
  readonly bundle: Bundle | null;
  readonly before: Part | null;
}

/** A plan of nothing. */
export const START: Part = {
  worth: 0,
  seconds: 0,
  press: 0,
  steps: 0,
  gated: 0,
  regions: 0,
  opens: 0,
  stretches: 0,
  ceiling: Number.POSITIVE_INFINITY,
  timely: false,
  bundle: null,
  before: null,
};

/** Whole millionths; a half goes down. */
export const rounded = ({ worth }: { readonly worth: number }): number => Math.ceil(worth / MILLIONTH - 0.5);

export function bundlesIn(part: Part): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (let at: Part | null = part; at !== null; at = at.before) if (at.bundle !== null) bundles.push(at.bundle);
  return bundles;
}

const keysAt = ({ bundle }: Part): readonly string[] => bundle?.made().keys ?? [];

/** The two lists, without what both parts have from before they differ. */
function compareLists(a: Part, b: Part): number {
  const [first, second]: [string[], string[]] = [[], []];
  let [x, y]: [Part | null, Part | null] = [a, b];
  while (x !== null && y !== null && x !== y) {
    if (x.bundle !== y.bundle) {
      first.push(...keysAt(x));
      second.push(...keysAt(y));
    }
    [x, y] = [x.before, y.before];
  }
  return compareKeys(first.sort(), second.sort());
}

/** Fewer seconds, then fewer steps, then the smaller list. */
const compareRest = (a: Part, b: Part): number => a.seconds - b.seconds || a.steps - b.steps || compareLists(a, b);

/** The better of two plans; one without a step is none. */
export function better(a: Part | null, b: Part | null): Part | null {
  if (a === null || a.steps === 0) return b;
  if (b === null) return a;
  return (rounded(b) - rounded(a) || compareRest(a, b)) < 0 ? a : b;
}

/** What parts of one stage are compared by. */
export interface Compared {
  readonly openings: readonly Opening[];
  readonly pressShort: boolean;
  readonly regionsShort: boolean;
}

/** Whether whatever becomes of the second is better with the first in its place; as for bundles. */
function beats(a: Part, b: Part, { openings, pressShort, regionsShort }: Compared): boolean {
  if (a.worth < b.worth || (pressShort && a.press > b.press) || a.gated > b.gated) return false;
  if ((a.stretches & ~b.stretches) !== 0 || (regionsShort && a.regions > b.regions)) return false;
  if (a.steps === 0 && b.steps > 0) return false;
  const lacks = b.opens & ~a.opens;
  const more = a.worth - b.worth - worthOf(openings, lacks);
  if (more < 0) return false;
  const later = a.seconds - b.seconds + secondsOf(openings, lacks);
  if (later > 0) return a.timely && more >= MILLIONTH;
  if (later < 0 || more >= MILLIONTH) return true;
  return a.steps < b.steps || (a.steps === b.steps && compareLists(a, b) <= 0);
}

/** Parts that no other beats, highest ceiling first, and whether they are all: more than `most` are cut. */
export function unbeaten(parts: Part[], most: number, compared: Compared) {
  const kept: Part[] = [];
  const order = (a: Part, b: Part): number => b.ceiling - a.ceiling || compareRest(a, b);
  for (const part of parts.sort(order)) {
    if (kept.some((other) => beats(other, part, compared))) continue;
    if (kept.length >= most) return { parts: kept, whole: false };
    kept.push(part);
  }
  return { parts: kept, whole: true };
}
