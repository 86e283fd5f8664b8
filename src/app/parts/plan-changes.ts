import { breath } from "../device/clock.ts";
import type { Area, Left, NotKept, Plan, Step, TechniqueCode, WorkWish } from "#core";
import { askAbout, askAgain, current, take, wishesNow } from "../advice.ts";
import type { Asked, Change } from "../advice.ts";
import type { PlaceWishes } from "../draft.ts";

/** Minutes that are offered, around those of the request. */
const OFFERED = [3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 40, 50, 60] as const;
/** The most minutes that make a plan shorter: less than were asked for, and than the plan itself needs. */
export const shorterThan = (minutes: number, planSeconds: number): number | null =>
  OFFERED.findLast((each) => each < Math.min(minutes, Math.ceil(planSeconds / 60))) ?? null;
/** More minutes; none where minutes are left over and no other place could use them: more would only be left over too. */
export const longerThan = (minutes: number, { spare }: Pick<Plan, "spare">): number | null =>
  spare === undefined || spare.why.some((why) => why === "short" || why === "little")
    ? (OFFERED.find((each) => each > minutes) ?? null)
    : null;

interface Place {
  readonly region: string;
  readonly side: string;
}
const isAt =
  (place: Place) =>
  ({ region, side }: Place): boolean =>
    region === place.region && (side === place.side || side === "both" || place.side === "both");
export const planOf = (asked: Asked | null): Plan | null =>
  asked?.advice.verdict === "plan" ? asked.advice.plan : null;
export const keyOf = ({ region, side }: Place): string => `${region}.${side}`;

/** The places that a step works, each with its side. */
export const placesOf = ({ region, side }: Pick<Step, "region" | "side">): readonly Area[] =>
  side === "both" ? (["left", "right"] as const).map((each) => ({ region, side: each })) : [{ region, side }];

/** What became of a change: it is in the plan, or core said why not; null where no plan came at all. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly why: NotKept["why"] | null };
const DONE: Outcome = { done: true };

/** Takes a change if there is a plan and the wish for these places was kept; null: any plan will do. Core decides. */
async function tryOut(change: Change, places: readonly Area[] | null): Promise<Outcome> {
  const asked = await askAbout(change);
  const plan = "advice" in asked ? planOf(asked) : null;
  if (!("advice" in asked) || plan === null) return { done: false, why: null };
  const broken = places === null ? undefined : newlyBroken(notKeptNow(), plan, places);
  if (broken !== undefined) return { done: false, why: broken.why };
  take(change, asked);
  return DONE;
}
const notKeptNow = (): readonly NotKept[] => planOf(current.peek())?.notKept ?? [];
/** A wish that a plan does not keep: that of these places first, else one that was kept until now. */
export function newlyBroken(before: readonly NotKept[], plan: Plan, places: readonly Area[]): NotKept | undefined {
  const known = new Set(before.map(wishKey));
  const all = plan.notKept ?? [];
  return all.find((each) => places.some(isAt(each))) ?? all.find((each) => !known.has(wishKey(each)));
}
const wishKey = (each: NotKept): string => `${each.wish}.${keyOf(each)}`;

export const ANY = { technique: null, leastSeconds: null, mostSeconds: null } as const;
const without = <T extends Place>(all: readonly T[], places: readonly Area[]): readonly T[] =>
  all.filter((each) => !places.some(isAt(each)));
type Worked = Pick<Step, "region" | "side">;
/** The present wishes with another one for a step's places. */
const working = (step: Worked, wish: Omit<WorkWish, keyof Area>): PlaceWishes => wishing(wishesNow(), step, wish);
export function wishing(now: PlaceWishes, step: Worked, wish: Omit<WorkWish, keyof Area>): PlaceWishes {
  const places = placesOf(step);
  const work = [...without(now.work, places), ...places.map((place) => ({ ...place, ...wish }))];
  return { ...now, leave: without(now.leave, places), work };
}

/** Other minutes: any plan will do. */
export const withMinutes = (minutes: number): Promise<Outcome> => tryOut({ minutes }, null);

/** The plan without a step: its place is left, or keeps the other technique it has. What was told of it still counts. */
export function drop(plan: Plan, step: Step): Promise<Outcome> {
  const [now, places] = [wishesNow(), placesOf(step)];
  const other = plan.steps.find((each) => isAt(step)(each) && each.technique !== step.technique);
  if (other !== undefined) return takeWay(step, other.technique);
  const leave = [...without(now.leave, places), ...places];
  return tryOut({ wishes: { ...now, leave, work: without(now.work, places) } }, places);
}

/** A place that was left out is asked for: it comes in, or core says why not. */
export const letIn = (place: Area): Promise<Outcome> => tryOut({ wishes: working(place, ANY) }, placesOf(place));

/** Another technique for a step's place. */
export const takeWay = (step: Step, technique: TechniqueCode): Promise<Outcome> =>
  tryOut({ wishes: working(step, { ...ANY, technique }) }, placesOf(step));

/** A technique for a place, and why it cannot be taken; null where it can. */
export interface Way {
  readonly technique: TechniqueCode;
  readonly why: NotKept["why"] | null;
}
/** Whether each of these techniques could be taken for a step's place: `planWith` asks core, and nothing changes. */
export async function waysAmong(
  techniques: readonly TechniqueCode[],
  step: Worked,
  before: readonly NotKept[],
  planWith: (technique: TechniqueCode) => Promise<Plan | null>,
): Promise<readonly Way[]> {
  const ways: Way[] = [];
  for (const technique of techniques) {
    // The page may be drawn between two questions.
    await breath();
    const plan = await planWith(technique);
    if (plan !== null) ways.push({ technique, why: newlyBroken(before, plan, placesOf(step))?.why ?? null });
  }
  return ways;
}
export const waysFor = (step: Step, techniques: readonly TechniqueCode[]): Promise<readonly Way[]> =>
  waysAmong(techniques, step, notKeptNow(), async (technique) => {
    const asked = await askAbout({ wishes: working(step, { ...ANY, technique }) });
    return "advice" in asked ? planOf(asked) : null;
  });

/** Asks again after a taste was kept; a wish for what is not liked any more is over. */
export async function tasteChanged(technique: TechniqueCode, disliked: boolean): Promise<void> {
  const now = wishesNow();
  const work = now.work.filter((wish) => !disliked || wish.technique !== technique);
  if (work.length === now.work.length) return askAgain();
  await tryOut({ wishes: { ...now, work } }, null);
}

const lengthOf = (step: Step): number => step.setSeconds ?? step.spotSeconds ?? 0;
const timesOf = (step: Step): number => step.sets ?? step.spots ?? 0;
/** Seconds of sets or spots, rests aside. */
export const secondsOf = (step: Step): number => timesOf(step) * lengthOf(step);

/** One set or spot more or less, with the same technique where the place has no other. */
function resized(plan: Plan, step: Step, way: 1 | -1): Promise<Outcome> {
  const here = plan.steps.filter(isAt(step));
  const now = here.reduce((sum, each) => sum + secondsOf(each), 0);
  const technique = here.length === 1 ? step.technique : null;
  const seconds = now + way * lengthOf(step);
  // What is to be nothing is not a dose: core says that less would do nothing.
  const bound =
    way > 0 ? { leastSeconds: seconds, mostSeconds: null } : { leastSeconds: null, mostSeconds: Math.max(1, seconds) };
  return tryOut({ wishes: working(step, { technique, ...bound }) }, placesOf(step));
}
export const lengthen = (plan: Plan, step: Step): Promise<Outcome> => resized(plan, step, 1);
export const shorten = (plan: Plan, step: Step): Promise<Outcome> => resized(plan, step, -1);

/** The places of a plan in the order of its steps, each once. */
const inOrder = ({ steps }: Plan): readonly (readonly Area[])[] =>
  steps.map(placesOf).filter((places, at, all) => all.findIndex(([first]) => first && places.some(isAt(first))) === at);

/** Whether a step's place can come earlier or later at all. */
export function canMove(plan: Plan, step: Step, way: 1 | -1): boolean {
  const places = inOrder(plan);
  const at = places.findIndex((each) => each.some(isAt(step)));
  return places[at + way] !== undefined;
}
/** How many places later another step's place comes; negative: earlier. */
export function wayTo(plan: Plan, step: Step, other: Step): number {
  const places = inOrder(plan);
  const [from, to] = [step, other].map((each) => places.findIndex((own) => own.some(isAt(each))));
  return (to ?? 0) - (from ?? 0);
}
/** The step's place so many places later, or earlier. */
export function move(plan: Plan, step: Step, way: number): Promise<Outcome> {
  const places = inOrder(plan);
  const rank = places.findIndex((each) => each.some(isAt(step))) + way;
  const own = places.filter((each) => each.some(isAt(step)));
  const others = places.filter((each) => !each.some(isAt(step)));
  const order = [...others.slice(0, rank), ...own, ...others.slice(rank)].flat();
  return tryOut({ wishes: { ...wishesNow(), order } }, []);
}

/** Fewest minutes, of those offered, at which each place that had no time comes in; asked one after the other. */
export async function minutesFor(minutes: number, left: readonly Left[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const waiting = left.filter(({ why }) => why === "time");
  for (const more of OFFERED.filter((each) => each > minutes)) {
    if (waiting.every((place) => found.has(keyOf(place)))) break;
    // The page may be drawn between two questions.
    await breath();
    const asked = await askAbout({ minutes: more });
    const steps = "advice" in asked ? (planOf(asked)?.steps ?? []) : [];
    for (const place of waiting) if (!found.has(keyOf(place)) && steps.some(isAt(place))) found.set(keyOf(place), more);
  }
  return found;
}
