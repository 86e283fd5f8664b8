import type { Cannot, Left } from "./advice.ts";
import { isScreened } from "./asked.ts";

import type { Bench } from "./barrier.ts";
import { areaKey, REGIONS } from "./body.ts";
import type { Area, RegionId } from "./body.ts";
import { DOSE, GATE, milliseconds, REST } from "./ceilings.ts";
import type { FlagCode } from "./facts.ts";
import { secondsAhead, pressedSoFar, regionsDone, workDone } from "./done.ts";
import { historyOf } from "./history.ts";
import { openings } from "./ledger.ts";
import { accountNow, workableAt } from "./options.ts";
import type { Help, Workable } from "./options.ts";
import { areasOf, otherSide, UNDER_WHOLE_LEG } from "./places.ts";
import type { Candidate, Option, Problem } from "./problem.ts";

/** What is estimated rather than ruled: load, need and what helped. */
export interface Estimates {
  /** Whether the load is the usual one, for want of runs. */
  readonly usual: boolean;
  readonly demand: (region: RegionId) => number;
  readonly need: (place: Pick<Candidate, "region" | "side" | "marked" | "complaint" | "demand">) => Candidate["need"];
  readonly help: Help;
}

/** The planner's problem, and what stands beside it. */
export interface Found {
  readonly problem: Problem;
  /** Places that were asked for or loaded, with what is left of them. */
  readonly places: readonly Workable[];
  /** Whether anything was marked or named: then nothing else may take its place. */
  readonly asked: boolean;
}

export function candidatesFor(bench: Bench, estimates: Estimates): Found {
  const { wanted } = bench.care;
  const maxPressSeconds = Math.max(0, Math.floor(DOSE.plan.value - pressedSoFar(bench)));
  const workable = (area: Area): Workable => withPress(bench, workableAt(bench, area, estimates.help), maxPressSeconds);
  const asked = wanted.areas.map(workable);
  const loaded = fillAreas(bench, estimates).map(workable);
  const fill = alikeOnly(bench, loaded);
  const open = [...asked, ...fill].filter(({ options }) => options.length > 0);
  const candidates = open.map((place) => candidate(bench, estimates, place)).sort(byId);
  return {
    problem: {
      budgetSeconds: Math.floor(bench.request.minutes * 60),
      maxPressSeconds,
      ...beforeRun(bench, candidates),
    },
    places: [...asked, ...loaded],
    // What was asked for and had in this session already is not waited for.
    asked: asked.length > 0 && asked.every(({ area }) => workDone(bench, area).techniques.length === 0),
  };
}

/** What of a place a plan may still press: in the rest of a long session its least dose may be too much. */
function withPress(bench: Bench, place: Workable, maxPressSeconds: number): Workable {
  const sides = mustBeAlike(bench, place.area) ? 2 : 1;
  const options = place.options.filter((option) => option.bothSides || leastPressed(option) * sides <= maxPressSeconds);
  if (options.length === place.options.length) return place;
  if (options.some(({ onlyBeside }) => !onlyBeside)) return { ...place, options };
  return { ...place, options: [], why: "enough-today", stage: "dose" };
}
const leastPressed = ({ minSeconds, seconds }: Option): number => Math.ceil(minSeconds / seconds) * seconds;
const mustBeAlike = (bench: Bench, area: Area): boolean =>
  !isWanted(bench, area.region) && otherSide(area) !== null && secondsAhead(bench, area) === 0;

/** Before a run three regions, those that this session has worked already among them. */
function beforeRun(bench: Bench, candidates: readonly Candidate[]): Pick<Problem, "maxRegions" | "candidates"> {
  if (bench.request.moment !== "pre") return { maxRegions: null, candidates };
  const [most, done] = [GATE.preRegions.value, regionsDone(bench)];
  if (done.size < most) return { maxRegions: most - done.size, candidates };
  return { maxRegions: most, candidates: candidates.filter(({ region }) => done.has(region)) };
}

/** Regions in the order of their ids, left before right. */
export function byId(a: Area, b: Area): number {
  return REGIONS.indexOf(a.region) - REGIONS.indexOf(b.region) || (a.side < b.side ? -1 : a.side > b.side ? 1 : 0);
}

/** Loaded places that nobody marked or named, whose questions are all answered with no. */
function fillAreas(bench: Bench, { demand }: Estimates): readonly Area[] {
  if (!bench.request.fill) return [];
  const { marked, named } = bench.care.wanted;
  const free = REGIONS.filter((region) => demand(region) > 0 && mayFill(bench, region)).flatMap(areasOf);
  return free.filter((area) => !marked.has(areaKey(area)) && !named.has(areaKey(area)));
}

/** Whether a loaded region that nobody marked or named waits for nothing but its questions. */
export function unasked(bench: Bench, demand: Estimates["demand"]): boolean {
  const { wanted, flags } = bench.care;
  const isOut = (area: Area): boolean => flags.some(({ out }) => out.has(areaKey(area)));
  return REGIONS.some(
    (region) =>
      region !== "whole-leg" &&
      demand(region) > 0 &&
      !wanted.regions.has(region) &&
      !mayFill(bench, region) &&
      !areasOf(region).every(isOut),
  );
}

function mayFill({ knowledge, request, care, history }: Bench, region: RegionId): boolean {
  const holds = new Set(care.flags.map(({ code }) => code));
  const said = (code: FlagCode): "yes" | "no" | null => {
    if (request.answers[code] === undefined) return null;
    return request.answers[code] && holds.has(code) ? "yes" : "no";
  };
  const needed = region === "whole-leg" ? [region, ...UNDER_WHOLE_LEG] : [region];
  return needed.every((each) => isScreened(knowledge, each, said, history));
}

/** Whether a region is marked or named on any side. */
const isWanted = ({ care }: Bench, region: RegionId): boolean => care.wanted.regions.has(region);

/**
 * Where nobody marked or named a region, both sides are worked or neither. In the middle of a session the side that was
 * worked less may come up to the other, and the other waits.
 */
function alikeOnly(bench: Bench, loaded: readonly Workable[]): readonly Workable[] {
  const open = new Set(loaded.filter(({ options }) => options.length > 0).map(({ area }) => areaKey(area)));
  return loaded.filter(({ area }) => {
    const other = otherSide(area);
    if (isWanted(bench, area.region) || other === null) return true;
    const ahead = secondsAhead(bench, area);
    return ahead === 0 ? open.has(areaKey(other)) : ahead > 0 && workDone(bench, other).stop === null;
  });
}

function candidate(bench: Bench, estimates: Estimates, { area, options, maxSeconds }: Workable): Candidate {
  const key = areaKey(area);
  const marked = bench.care.wanted.marked.get(key) ?? null;
  const complaint = bench.care.wanted.named.has(key);
  const demand = estimates.demand(area.region);
  const place = { ...area, marked, complaint, demand };
  const need = estimates.need(place);
  const free = isWanted(bench, area.region) || area.side === "middle";
  const ahead = free ? 0 : secondsAhead(bench, area);
  return {
    ...place,
    usual: estimates.usual,
    need,
    alike: !free && ahead === 0,
    maxSeconds: ahead > 0 ? Math.min(maxSeconds, ahead) : maxSeconds,
    options: ahead > 0 ? sameAs(bench, area, options) : options,
    doneDose: doseDone(bench, area, options),
  };
}

/** What the other side had, no longer than it had it. */
function sameAs(bench: Bench, area: Area, options: Candidate["options"]): Candidate["options"] {
  const other = otherSide(area);
  const [had, ahead] = [other === null ? [] : workDone(bench, other).techniques, secondsAhead(bench, area)];
  return options
    .filter(({ technique }) => had.includes(technique))
    .map((option) => ({ ...option, minSeconds: Math.min(option.minSeconds, ahead) }));
}

/** What was pressed here in this session, as a share of a whole dose. */
function doseDone(bench: Bench, area: Area, [first]: Candidate["options"]): number {
  return first === undefined ? 0 : (first.quality * workDone(bench, area).seconds) / first.fullSeconds;
}

/** Reasons of care: a code, or a soreness that is left alone. */
const PLAIN: ReadonlySet<Left["why"]> = new Set<Left["why"]>([
  "time",
  "tool",
  "position",
  "moment",
  "gate",
  "enough-today",
  "enough-this-week",
  "wish",
  "without",
]);
const NO_TECHNIQUE: ReadonlySet<Left["why"]> = new Set<Left["why"]>(["tool", "position", "moment", "gate"]);
const ENOUGH: ReadonlySet<Left["why"]> = new Set<Left["why"]>(["enough-today", "enough-this-week"]);

/** Whether a place went out for safety. */
export const isOfCare = (why: Left["why"]): boolean => !PLAIN.has(why);

/** Why nothing can be worked: the first reason, in the contract's order, that holds for any place. */
export function whyNothing(whys: readonly Left["why"][]): Cannot["reason"] {
  if (whys.some(isOfCare)) return "everything-avoided";
  if (whys.some((why) => NO_TECHNIQUE.has(why))) return "no-technique";
  if (whys.includes("time")) return "too-short";
  return whys.some((why) => ENOUGH.has(why)) ? "enough-for-now" : "nothing-chosen";
}

/**
 * The soonest instant at which one of these places may be worked again, milliseconds since the epoch; null where none
 * ever is. What this session has done counts as a session of now.
 */
export function readyAt(bench: Bench, places: readonly Workable[], help: Help): number | null {
  const after = afterSession(bench);
  const times = places
    .filter(({ why }) => why !== null && ENOUGH.has(why))
    .flatMap(({ area }) => opensFirst(after, area, help) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
/** Where nobody asked for the region, both sides must be open: it is worked on both alike. */
function opensFirst(bench: Bench, area: Area, help: Help): number | undefined {
  const other = isWanted(bench, area.region) ? null : otherSide(area);
  const together = other === null ? [area] : [area, other];
  const { ms: now } = bench.history.now;
  const instants = [now + milliseconds(REST.pair), ...together.flatMap((each) => openings(bench.history, each))];
  return instants.sort((a, b) => a - b).find((ms) => together.every((each) => opensAt(bench, each, ms, help)));
}
function opensAt(bench: Bench, area: Area, ms: number, help: Help): boolean {
  return workableAt(bench, area, help, accountNow(bench, area, ms)).options.length > 0;
}
/** The same request once this session is over. */
function afterSession(bench: Bench): Bench {
  const { knowledge, request, history } = bench;
  if ((request.done ?? []).length === 0) return bench;
  const unknown = { tool: "hands", before: null, after: null, highest: null } as const;
  const worked = (request.done ?? []).map((row) => ({ ...row, ...unknown }));
  const session = { kind: "session", at: request.at, moment: request.moment, worked } as const;
  const over = { ...request, done: [], entries: [...request.entries, session] };
  return { ...bench, request: over, history: historyOf(knowledge, over, history.now) };
}

/** Places that flags take out, marked or not, the whole leg aside. */
export function flaggedOut({ care }: Bench): readonly Left[] {
  const areas = REGIONS.filter((region) => region !== "whole-leg").flatMap(areasOf);
  return areas.flatMap((area) => {
    const flag = care.flags.find(({ out }) => out.has(areaKey(area)));
    return flag === undefined ? [] : [{ ...area, why: flag.code }];
  });
}
