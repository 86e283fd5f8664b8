import type { Left, NotKept } from "./advice.ts";
import type { Bench } from "./barrier.ts";
import { areaKey } from "./body.ts";
import type { Area } from "./body.ts";
import { GATE } from "./ceilings.ts";
import type { Found } from "./candidates.ts";
import { lasting } from "./bundle.ts";
import { whyNot } from "./options.ts";
import type { Help } from "./options.ts";
import type { Candidate, Problem } from "./problem.ts";
import type { TechniqueCode } from "./facts.ts";
import type { WorkWish } from "./request.ts";
import { SETTLE } from "./settle.ts";

/** One wish that may fail; in the order in which they are granted. */
export type Wish =
  | { readonly wish: "leave"; readonly place: Area }
  /** `place`: the first one that it would be done at. `work`: what was asked for is no breach of it. */
  | {
      readonly wish: "without";
      readonly place: Area;
      readonly technique: TechniqueCode;
      readonly work: readonly WorkWish[];
    }
  | { readonly wish: "work"; readonly place: WorkWish };

/** The wishes of a request: what is to be left, what is to be done without, then what is to be worked. */
export function wishesOf({ request }: Bench, { problem }: Found): readonly Wish[] {
  const { leave, work, without = [] } = request.wishes ?? { leave: [], work: [] };
  return [
    ...leave.map((place) => ({ wish: "leave", place }) as const),
    ...without.flatMap((technique) => {
      const place = problem.candidates.find(({ options }) => options.some((o) => o.technique === technique));
      return place === undefined ? [] : [{ wish: "without", place, technique, work } as const];
    }),
    ...work.map((place) => ({ wish: "work", place }) as const),
  ];
}
const sameRegion = (a: Area, b: Area): boolean => a.region === b.region;
const isAt = (a: Area, b: Area): boolean => sameRegion(a, b) && a.side === b.side;

/** The problem with what is left taken out, both sides of what is worked alike and what holds both sides at once. */
function without(candidates: readonly Candidate[], place: Area): readonly Candidate[] {
  return candidates
    .filter((each) => !isAt(each, place) && !(each.alike && sameRegion(each, place)))
    .map((each) => (sameRegion(each, place) ? { ...each, options: each.options.filter((o) => !o.bothSides) } : each))
    .filter(({ options }) => options.length > 0);
}
/** The problem without a technique, but where it was asked for; a place that has nothing else goes out, unless it was asked for. */
function doneWithout(
  candidates: readonly Candidate[],
  { technique, work }: Extract<Wish, { readonly wish: "without" }>,
): readonly Candidate[] {
  const left = candidates.flatMap((each) => {
    const here = work.filter((wish) => sameRegion(wish, each));
    if (here.some((wish) => wish.technique === technique)) return [each];
    const options = each.options.filter((option) => option.technique !== technique);
    if (options.some(({ onlyBeside }) => !onlyBeside)) return [{ ...each, options }];
    return here.some((wish) => wish.technique === null) ? [each] : [];
  });
  const sides = (region: Area["region"], all: readonly Candidate[]): number =>
    all.filter((each) => each.region === region).length;
  return left.filter(({ alike, region }) => !alike || sides(region, left) === sides(region, candidates));
}
/** What works a place: its own work, or the other side's where that holds both sides at once, in that way alone. */
function workerOf(candidates: readonly Candidate[], wish: WorkWish): Candidate | null {
  const own = candidates.find((each) => isAt(each, wish));
  if (own !== undefined) return own;
  const beside = candidates.find((each) => sameRegion(each, wish) && each.options.some((o) => o.bothSides));
  if (beside === undefined) return null;
  const options = beside.options.filter((o) => o.bothSides && (wish.technique ?? o.technique) === o.technique);
  return options.length === 0 ? null : { ...beside, options };
}
/** The problem in which a place must be worked as it was wished, both sides of what is worked alike. */
function withMust(candidates: readonly Candidate[], wish: WorkWish): readonly Candidate[] | null {
  const worker = workerOf(candidates, wish);
  if (worker === null) return null;
  const must = {
    technique: isAt(worker, wish) ? wish.technique : (worker.options[0]?.technique ?? null),
    least: wish.leastSeconds ?? 0,
    most: wish.mostSeconds ?? Number.POSITIVE_INFINITY,
  };
  return candidates.map((each) =>
    isAt(each, worker) || (each.alike && sameRegion(each, wish)) ? { ...each, must: narrowed(each.must, must) } : each,
  );
}
/** Two wishes for the same work: both hold. */
function narrowed(old: Candidate["must"], more: NonNullable<Candidate["must"]>): NonNullable<Candidate["must"]> {
  if (old === undefined) return more;
  const clash = old.technique !== null && more.technique !== null && old.technique !== more.technique;
  return {
    technique: old.technique ?? more.technique,
    least: Math.max(old.least, more.least),
    most: clash ? -1 : Math.min(old.most, more.most),
  };
}

/** What is found with these wishes as constraints; null where one of them has no place to hold at. */
export function foundWith(found: Found, wishes: readonly Wish[]): Found | null {
  let candidates: readonly Candidate[] | null = found.problem.candidates;
  for (const each of wishes) {
    if (candidates === null) return null;
    if (each.wish === "work") candidates = withMust(candidates, each.place);
    else candidates = each.wish === "leave" ? without(candidates, each.place) : doneWithout(candidates, each);
  }
  if (candidates === null || candidates.length === 0) return null;
  return { ...found, problem: { ...found.problem, candidates } };
}

/** The least seconds in which everything that must be worked can be; more than there are: no need to look. */
export function leastWith({ candidates }: Problem): number {
  const musts = candidates.filter(({ must }) => must !== undefined);
  const least = musts.map(({ options, must }) => {
    const steps = options.map((option) => {
      const pressed = Math.max(option.minSeconds, must?.least ?? 0);
      const times = Math.min(option.maxTimes, Math.ceil(pressed / option.seconds));
      return SETTLE.place + lasting(option, Math.max(1, times));
    });
    return Math.min(...steps);
  });
  return musts.some(({ options }) => options.some(({ bothSides }) => bothSides))
    ? 0
    : least.reduce((sum, seconds) => sum + seconds, 0);
}

/** Why a wish was not kept: what stands in the way at its own place, else that the rest leaves no room for it. */
export function whyNotKept(bench: Bench, found: Found, wish: Wish, help: Help): NotKept {
  const { region, side } = wish.place;
  const place = { wish: wish.wish, region, side };
  if (wish.wish === "work") return { ...place, why: whyNoWork(bench, found, wish.place, help) };
  return wish.wish === "leave" ? { ...place, why: "last" } : { ...place, technique: wish.technique, why: "last" };
}
function whyNoWork(bench: Bench, found: Found, wish: WorkWish, help: Help): NotKept["why"] {
  const here = workerOf(found.problem.candidates, wish);
  const known = found.places.find(({ area }) => isAt(area, wish));
  const out = known?.why ?? outByCare(bench, wish);
  const own = wish.technique === null || out === null ? null : whyNot(bench, wish.technique, wish, help);
  if (here === null) return own ?? out ?? "not-asked";
  if (wish.technique !== null && !here.options.some(({ technique }) => technique === wish.technique))
    return whyNot(bench, wish.technique, wish, help) ?? "not-here";
  if (here.options.some(({ technique, onlyBeside }) => onlyBeside && technique === wish.technique)) return "beside";
  return whyNoSeconds(here, wish) ?? whyNoRoom(bench, found, here);
}
function outByCare({ care }: Bench, area: Area): Left["why"] | null {
  const key = areaKey(area);
  const flag = care.flags.find(({ out }) => out.has(key));
  return flag?.code ?? care.areas.get(key)?.out ?? null;
}
/** Whether the seconds alone cannot be had: above the most of the place, or below the least of a step. */
function whyNoSeconds({ options, maxSeconds }: Candidate, wish: WorkWish): "most" | "least" | null {
  const ways = options.filter(({ technique }) => wish.technique === null || technique === wish.technique);
  if (ways.every(({ bothSides }) => !bothSides) && (wish.leastSeconds ?? 0) > maxSeconds) return "most";
  const alone = wish.technique !== null ? Math.max(...ways.map((o) => o.seconds * o.maxTimes)) : maxSeconds;
  if ((wish.leastSeconds ?? 0) > alone) return "most";
  const least = Math.min(...ways.map((o) => o.seconds * Math.max(1, Math.ceil(o.minSeconds / o.seconds))));
  return least > (wish.mostSeconds ?? Number.POSITIVE_INFINITY) ? "least" : null;
}
function whyNoRoom({ request }: Bench, found: Found, here: Candidate): NotKept["why"] {
  const musts = (request.wishes?.work ?? []).map(({ region }) => region);
  if (found.problem.maxRegions !== null && new Set([...musts, here.region]).size > GATE.preRegions.value)
    return "moment";
  return here.options.every(({ gated, onlyBeside }) => gated || onlyBeside) ? "gate" : "time";
}
