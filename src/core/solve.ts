import { MILLIONTH, UNIT } from "./bundle.ts";
import type { Choice, Held } from "./bundle.ts";
import { better, bundlesIn, rounded, START } from "./part.ts";
import type { Part } from "./part.ts";
import type { Problem } from "./problem.ts";
import { searchOf } from "./search.ts";
import { walk } from "./walk.ts";

/** The best choice of steps; worth in whole millionths. */
export interface Solution {
  readonly millionths: number;
  readonly seconds: number;
  readonly choices: readonly Choice[];
  readonly held: readonly Held[];
}

/** How far below the ceiling of all plans the first walk looks, in parts of the unit of worth, and the next ones. */
const FIRST_DEPTH = 0.02 * UNIT;
const DEEPER = 1.6;
/** Parts of plans that a walk keeps for each region, and how many times as many the next one where that cut any. */
const FIRST_BEAM = 300;
const WIDER = 8;
/** No plan is worth less: every position and tool and forty steps that are worth nothing do not cost so much. */
const LEAST_WORTH = -2 * UNIT;
/** Slack against the rounding of bounds, in parts of the unit of worth: far above it, far below a millionth. */
const SLACK = 1e4;

/** The optimum of a problem with its ties broken, or null when nothing fits. */
export function solve(problem: Problem): Solution | null {
  const search = searchOf(problem);
  if (search === null) return null;
  const top = search.bound.ceiling(0, START);
  let best: Part | null = null;
  let beam = FIRST_BEAM;
  for (let depth = FIRST_DEPTH; ; depth *= DEEPER) {
    const floor = Math.max(best === null ? Number.NEGATIVE_INFINITY : floorOf(best), top - depth);
    const walked = walk(search, floor, beam);
    best = better(walked.best, best);
    if (!walked.whole) beam *= WIDER;
    else if (floor <= LEAST_WORTH || (best !== null && floorOf(best) >= floor)) break;
  }
  return best === null ? null : solutionOf(best);
}

/** Below this no plan comes to the same whole millionths. */
const floorOf = (part: Part): number => (rounded(part) - 0.5) * MILLIONTH - SLACK;

function solutionOf(best: Part): Solution {
  const made = bundlesIn(best).map((bundle) => bundle.made());
  return {
    millionths: rounded(best),
    seconds: best.seconds,
    choices: made.flatMap(({ choices }) => choices),
    held: made.flatMap(({ held }) => held),
  };
}
