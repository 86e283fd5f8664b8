import type { Advice, Cannot, Left, NotKept, Plan, Step } from "./advice.ts";
import type { Bench } from "./barrier.ts";
import { areaKey } from "./body.ts";
import type { Area } from "./body.ts";
import { byId, candidatesFor, flaggedOut, isOfCare, readyAt, whyNothing } from "./candidates.ts";
import type { Estimates, Found } from "./candidates.ts";
import { GATE } from "./ceilings.ts";
import { workDone } from "./done.ts";
import type { Knowledge } from "./facts.ts";
import { formatInstant } from "./instant.ts";
import { isKeepable } from "./keepable.ts";
import type { Help, Workable } from "./options.ts";
import type { Candidate, Option, Problem } from "./problem.ts";
import type { Request } from "./request.ts";
import { insideOf, screen } from "./screen.ts";
import type { Cleared } from "./screen.ts";
import { SETTLE } from "./settle.ts";
import { spareOf } from "./spare.ts";
import { foundWith, leastWith, whyNotKept, wishesOf } from "./wishes.ts";
import type { Wish } from "./wishes.ts";

const SECONDS_PER_MINUTE = 60;

/** What planning brings: the estimates that a need is made of, and the optimum of a problem. */
export interface Planner {
  readonly estimatesFor: (bench: Bench) => Estimates;
  readonly bestPlan: (problem: Problem, bench: Bench) => Best | null;
}
type Best = Pick<Plan, "seconds" | "worth" | "steps"> & {
  /** False where the wished order would have taken longer than there is: then the usual one stands. */
  readonly orderKept?: boolean;
};

/** The one door: a request that was read, screened and, if nothing forbids it, planned. */
export function adviseWith(planner: Planner): (knowledge: Knowledge, request: Request) => Advice {
  return (knowledge, request) => {
    const screened = screen(knowledge, request);
    return screened.verdict === "cleared" ? planCleared(planner, knowledge, screened.cleared) : screened;
  };
}

/** The best plan for a request that screening let through, or why there is none. */
function planCleared(planner: Planner, knowledge: Knowledge, cleared: Cleared): Advice {
  const bench: Bench = { knowledge, ...insideOf(cleared) };
  const estimates = planner.estimatesFor(bench);
  const found = candidatesFor(bench, estimates);
  const wanted = wantedIn(bench, found);
  if (wanted.length === 0) return nothing(bench, found, estimates);
  const least = Math.min(...wanted.map(leastSession));
  const plain = least > found.problem.budgetSeconds ? null : bestOf(planner, bench, found);
  // What this session has done may leave a place less than its least: that is no question of minutes.
  if (
    plain === null &&
    (bench.request.done ?? []).length > 0 &&
    !(least > found.problem.budgetSeconds && least < Infinity)
  )
    return later(bench, found, found.places, estimates.help);
  if (plain === null) return tooShort(bench, found, Math.ceil(least / SECONDS_PER_MINUTE), estimates.help);
  const { best, kept, notKept, spared } = withWishes(planner, bench, found, { plain, help: estimates.help });
  const { seconds, worth, steps, orderKept } = best;
  const { care, request } = bench;
  const left = leftOut(bench, found, steps, kept);
  const plan: Plan = { seconds, worth, steps, left, cautions: care.cautions, see: care.see };
  const { edition } = knowledge;
  if (request.wishes === undefined) return { verdict: "plan", edition, plan };
  const [first] = orderKept === false ? request.wishes.order : [];
  const late = first === undefined ? [] : [{ wish: "order", ...first, why: "time" } as const];
  const spare = spareOf(bench, spared, best, estimates.demand);
  const wished = { ...plan, notKept: [...notKept, ...late] };
  return { verdict: "plan", edition, plan: spare === null ? wished : { ...wished, spare } };
}

/** The best plan that keeps the wishes: all of them if there is one, else one after the other as far as there is. */
function withWishes(
  planner: Planner,
  bench: Bench,
  found: Found,
  { plain, help }: { readonly plain: Best; readonly help: Help },
) {
  const wishes = wishesOf(bench, found);
  const planned = (tried: readonly Wish[]): Best | null => {
    const constrained = tried.length === 0 ? null : foundWith(found, tried);
    return constrained === null ? null : bestOf(planner, bench, constrained, tried);
  };
  const granted = grantedOf(wishes, (tried) => canKeep(bench, found, tried) ?? planned(tried) !== null);
  const best = planned(granted);
  const kept = best === null ? [] : granted;
  const refused = wishes.filter((wish) => !kept.includes(wish));
  const notKept = refused.map((wish): NotKept => whyNotKept(bench, found, wish, help));
  const spared = best === null || kept.length === 0 ? found : (foundWith(found, kept) ?? found);
  return { best: best ?? plain, kept, notKept, spared };
}

/** One wish after the other, as far as they can be kept together; those that all can are not tried one by one. */
function grantedOf(
  wishes: readonly Wish[],
  can: (tried: readonly Wish[]) => boolean,
  kept: readonly Wish[] = [],
): readonly Wish[] {
  if (wishes.length === 0) return kept;
  if (can([...kept, ...wishes])) return [...kept, ...wishes];
  if (wishes.length === 1) return kept;
  const half = Math.ceil(wishes.length / 2);
  return grantedOf(wishes.slice(half), can, grantedOf(wishes.slice(0, half), can, kept));
}

/** Whether any plan keeps these wishes; null where only the best one can tell whether what was asked for is in it. */
function canKeep(bench: Bench, found: Found, tried: readonly Wish[]): boolean | null {
  const constrained = foundWith(found, tried);
  if (constrained === null) return false;
  const { problem, asked } = constrained;
  const wanted = wantedIn(bench, constrained);
  const musts = problem.candidates.filter(({ must }) => must !== undefined);
  if (!asked || musts.some((place) => wanted.includes(place))) return isKeepable(problem);
  if (wanted.length === 0 || musts.length > 0) return null;
  return isKeepable({ ...problem, candidates: wanted });
}

/** The places that a plan is asked for; what a wish leaves is not asked for any more. */
function wantedIn(bench: Bench, { problem, asked }: Found): readonly Candidate[] {
  return asked ? problem.candidates.filter((each) => isAsked(bench, each)) : problem.candidates;
}

/** The optimum; where it would leave out everything that was asked for, the optimum of that alone. */
function bestOf(planner: Planner, bench: Bench, found: Found, wishes: readonly Wish[] = []): Best | null {
  const { problem, asked } = found;
  if (leastWith(problem) > problem.budgetSeconds) return null;
  const best = planner.bestPlan(problem, bench);
  const wanted = wantedIn(bench, found);
  const left = wanted.length === 0 && wishes.some(({ wish }) => wish === "leave");
  const keeps = (plan: Best | null): boolean =>
    plan?.steps.some((step) => wanted.some((place) => isWorked([step], place))) ?? true;
  if (!asked || left || keeps(best)) return best;
  const candidates = problem.candidates.filter((each) => wanted.includes(each) || each.must !== undefined);
  const alone = planner.bestPlan({ ...problem, candidates }, bench);
  return keeps(alone) ? alone : null;
}

const isAsked = ({ care }: Bench, area: Area): boolean =>
  care.wanted.marked.has(areaKey(area)) || care.wanted.named.has(areaKey(area));

/** The least seconds in which a place can be worked: one step, or the same on both sides. */
function leastSession({ options, alike }: Candidate): number {
  const steps = options.filter(({ onlyBeside }) => !onlyBeside).map(leastStep);
  return SETTLE.position + SETTLE.tool + Math.min(...steps) * (alike ? 2 : 1);
}
function leastStep({ minSeconds, seconds, restSeconds }: Option): number {
  const times = Math.ceil(minSeconds / seconds);
  return SETTLE.place + times * seconds + (times - 1) * restSeconds;
}

/** Why each place that was wished to be worked is not; nothing where none was. */
function unmet(bench: Bench, found: Found, help: Help): Pick<Cannot, "notKept"> {
  const wishes = wishesOf(bench, found).filter(({ wish }) => wish === "work");
  return wishes.length === 0 ? {} : { notKept: wishes.map((wish) => whyNotKept(bench, found, wish, help)) };
}

function nothing(bench: Bench, found: Found, estimates: Estimates): Cannot {
  const { edition } = bench.knowledge;
  const places = found.places.filter(({ area }) => !found.asked || isAsked(bench, area));
  const reason = whyNothing(places.flatMap(({ why }) => why ?? []));
  const { help } = estimates;
  const rest = { left: leftOut(bench, found, []), see: bench.care.see, ...unmet(bench, found, help) };
  if (reason === "too-short") return tooShort(bench, found, bench.request.minutes, help);
  if (reason !== "enough-for-now") return { verdict: "cannot", edition, reason, ...rest };
  return later(bench, found, places, help);
}

/** Enough for now, and from when on there is more; where no time makes it more, nothing fits. */
function later(bench: Bench, found: Found, places: Found["places"], help: Help): Cannot {
  const { edition } = bench.knowledge;
  const rest = { left: leftOut(bench, found, []), see: bench.care.see, ...unmet(bench, found, help) };
  const ms = readyAt(bench, places, help);
  if (ms === null) return { verdict: "cannot", edition, reason: "no-technique", ...rest };
  const ready = formatInstant({ ms, offsetMinutes: bench.history.now.offsetMinutes });
  return { verdict: "cannot", edition, reason: "enough-for-now", readyAt: ready, ...rest };
}

function tooShort(bench: Bench, found: Found, needsMinutes: number, help: Help): Cannot {
  const { edition } = bench.knowledge;
  const left = leftOut(bench, found, []);
  return {
    verdict: "cannot",
    edition,
    reason: "too-short",
    needsMinutes,
    left,
    see: bench.care.see,
    ...unmet(bench, found, help),
  };
}

/** Every place that was marked and not worked, what went out of the complaint's row, and what flags take out. */
function leftOut(bench: Bench, found: Found, steps: readonly Step[], kept: readonly Wish[] = []): readonly Left[] {
  const wished = kept.filter(({ wish }) => wish === "leave").map(({ place }) => areaKey(place));
  const without = new Set(kept.flatMap((wish) => (wish.wish === "without" ? [wish.technique] : [])));
  const asked = found.places.filter(({ area }) => isAsked(bench, area) && !isWorked(steps, area));
  const told = asked.flatMap((place) => {
    const wish = wished.includes(areaKey(place.area)) ? "wish" : null;
    const why = place.why ?? wish ?? (isOnly(place, without) ? "without" : whyNotChosen(bench, place, steps));
    const marked = bench.care.wanted.marked.has(areaKey(place.area));
    return marked || isOfCare(why) ? [{ ...place.area, why }] : [];
  });
  const known = new Set(told.map(areaKey));
  return [...told, ...flaggedOut(bench).filter((area) => !known.has(areaKey(area)))].sort(byId);
}

/** Whether a place could be worked with nothing but these techniques. */
const isOnly = ({ options }: Workable, techniques: ReadonlySet<string>): boolean =>
  options.every((option) => option.onlyBeside || techniques.has(option.technique));

function isWorked(steps: readonly Step[], { region, side }: Area): boolean {
  return steps.some((step) => step.region === region && (step.side === side || step.side === "both"));
}

/** Why a place that could be worked is not in the plan: it had its dose in this session, three regions before a run, one gated step, or time. */
function whyNotChosen(bench: Bench, { area, options }: Workable, steps: readonly Step[]): Left["why"] {
  const { request } = bench;
  // In the rest of a session: a place that had its whole dose was not missed.
  const { seconds } = workDone(bench, area);
  if (options.some(({ fullSeconds }) => seconds >= fullSeconds)) return "enough-today";
  const regions = new Set(steps.map(({ region }) => region));
  const full = regions.size >= GATE.preRegions.value && !regions.has(area.region);
  if (request.moment === "pre" && full) return "moment";
  const gated = options.filter(({ onlyBeside }) => !onlyBeside).every((option) => option.gated);
  return gated && steps.length > 0 ? "gate" : "time";
}
