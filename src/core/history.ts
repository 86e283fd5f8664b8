import { areaKey } from "./body.ts";
import type { Area, AreaKey, RegionId } from "./body.ts";
import { milliseconds, REST } from "./ceilings.ts";
import type { Code, FlagCode, Knowledge, TechniqueCode } from "./facts.ts";
import { dayAt, parseDate, parseInstant } from "./instant.ts";
import type { Moved } from "./instant.ts";
import { passedOver } from "./places.ts";
import type { Entry, Felt, Request, Worked } from "./request.ts";

/**
 * The entries of a request with their times as numbers, oldest first. Whatever is later than the request
 * counts as just now, so that a wrong clock never makes a rule forget.
 */
export interface History {
  readonly now: Moved;
  readonly sessions: readonly PastSession[];
  /** Sessions that touched a place, oldest first, with their rows there. */
  readonly visits: ReadonlyMap<AreaKey, readonly Visit[]>;
  /** Those of them that pressed it, with the seconds they did. */
  readonly pressed: ReadonlyMap<AreaKey, readonly Pressed[]>;
  /** Rows that a stop rule ended; the day is the later of the one it was there and the one it was by the request's clock. */
  readonly stops: readonly { readonly ms: number; readonly day: number; readonly row: PastRow }[];
  /** What mornings found at each place, oldest first. */
  readonly mornings: ReadonlyMap<AreaKey, readonly PastMorning[]>;
  readonly answered: readonly {
    readonly ms: number;
    readonly answers: Readonly<Record<FlagCode, boolean>>;
    readonly regions: readonly RegionId[];
  }[];
  readonly stopped: readonly { readonly ms: number; readonly day: number; readonly flags: readonly FlagCode[] }[];
  readonly cleared: readonly { readonly day: number; readonly codes: readonly Code[] }[];
}
export interface PastMorning {
  readonly ms: number;
  readonly soreness: number;
}
export interface PastSession {
  readonly ms: number;
  readonly day: number;
  readonly rows: readonly PastRow[];
}
export interface Visit {
  readonly ms: number;
  readonly session: PastSession;
  readonly rows: readonly PastRow[];
}
export interface Pressed extends Visit {
  readonly seconds: number;
}
/** One worked row on one side; T50, which holds both sides, has two. */
export interface PastRow
  extends Area, Pick<Worked, "technique" | "tool" | "seconds" | "before" | "after" | "highest" | "stop"> {
  readonly key: AreaKey;
  /** false for T50, which presses nothing. */
  readonly pressed: boolean;
}
type Told<K extends Entry["kind"]> = Extract<Entry, { readonly kind: K }>;

export function historyOf(knowledge: Knowledge, request: Request, now: Moved): History {
  const msOf = (at: string): number => Math.min(parseInstant(at)?.ms ?? now.ms, now.ms);
  const of = <K extends Entry["kind"]>(kind: K): readonly Told<K>[] =>
    request.entries.filter((entry): entry is Told<K> => entry.kind === kind);
  const dayOf = (at: string): number => {
    const moved = parseInstant(at) ?? now;
    return moved.ms > now.ms ? dayAt(now) : Math.min(dayAt(moved), dayAt(now));
  };
  const unpressed = new Set(knowledge.techniques.filter(holdsBothSides).map(({ code }) => code));
  const sessions = of("session")
    .map(({ at, worked }) => ({
      ms: msOf(at),
      day: Math.max(dayOf(at), dayAt({ ms: msOf(at), offsetMinutes: now.offsetMinutes })),
      rows: rowsOf(worked, unpressed),
    }))
    .sort((a, b) => a.ms - b.ms);
  const visits = visitsOf(sessions);
  return {
    now,
    sessions,
    visits,
    pressed: new Map([...visits].map(([key, all]) => [key, pressedOf(all)] as const)),
    stops: sessions.flatMap(({ ms, day, rows }) =>
      rows.filter(({ stop }) => stop !== null).map((row) => ({ ms, day, row })),
    ),
    mornings: morningsOf(of("morning").map(({ at, felt }) => ({ ms: msOf(at), felt }))),
    answered: of("answered")
      .map(({ at, answers, regions }) => ({ ms: msOf(at), answers, regions }))
      .sort((a, b) => a.ms - b.ms),
    stopped: of("stopped").map(({ at, flags }) => ({ ms: msOf(at), day: dayOf(at), flags })),
    cleared: of("cleared").map(({ on, codes }) => ({ day: Math.min(parseDate(on) ?? 0, dayAt(now)), codes })),
  };
}

/** What mornings found, place by place; of a place that one morning tells twice the higher soreness. */
function morningsOf(
  told: readonly { readonly ms: number; readonly felt: readonly Felt[] }[],
): ReadonlyMap<AreaKey, readonly PastMorning[]> {
  const mornings = new Map<AreaKey, PastMorning[]>();
  for (const { ms, felt } of told.toSorted((a, b) => a.ms - b.ms)) {
    const found = new Map<AreaKey, number>();
    for (const each of felt) found.set(areaKey(each), Math.max(each.soreness, found.get(areaKey(each)) ?? 0));
    for (const [key, soreness] of found) {
      const known = mornings.get(key) ?? [];
      known.push({ ms, soreness });
      mornings.set(key, known);
    }
  }
  return mornings;
}

function visitsOf(sessions: readonly PastSession[]): ReadonlyMap<AreaKey, readonly Visit[]> {
  const visits = new Map<AreaKey, Visit[]>();
  for (const session of sessions) {
    const byKey = new Map<AreaKey, PastRow[]>();
    for (const row of session.rows) {
      const here = byKey.get(row.key);
      if (here === undefined) byKey.set(row.key, [row]);
      else here.push(row);
    }
    for (const [key, rows] of byKey) {
      const visit = { ms: session.ms, session, rows };
      const known = visits.get(key);
      if (known === undefined) visits.set(key, [visit]);
      else known.push(visit);
    }
  }
  return visits;
}

function pressedOf(visits: readonly Visit[]): readonly Pressed[] {
  const pressed: Pressed[] = [];
  for (const visit of visits) {
    const all = visit.rows.every(isPressed);
    const rows = all ? visit.rows : visit.rows.filter(isPressed);
    let seconds = 0;
    for (const row of rows) seconds += row.seconds;
    if (rows.length > 0) pressed.push({ ms: visit.ms, session: visit.session, rows, seconds });
  }
  return pressed;
}
const isPressed = (row: PastRow): boolean => row.pressed && row.seconds > 0;

/** T50: breathing with the hands round both sides at once; it presses nothing and has no total. */
export const holdsBothSides = ({ code }: { readonly code: TechniqueCode }): boolean => code === "T50";

/** Rows on one side each. Written out rather than spread: a record of years has tens of thousands. */
function rowsOf(worked: readonly Worked[], unpressed: ReadonlySet<TechniqueCode>): readonly PastRow[] {
  const rows: PastRow[] = [];
  for (const { technique, region, side: told, tool, seconds, before, after, highest, stop } of worked)
    for (const side of told === "both" ? BOTH : [told]) {
      const key = areaKey({ region, side });
      const pressed = !unpressed.has(technique);
      rows.push({ technique, region, side, key, tool, seconds, before, after, highest, stop, pressed });
    }
  return rows;
}
const BOTH = ["left", "right"] as const;

/** The places a row touched: its own, and for whole-leg work every region it passes over. */
export function touched(row: PastRow): readonly AreaKey[] {
  return row.region === "whole-leg" ? [row.key, ...passedOver(row).map(areaKey)] : [row.key];
}

/** The last morning within 36 hours of a session that found this place at or above the given soreness, or null. */
export function morningReached(history: History, session: PastSession, key: AreaKey, soreness: number): number | null {
  const mornings = history.mornings.get(key) ?? [];
  // A record of years has thousands of mornings and as many sessions: only those of its day and a half are looked at.
  for (let at = firstFrom(mornings, session.ms + milliseconds(REST.morning) + 1) - 1; at >= 0; at--) {
    const morning = mornings[at];
    if (morning === undefined || morning.ms < session.ms) return null;
    if (morning.soreness >= soreness) return morning.ms;
  }
  return null;
}
/** The place of the first morning at or after an instant. */
function firstFrom(mornings: readonly PastMorning[], ms: number): number {
  let [low, high] = [0, mornings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mornings[middle]?.ms ?? ms) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The latest day on which a code was cleared, counted from 1970-01-01, or null. */
export function clearedDay({ cleared }: History, code: Code): number | null {
  const days = cleared.filter(({ codes }) => codes.includes(code)).map(({ day }) => day);
  return days.length === 0 ? null : Math.max(...days);
}

/** Whether a code was cleared, and not longer ago than its clearance counts. */
export function isCleared(history: History, code: Code, days: number): boolean {
  const day = clearedDay(history, code);
  return day !== null && dayAt(history.now) - day <= days;
}
