import type { Area } from "./body.ts";
import type { AreaCare } from "./care.ts";
import { DOSE, PAIN } from "./ceilings.ts";
import type { TechniqueFact, ToolFact } from "./facts.ts";
import { cut } from "./guardrail.ts";
import { holdsBothSides } from "./history.ts";
import { wasDone } from "./ledger.ts";
import type { Account } from "./ledger.ts";
import type { Bench } from "./barrier.ts";
import { BESIDE_BONE, regionFact } from "./places.ts";

/** Seconds of one set or spot and how often, after every limit on a set. */
export interface Sets {
  readonly seconds: number;
  readonly times: number;
}

/** The region's own total for this moment, seconds. */
function regionTotal({ knowledge, request }: Bench, area: Area): number {
  const totals = regionFact(knowledge, area.region)?.totals ?? { pre: 0, postRest: 0 };
  if (area.region === "whole-leg") return DOSE.wholeLeg.value;
  return request.moment === "pre" ? cut(DOSE.preRegion, totals.pre) : totals.postRest;
}

/** Seconds that count as a whole dose (F): at most 90, and the region's total at `pre`. */
export function fullSeconds(bench: Bench, area: Area, technique: TechniqueFact): number {
  if (holdsBothSides(technique) || area.region === "whole-leg") return DOSE.wholeLeg.value;
  return Math.min(DOSE.target.value, regionTotal(bench, area));
}

/** Most seconds that may be pressed here now. */
export function mostSeconds(bench: Bench, area: Area, care: AreaCare, account: Account): number {
  const total = cut(DOSE.regionInSession, regionTotal(bench, area));
  const halved = care.half ? total * DOSE.afterWorse.value : total;
  const gentle = care.gentle ? cut(DOSE.gentle, halved) : halved;
  return Math.min(care.sore ? cut(DOSE.sore, gentle) : gentle, account.seconds);
}

/** One set or spot, cut to the guardrails; before a run a single long set is shortened. */
export function setsOf({ request }: Bench, technique: TechniqueFact, tool: ToolFact): Sets {
  const { seconds, times } = technique.dose;
  if (technique.work === "spots") {
    const held = cut(DOSE.spot, cut(DOSE.hold, seconds));
    return { seconds: tool.hard ? cut(DOSE.hardSpot, held) : held, times };
  }
  const set = cut(DOSE.set, seconds);
  const single = request.moment === "pre" && times === 1 && !holdsBothSides(technique);
  return { seconds: single ? cut(DOSE.preSingleSet, set) : set, times };
}

/** The shortest dose that is worth its step: 60 s, 20 s before a run, or all there is. */
export function leastSeconds({ request }: Bench, sets: Sets, most: number): number {
  const least = request.moment === "pre" ? DOSE.leastBeforeRun : DOSE.least;
  return Math.min(cut(least, sets.seconds * sets.times), most);
}

/** Target and ceiling of pain, 0–10: the technique's own, cut by the place, the tool and the moment. */
export function painOf(bench: Bench, technique: TechniqueFact, tool: ToolFact, area: Area, care: AreaCare) {
  const { moment } = bench.request;
  const limits = [
    technique.pain.ceiling,
    care.ceiling,
    ...(tool.hard ? [PAIN.hardTool.value] : []),
    ...(BESIDE_BONE.has(area.region) ? [PAIN.besideBone.value] : []),
    ...(moment === "bed" ? [PAIN.bed.value] : []),
    ...(moment === "pre" && !wasDone(bench.history, technique) ? [PAIN.firstBeforeRun.value] : []),
  ];
  const ceiling = Math.min(...limits);
  return { target: Math.min(technique.pain.target, ceiling), ceiling };
}
