import { areaKey } from "./body.ts";
import type { Area, AreaKey, RegionId } from "./body.ts";
import { askedFor } from "./asked.ts";
import type { AskedFor } from "./asked.ts";
import { PAIN, SORENESS } from "./ceilings.ts";
import { inOrder } from "./codes.ts";
import type { Code, Knowledge } from "./facts.ts";
import type { HoldingFlag } from "./flags.ts";
import { reaches } from "./guardrail.ts";
import type { History } from "./history.ts";
import { neverFell, sameOrWorse, stopRuleOut, worseAfter } from "./ledger.ts";
import { ALL_AREAS, passedOver } from "./places.ts";
import { isCaution, profileInForce } from "./profile.ts";
import type { ProfileInForce } from "./profile.ts";
import type { Request } from "./request.ts";

/** What the rules leave of one place. */
export interface AreaCare {
  /** Why it is out, or null: a code, or a soreness that is left alone. */
  readonly out: Code | "too-sore" | null;
  readonly gentle: boolean;
  /** Marked 7 or 8: by hand, at most 2, at most 60 s. */
  readonly sore: boolean;
  /** After soreness rose: half the dose, soft tools. */
  readonly half: boolean;
  /** Highest pain that any rule on this place allows; the technique's own may be lower. */
  readonly ceiling: number;
}

/** Everything that screening found for a request that may go on. */
export interface Care {
  readonly wanted: AskedFor;
  readonly areas: ReadonlyMap<AreaKey, AreaCare>;
  readonly flags: readonly HoldingFlag[];
  readonly profile: readonly ProfileInForce[];
  /** Codes that make something gentle or must be heard. */
  readonly cautions: readonly Code[];
  /** Codes that a clinician should see to. */
  readonly see: readonly Code[];
}

interface Rules {
  readonly wanted: AskedFor;
  readonly flags: readonly HoldingFlag[];
  readonly profile: readonly ProfileInForce[];
  readonly history: History;
  /** Regions out by the complaint that its row gives back. */
  readonly back: readonly RegionId[];
  /** The places that the complaint's row keeps out. */
  readonly complaintOut: ReadonlySet<AreaKey>;
}

/** Regions that come back because the question the complaint's row names was answered with no. */
function comeBack(knowledge: Knowledge, wanted: AskedFor, request: Request, flags: readonly HoldingFlag[]) {
  const back = wanted.complaint?.backWhenNo ?? null;
  if (back === null) return [];
  const answer = request.answers[back.flag];
  const healed = answer === true && !flags.some(({ code }) => code === back.flag);
  const regions = knowledge.techniques.filter(({ code }) => back.techniques.includes(code)).map(({ region }) => region);
  return answer === false || healed ? regions : [];
}

/** Places that the complaint's row keeps out, on the sides it is about. */
function complaintOut({ complaint, sides }: AskedFor, back: readonly RegionId[]): ReadonlySet<AreaKey> {
  const out = (complaint?.regionsOut ?? []).filter((region) => !back.includes(region));
  return new Set(ALL_AREAS.filter(({ region, side }) => out.includes(region) && sides.has(side)).map(areaKey));
}

/** Why a place is out; the first of flags, profile, complaint, earlier sessions and soreness. */
function whyOut(area: Area, rules: Rules): AreaCare["out"] {
  const key = areaKey(area);
  const flag = rules.flags.find(({ out }) => out.has(key));
  if (flag !== undefined) return flag.code;
  const profile = rules.profile.find(({ out }) => out.has(key));
  if (profile !== undefined) return profile.fact.code;
  if (rules.complaintOut.has(key) || isTooSoreForRow(area, rules)) return rules.wanted.complaint?.code ?? null;
  return whyOutByEntries(area, rules);
}
function whyOutByEntries(area: Area, { history, wanted }: Rules): AreaCare["out"] {
  const marked = wanted.marked.get(areaKey(area)) ?? null;
  const stopRule = stopRuleOut(history, area);
  if (stopRule !== null) return stopRule;
  if (worseAfter(history, area) === "rest") return "FU1";
  if (sameOrWorse(history, area, marked)) return "FU3";
  if (neverFell(history, area)) return "FU5";
  return marked !== null && reaches(SORENESS.tooSore, marked) ? "too-sore" : null;
}

/** Whether a marked place of the complaint's row is sorer than the row lets anything be. */
function isTooSoreForRow(area: Area, { wanted }: Rules): boolean {
  const most = wanted.complaint?.sorenessMost;
  if (most === undefined || wanted.complaint?.regions.includes(area.region) !== true) return false;
  return (wanted.marked.get(areaKey(area)) ?? 0) > most;
}

/** The highest pain that the complaint's row allows here. */
function complaintCeiling({ region }: Area, { wanted }: Rules): number {
  const { complaint } = wanted;
  return complaint?.regions.includes(region) ? (complaint.ceiling ?? PAIN.any.value) : PAIN.any.value;
}

function careOf(area: Area, rules: Rules): AreaCare {
  const key = areaKey(area);
  const sore = reaches(SORENESS.handsOnly, rules.wanted.marked.get(key) ?? 0);
  const gentle = [...rules.flags, ...rules.profile].some((each) => each.gentle.has(key));
  const own = rules.profile.map(({ fact }) => fact.then.ceiling ?? PAIN.any.value);
  const ceiling = Math.min(
    PAIN.any.value,
    complaintCeiling(area, rules),
    ...own,
    ...(gentle ? [PAIN.gentle.value] : []),
    ...(sore ? [PAIN.sore.value] : []),
  );
  return { out: whyOut(area, rules), gentle, sore, half: worseAfter(rules.history, area) !== null, ceiling };
}

/**
 * Whole-leg work is out where any region under it is, and takes the lowest ceiling among them. Where the complaint's
 * row gives it back, a region that only the row keeps out does not stand in its way; one with a reason besides does.
 */
function wholeLegCare(area: Area, own: AreaCare, areas: ReadonlyMap<AreaKey, AreaCare>, rules: Rules): AreaCare {
  const comesBack = rules.back.includes(area.region);
  const places = passedOver(area);
  const under = places.map((each) => areas.get(areaKey(each)) ?? own);
  const outs = places.map((each, index) => {
    const out = under[index]?.out ?? null;
    return comesBack && out === rules.wanted.complaint?.code ? whyOutByEntries(each, rules) : out;
  });
  return {
    out: own.out ?? outs.find((out) => out !== null) ?? null,
    gentle: own.gentle || under.some(({ gentle }) => gentle),
    sore: own.sore || under.some(({ sore }) => sore),
    half: own.half,
    ceiling: Math.min(own.ceiling, ...under.map(({ ceiling }) => ceiling)),
  };
}

function seeOf(rules: Rules, areas: ReadonlyMap<AreaKey, AreaCare>): readonly Code[] {
  const { complaint } = rules.wanted;
  const routine = rules.flags.filter(({ disposition }) => disposition === "clinician-first").map(({ code }) => code);
  const profile = rules.profile.filter(({ see }) => see).map(({ fact }) => fact.code);
  const tooSore = [...rules.wanted.marked.values()].some((soreness) => reaches(SORENESS.tooSore, soreness));
  const outs = [...areas.values()].map(({ out }) => out);
  const entries = [...(tooSore || outs.includes("FU3") ? ["FU3"] : []), ...(outs.includes("FU5") ? ["FU5"] : [])];
  return inOrder([...routine, ...profile, ...(complaint?.see ? [complaint.code] : []), ...entries]);
}

/** What every rule leaves of every place, for a request without a stop. */
export function careFor(knowledge: Knowledge, request: Request, history: History, flags: readonly HoldingFlag[]): Care {
  const wanted = askedFor(knowledge, request);
  const profile = profileInForce(knowledge, request, history);
  const back = comeBack(knowledge, wanted, request, flags);
  const rules: Rules = { wanted, flags, profile, history, back, complaintOut: complaintOut(wanted, back) };
  const own = new Map(ALL_AREAS.map((area) => [areaKey(area), careOf(area, rules)] as const));
  const areas = new Map(
    ALL_AREAS.map((area) => {
      const care = own.get(areaKey(area)) ?? careOf(area, rules);
      return [areaKey(area), area.region === "whole-leg" ? wholeLegCare(area, care, own, rules) : care] as const;
    }),
  );
  const gentle = flags.filter((flag) => flag.gentle.size > 0).map(({ code }) => code);
  const cautions = inOrder([...gentle, ...profile.filter(isCaution).map(({ fact }) => fact.code)]);
  return { wanted, areas, flags, profile, cautions, see: seeOf(rules, areas) };
}
