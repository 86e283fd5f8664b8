import { secondsOf } from "./beaten.ts";
import { bitsOf } from "./bits.ts";
import type { Opening } from "./bits.ts";
import type { Uses } from "./bundle.ts";
import { GATE } from "./ceilings.ts";
import type { Candidate, Problem } from "./problem.ts";
import { bundlesOf, regionsOf } from "./region.ts";
import { fits } from "./search.ts";

const NOTHING: Uses = { seconds: 0, press: 0, gated: 0, opens: 0, stretches: 0 };
/** A dose on which nothing more is worth anything, so that only what work uses tells its ways apart. */
const SATED_DOSE = 100;

/**
 * Whether any plan is allowed in which every place that must be worked is: whether `solve` finds one, told from what
 * the work uses alone, which takes a small part of the time.
 */
export function isKeepable(problem: Problem): boolean {
  const places = problem.candidates.map(bare);
  const names = new Set(places.map(({ region }) => region));
  const regions = [...names].map((name) => places.filter(({ region }) => region === name));
  const musts = regions.filter((sides) => sides.some(({ must }) => must !== undefined));
  if (musts.length > (problem.maxRegions ?? Number.POSITIVE_INFINITY)) return false;
  return musts.length > 0 ? areTogether(problem, musts) : regions.some((sides) => areTogether(problem, [sides]));
}

/** A place without what a plan may do without. */
const bare = (place: Candidate): Candidate => ({
  ...place,
  doneDose: SATED_DOSE,
  options: place.options.map((option) => ({ ...option, stretch: null })),
});

/** Whether one plan can hold all of these regions. */
function areTogether(problem: Problem, regions: readonly (readonly Candidate[])[]): boolean {
  const limits = { seconds: problem.budgetSeconds, press: problem.maxPressSeconds, gated: GATE.stepsInPlan.value };
  const held = { ...problem, candidates: regions.flat() };
  const bits = bitsOf(held);
  const { openings } = bits;
  let parts: readonly Uses[] = [NOTHING];
  for (const sides of regionsOf(bits, held)) {
    const ways = leanest(bundlesOf(bits, sides, { seconds: true, press: true, openings }), openings);
    const longer = parts.flatMap((part) => ways.map((way) => joined(part, way)));
    parts = leanest(
      longer.filter((part) => fits(part, limits, openings)),
      openings,
    );
  }
  return parts.length > 0;
}

const joined = (a: Uses, b: Uses): Uses => ({
  seconds: a.seconds + b.seconds,
  press: a.press + b.press,
  gated: a.gated + b.gated,
  opens: a.opens | b.opens,
  stretches: 0,
});

/** Those in whose place no other can stand that uses no more, what it opens beside included. */
function leanest(all: readonly Uses[], openings: readonly Opening[]): readonly Uses[] {
  const kept: Uses[] = [];
  for (const uses of all.toSorted((a, b) => a.seconds - b.seconds || a.press - b.press || a.gated - b.gated))
    if (!kept.some((other) => isLeaner(other, uses, openings))) kept.push(uses);
  return kept;
}
const isLeaner = (a: Uses, b: Uses, openings: readonly Opening[]): boolean =>
  a.press <= b.press && a.gated <= b.gated && a.seconds + secondsOf(openings, a.opens & ~b.opens) <= b.seconds;
