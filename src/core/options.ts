import { careAt, careBlocks, isMoment, isOpen, positionsLeft, STAGES, standsOn } from "./barrier.ts";
import type { Barrier, Bench } from "./barrier.ts";
import { areaKey } from "./body.ts";
import type { Area, Grade, PositionId, ToolId } from "./body.ts";
import { DOSE } from "./ceilings.ts";
import { fullSeconds, leastSeconds, mostSeconds, painOf, setsOf } from "./dose.ts";
import type { Knowledge, TechniqueCode, TechniqueFact, ToolFact } from "./facts.ts";
import { holdsBothSides } from "./history.ts";
import { accountAt } from "./ledger.ts";
import type { Account } from "./ledger.ts";
import { goesOnWith, sessionEnded, wasStretched, workDone } from "./done.ts";
import { carriedTo, regionFact } from "./places.ts";
import type { Option } from "./problem.ts";
import { stretchOf } from "./stretching.ts";

/** Quality of a grade, and of whole-leg hand work that stands in on a single region (docs/planner.md). */
const QUALITY: Readonly<Record<Grade, number>> = { A: 1, B: 0.95, C: 0.9, D: 0.8 };
const STAND_IN_QUALITY = 0.72;
const REST_SECONDS = { sets: 15, breaths: 15, spots: 5 } as const;
/**
 * What a liking is worth: as much as the step from one grade to the next, and a dislike as much as the worst that help
 * can say. [design]
 */
const TASTE = { liked: 1.05, disliked: 0.8 } as const;
const STAND_IN_POSITIONS = ["bed", "floor", "chair"] as const satisfies readonly PositionId[];
/** Side-to-side work of the foot: only beside another technique. */
const ONLY_BESIDE: TechniqueCode = "T05";

/** What is left of a place: its options, or why there are none. */
export interface Workable {
  readonly area: Area;
  readonly account: Account;
  /** Most seconds that may be pressed. */
  readonly maxSeconds: number;
  readonly options: readonly Option[];
  /** null when there are options. */
  readonly why: Barrier["why"] | null;
  readonly stage: Barrier["stage"] | null;
}

/** How much a technique helped this person on a place: 1 while nothing is known. */
export type Help = (technique: TechniqueCode, area: Area) => number;

/** A technique as it is used on a place; a stand-in has the region's own hand dose, pain and stretch. */
interface Use {
  readonly technique: TechniqueFact;
  readonly standIn: boolean;
}

/** The techniques of a region, and whole-leg hand work on a place that is marked or named by the complaint. */
function usesOn({ knowledge, care }: Bench, area: Area): readonly Use[] {
  const own = knowledge.techniques.filter(({ region }) => region === area.region);
  const uses = own.map((technique) => ({ technique, standIn: false }));
  const key = areaKey(area);
  const wanted = care.wanted.marked.has(key) || care.wanted.named.has(key);
  const hands = regionFact(knowledge, area.region)?.hands ?? null;
  const first = own[0];
  if (!wanted || hands === null || first === undefined) return uses;
  const standIns = carriedTo(knowledge, area.region).map((technique) => ({
    technique: {
      ...technique,
      region: area.region,
      positions: STAND_IN_POSITIONS,
      dose: hands.dose,
      pain: hands.pain,
      stretch: first.stretch,
    },
    standIn: true,
  }));
  return [...uses, ...standIns];
}

/** A tool that the knowledge does not have counts as the worst one: hard, narrow and under the body's weight. */
const UNKNOWN_TOOL = (tool: ToolId): ToolFact => ({
  code: tool,
  id: tool,
  name: tool,
  shape: "point",
  hard: true,
  underBodyWeight: true,
  standIns: [],
});
const tools = new WeakMap<Knowledge, ReadonlyMap<string, ToolFact>>();
function toolOf(knowledge: Knowledge, { tool }: TechniqueFact): ToolFact {
  const known = tools.get(knowledge) ?? new Map(knowledge.tools.map((fact) => [fact.code, fact]));
  tools.set(knowledge, known);
  return known.get(tool) ?? UNKNOWN_TOOL(tool);
}

/** The first rule that stops a technique here, in the order of the stages, or the positions it may be done in. */
function barrierOf(bench: Bench, technique: TechniqueFact, area: Area): Barrier | readonly PositionId[] {
  const { knowledge, request } = bench;
  const tool = toolOf(knowledge, technique);
  const care = careBlocks(bench, technique, tool, area) ?? sessionEnded(bench);
  if (care !== null) return { stage: "care", why: care };
  const positions = positionsLeft(bench, technique, tool, area);
  if ("why" in positions) return { stage: "care", why: positions.why };
  if (!isMoment(bench, technique, tool)) return { stage: "moment", why: "moment" };
  if (!isOpen(bench, technique)) return { stage: "gate", why: "gate" };
  if (tool.code !== "hands" && !request.tools.includes(tool.code)) return { stage: "tool", why: "tool" };
  const allowed = positions.filter((position) => request.positions.includes(position));
  return allowed.length === 0 ? { stage: "position", why: "position" } : allowed;
}

/** The sets of an option, or null when no number of them lies between the least and the most. */
function optionDose(bench: Bench, technique: TechniqueFact, most: number) {
  const sets = setsOf(bench, technique, toolOf(bench.knowledge, technique));
  const limit = holdsBothSides(technique) ? sets.seconds * sets.times : most;
  const least = leastSeconds(bench, sets, limit);
  const times = Math.min(sets.times, Math.floor(limit / sets.seconds));
  return times < 1 || times * sets.seconds < least
    ? null
    : { seconds: sets.seconds, maxTimes: times, minSeconds: least };
}

function tasteOf({ request }: Bench, code: TechniqueCode): number {
  if (request.wishes?.liked.includes(code)) return TASTE.liked;
  return request.wishes?.disliked.includes(code) ? TASTE.disliked : 1;
}

function optionsOf(bench: Bench, use: Use, area: Area, positions: readonly PositionId[], most: number, help: Help) {
  const { technique, standIn } = use;
  const tool = toolOf(bench.knowledge, technique);
  const dose = optionDose(bench, technique, most);
  if (dose === null) return [];
  const helped = help(technique.code, area);
  const taste = tasteOf(bench, technique.code);
  const quality = (standIn ? STAND_IN_QUALITY : QUALITY[technique.grade]) * helped * taste;
  const pain = painOf(bench, technique, tool, area, careAt(bench, area));
  const named = stretchOf(bench, technique, area);
  const stretch = named === null || wasStretched(bench, named, area) ? null : named;
  const full = fullSeconds(bench, area, technique);
  // Written out rather than spread: this is the innermost loop of every answer.
  return positions.map((position): Option => ({
    technique: technique.code,
    name: technique.name,
    region: area.region,
    position,
    tool: tool.code,
    stroke: technique.stroke,
    work: technique.work,
    passSeconds: technique.passSeconds,
    seconds: dose.seconds,
    maxTimes: dose.maxTimes,
    restSeconds: REST_SECONDS[technique.work],
    fullSeconds: full,
    minSeconds: dose.minSeconds,
    quality,
    helped,
    liked: taste > 1,
    byHand: tool.code === "hands",
    gated: technique.gated,
    onlyBeside: technique.code === ONLY_BESIDE,
    bothSides: holdsBothSides(technique),
    pain,
    stretch,
  }));
}

const isBarrier = (value: Barrier | readonly PositionId[]): value is Barrier => "stage" in value;

/** The account of a place that nothing was done at. */
const WHOLE: Account = { seconds: DOSE.regionInSession.value, why: null };

/**
 * Why no dose of a technique is left: what was done here before, or, where not even a rested place would have one, what
 * makes so little of it.
 */
function noDose(bench: Bench, technique: TechniqueFact, area: Area, { why }: Account): Barrier {
  const care = careAt(bench, area);
  const rested = optionDose(bench, technique, mostSeconds(bench, area, care, WHOLE));
  if (rested !== null) return { stage: "dose", why: why ?? "enough-today" };
  return { stage: "dose", why: care.half ? "FU1" : care.sore ? "too-sore" : "moment" };
}

/** A place's account at an instant, now when none is given. */
export function accountNow({ history, care }: Bench, area: Area, ms = history.now.ms): Account {
  return accountAt(history, area, care.wanted.marked.get(areaKey(area)) ?? null, ms);
}

/** Most seconds that may still be pressed here: every limit of the place, less what this session has done. */
export function secondsLeft(bench: Bench, area: Area, account = accountNow(bench, area)): number {
  const most = mostSeconds(bench, area, careAt(bench, area), account);
  return Math.max(0, most - workDone(bench, area).seconds);
}

/** What stops a technique here, what this session has done already included; or the positions it may be done in. */
function allowedNow(bench: Bench, technique: TechniqueFact, area: Area) {
  const allowed = barrierOf(bench, technique, area);
  if (isBarrier(allowed)) return allowed;
  const over = standsOn(technique, area).find((each) => workDone(bench, each).over);
  if (over !== undefined) return { stage: "dose", why: workDone(bench, over).stop ?? "enough-today" } as const;
  const goesOn = goesOnWith(bench, technique, area);
  return goesOn === null ? allowed : ({ stage: "gate", why: goesOn } as const);
}

/** Everything that may be done on a place, at this account; or the reason of the technique that came nearest. */
export function workableAt(bench: Bench, area: Area, help: Help, account = accountNow(bench, area)): Workable {
  const maxSeconds = secondsLeft(bench, area, account);
  const options: Option[] = [];
  let nearest: Barrier | null = null;
  for (const use of usesOn(bench, area)) {
    const allowed = allowedNow(bench, use.technique, area);
    const made = isBarrier(allowed) ? [] : optionsOf(bench, use, area, allowed, maxSeconds, help);
    options.push(...made);
    if (made.length === 0)
      nearest = nearer(nearest, isBarrier(allowed) ? allowed : noDose(bench, use.technique, area, account));
  }
  if (options.some(({ onlyBeside }) => !onlyBeside))
    return { area, account, maxSeconds, options, why: null, stage: null };
  return { area, account, maxSeconds, options: [], ...(nearest ?? { stage: "moment", why: "moment" }) };
}

/** Why a technique has no place here, or null where it has one or belongs elsewhere. */
export function whyNot(bench: Bench, code: TechniqueCode, area: Area, help: Help): Barrier["why"] | null {
  const use = usesOn(bench, area).find(({ technique }) => technique.code === code);
  if (use === undefined) return null;
  const account = accountNow(bench, area);
  const allowed = allowedNow(bench, use.technique, area);
  if (isBarrier(allowed)) return allowed.why;
  const most = secondsLeft(bench, area, account);
  return optionsOf(bench, use, area, allowed, most, help).length > 0
    ? null
    : noDose(bench, use.technique, area, account).why;
}
/** The barrier of the later stage; among equals the first technique speaks, but one that only waits comes nearer than one that is halved. */
function nearer(nearest: Barrier | null, barrier: Barrier): Barrier {
  if (nearest?.stage === "dose" && nearest.why === "FU1" && barrier.stage === "dose") return barrier;
  return nearest !== null && STAGES.indexOf(nearest.stage) >= STAGES.indexOf(barrier.stage) ? nearest : barrier;
}
