import type { Spare, SpareWhy, Step } from "./advice.ts";
import type { Bench } from "./barrier.ts";
import { unasked } from "./candidates.ts";
import type { Estimates, Found } from "./candidates.ts";
import type { Candidate, Option } from "./problem.ts";
import { SETTLE } from "./settle.ts";

/** Less than this is no question: a plan is made of whole sets. [design] */
const SPARE_SECONDS = 60;

interface Planned {
  readonly steps: readonly Step[];
  readonly seconds: number;
}

/**
 * Why a plan needs fewer seconds than there are; null where it needs them nearly all. What is in it comes first, then
 * what is not. `found` is the problem with the wishes that were granted.
 */
export function spareOf(bench: Bench, found: Found, plan: Planned, demand: Estimates["demand"]): Spare | null {
  const seconds = found.problem.budgetSeconds - plan.seconds;
  if (seconds < SPARE_SECONDS) return null;
  if (isPressedOut(found, plan)) return { seconds, why: ["pressed"] };
  return { seconds, why: [whyNoMore(found, plan), whyNoOther(bench, found, plan, seconds, demand)] };
}

const pressedIn = (step: Step): number => (step.sets ?? step.spots ?? 0) * (step.setSeconds ?? step.spotSeconds ?? 0);
const sum = (steps: readonly Step[]): number => steps.reduce((seconds, step) => seconds + pressedIn(step), 0);
const isAt = ({ region, side }: Pick<Candidate, "region" | "side">, step: Step): boolean =>
  step.region === region && (step.side === side || step.side === "both");

/** Whether not one set more may be pressed in all. */
function isPressedOut({ problem }: Found, { steps }: Planned): boolean {
  const left = problem.maxPressSeconds - sum(steps.filter(({ side }) => side !== "both"));
  return problem.candidates.every(({ options }) => options.every((o) => !o.bothSides && o.seconds > left));
}

/** Why what is in the plan does not get more: a wish, the most that it may get, or that it has its whole dose. */
function whyNoMore({ problem }: Found, { steps }: Planned): SpareWhy {
  const worked = problem.candidates.filter((place) => steps.some((step) => isAt(place, step)));
  if (worked.some(({ must }) => must !== undefined && (must.technique !== null || must.most < Infinity)))
    return "wished";
  return worked.every((place) => isAtMost(place, steps)) ? "most" : "enough";
}
function isAtMost(place: Candidate, steps: readonly Step[]): boolean {
  const here = steps.filter((step) => isAt(place, step));
  const left = place.maxSeconds - sum(here.filter(({ side }) => side !== "both"));
  return place.options.every((option) => option.seconds > left || isDone(option, here));
}
const isDone = ({ technique, maxTimes }: Option, steps: readonly Step[]): boolean =>
  steps.some((step) => step.technique === technique && (step.sets ?? step.spots ?? 0) >= maxTimes);

/** Why no other place fills what is left. */
function whyNoOther(
  bench: Bench,
  { problem }: Found,
  { steps }: Planned,
  seconds: number,
  demand: Estimates["demand"],
): SpareWhy {
  const worked = new Set<string>(steps.map(({ region }) => region));
  if (problem.maxRegions !== null && worked.size >= problem.maxRegions) return "moment";
  const others = problem.candidates.filter((place) => !steps.some((step) => isAt(place, step)));
  if (others.length > 0) return others.every((place) => leastOf(place) > seconds) ? "short" : "little";
  if (!bench.request.fill) return "only-asked";
  return unasked(bench, demand) ? "not-asked" : "nothing-else";
}
/** The least seconds that a place takes, with the change of position and tool that it brings. */
function leastOf({ options, alike }: Candidate): number {
  const steps = options.map(({ minSeconds, seconds, restSeconds }) => {
    const times = Math.max(1, Math.ceil(minSeconds / seconds));
    return SETTLE.place + times * seconds + (times - 1) * restSeconds;
  });
  return SETTLE.position + SETTLE.tool + Math.min(...steps) * (alike ? 2 : 1);
}
