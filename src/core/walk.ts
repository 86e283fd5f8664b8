import { secondsOf, worthOf } from "./beaten.ts";
import type { Bundle } from "./bundle.ts";
import { better, START, unbeaten } from "./part.ts";
import type { Part } from "./part.ts";
import type { Search, Stage } from "./search.ts";

/** What a walk found, and whether it saw every plan above its floor. */
export interface Walked {
  readonly best: Part | null;
  readonly whole: boolean;
}

/** Region by region, every part of a plan that could still come to the floor; at most `beam` of them a region. */
export function walk(search: Search, floor: number, beam: number): Walked {
  const { openings, pressShort, limits } = search;
  const compared = { openings, pressShort, regionsShort: Number.isFinite(limits.regions) };
  let parts: readonly Part[] = [START];
  let whole = true;
  for (let index = 0; index < search.stages.length; index++) {
    const kept = unbeaten(decided(search, index, parts, floor), beam, compared);
    whole &&= kept.whole;
    parts = kept.parts;
  }
  return { best: parts.reduce<Part | null>((best, part) => better(part, best), null), whole };
}

/** Every way to go on from some parts with one region more, or without it, that could still come to the floor. */
function decided(search: Search, index: number, parts: readonly Part[], floor: number): Part[] {
  const { stages, bound } = search;
  const [stage, ranked] = [stages[index], bound.ranked[index]];
  const made: Part[] = [];
  if (stage === undefined || ranked === undefined) return made;
  const add = (part: Part | null): void => {
    if (part === null) return;
    part.ceiling = bound.ceiling(index + 1, part);
    if (part.ceiling >= floor) made.push(part);
  };
  for (const part of parts) {
    if (!stage.must) add(without(search, stage, part));
    const room = bound.loose(index, part) - floor;
    for (const { bundle, gap } of ranked) {
      if (gap > room) break;
      add(extended(search, stage, part, bundle));
    }
  }
  return made;
}

/** A region left out; what no later region can share is forgotten. */
function without({ limits }: Search, { opensLater, stretchesLater, secondsLater }: Stage, part: Part): Part {
  return {
    worth: part.worth,
    seconds: part.seconds,
    press: part.press,
    steps: part.steps,
    gated: part.gated,
    regions: part.regions,
    opens: part.opens & opensLater,
    stretches: part.stretches & stretchesLater,
    ceiling: 0,
    timely: part.timely || part.seconds + secondsLater(limits.press - part.press) <= limits.seconds,
    bundle: null,
    before: part,
  };
}

function extended({ limits, openings }: Search, stage: Stage, part: Part, bundle: Bundle): Part | null {
  const gated = part.gated + bundle.gated;
  if ((part.stretches & bundle.stretches) !== 0 || gated > limits.gated) return null;
  const press = part.press + bundle.press;
  const regions = part.regions + 1;
  if (press + stage.leastLater.press > limits.press || regions > limits.regions) return null;
  const opened = bundle.opens & ~part.opens;
  const seconds = part.seconds + bundle.seconds + secondsOf(openings, opened);
  if (seconds + stage.leastLater.seconds > limits.seconds) return null;
  return {
    worth: part.worth + bundle.worth - worthOf(openings, opened),
    seconds,
    press,
    steps: part.steps + bundle.steps,
    gated,
    regions,
    opens: (part.opens | bundle.opens) & stage.opensLater,
    stretches: (part.stretches | bundle.stretches) & stage.stretchesLater,
    ceiling: 0,
    timely: seconds + stage.secondsLater(limits.press - press) <= limits.seconds,
    bundle,
    before: part,
  };
}
