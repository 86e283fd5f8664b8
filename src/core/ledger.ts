import type { Area, AreaKey } from "./body.ts";
import { areaKey } from "./body.ts";
import { DOSE, GATE, HOLDS, milliseconds, REST, SORENESS } from "./ceilings.ts";
import type { Code, TechniqueFact } from "./facts.ts";
import { cut, reaches } from "./guardrail.ts";
import { clearedDay, morningReached, touched } from "./history.ts";
import type { History, PastRow, PastSession, Pressed, Visit } from "./history.ts";
import { dayAt, MS_PER_DAY, startOfDay } from "./instant.ts";

/** What one place may still get, counted from earlier sessions. */
export interface Account {
  /** Seconds that may still be pressed in a session now, the region's own total aside. */
  readonly seconds: number;
  readonly why: "enough-today" | "enough-this-week" | null;
}

/** Sessions that pressed this place, oldest first. */
const pressings = ({ pressed }: History, key: AreaKey): readonly Pressed[] => pressed.get(key) ?? [];

const sum = (all: readonly Pressed[]): number => all.reduce((total, { seconds }) => total + seconds, 0);
const wasSore = ({ rows }: Visit): boolean =>
  rows.some(({ before, after }) => reaches(SORENESS.onceADay, Math.max(before ?? 0, after ?? 0)));

/**
 * Earlier sessions on a place, over rolling hours: two close together share 120 s; in 24 hours two sessions
 * and 240 s, one session when it was or is sore; six calendar days in seven.
 */
export function accountAt(history: History, area: Area, marked: number | null, ms = history.now.ms): Account {
  const all = since(pressings(history, areaKey(area)), ms - milliseconds(REST.week));
  if (daysBefore(history, all, ms) >= REST.daysInWeek.value) return { seconds: 0, why: "enough-this-week" };
  const today = all.filter((visit) => ms - visit.ms < milliseconds(REST.day));
  const close = today.filter((visit) => ms - visit.ms < milliseconds(REST.pair));
  const sore = today.some(wasSore) || reaches(SORENESS.onceADay, marked ?? 0);
  const sessions = sore ? REST.soreSessionsInDay : REST.sessionsInDay;
  if (reaches(sessions, today.length)) return { seconds: 0, why: "enough-today" };
  const pair = close.length === 0 ? DOSE.regionInSession.value : DOSE.regionInPair.value - sum(close);
  const left = Math.min(pair, DOSE.regionInDay.value - sum(today));
  const seconds = Math.max(0, cut(DOSE.regionInSession, left));
  return { seconds, why: seconds < DOSE.regionInSession.value ? "enough-today" : null };
}

/** The latest of the sessions, from an instant on; a record of years has thousands before it. */
const since = (all: readonly Pressed[], ms: number): readonly Pressed[] =>
  all.slice(all.findLastIndex((visit) => visit.ms < ms) + 1);

/** Calendar days among the six before this one on which the place was worked. */
function daysBefore({ now }: History, all: readonly Pressed[], ms: number): number {
  const today = dayAt({ ms, offsetMinutes: now.offsetMinutes });
  const worked = new Set(all.map((visit) => dayAt({ ms: visit.ms, offsetMinutes: now.offsetMinutes })));
  const before = Array.from({ length: REST.week.value - 1 }, (_, index) => today - 1 - index);
  return before.filter((day) => worked.has(day)).length;
}

/** Instants at which a place's account may grow, soonest first. */
export function openings(history: History, area: Area): readonly number[] {
  const { now } = history;
  const ends = since(pressings(history, areaKey(area)), now.ms - milliseconds(REST.day)).flatMap(({ ms }) => [
    ms + milliseconds(REST.pair),
    ms + milliseconds(REST.day),
  ]);
  const mornings = Array.from({ length: REST.week.value }, (_, days) =>
    startOfDay(dayAt(now) + days + 1, now.offsetMinutes),
  );
  return [...ends, ...mornings].filter((ms) => ms > now.ms).sort((a, b) => a - b);
}

/** The stop rule of an earlier session that still keeps a place out, or null. */
export function stopRuleOut(history: History, area: Area): Code | null {
  const key = areaKey(area);
  const { now } = history;
  const stopped = history.stops
    .filter(({ row }) => touched(row).includes(key))
    .map(({ row, ms, day }) => ({ stop: row.stop, ms, day }));
  const holds: Readonly<Record<string, (ms: number, day: number) => boolean>> = {
    SR2: (ms) => now.ms - ms < milliseconds(REST.afterRedness),
    SR4: (ms) => now.ms - ms < milliseconds(REST.afterBruise),
    SR9: (_, day) => dayAt(now) - day < REST.afterStrongPain.value,
  };
  return (
    ["SR2", "SR4", "SR9"].find((code) =>
      stopped.some(({ stop, ms, day }) => stop === code && holds[code]?.(ms, day)),
    ) ?? null
  );
}

/** The last morning after a session that found a place two or more above the soreness before it, or null. */
function worseMorning(history: History, key: AreaKey, { session, rows }: Visit): number | null {
  const before = rows.map((row) => row.before).filter((soreness) => soreness !== null);
  if (before.length === 0) return null;
  return morningReached(history, session, key, Math.min(...before) + SORENESS.worse.value);
}

/** After soreness rose once the next dose is half and soft; after it rose twice running the place rests. */
export function worseAfter(history: History, area: Area): "half" | "rest" | null {
  const key = areaKey(area);
  const rises = recentOf(history, pressings(history, key)).map((visit) => worseMorning(history, key, visit));
  const running = rises.map((_, index) => rises.slice(Math.max(0, index + 1 - REST.worseTimes.value), index + 1));
  const rests = running
    .filter((last) => last.length === REST.worseTimes.value && !last.includes(null))
    .some((last) => history.now.ms - (last.at(-1) ?? 0) < milliseconds(REST.afterWorseTwice));
  if (rests) return "rest";
  return (rises.at(-1) ?? null) === null ? null : "half";
}
/** Sessions whose mornings may still rest the place, with as many before them as belong to a run; at least the last one. */
function recentOf({ now }: History, all: readonly Pressed[]): readonly Pressed[] {
  const since = now.ms - milliseconds(REST.afterWorseTwice) - milliseconds(REST.morning);
  const older = all.findLastIndex(({ ms }) => ms < since) + 1;
  return all.slice(Math.max(0, Math.min(older, all.length - 1) - (REST.worseTimes.value - 1)));
}

interface Report {
  readonly ms: number;
  readonly soreness: number;
}
/**
 * What was told of a place's soreness before sessions that did not ease it, on mornings and now, since the
 * day it was last cleared.
 */
function reports(history: History, key: AreaKey, marked: number | null, code: Code): readonly Report[] {
  const since = clearedDay(history, code);
  const before: Report[] = [];
  for (const { ms, rows } of history.visits.get(key) ?? [])
    for (const { before: told, after } of rows)
      if (told !== null && (after ?? told) >= told) before.push({ ms, soreness: told });
  const mornings = history.mornings.get(key) ?? [];
  const now = marked === null ? [] : [{ ms: history.now.ms, soreness: marked }];
  const { offsetMinutes } = history.now;
  return [...before, ...mornings]
    .filter(({ ms }) => since === null || dayAt({ ms, offsetMinutes }) > since)
    .sort((a, b) => a.ms - b.ms)
    .concat(now);
}

/** FU3: soreness that is the same or worse for more than five days, by reports less than a week apart. */
export function sameOrWorse(history: History, area: Area, marked: number | null): boolean {
  const told = reports(history, areaKey(area), marked, "FU3");
  const last = told.at(-1);
  if (last === undefined || last.soreness === 0) return false;
  const gap = milliseconds(HOLDS.sameOrWorseGap);
  if (history.now.ms - last.ms >= gap) return false;
  let lowest = last.soreness;
  let next = last.ms;
  for (const report of told.toReversed()) {
    if (next - report.ms >= gap || report.soreness === 0) return false;
    lowest = Math.min(lowest, report.soreness);
    next = report.ms;
    if (report.soreness <= lowest && last.ms - report.ms > milliseconds(HOLDS.sameOrWorse)) return true;
  }
  return false;
}

/** FU5: six sessions over three weeks on a sore place without a fall of two points; it rests for six weeks. */
export function neverFell(history: History, area: Area): boolean {
  const since = clearedDay(history, "FU5");
  const { now } = history;
  const sore = pressings(history, areaKey(area))
    .map((visit) => ({ ms: visit.ms, ...soreOf(visit) }))
    .filter(({ before }) => reaches(SORENESS.fall, before))
    .filter(({ ms }) => since === null || dayAt({ ms, offsetMinutes: now.offsetMinutes }) > since);
  const run = lastRun(sore);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || !reaches(HOLDS.noFallSessions, run.length)) return false;
  return last.ms - first.ms >= milliseconds(HOLDS.noFallSpan) && now.ms - last.ms < milliseconds(HOLDS.noFallOut);
}
interface SoreVisit {
  readonly ms: number;
  readonly before: number;
  readonly after: number;
}
function soreOf({ rows }: Visit): Omit<SoreVisit, "ms"> {
  const before = Math.max(-1, ...rows.map((row) => row.before ?? -1));
  const after = Math.min(before, ...rows.map((row) => row.after ?? before));
  return { before, after };
}
/** The latest visits without a fall within one or from one to a later one, and without a long break. */
function lastRun(sore: readonly SoreVisit[]): readonly SoreVisit[] {
  let start = sore.length;
  let lowest = Number.POSITIVE_INFINITY;
  while (start > 0) {
    const visit = sore[start - 1];
    const next = sore[start];
    if (visit === undefined || visit.before - visit.after >= SORENESS.fall.value) break;
    if (next !== undefined && next.ms - visit.ms >= milliseconds(HOLDS.noFallOut)) break;
    if (visit.before - lowest >= SORENESS.fall.value) break;
    lowest = Math.min(lowest, visit.before);
    start--;
  }
  return sore.slice(start);
}

/** Sessions with a technique that were comfortable: within its ceiling, never stopped, no worse in the morning. */
function comfortableSessions(history: History, technique: TechniqueFact): number {
  const known = comfortable.get(history) ?? new Map<TechniqueFact, number>();
  comfortable.set(history, known);
  const count = known.get(technique) ?? countComfortable(history, technique);
  known.set(technique, count);
  return count;
}
/** Every place of a technique asks the same of the same history. */
const comfortable = new WeakMap<History, Map<TechniqueFact, number>>();
/** By instants: nobody has two sessions at once, so the same entry told twice is one session, and comfortable as a whole. */
function countComfortable(history: History, technique: TechniqueFact): number {
  const byInstant = new Map<number, boolean>();
  for (const session of history.sessions) {
    const rows = session.rows.filter((row) => row.technique === technique.code);
    const done = rows.filter((row) => isOf(technique, row));
    if (done.length === 0 && rows.every(endedWell)) continue;
    const good = rows.every(endedWell) && done.every((row) => wasComfortable(history, session, row, technique));
    byInstant.set(session.ms, good && (byInstant.get(session.ms) ?? true));
  }
  return [...byInstant.values()].filter(Boolean).length;
}
/** Whether a row is this technique as it is meant, and was done at all. */
const isOf = ({ region, tool }: TechniqueFact, row: PastRow): boolean =>
  row.seconds > 0 && row.region === region && row.tool === tool;
const endedWell = ({ stop }: PastRow): boolean => stop === null;
function wasComfortable(history: History, session: PastSession, row: PastRow, { pain }: TechniqueFact): boolean {
  if (row.stop !== null || row.highest === null || row.before === null) return false;
  if (row.highest > pain.ceiling) return false;
  return morningReached(history, session, row.key, row.before + SORENESS.worse.value) === null;
}

/** Whether a gated technique is open: two comfortable sessions of the one it follows. */
export function gateIsOpen(history: History, opensAfter: TechniqueFact | undefined): boolean {
  return opensAfter !== undefined && reaches(GATE.comfortable, comfortableSessions(history, opensAfter));
}

/** Whether a technique was ever done. */
export function wasDone(history: History, technique: TechniqueFact): boolean {
  return history.sessions.some(({ rows }) => rows.some((row) => row.technique === technique.code && row.seconds > 0));
}

/** Days, with their fraction, since a place was last worked, or null when it never was. */
export function daysSinceWorked(history: History, area: Area): number | null {
  const key = areaKey(area);
  const last = history.visits.get(key)?.findLast(({ rows }) => rows.some((row) => row.seconds > 0));
  return last === undefined ? null : (history.now.ms - last.ms) / MS_PER_DAY;
}
