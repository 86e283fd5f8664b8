import { dayAt, parseDate, parseInstant } from "#core";
import type { Area, RegionId, TechniqueCode, TechniqueFact, Worked } from "#core";
import { DAY, HOUR, keyOf, UNDER_THE_WHOLE_LEG, workedOn } from "./person.ts";
import type { Person, Session } from "./person.ts";

/** What the record says of an area today, from contract, "Entries", and evidence 3.4 and 3.5. */
export interface Ledger {
  /** Out for a stop rule or a follow-up rule; enough: not out, but no pressing for now. */
  readonly out: boolean;
  readonly enough: boolean;
  /** Seconds that earlier sessions leave. */
  readonly seconds: number;
  /** After a worse morning: half the total, and no hard tool. */
  readonly half: boolean;
}

const PAIR = { hours: 3, seconds: 120 };
const DAILY = { hours: 24, seconds: 240, sessions: 2, soreSessions: 1, sore: 5 };
const WEEKLY_DAYS = 6;
const MORNING_HOURS = 36;
const WORSE = 2;
const dayOf = (at: string, ms: number): number => dayAt({ ms, offsetMinutes: parseInstant(at)?.offsetMinutes ?? 0 });

export function ledgerOf(person: Person, area: Area): Ledger {
  const sessions = person.sessions.filter((session) => pressed(session, area).length > 0);
  const within = (hours: number) => sessions.filter(({ at }) => person.now - at < hours * HOUR);
  const secondsIn = (hours: number): number =>
    within(hours)
      .flatMap((session) => pressed(session, area))
      .reduce((sum, { seconds }) => sum + seconds, 0);
  const day = within(DAILY.hours);
  const rows = day.flatMap((session) => pressed(session, area));
  const sore =
    (person.marks.get(keyOf(area.region, area.side)) ?? 0) >= DAILY.sore ||
    rows.some(({ before, after }) => Math.max(before ?? 0, after ?? 0) >= DAILY.sore);
  const days = new Set(sessions.map(({ day: on }) => on));
  const week = Array.from({ length: WEEKLY_DAYS }, (_, back) => person.today - 1 - back);
  const rises = risesOf(person, area);
  return {
    out: isStopped(person, area) || isOff(person, rises) || lasts(person, area) || isStuck(person, area),
    enough: day.length >= (sore ? DAILY.soreSessions : DAILY.sessions) || week.every((on) => days.has(on)),
    seconds: Math.min(
      within(PAIR.hours).length > 0 ? PAIR.seconds - secondsIn(PAIR.hours) : Infinity,
      DAILY.seconds - secondsIn(DAILY.hours),
    ),
    half: (rises.at(-1) ?? null) !== null,
  };
}

/** T50 presses nothing. */
const pressed = (session: Session, area: Area): readonly Worked[] =>
  workedOn(session, area).filter(({ technique, seconds }) => technique !== "T50" && seconds > 0);

/** After SR2 48 hours, after SR4 seven days, after SR9 until the next day; work on the whole leg may have been here. */
function isStopped(person: Person, area: Area): boolean {
  const under = UNDER_THE_WHOLE_LEG.includes(area.region);
  return person.sessions.some((session) =>
    [...workedOn(session, area), ...(under ? workedOn(session, { ...area, region: "whole-leg" }) : [])].some(
      ({ stop }) =>
        (stop === "SR2" && person.now - session.at < 48 * HOUR) ||
        (stop === "SR4" && person.now - session.at < 7 * DAY) ||
        (stop === "SR9" && Math.max(session.day, session.ownDay) >= person.today),
    ),
  );
}

/** For each session on the area: the time of the morning that was worse by two or more, or null. */
function risesOf(person: Person, area: Area): readonly (number | null)[] {
  return person.sessions
    .filter((session) => workedOn(session, area).length > 0)
    .map((session) => worseMorning(person, session, workedOn(session, area), area));
}
function worseMorning({ mornings }: Person, { at }: Session, rows: readonly Worked[], area: Area): number | null {
  const told = rows.flatMap(({ before }) => (before === null ? [] : [before]));
  if (told.length === 0) return null;
  const worse = mornings.filter(
    (morning) =>
      morning.at >= at &&
      morning.at - at <= MORNING_HOURS * HOUR &&
      (morning.felt.get(keyOf(area.region, area.side)) ?? -Infinity) >= Math.min(...told) + WORSE,
  );
  return worse.at(-1)?.at ?? null;
}
function isOff({ now }: Person, rises: readonly (number | null)[]): boolean {
  return rises.some((rise, index) => {
    const before = rises[index - 1] ?? null;
    return rise !== null && before !== null && now - rise < 7 * DAY;
  });
}

interface Report {
  readonly at: number;
  readonly soreness: number;
}
/** Whether a clearance of a follow-up rule puts aside what was told by the end of its day. */
function isClearedSince({ request, now, today }: Person, code: string, at: number): boolean {
  return request.entries.some((entry) => {
    if (entry.kind !== "cleared" || !entry.codes.includes(code)) return false;
    const ago = today - Math.min(today, parseDate(entry.on) ?? today);
    return at < now && today - dayOf(request.at, at) >= ago;
  });
}
/**
 * FU3: more than five days without a lower report, by reports that lie less than a week apart, until it is better
 * or cleared; no soreness is better.
 */
function lasts(person: Person, area: Area): boolean {
  const reports = reportsOf(person, area);
  const last = reports.at(-1);
  if (last === undefined || person.now - last.at >= 7 * DAY) return false;
  const chained = reports.filter((_, index) =>
    reports
      .slice(index)
      .every(({ at, soreness }, next, later) => soreness > 0 && at - (later[next - 1]?.at ?? at) < 7 * DAY),
  );
  return chained.some(
    ({ at, soreness }) =>
      last.at - at > 5 * DAY && chained.every((later) => later.at < at || later.soreness >= soreness),
  );
}
function reportsOf(person: Person, area: Area): readonly Report[] {
  const key = keyOf(area.region, area.side);
  const mark = person.marks.get(key);
  const mornings = person.mornings.flatMap(({ at, felt }) => {
    const soreness = felt.get(key);
    return soreness === undefined ? [] : [{ at, soreness }];
  });
  const sessions = person.sessions.flatMap((session) =>
    workedOn(session, area).flatMap(({ before, after }) =>
      before === null || (after !== null && after < before) ? [] : [{ at: session.at, soreness: before }],
    ),
  );
  const today = mark === undefined ? [] : [{ at: person.now, soreness: mark }];
  return [...mornings, ...sessions, ...today]
    .filter(({ at }) => !isClearedSince(person, "FU3", at))
    .sort((a, b) => a.at - b.at);
}

/** FU5: six sessions over three weeks with a soreness of two or more and no fall of two; rests six weeks. */
function isStuck(person: Person, area: Area): boolean {
  const told = person.sessions.filter(({ at }) => !isClearedSince(person, "FU5", at));
  const rows = told.flatMap((session) => {
    const { at, day } = session;
    const here = workedOn(session, area).filter(({ before }) => (before ?? 0) >= 2);
    const first = here[0];
    return first === undefined ? [] : [{ at, day, before: first.before ?? 0, after: here.at(-1)?.after ?? null }];
  });
  const last = rows.at(-1);
  if (last === undefined || person.today - last.day > 42) return false;
  let begun = rows.length - 1;
  const lowest = (from: number): number =>
    Math.min(...rows.slice(from).flatMap(({ before, after }) => (after === null ? [before] : [before, after])));
  while (begun > 0 && (rows[begun - 1]?.before ?? 0) - lowest(begun - 1) < 2) begun--;
  const first = rows[begun];
  return first !== undefined && rows.length - begun >= 6 && last.day - first.day >= 21;
}

/** Two comfortable sessions of the technique that opens it; never with PF1, PF4 or PF12. */
export function isOpen(person: Person, technique: TechniqueFact): boolean {
  if (!technique.gated || technique.opensAfter === null) return !technique.gated;
  if (person.request.profile.some((code) => ["PF1", "PF4", "PF12"].includes(code))) return false;
  const before = technique.opensAfter;
  const told = person.sessions.filter(({ worked }) => worked.some((row) => row.technique === before));
  const good = told.filter((session) => isComfortable(person, session, before));
  const bad = new Set(told.filter((session) => !good.includes(session) && spoils(session, before)).map(({ at }) => at));
  return new Set(good.map(({ at }) => at).filter((at) => !bad.has(at))).size >= 2;
}
/** Whether a session that is not comfortable did anything with the technique, and does not only name it. */
const spoils = ({ worked }: Session, code: TechniqueCode): boolean =>
  worked.some((row) => row.technique === code && (row.seconds > 0 || row.stop !== null));
function isComfortable(person: Person, session: Session, code: TechniqueCode): boolean {
  const rows = session.worked.filter(({ technique }) => technique === code);
  const fact = person.knowledge.techniques.find((each) => each.code === code);
  const ceiling = fact?.pain.ceiling ?? 0;
  const done = rows.filter((row) => row.seconds > 0 && row.region === fact?.region && row.tool === fact.tool);
  return (
    done.length > 0 &&
    rows.every(({ stop }) => stop === null) &&
    done.every(
      (row) =>
        row.before !== null &&
        row.highest !== null &&
        row.highest <= ceiling &&
        sidesHeld(row).every((side) => worseMorning(person, session, [row], { region: row.region, side }) === null),
    )
  );
}
const sidesHeld = ({ side }: Worked) => (side === "both" ? (["left", "right"] as const) : [side]);

/** Whether the person ever did the technique. */
export const hasDone = ({ sessions }: Person, code: TechniqueCode): boolean =>
  sessions.some(({ worked }) => worked.some(({ technique, seconds }) => technique === code && seconds > 0));

/** How much better than the others a technique eased the region for this person: 0.8 to 1.2. */
export function helpOf({ sessions }: Person, code: TechniqueCode, region: RegionId): number {
  const falls = sessions
    .flatMap(({ worked }) => worked)
    .flatMap(({ technique, region: on, before, after }) =>
      on === region && before !== null && after !== null ? [{ technique, fall: before - after }] : [],
    );
  const own = falls.filter(({ technique }) => technique === code);
  if (own.length < 4) return 1;
  const mean = (of: readonly { readonly fall: number }[]): number =>
    of.reduce((sum, { fall }) => sum + fall, 0) / of.length;
  const m = (mean(own) - mean(falls)) * (own.length / (own.length + 6));
  return 1 + 0.1 * Math.min(2, Math.max(-2, m));
}
