import type { Left } from "./advice.ts";
import type { Bench } from "./barrier.ts";
import { areaKey } from "./body.ts";
import type { Area, AreaKey, RegionId } from "./body.ts";
import type { Code, TechniqueCode, TechniqueFact } from "./facts.ts";
import { holdsBothSides } from "./history.ts";
import { otherSide, UNDER_WHOLE_LEG } from "./places.ts";
import type { Option } from "./problem.ts";
import type { Done } from "./request.ts";

/** What this very session has done at a place, when the rest of it is planned. */
export interface WorkDone {
  /** Seconds pressed; T50 presses nothing. */
  readonly seconds: number;
  readonly techniques: readonly TechniqueCode[];
  /** The place is not gone back to. */
  readonly over: boolean;
  /** The stop rule that ended it. */
  readonly stop: Code | null;
}
const NOTHING: WorkDone = { seconds: 0, techniques: [], over: false, stop: null };

/** Stop rules that end more than the step: the whole leg with what lies under it, and the other way round. */
const ENDS_REGION: readonly Code[] = ["SR2", "SR4", "SR9"];

/** Whether a stop rule ends the whole session. */
export const endsSession = (stop: Code): boolean => stop === "SR5";

const sidesOf = ({ side }: Done): readonly Area["side"][] => (side === "both" ? ["left", "right"] : [side]);
const placesOf = (row: Done): readonly AreaKey[] => sidesOf(row).map((side) => areaKey({ region: row.region, side }));
function endedBy(row: Done): readonly AreaKey[] {
  if (row.stop === null || !ENDS_REGION.includes(row.stop)) return placesOf(row);
  const under: readonly RegionId[] = UNDER_WHOLE_LEG;
  const also: readonly RegionId[] =
    row.region === "whole-leg" ? under : under.includes(row.region) ? ["whole-leg"] : [];
  return sidesOf(row).flatMap((side) => [row.region, ...also].map((region) => areaKey({ region, side })));
}

/** What was done at a place so far. Whatever stop rule was met there, it is not pressed again in this session. */
export function workDone({ knowledge, request }: Bench, area: Area): WorkDone {
  const done = request.done ?? [];
  if (done.length === 0) return NOTHING;
  const key = areaKey(area);
  const rows = done.filter((row) => placesOf(row).includes(key));
  const stopped = done.filter((row) => row.stop !== null && endedBy(row).includes(key));
  const breathing = new Set(knowledge.techniques.filter(holdsBothSides).map(({ code }) => code));
  const pressing = rows.filter(({ technique }) => !breathing.has(technique));
  return {
    seconds: pressing.reduce((sum, { seconds }) => sum + seconds, 0),
    techniques: [...new Set(rows.filter(({ seconds }) => seconds > 0).map(({ technique }) => technique))],
    over: stopped.length > 0 || rows.some(({ over }) => over) || rows.length > pressing.length,
    stop: stopped[0]?.stop ?? null,
  };
}

/**
 * A place that was begun is finished with what it was begun with, or with one other that is asked for by name, and the
 * other side with what the first one had; so a place never gets a third technique, and a plan no second gated one. Null
 * where the technique may go on.
 */
export function goesOnWith(bench: Bench, technique: TechniqueFact, area: Area): Left["why"] | null {
  const { techniques } = workDone(bench, area);
  if (techniques.includes(technique.code)) return null;
  if (techniques.length > (isAskedFor(bench, technique, area) ? 1 : 0)) return "enough-today";
  return technique.gated && gatedDone(bench) ? "gate" : null;
}
const isAskedFor = ({ request }: Bench, { code }: TechniqueFact, area: Area): boolean =>
  (request.wishes?.work ?? []).some(
    (wish) => wish.technique === code && wish.region === area.region && wish.side === area.side,
  );
function gatedDone({ knowledge, request }: Bench): boolean {
  const gated = new Set(knowledge.techniques.filter((each) => each.gated).map(({ code }) => code));
  return (request.done ?? []).some(({ technique, seconds }) => seconds > 0 && gated.has(technique));
}

/** Whether a stretch was done in this session: on this side, or at all where it has no sides. */
export function wasStretched({ request }: Bench, stretch: NonNullable<Option["stretch"]>, area: Area): boolean {
  return (request.done ?? []).some(
    (row) => row.stretch === stretch.id && (stretch.once || sidesOf(row).includes(area.side)),
  );
}

/** Regions that were pressed in this session. */
export const regionsDone = ({ request }: Bench): ReadonlySet<RegionId> =>
  new Set((request.done ?? []).filter(({ seconds }) => seconds > 0).map(({ region }) => region));

/** Seconds that were pressed in this session, T50 apart. */
export function pressedSoFar({ request }: Pick<Bench, "request">): number {
  const pressing = (request.done ?? []).filter(({ technique }) => !holdsBothSides({ code: technique }));
  return pressing.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** The stop rule that ended this session as a whole, or null: who is dizzy, faint or sick goes on with nothing. */
export function sessionEnded({ request }: Pick<Bench, "request">): Code | null {
  return (request.done ?? []).find(({ stop }) => stop !== null && endsSession(stop))?.stop ?? null;
}

/** How many seconds the other side is ahead of this one; negative where this one is. */
export function secondsAhead(bench: Bench, area: Area): number {
  const other = otherSide(area);
  return other === null ? 0 : workDone(bench, other).seconds - workDone(bench, area).seconds;
}
