import type { Because, Plan, Step } from "./advice.ts";
import { adviseWith } from "./advise.ts";
import type { Planner } from "./advise.ts";
import { POSITIONS, REGIONS, TOOLS } from "./body.ts";
import type { Area } from "./body.ts";
import { lasting } from "./bundle.ts";
import type { Choice, Held } from "./bundle.ts";
import { helpOf, workedWithEffect } from "./help.ts";
import { daysSinceWorked } from "./ledger.ts";
import { demandByRegion } from "./load.ts";
import { needOf } from "./need.ts";
import type { Candidate, Problem } from "./problem.ts";
import { SETTLE } from "./settle.ts";
import { solve } from "./solve.ts";
import type { Solution } from "./solve.ts";

const MILLION = 1_000_000;

/** Load, need and learned help of a cleared request, and the optimum of its problem. */
export const planner: Planner = {
  estimatesFor: ({ knowledge, request, history }) => {
    const { usual, demand } = demandByRegion(knowledge, request.runs, history.now.ms);
    const worked = workedWithEffect(request.entries);
    return {
      usual,
      demand: (region) => demand.get(region) ?? 0,
      need: (place) => needOf(place, daysSinceWorked(history, place)),
      help: (technique, { region }) => helpOf(worked, technique, region),
    };
  },
  bestPlan: (problem, { request }) => bestPlan(problem, request.wishes?.order ?? []),
};

/** The best plan for a request, or why there is none. */
export const advise = adviseWith(planner);

type Planned = Pick<Plan, "seconds" | "worth" | "steps"> & { readonly orderKept: boolean };

/**
 * The optimum of a problem as steps in their order with their times, or null when nothing fits. Where a wished order
 * takes longer, the optimum of so much less time; where nothing is left of it, the usual order stands.
 */
export function bestPlan(problem: Problem, wished: readonly Area[] = []): Planned | null {
  const ordered = wished.length === 0 ? null : orderedPlan(problem, wished);
  if (ordered !== null) return ordered;
  const best = solve(problem);
  return best === null ? null : { ...planned(best, inOrder(best.choices)), orderKept: wished.length === 0 };
}
const planned = (best: Solution, ordered: readonly Choice[]) => ({
  ...timed(ordered, stretchesOf(ordered, best.held)),
  worth: best.millionths / MILLION,
});

/** What the changes of position and tool cost in the wished order is taken from the time until it all fits. */
function orderedPlan(problem: Problem, wished: readonly Area[]): Planned | null {
  for (let budgetSeconds = problem.budgetSeconds; budgetSeconds > 0;) {
    const best = solve({ ...problem, budgetSeconds });
    if (best === null) return null;
    const plan = planned(best, placed(inOrder(best.choices), wished));
    const late = plan.seconds - problem.budgetSeconds;
    if (late <= 0) return { ...plan, orderKept: true };
    budgetSeconds -= late;
  }
  return null;
}

/** The wished places first, in their order; the steps of one place together. */
function placed(usual: readonly Choice[], wished: readonly Area[]): readonly Choice[] {
  const rank = ({ candidate, option }: Choice): number => {
    const at = wished.findIndex(
      ({ region, side }) => region === candidate.region && (side === candidate.side || option.bothSides),
    );
    return at < 0 ? wished.length : at;
  };
  return usual.toSorted((a, b) => rank(a) - rank(b));
}

const placesOf = ({ candidate, both }: Choice): readonly Candidate[] =>
  both === null ? [candidate] : [candidate, both];

/** Need of everything that some steps work, each place once. */
function needIn(choices: readonly Choice[]): number {
  return [...new Set(choices.flatMap(placesOf))].reduce((sum, { need }) => sum + need.total, 0);
}

const GRAIN = 1e9;
const grained = (n: number): number => Math.round(n * GRAIN);

/** Groups with the most need first; equal ones in the order given. */
function grouped(choices: readonly Choice[], nameOf: (choice: Choice) => string, order: readonly string[]) {
  const names = order.filter((name) => choices.some((choice) => nameOf(choice) === name));
  const groups = names.map((name) => choices.filter((choice) => nameOf(choice) === name));
  return groups.toSorted((a, b) => grained(needIn(b)) - grained(needIn(a)));
}

const SIDES = ["both", "left", "middle", "right"];
const sideOf = ({ candidate, option }: Choice) => (option.bothSides ? ("both" as const) : candidate.side);

function byNeed(a: Choice, b: Choice): number {
  return (
    grained(needIn([b])) - grained(needIn([a])) ||
    REGIONS.indexOf(a.candidate.region) - REGIONS.indexOf(b.candidate.region) ||
    SIDES.indexOf(sideOf(a)) - SIDES.indexOf(sideOf(b)) ||
    (a.option.technique < b.option.technique ? -1 : 1)
  );
}

/** Positions by need, tools in them the same way, then places by need; a place's second technique comes later. */
function inOrder(choices: readonly Choice[]): readonly Choice[] {
  return grouped(choices, ({ option }) => option.position, POSITIONS).flatMap((inPosition) =>
    grouped(inPosition, ({ option }) => option.tool, TOOLS).flatMap((withTool) => withTool.toSorted(byNeed)),
  );
}

/** Each stretch with the last step of its place; where that one has a stretch already, the step before. */
function stretchesOf(ordered: readonly Choice[], held: readonly Held[]): ReadonlyMap<Choice, Held["stretch"]> {
  const stretches = new Map<Choice, Held["stretch"]>();
  for (const { candidate, stretch } of held) {
    const last = ordered.findLast((choice) => placesOf(choice).includes(candidate) && !stretches.has(choice));
    if (last !== undefined) stretches.set(last, stretch);
  }
  return stretches;
}

/** Steps with their times, and how long they take in all. */
function timed(ordered: readonly Choice[], stretches: ReadonlyMap<Choice, Held["stretch"]>) {
  let at = 0;
  const steps = ordered.map((choice, index) => {
    const before = ordered[index - 1]?.option;
    const { option, times } = choice;
    const moved = before?.position !== option.position;
    at += moved ? SETTLE.position : 0;
    at += moved || before?.tool !== option.tool ? SETTLE.tool : 0;
    const startSeconds = at + SETTLE.place;
    const stretch = stretches.get(choice) ?? null;
    at = startSeconds + lasting(option, times) + (stretch === null ? 0 : SETTLE.place + stretch.seconds);
    return stepOf(choice, startSeconds, stretch);
  });
  return { seconds: at, steps };
}

function stepOf(choice: Choice, startSeconds: number, stretch: Held["stretch"] | null): Step {
  const { option, times } = choice;
  const spots = option.work === "spots";
  return {
    technique: option.technique,
    name: option.name,
    region: choice.candidate.region,
    side: sideOf(choice),
    tool: option.tool,
    position: option.position,
    stroke: option.stroke,
    startSeconds,
    seconds: lasting(option, times),
    sets: spots ? null : times,
    setSeconds: spots ? null : option.seconds,
    restSeconds: option.restSeconds,
    passSeconds: option.passSeconds,
    spotSeconds: spots ? option.seconds : null,
    spots: spots ? times : null,
    pain: { target: option.pain.target, ceiling: option.pain.ceiling },
    stretch: stretch === null ? null : { id: stretch.id, seconds: stretch.seconds },
    because: becauseOf(choice),
  };
}

/** Why a step is in the plan: what the person said, what they ran, what helped; else that the place is rested. */
function becauseOf(choice: Choice): Step["because"] {
  const places = placesOf(choice);
  const because: { code: Because; value: number }[] = [];
  const sore = Math.max(-1, ...places.map(({ marked }) => marked ?? -1));
  if (sore >= 0) because.push({ code: "sore", value: sore });
  if (places.some(({ complaint }) => complaint)) because.push({ code: "complaint", value: 1 });
  const { usual, demand, need } = choice.candidate;
  if (demand > 0 && !usual) because.push({ code: "load", value: Math.round(demand * 10) / 10 });
  const helped = Math.round((choice.option.helped - 1) * 100);
  if (helped > 0) because.push({ code: "helped", value: helped });
  if (because.length === 0 && usual && demand > 0) because.push({ code: "usual", value: Math.round(demand * 10) / 10 });
  if (because.length === 0) because.push({ code: "rested", value: Math.round((need.rested / 0.05) * 4) });
  if (choice.option.liked === true) because.push({ code: "liked", value: 1 });
  return because;
}
