import { secondsOf } from "./beaten.ts";
import type { Scarce } from "./beaten.ts";
import { bitsOf } from "./bits.ts";
import type { Opening } from "./bits.ts";
import { boundOf } from "./bound.ts";
import type { Bound } from "./bound.ts";
import type { Uses } from "./bundle.ts";
import { GATE } from "./ceilings.ts";
import { mostsOf } from "./most.ts";
import type { Most } from "./most.ts";
import type { Choosing, Limits } from "./prices.ts";
import type { Problem } from "./problem.ts";
import { bundlesOf, regionsOf } from "./region.ts";
import type { Side } from "./side.ts";

/** One region to decide. */
export interface Stage {
  /** A place of it is wished for: it is not left out. */
  readonly must: boolean;
  /** Openings and stretches that later regions could still use. */
  readonly opensLater: number;
  readonly stretchesLater: number;
  /** Most seconds that later regions can take. */
  readonly secondsLater: Most;
  /** Least that later regions must take, their openings aside. */
  readonly leastLater: Pick<Uses, "seconds" | "press">;
}

/** A problem made ready: its regions in the order of deciding, and what bounds a plan. */
export interface Search {
  readonly limits: Limits;
  readonly stages: readonly Stage[];
  readonly bound: Bound;
  readonly openings: readonly Opening[];
  readonly pressShort: boolean;
}

/** Regions that must be in the plan are decided first, then those with the most to gain; null where one cannot be in it. */
export function searchOf(problem: Problem): Search | null {
  const bits = bitsOf(problem);
  const { openings } = bits;
  const limits: Limits = {
    seconds: problem.budgetSeconds,
    press: problem.maxPressSeconds,
    gated: GATE.stepsInPlan.value,
    regions: problem.maxRegions ?? Number.POSITIVE_INFINITY,
  };
  const sides = regionsOf(bits, problem);
  const scarce = scarceOf(limits, sides, openings);
  const all = sides.map((each): Choosing => ({
    must: each.some(({ candidate }) => candidate.must !== undefined),
    bundles: bundlesOf(bits, each, scarce).filter((bundle) => fits(bundle, limits, openings)),
  }));
  if (all.some(({ must, bundles }) => must && bundles.length === 0)) return null;
  const deciding = all
    .filter(({ bundles }) => bundles.length > 0)
    .sort((a, b) => Number(b.must) - Number(a.must) || (b.bundles[0]?.worth ?? 0) - (a.bundles[0]?.worth ?? 0));
  const bound = boundOf(limits, deciding, openings, scarce.press);
  return { limits, stages: stagesOf(deciding, openings), bound, openings, pressShort: scarce.press };
}

/** Whether a plan of this bundle alone is allowed. */
export function fits(
  { seconds, press, gated, opens }: Uses,
  limits: Pick<Limits, "seconds" | "press" | "gated">,
  openings: readonly Opening[],
): boolean {
  return seconds + secondsOf(openings, opens) <= limits.seconds && press <= limits.press && gated <= limits.gated;
}

/** What a plan could run out of if every side were worked as long as it may be. */
function scarceOf(limits: Limits, regions: readonly (readonly Side[])[], openings: readonly Opening[]): Scarce {
  const [all] = mostsOf(
    regions.flat().map(({ ways }) => ways),
    openings,
  );
  const { seconds, press } = all ?? { seconds: () => 0, press: 0 };
  return { seconds: seconds(limits.press) > limits.seconds, press: press > limits.press, openings };
}

function stagesOf(deciding: readonly Choosing[], openings: readonly Opening[]): readonly Stage[] {
  const mosts = mostsOf(
    deciding.map(({ bundles }) => bundles),
    openings,
  );
  let [opensLater, stretchesLater] = [0, 0];
  let leastLater = { seconds: 0, press: 0 };
  return deciding
    .map(({ must, bundles }, index) => ({ must, bundles, secondsLater: mosts[index + 1]?.seconds ?? (() => 0) }))
    .reverse()
    .map(({ must, bundles, secondsLater }): Stage => {
      const stage = { must, opensLater, stretchesLater, secondsLater, leastLater };
      if (must) leastLater = withLeast(leastLater, bundles);
      for (const { opens, stretches } of bundles)
        [opensLater, stretchesLater] = [opensLater | opens, stretchesLater | stretches];
      return stage;
    })
    .reverse();
}

const least = (amounts: readonly number[]): number =>
  amounts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
function withLeast({ seconds, press }: Stage["leastLater"], bundles: readonly Uses[]): Stage["leastLater"] {
  return {
    seconds: seconds + least(bundles.map((bundle) => bundle.seconds)),
    press: press + least(bundles.map((bundle) => bundle.press)),
  };
}
