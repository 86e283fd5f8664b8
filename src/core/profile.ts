import { areaKey } from "./body.ts";
import type { Area, AreaKey, PositionId, RegionId } from "./body.ts";
import { HOLDS, milliseconds } from "./ceilings.ts";
import type { Code, Knowledge, ProfileFact, StretchFact, TechniqueFact, ToolFact } from "./facts.ts";
import { placesOf } from "./flags.ts";
import { clearedDay, isCleared } from "./history.ts";
import type { History } from "./history.ts";
import { ALL_AREAS, areasOf, isLeg, keysOf, neighborsOf } from "./places.ts";
import type { Request } from "./request.ts";

/** A profile code that holds for this person, with the places it reaches. */
export interface ProfileInForce {
  readonly fact: ProfileFact;
  readonly see: boolean;
  readonly out: ReadonlySet<AreaKey>;
  readonly gentle: ReadonlySet<AreaKey>;
  readonly handsOnly: ReadonlySet<AreaKey>;
  /** Where the techniques that list the code are out. */
  readonly applies: ReadonlySet<AreaKey>;
  /** Places out for tools alone. */
  readonly outByTool: ReadonlySet<AreaKey>;
}

const NONE: ReadonlySet<AreaKey> = new Set();
const EVERYWHERE: ReadonlySet<AreaKey> = new Set(ALL_AREAS.map(areaKey));
const ARM_REGIONS: readonly RegionId[] = ["chest", "side-ribs", "upper-back"];
/** A clearance in pregnancy counts until that ends; of any other code for a year. */
const CLEARED_UNTIL_IT_ENDS: ReadonlySet<Code> = new Set(["PF3"]);

const set = (areas: readonly Area[]): ReadonlySet<AreaKey> => new Set(areas.map(areaKey));

function cleared(history: History, code: Code): boolean {
  return CLEARED_UNTIL_IT_ENDS.has(code)
    ? clearedDay(history, code) !== null
    : isCleared(history, code, HOLDS.profileCleared.value);
}

/** The limb of a place: the leg of its side, or the arm's regions of its side. */
function limbOf(knowledge: Knowledge, area: Area): readonly Area[] {
  const arm = ARM_REGIONS.includes(area.region);
  const limb = arm ? ARM_REGIONS : knowledge.regions.filter(({ leg }) => leg).map(({ code }) => code);
  const sameSide = limb
    .flatMap(areasOf)
    .filter(({ side }) => area.side === "middle" || side === "middle" || side === area.side);
  return [area, ...sameSide];
}

function legsOf(knowledge: Knowledge, named: readonly Area[]): ReadonlySet<AreaKey> {
  const sides = new Set(named.map(({ side }) => side));
  const legs = ALL_AREAS.filter(({ region }) => isLeg(knowledge, region));
  const onSide = legs.filter(({ side }) => sides.has(side));
  return set(onSide.length > 0 ? onSide : legs);
}

function namedOut(knowledge: Knowledge, regions: ProfileFact["outUntilCleared"]["regions"], named: readonly Area[]) {
  if (regions === "none") return NONE;
  if (regions === "all") return EVERYWHERE;
  if (typeof regions === "object") return keysOf(regions);
  if (regions === "named-limb") {
    const limbs =
      named.length > 0
        ? named
        : [...ALL_AREAS.filter(({ region }) => isLeg(knowledge, region)), ...ARM_REGIONS.flatMap(areasOf)];
    return set(limbs.flatMap((area) => limbOf(knowledge, area)));
  }
  if (named.length === 0) return EVERYWHERE;
  return regions === "named" ? set(named) : set([...named, ...named.flatMap((area) => neighborsOf(knowledge, area))]);
}

function gentleWhere(knowledge: Knowledge, fact: ProfileFact, named: readonly Area[], history: History) {
  const { gentle, untilFirstSessionDays } = fact.then;
  if (untilFirstSessionDays !== null) {
    const first = history.sessions.find(({ rows }) => rows.some(({ pressed, seconds }) => pressed && seconds > 0));
    if (first !== undefined && history.now.ms - first.ms >= milliseconds(HOLDS.newToThis)) return NONE;
  }
  if (gentle === "all") return EVERYWHERE;
  if (gentle === "legs") return legsOf(knowledge, []);
  return gentle === "named-leg" ? legsOf(knowledge, named) : NONE;
}

function handsWhere(knowledge: Knowledge, { handsOnly }: ProfileFact["then"], named: readonly Area[]) {
  if (handsOnly === "all") return EVERYWHERE;
  if (handsOnly === "none") return NONE;
  return handsOnly === "named-leg" ? legsOf(knowledge, named) : keysOf(handsOnly);
}

function appliesWhere(knowledge: Knowledge, fact: ProfileFact, named: readonly Area[]): ReadonlySet<AreaKey> {
  const { regions } = fact.outUntilCleared;
  if (regions === "named-and-neighbors" || regions === "named") return named.length > 0 ? set(named) : EVERYWHERE;
  if (regions === "named-limb") return namedOut(knowledge, regions, named);
  return fact.then.gentle === "named-leg" ? legsOf(knowledge, named) : EVERYWHERE;
}

function inForce(knowledge: Knowledge, fact: ProfileFact, request: Request, history: History): ProfileInForce {
  const named = placesOf(request, history, fact.code);
  const open = !cleared(history, fact.code);
  const { outUntilCleared, then } = fact;
  const until = open ? namedOut(knowledge, outUntilCleared.regions, named) : NONE;
  const stays = then.namedStayOut ? set(named) : NONE;
  return {
    fact,
    see: fact.see && open,
    out: new Set([...until, ...stays, ...keysOf(then.regionsOut)]),
    gentle: gentleWhere(knowledge, fact, named, history),
    handsOnly: handsWhere(knowledge, then, named),
    applies: appliesWhere(knowledge, fact, named),
    outByTool: open ? keysOf(outUntilCleared.byTool) : NONE,
  };
}

/** The profile codes of a request, in the order of their numbers, with what each does where. */
export function profileInForce(knowledge: Knowledge, request: Request, history: History): readonly ProfileInForce[] {
  return knowledge.profile
    .filter(({ code }) => request.profile.includes(code))
    .map((fact) => inForce(knowledge, fact, request, history));
}

/** Whether a code makes a place gentle that is worked nevertheless: that is what the person must hear. */
export const isCaution = ({ gentle, out }: ProfileInForce): boolean => [...gentle].some((key) => !out.has(key));

/** The profile code that takes a technique in a position out at a place, or null. */
export function profileBlocks(
  profile: readonly ProfileInForce[],
  technique: TechniqueFact,
  tool: ToolFact,
  position: PositionId,
  keys: readonly AreaKey[],
): Code | null {
  const blocking = profile.find(
    (each) =>
      blocksByList(each, technique, keys) ||
      blocksByTool(each, technique, tool, keys) ||
      blocksByPosture(each.fact, technique, tool, position),
  );
  return blocking?.fact.code ?? null;
}

function blocksByList({ fact, applies }: ProfileInForce, technique: TechniqueFact, keys: readonly AreaKey[]): boolean {
  if (fact.then.techniquesOff.includes(technique.code)) return true;
  const listed = technique.blockedBy.includes(fact.code) && !fact.changes.includes(technique.code);
  return listed && keys.some((key) => applies.has(key));
}

function blocksByTool(
  each: ProfileInForce,
  technique: TechniqueFact,
  tool: ToolFact,
  keys: readonly AreaKey[],
): boolean {
  const { then } = each.fact;
  if (tool.code !== "hands" && keys.some((key) => each.handsOnly.has(key) || each.outByTool.has(key))) return true;
  if (then.hardToolsOff && tool.hard) return true;
  return then.tappingOff && technique.stroke === "tap";
}

function blocksByPosture(
  { then }: ProfileFact,
  technique: TechniqueFact,
  tool: ToolFact,
  position: PositionId,
): boolean {
  if (then.proneOff && technique.lying === "prone") return true;
  if (then.supineOff && technique.lying === "supine") return true;
  if (then.bodyWeightOff && position === "floor" && tool.underBodyWeight) return true;
  // Where no hard tool may go, one rule says so for all of them: this one is about the balls that are left.
  return then.ballHoldOff && technique.work === "spots" && tool.shape === "ball" && !tool.hard;
}

/** Whether a profile code takes a stretch out. */
export function profileBlocksStretch(profile: readonly ProfileInForce[], stretch: StretchFact): boolean {
  return profile.some(({ fact }) => {
    const { then } = fact;
    if (stretch.outWith.includes(fact.code) || then.stretchesOff.includes(stretch.code)) return true;
    return (then.stretchOff && stretch.strains) || ((then.lyingStretchOff || then.supineOff) && stretch.lying);
  });
}
