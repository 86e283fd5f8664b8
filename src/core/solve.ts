import { bitsOf, bundlesOf, compareKeys, MILLIONTH, regionsOf } from "./bundle.ts";
import { GATE } from "./ceilings.ts";
import { boundOf } from "./bound.ts";
import type { Bound } from "./bound.ts";
import type { Bundle, Choice, Held, Opening } from "./bundle.ts";
import type { Problem } from "./problem.ts";

/** The best choice of steps; worth in whole millionths. */
export interface Solution {
  readonly millionths: number;
  readonly seconds: number;
  readonly choices: readonly Choice[];
  readonly held: readonly Held[];
}

/** Part of a plan: the regions decided so far. */
interface Label {
  readonly worth: number;
  readonly seconds: number;
  readonly press: number;
  readonly steps: number;
  readonly gated: number;
  readonly regions: number;
  readonly opens: number;
  readonly stretches: number;
  readonly bundle: Bundle | null;
  readonly before: Label | null;
}

interface Stage {
  readonly bundles: readonly Bundle[];
  /** Openings and stretches that later regions could still use. */
  readonly opensLater: number;
  readonly stretchesLater: number;
}

/** Plans kept for each region, from a first good plan to the proof that none is better. */
const BEAMS = [4, 40, 400, Number.POSITIVE_INFINITY] as const;
/** Slack against the rounding of bounds, in parts of the unit of worth: far above it, far below a millionth. */
const SLACK = 1e4;
const START: Label = {
  worth: 0,
  seconds: 0,
  press: 0,
  steps: 0,
  gated: 0,
  regions: 0,
  opens: 0,
  stretches: 0,
  bundle: null,
  before: null,
};

/** The optimum of a problem with its ties broken, or null when nothing fits. */
export function solve(problem: Problem): Solution | null {
  const bits = bitsOf(problem);
  const regions = regionsOf(problem)
    .map((sides) => bundlesOf(bits, sides).filter(({ seconds }) => seconds + 14 <= problem.budgetSeconds))
    .filter((bundles) => bundles.length > 0)
    .sort((a, b) => (b[0]?.worth ?? 0) - (a[0]?.worth ?? 0));
  const stages = stagesOf(regions);
  const bound = boundOf(problem, regions, bits.openings);
  const search = { problem, stages, bound, openings: bits.openings };
  let best: Label | null = null;
  for (const beam of BEAMS)
    best = bestOf(walk(search, best === null ? Number.NEGATIVE_INFINITY : rounded(best), beam), best);
  if (best === null) return null;
  const bundles = chosen(best);
  return {
    millionths: rounded(best),
    seconds: best.seconds,
    choices: bundles.flatMap(({ choices }) => choices),
    held: bundles.flatMap(({ held }) => held),
  };
}

/** Whole millionths; a half goes down. */
const rounded = ({ worth }: { readonly worth: number }): number => Math.ceil(worth / MILLIONTH - 0.5);

function stagesOf(regions: readonly (readonly Bundle[])[]): readonly Stage[] {
  let [opensLater, stretchesLater] = [0, 0];
  return regions
    .toReversed()
    .map((bundles): Stage => {
      const stage = { bundles, opensLater, stretchesLater };
      for (const { opens, stretches } of bundles)
        [opensLater, stretchesLater] = [opensLater | opens, stretchesLater | stretches];
      return stage;
    })
    .reverse();
}

interface Search {
  readonly problem: Problem;
  readonly stages: readonly Stage[];
  readonly bound: Bound;
  readonly openings: readonly Opening[];
}

/** Region by region, every part of a plan that could still become the best one; at most `beam` of them a region. */
function walk(search: Search, millionths: number, beam: number): readonly Label[] {
  const floor = (millionths - 0.5) * MILLIONTH - SLACK;
  let labels: readonly Label[] = [START];
  search.stages.forEach((stage, index) => {
    const kept = keeper();
    const ceiling = (label: Label): number => search.bound.ceiling(index + 1, label);
    for (const label of labels) {
      const idle = settled(stage, label);
      if (ceiling(idle) >= floor) kept.add(idle);
      const room = search.bound.ceiling(index, label) - floor;
      for (const { bundle, gap } of search.bound.ranked[index] ?? []) {
        if (gap > room) break;
        const next = extended(search, stage, label, bundle);
        if (next !== null && ceiling(next) >= floor) kept.add(next);
      }
    }
    labels = kept.all();
    if (labels.length > beam) labels = labels.toSorted((a, b) => ceiling(b) - ceiling(a)).slice(0, beam);
  });
  return labels;
}

/** A region left out; what no later region can share is forgotten. */
function settled({ opensLater, stretchesLater }: Stage, label: Label): Label {
  return {
    ...label,
    opens: label.opens & opensLater,
    stretches: label.stretches & stretchesLater,
    bundle: null,
    before: label,
  };
}

function extended({ problem, openings }: Search, stage: Stage, label: Label, bundle: Bundle): Label | null {
  if ((label.stretches & bundle.stretches) !== 0 || label.gated + bundle.gated > GATE.stepsInPlan.value) return null;
  const press = label.press + bundle.press;
  const regions = label.regions + 1;
  if (press > problem.maxPressSeconds || (problem.maxRegions !== null && regions > problem.maxRegions)) return null;
  let seconds = label.seconds + bundle.seconds;
  let worth = label.worth + bundle.worth;
  for (let opened = bundle.opens & ~label.opens; opened !== 0; opened &= opened - 1) {
    const opening = openings[31 - Math.clz32(opened & -opened)];
    seconds += opening?.seconds ?? 0;
    worth -= opening?.worth ?? 0;
  }
  if (seconds > problem.budgetSeconds) return null;
  return {
    worth,
    seconds,
    press,
    steps: label.steps + bundle.steps,
    gated: label.gated + bundle.gated,
    // Without a limit only whether there is any is worth telling apart.
    regions: problem.maxRegions === null ? 1 : regions,
    opens: (label.opens | bundle.opens) & stage.opensLater,
    stretches: (label.stretches | bundle.stretches) & stage.stretchesLater,
    bundle,
    before: label,
  };
}

function chosen(label: Label): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (let at: Label | null = label; at !== null; at = at.before) if (at.bundle !== null) bundles.push(at.bundle);
  return bundles;
}
const keysOf = (label: Label): readonly string[] =>
  chosen(label)
    .flatMap(({ keys }) => keys)
    .sort();

/** Fewer seconds, then fewer steps, then the smaller list. */
function compareRest(a: Label, b: Label): number {
  return a.seconds - b.seconds || a.steps - b.steps || compareKeys(keysOf(a), keysOf(b));
}

function bestOf(labels: readonly Label[], first: Label | null): Label | null {
  let best = first;
  for (const label of labels) {
    if (label.steps === 0) continue;
    if (best === null || rounded(label) > rounded(best)) best = label;
    else if (rounded(label) === rounded(best) && compareRest(label, best) < 0) best = label;
  }
  return best;
}

/** A millionth more settles it; less than that only where no tie can turn it. */
function dominates(a: Label, b: Label): boolean {
  if (a.worth < b.worth || a.seconds > b.seconds || a.press > b.press) return false;
  return a.seconds < b.seconds || a.worth - b.worth >= MILLIONTH || compareRest(a, b) <= 0;
}

/** Labels by what they have opened, stretched and used up; beaten ones fall out as better ones come. */
function keeper() {
  const groups = new Map<string, Label[]>();
  return {
    add(label: Label): void {
      const key = `${label.opens} ${label.stretches} ${label.gated} ${label.regions}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [label]);
      else if (!group.some((other) => dominates(other, label)))
        groups.set(key, [...group.filter((other) => !dominates(label, other)), label]);
    },
    all: (): readonly Label[] => [...groups.values()].flat(),
  };
}
