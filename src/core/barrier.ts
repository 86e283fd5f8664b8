import type { Left } from "./advice.ts";
import { areaKey } from "./body.ts";
import type { Area, AreaKey, PositionId } from "./body.ts";
import type { AreaCare, Care } from "./care.ts";
import { SORENESS } from "./ceilings.ts";
import type { Knowledge, TechniqueFact, ToolFact } from "./facts.ts";
import { within } from "./guardrail.ts";
import { holdsBothSides } from "./history.ts";
import type { History } from "./history.ts";
import { gateIsOpen } from "./ledger.ts";
import { ALL_AREAS, isLeg, NOT_BEFORE_RUN, regionFact } from "./places.ts";
import { profileBlocks } from "./profile.ts";
import type { Request } from "./request.ts";

/** How near a technique came to being allowed; the nearest one tells why a place was left. */
export type Stage = "care" | "moment" | "gate" | "tool" | "position" | "dose";
export const STAGES: readonly Stage[] = ["care", "moment", "gate", "tool", "position", "dose"];

export interface Barrier {
  readonly stage: Stage;
  readonly why: Left["why"];
}

/** Everything that the rules look at when they judge a technique. */
export interface Bench {
  readonly knowledge: Knowledge;
  readonly request: Request;
  readonly history: History;
  readonly care: Care;
}

/** Profile codes with which no gated technique is ever opened. */
const NEVER_GATED = ["PF1", "PF4", "PF12"] as const;
const NO_CARE: AreaCare = { out: null, gentle: false, sore: false, half: false, ceiling: 0 };

export const careAt = ({ care }: Bench, area: Area): AreaCare => care.areas.get(areaKey(area)) ?? NO_CARE;

/** The places at which a code that holds takes out work here: for the whole leg, every leg region of its side. */
export function reachKeys(bench: Bench, area: Area): readonly AreaKey[] {
  if (area.region !== "whole-leg") return [areaKey(area)];
  const leg = ALL_AREAS.filter(({ region, side }) => side === area.side && isLeg(bench.knowledge, region));
  return [areaKey(area), ...leg.map(areaKey)];
}

/** T50 stands on both sides: it is out when either is. */
export function standsOn(technique: TechniqueFact, area: Area): readonly Area[] {
  return holdsBothSides(technique) ? ALL_AREAS.filter(({ region }) => region === area.region) : [area];
}

/** The rule of care that takes a technique out at a place, in every position or in this one, or null. */
export function careBlocks(bench: Bench, technique: TechniqueFact, tool: ToolFact, area: Area): Left["why"] | null {
  const out = standsOn(technique, area).map((each) => careAt(bench, each).out);
  return (
    out.find((why) => why !== null) ??
    flagBlocks(bench, technique, area) ??
    complaintBlocks(bench, technique) ??
    gateForbidden(bench, technique) ??
    softBlocks(bench, technique, tool, area)
  );
}

function flagBlocks(bench: Bench, technique: TechniqueFact, area: Area): Left["why"] | null {
  const keys = standsOn(technique, area).flatMap((each) => reachKeys(bench, each));
  const listed = bench.care.flags.filter(({ code }) => technique.blockedBy.includes(code));
  return listed.find(({ applies }) => keys.some((key) => applies.has(key)))?.code ?? null;
}

/** The complaint's "not this"; and on the regions its row names, everything that the row does not list. */
function complaintBlocks({ care }: Bench, technique: TechniqueFact): Left["why"] | null {
  const { complaint } = care.wanted;
  if (complaint === null) return null;
  const named = complaint.regions.includes(technique.region);
  const off = complaint.techniquesOff.includes(technique.code);
  return off || (named && !complaint.techniques.includes(technique.code)) ? complaint.code : null;
}

function gateForbidden({ request }: Bench, technique: TechniqueFact): Left["why"] | null {
  return technique.gated ? (NEVER_GATED.find((code) => request.profile.includes(code)) ?? null) : null;
}

/** Gentle and halved places take no hard tool, sore ones none at all; a sore leg is not tapped. */
function softBlocks(bench: Bench, technique: TechniqueFact, tool: ToolFact, area: Area): Left["why"] | null {
  const here = careAt(bench, area);
  const { flags, profile, wanted } = bench.care;
  if (here.gentle && tool.hard) {
    const gentle = (each: { readonly gentle: ReadonlySet<AreaKey> }): boolean => each.gentle.has(areaKey(area));
    return flags.find(gentle)?.code ?? profile.find(gentle)?.fact.code ?? null;
  }
  if (here.half && tool.hard) return "FU1";
  if (here.sore && tool.code !== "hands") return "too-sore";
  if (technique.stroke !== "tap") return null;
  const marks = reachKeys(bench, area).map((key) => wanted.marked.get(key) ?? 0);
  return marks.every((soreness) => within(SORENESS.tapping, soreness)) ? null : "too-sore";
}

/** Positions in which the rules of care allow a technique here, or the code that allows none. */
export function positionsLeft(
  bench: Bench,
  technique: TechniqueFact,
  tool: ToolFact,
  area: Area,
): readonly PositionId[] | { readonly why: Left["why"] } {
  const keys = standsOn(technique, area).flatMap((each) => reachKeys(bench, each));
  const blocked = technique.positions.map((position) =>
    profileBlocks(bench.care.profile, technique, tool, position, keys),
  );
  const left = technique.positions.filter((_, index) => blocked[index] === null);
  const why = blocked.find((code) => code !== null);
  return left.length === 0 && why !== undefined && why !== null ? { why } : left;
}

/** Whether this is a moment for the technique: its own moments, the pre-run regions, no hard tool in bed. */
export function isMoment({ knowledge, request }: Bench, technique: TechniqueFact, tool: ToolFact): boolean {
  const { moment } = request;
  if (!technique.moments.includes(moment)) return false;
  if (moment === "bed") return !tool.hard;
  if (moment !== "pre" || holdsBothSides(technique)) return true;
  if (NOT_BEFORE_RUN.has(technique.region)) return false;
  const beforeRun = regionFact(knowledge, technique.region)?.totals.pre ?? 0;
  return beforeRun > 0 && !technique.gated && technique.stroke !== "tap";
}

/** Whether the gate of a technique is open, for one that has none as well. */
export function isOpen({ knowledge, history }: Bench, technique: TechniqueFact): boolean {
  if (!technique.gated) return true;
  return gateIsOpen(
    history,
    knowledge.techniques.find(({ code }) => code === technique.opensAfter),
  );
}
