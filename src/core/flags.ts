import { areaKey } from "./body.ts";
import type { Area, AreaKey, RegionId } from "./body.ts";
import { HEALING, HOLDS } from "./ceilings.ts";
import { compareCodes } from "./codes.ts";
import type { Code, Disposition, FlagCode, FlagFact, Knowledge, Timeframe } from "./facts.ts";
import { within } from "./guardrail.ts";
import { isCleared } from "./history.ts";
import type { History } from "./history.ts";
import { dayAt, parseDate } from "./instant.ts";
import { ALL_AREAS, areasOf, keysOf, neighborsOf, UNDER_WHOLE_LEG } from "./places.ts";
import type { Detail, Request } from "./request.ts";
import { spotSides } from "./told.ts";

/** A flag that holds now, and what it does where. */
export interface HoldingFlag {
  readonly code: FlagCode;
  readonly disposition: Disposition;
  readonly timeframe: Timeframe | null;
  /** Places taken out of the plan. */
  readonly out: ReadonlySet<AreaKey>;
  readonly gentle: ReadonlySet<AreaKey>;
  /** Where the techniques that list the flag are out: its place, or everywhere. */
  readonly applies: ReadonlySet<AreaKey>;
  /** Where the stretches that list it are out: wherever it still holds, gentle or not. */
  readonly holdsAt: ReadonlySet<AreaKey>;
}

/** Flags whose clearance (90 days) leaves only the place out. */
const CLEARABLE: ReadonlySet<FlagCode> = new Set<FlagCode>(["RF11", "RF13a", "RF18", "RF22a"]);
/** Of these a clearance leaves out the place that is named, not every one that asks. */
const PLACED_WHEN_CLEARED: ReadonlySet<FlagCode> = new Set<FlagCode>(["RF11", "RF13a"]);
/** Where a torn tendon has little time: at the sit bone, the groin and the front of the hip. */
const TENDON_AT_BONE: ReadonlySet<RegionId> = new Set<RegionId>(["hamstrings", "adductors", "hip-flexor"]);
const NONE: ReadonlySet<AreaKey> = new Set();
const EVERYWHERE: ReadonlySet<AreaKey> = new Set(ALL_AREAS.map(areaKey));

/** A place where something holds, and for how many calendar days. */
export interface Place extends Area {
  readonly days: number;
}

/** The places that details name for a code; the whole leg stands for the regions it passes over. */
export function placesOf(request: Request, history: History, code: Code): readonly Place[] {
  return request.details.filter((detail) => detail.code === code).flatMap((detail) => placesIn(detail, history));
}
function placesIn(detail: Detail, { now }: History): readonly Place[] {
  const regions = detail.region === "whole-leg" ? UNDER_WHOLE_LEG : [detail.region];
  const days = dayAt(now) - (parseDate(detail.on) ?? dayAt(now));
  return regions.flatMap((region) => spotSides(detail).map((side) => ({ region, side, days })));
}

/**
 * The places of a yes: those of its details that it can apply to, for a follow-up without any those of the yes
 * before it, or every one of its regions, as of today.
 */
function whereHolds(flag: FlagFact, regions: readonly RegionId[], request: Request, history: History) {
  const of = (code: Code) => placesOf(request, history, code).filter(({ region }) => regions.includes(region));
  const own = of(flag.code);
  const named = own.length === 0 && flag.parent !== null ? of(flag.parent) : own;
  return named.length > 0 ? named : regions.flatMap(areasOf).map((area) => ({ ...area, days: 0 }));
}

const set = (areas: readonly Area[]): ReadonlySet<AreaKey> => new Set(areas.map(areaKey));
type Reach = Pick<HoldingFlag, "out" | "gentle" | "applies" | "holdsAt">;

/** A pull: at first its neighbors are out as well, later they are gentle, after 14 days it counts as no. */
function pulled(knowledge: Knowledge, places: readonly Place[]): Reach | null {
  const holding = places.filter(({ days }) => within(HEALING.pullOut, days));
  if (holding.length === 0) return null;
  const fresh = holding.filter(({ days }) => within(HEALING.pullNeighborsOut, days));
  const out = [...holding, ...fresh.flatMap((place) => neighborsOf(knowledge, place))];
  const older = holding.filter((place) => !fresh.includes(place));
  const gentle = older.flatMap((place) => neighborsOf(knowledge, place));
  return { out: set(out), gentle: set(gentle), applies: set(holding), holdsAt: set(holding) };
}

/**
 * A knock: out for 14 days, gentle to six weeks, then it counts as no. While it is gentle the techniques that
 * list it stay: by hand or with a soft tool, at most 2; else gentle would mean out. Its stretches stay out.
 */
function knocked(places: readonly Place[]): Reach | null {
  const holding = places.filter(({ days }) => within(HEALING.knockGentle, days));
  if (holding.length === 0) return null;
  const out = holding.filter(({ days }) => within(HEALING.knockOut, days));
  const gentle = holding.filter((place) => !out.includes(place));
  return { out: set(out), gentle: set(gentle), applies: set(out), holdsAt: set(holding) };
}

/** Regions that ask a flag, or the one it follows; the flag's own where it names some. */
function regionsOf(knowledge: Knowledge, flag: FlagFact): readonly RegionId[] {
  if (flag.regions.length > 0) return flag.regions;
  const code = flag.parent ?? flag.code;
  return knowledge.regions.filter(({ asks }) => asks.includes(code)).map((region) => region.code);
}

function reachOf(knowledge: Knowledge, flag: FlagFact, request: Request, history: History): Reach | null {
  const regions = regionsOf(knowledge, flag);
  const places = whereHolds(flag, regions, request, history);
  if (flag.code === "RF12") return pulled(knowledge, places);
  if (flag.code === "RF13") return knocked(places);
  const placed = flag.placed || PLACED_WHEN_CLEARED.has(flag.code);
  const out = placed ? set(places) : keysOf(regions);
  const applies = placed ? out : EVERYWHERE;
  if (flag.disposition === "gentle") return { out: NONE, gentle: out, applies, holdsAt: applies };
  return { out, gentle: NONE, applies, holdsAt: applies };
}

/** Where a pop, a dent or a limp is said to be decides how soon it must be seen. */
function timeframeOf(knowledge: Knowledge, flag: FlagFact, request: Request, history: History): Timeframe | null {
  if (flag.code !== "RF12a") return flag.timeframe;
  const applies = new Set(regionsOf(knowledge, flag));
  const told = [...placesOf(request, history, "RF12"), ...placesOf(request, history, "RF12a")];
  const places = told.filter(({ region }) => applies.has(region));
  return places.length === 0 || places.some(({ region }) => TENDON_AT_BONE.has(region)) ? "today" : flag.timeframe;
}

/** A flag with a yes: what it does now, or null when its place healed long ago. */
export function holding(knowledge: Knowledge, flag: FlagFact, request: Request, history: History): HoldingFlag | null {
  const reach = reachOf(knowledge, flag, request, history);
  if (reach === null) return null;
  const cleared = CLEARABLE.has(flag.code) && isCleared(history, flag.code, HOLDS.flagCleared.value);
  const disposition = cleared ? "avoid-region" : flag.disposition;
  const timeframe = cleared ? null : timeframeOf(knowledge, flag, request, history);
  return { code: flag.code, disposition, timeframe, ...reach };
}

/** Every flag that holds by an answer given now, in order. A yes to a follow-up holds whatever its parent says. */
export function holdingFlags(knowledge: Knowledge, request: Request, history: History): readonly HoldingFlag[] {
  return knowledge.flags
    .filter(({ code }) => request.answers[code] === true)
    .map((flag) => holding(knowledge, flag, request, history))
    .filter((flag) => flag !== null)
    .sort((a, b) => compareCodes(a.code, b.code));
}

/** Whether a flag ends the session before it begins: an emergency, or a clinician first, today or within days. */
export function isStop({ disposition, timeframe }: Pick<HoldingFlag, "disposition" | "timeframe">): boolean {
  return disposition === "emergency" || (disposition === "clinician-first" && timeframe !== "routine");
}
