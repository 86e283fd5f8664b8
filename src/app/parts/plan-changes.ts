import { breath } from "../device/clock.ts";
import type { Left, Plan, Request, Spot, Step } from "#core";
import { askAbout, take } from "../advice.ts";
import type { Asked, Change } from "../advice.ts";

/** Minutes that are offered, around those of the request. */
const OFFERED = [3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 40, 50, 60] as const;
export const shorterThan = (minutes: number): number | null => OFFERED.findLast((each) => each < minutes) ?? null;
export const longerThan = (minutes: number): number | null => OFFERED.find((each) => each > minutes) ?? null;

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

/** Takes a change if it makes a plan that will do; says whether it did. Core decides each time. */
async function tryOut(change: Change, willDo: (plan: Plan) => boolean): Promise<boolean> {
  const asked = await askAbout(change);
  const plan = "advice" in asked ? planOf(asked) : null;
  if (!("advice" in asked) || plan === null || !willDo(plan)) return false;
  take(change, asked);
  return true;
}
async function firstOf(tries: readonly Change[], willDo: (plan: Plan) => boolean): Promise<boolean> {
  for (const change of tries) if (await tryOut(change, willDo)) return true;
  return false;
}

/** Other minutes: any plan will do. */
export const withMinutes = (minutes: number): Promise<boolean> => tryOut({ minutes }, () => true);

/** Another technique for the same place: without this tool, or without this position. False where nothing else fits. */
export function swap(request: Request, step: Step): Promise<boolean> {
  const tools = request.tools.filter((tool) => tool !== step.tool);
  const positions = request.positions.filter((position) => position !== step.position);
  const tries: readonly Change[] = [
    ...(step.tool === "hands" ? [] : [{ tools }]),
    ...(positions.length === 0 ? [] : [{ positions }]),
  ];
  return firstOf(tries, ({ steps }) => {
    const there = steps.filter(isAt(step));
    return there.length > 0 && there.every(({ technique }) => technique !== step.technique);
  });
}

/** Each marked side by itself. */
const oneByOne = (spots: readonly Spot[]): readonly Spot[] =>
  spots.flatMap((spot) =>
    spot.side === "both"
      ? [
          { ...spot, side: "left" },
          { ...spot, side: "right" },
        ]
      : [spot],
  );

/**
 * The plan without a place. Where it would come back by itself, the other places of the plan are asked for by name,
 * as places to be worked that do not hurt, and nothing else.
 */
export function drop(request: Request, plan: Plan, step: Step): Promise<boolean> {
  const gone = isAt(step);
  const spots = oneByOne(request.spots).filter((spot) => !gone(spot));
  const others = plan.steps.filter((each) => !gone(each) && each.region !== "whole-leg" && !spots.some(isAt(each)));
  const named: readonly Spot[] = oneByOne(others.map(({ region, side }) => ({ region, side, soreness: 0 })));
  const once = named.filter((spot, at) => named.findIndex(isAt(spot)) === at);
  const tries: readonly Change[] = [{ spots }, { spots: [...spots, ...once], fill: false }];
  const marked = spots.length < oneByOne(request.spots).length;
  return firstOf(marked ? tries : tries.slice(1), ({ steps }) => !steps.some(gone));
}

/** Fewest minutes, of those offered, at which each place that had no time comes in; asked one after the other. */
export async function minutesFor(request: Request, left: readonly Left[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const waiting = left.filter(({ why }) => why === "time");
  for (const minutes of OFFERED.filter((each) => each > request.minutes)) {
    if (waiting.every((place) => found.has(keyOf(place)))) break;
    // The page may be drawn between two questions.
    await breath();
    const asked = await askAbout({ minutes });
    const steps = "advice" in asked ? (planOf(asked)?.steps ?? []) : [];
    for (const place of waiting)
      if (!found.has(keyOf(place)) && steps.some(isAt(place))) found.set(keyOf(place), minutes);
  }
  return found;
}
export const keyOf = ({ region, side }: Place): string => `${region}.${side}`;
