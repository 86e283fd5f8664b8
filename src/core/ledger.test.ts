import { describe, expect, it } from "vitest";
import type { TechniqueCode } from "./facts.ts";
import { historyOf } from "./history.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import {
  accountAt,
  daysSinceWorked,
  gateIsOpen,
  neverFell,
  openings,
  sameOrWorse,
  stopRuleOut,
  wasDone,
  worseAfter,
} from "./ledger.ts";
import type { Entry, Worked } from "./request.ts";
import { asking, morningAt, sessionAt, SMALL } from "./small.sample.ts";

const NOW = "2026-11-23T18:00:00+01:00";
const CALF = { region: "calf-gastroc", side: "left" } as const;
const QUADS = { region: "quads", side: "left" } as const;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const instant = (at: string) => parseInstant(at) ?? { ms: Number.NaN, offsetMinutes: 0 };
const from = (entries: readonly Entry[], at = NOW) => historyOf(SMALL, asking({ entries, at }), instant(at));
const ago = (ms: number): string => formatInstant({ ms: instant(NOW).ms - ms, offsetMinutes: 0 });
const rows = (at: string, ...all: readonly Partial<Worked>[]): Entry => ({
  kind: "session",
  at,
  moment: "post",
  worked: all.flatMap((more) => {
    const entry = sessionAt(at, more);
    return entry.kind === "session" ? entry.worked : [];
  }),
});
const cleared = (on: string, ...codes: readonly string[]): Entry => ({ kind: "cleared", on, codes });
const technique = (code: TechniqueCode) => {
  const found = SMALL.techniques.find((each) => each.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

describe("the account of a place", () => {
  const account = (entries: readonly Entry[], marked: number | null = null) => accountAt(from(entries), CALF, marked);
  it("is whole where nothing was done, and where only other places were worked", () => {
    expect(account([])).toEqual({ seconds: 120, why: null });
    expect(account([sessionAt(ago(HOUR), { region: "quads", seconds: 120 })])).toEqual({ seconds: 120, why: null });
  });
  it("is closed after one session where any row of it was sore, before or after", () => {
    const shut = { seconds: 0, why: "enough-today" };
    expect(account([rows(ago(5 * HOUR), { before: 1, after: 1 }, { before: 5, after: 1 })])).toEqual(shut);
    expect(account([sessionAt(ago(5 * HOUR), { before: 1, after: 5 })])).toEqual(shut);
    expect(account([sessionAt(ago(5 * HOUR), { before: null, after: 5 })])).toEqual(shut);
    expect(account([sessionAt(ago(5 * HOUR), { before: null, after: null })])).toEqual({ seconds: 120, why: null });
    expect(account([sessionAt(ago(5 * HOUR))], 5)).toEqual(shut);
    expect(account([], 5)).toEqual({ seconds: 120, why: null });
  });
  it("says why it is less, and is never below nothing", () => {
    expect(account([sessionAt(ago(HOUR), { seconds: 50 })])).toEqual({ seconds: 70, why: "enough-today" });
    expect(account([sessionAt(ago(HOUR), { seconds: 400 })])).toEqual({ seconds: 0, why: "enough-today" });
  });
  it("counts days of the place where the person is now", () => {
    // 23:30 UTC is half past midnight of the next day here.
    const nights = [16, 17, 18, 19, 20, 21].map((day) => sessionAt(`2026-11-${day}T23:30:00Z`));
    expect(account(nights)).toEqual({ seconds: 0, why: "enough-this-week" });
    const mornings = [16, 17, 18, 19, 20, 21].map((day) => sessionAt(`2026-11-${day}T08:30:00Z`));
    expect(account(mornings)).toEqual({ seconds: 120, why: null });
  });
  it("is that of the instant it is asked for", () => {
    const history = from([sessionAt(ago(HOUR), { seconds: 120 })]);
    expect(accountAt(history, CALF, null).seconds).toBe(0);
    expect(accountAt(history, CALF, null, history.now.ms + 2 * HOUR).seconds).toBe(120);
  });
});

describe("the instants at which an account may grow", () => {
  it("are three hours and a day after each pressing, and every coming midnight of a week, soonest first", () => {
    const history = from([sessionAt(ago(2 * HOUR)), sessionAt(ago(23 * HOUR))]);
    const { ms } = history.now;
    const midnights = [1, 2, 3, 4, 5, 6, 7].map((day) => ms + 6 * HOUR + (day - 1) * DAY);
    expect(openings(history, CALF)).toEqual([ms + HOUR, ms + HOUR, ...midnights, ms + 22 * HOUR].sort((a, b) => a - b));
    expect(openings(history, QUADS)).toEqual(midnights);
  });
  it("are never now", () => {
    const history = from([sessionAt(ago(3 * HOUR)), sessionAt(ago(24 * HOUR))]);
    expect(openings(history, CALF).every((ms) => ms > history.now.ms)).toBe(true);
  });
});

describe("stop rules", () => {
  const out = (...entries: readonly Entry[]) => stopRuleOut(from(entries), CALF);
  it("keep out what they stopped, the strongest named first", () => {
    expect(out(rows(ago(HOUR), { stop: "SR4" }, { stop: "SR2" }))).toBe("SR2");
    expect(out(rows(ago(HOUR), { stop: "SR9" }, { stop: "SR4" }))).toBe("SR4");
    expect(
      out(sessionAt(ago(HOUR), { stop: "SR1" }), sessionAt(ago(HOUR), { region: "quads", stop: "SR2" })),
    ).toBeNull();
    expect(out()).toBeNull();
  });
});

describe("strong pain", () => {
  const out = (at: string, now: string) => stopRuleOut(from([sessionAt(at, { stop: "SR9" })], now), CALF) === "SR9";
  it("keeps a place out for the day that it was where it hurt, or by the request's clock, whichever is later", () => {
    // The night in which summer time ends: half past midnight was still the day before by the new offset.
    expect(out("2026-10-25T00:30:00+02:00", "2026-10-25T23:59:00+01:00")).toBe(true);
    expect(out("2026-10-25T00:30:00+02:00", "2026-10-26T00:00:00+01:00")).toBe(false);
    // A flight to the west, and one to the east.
    expect(out("2026-11-23T08:00:00+01:00", "2026-11-23T20:00:00-08:00")).toBe(true);
    expect(out("2026-11-23T08:00:00+01:00", "2026-11-24T00:00:00-08:00")).toBe(false);
    expect(out("2026-11-22T23:00:00-08:00", "2026-11-23T20:00:00+01:00")).toBe(true);
    expect(out("2026-11-22T23:00:00-08:00", "2026-11-24T00:00:00+01:00")).toBe(false);
  });
});

describe("soreness that rose after a session", () => {
  const after = (...entries: readonly Entry[]) => worseAfter(from(entries), CALF);
  it("is measured against the lowest soreness told before", () => {
    const morning = morningAt(ago(30 * HOUR), 4);
    expect(after(rows(ago(40 * HOUR), { before: 2 }, { before: 4 }), morning)).toBe("half");
    expect(after(rows(ago(40 * HOUR), { before: 3 }, { before: 4 }), morning)).toBeNull();
    expect(after(rows(ago(40 * HOUR), { before: null }, { before: 4 }), morningAt(ago(30 * HOUR), 5))).toBeNull();
  });
  it("counts the higher one where a morning tells the place twice", () => {
    const calf = { region: "calf-gastroc", side: "left" } as const;
    const felt = [8, 0].map((soreness) => ({ ...calf, soreness }));
    expect(after(sessionAt(ago(40 * HOUR)), { kind: "morning", at: ago(30 * HOUR), felt })).toBe("half");
  });
  it("is unknown where nothing was told before", () => {
    expect(after(sessionAt(ago(40 * HOUR), { before: null }), morningAt(ago(30 * HOUR), 10))).toBeNull();
    expect(after()).toBeNull();
  });
  const rose = (day: string) => [sessionAt(`2026-11-${day}T08:00:00Z`), morningAt(`2026-11-${day}T20:00:00Z`, 5)];
  const fine = (day: string) => [sessionAt(`2026-11-${day}T08:00:00Z`), morningAt(`2026-11-${day}T20:00:00Z`, 3)];
  it("rests a place only when it rose twice running, and still after a session that was fine", () => {
    expect(after(...rose("18"), ...rose("20"))).toBe("rest");
    expect(after(...rose("16"), ...fine("18"), ...rose("20"))).toBe("half");
    expect(after(...rose("18"), ...rose("20"), ...fine("22"))).toBe("rest");
    expect(after(...rose("20"), ...fine("22"))).toBeNull();
    expect(after(...fine("14"), ...rose("16"), ...rose("18"))).toBe("rest");
  });
  it("rests from the last of those mornings, not from the first", () => {
    // The first rise is eight days old, the second six.
    expect(after(...rose("15"), ...rose("17"))).toBe("rest");
    expect(after(...rose("13"), ...rose("15"))).toBe("half");
  });
});

describe("soreness that is the same or worse", () => {
  const same = (marked: number | null, ...entries: readonly Entry[]) => sameOrWorse(from(entries), CALF, marked);
  it("is told by mornings alone, in whatever order they come", () => {
    const days = [1, 4, 6.5].map((days) => morningAt(ago(days * DAY), 4));
    expect(same(null, ...days)).toBe(true);
    expect(same(null, ...days.toReversed())).toBe(true);
    expect(same(4, ...days.toReversed())).toBe(true);
    expect(same(null, ...days.slice(0, 2))).toBe(false);
  });
  it("is not told by mornings of another place", () => {
    const other = (days: number): Entry => ({
      kind: "morning",
      at: ago(days * DAY),
      felt: [{ ...QUADS, soreness: 4 }],
    });
    expect(same(4, other(6), other(3))).toBe(false);
    expect(same(4, morningAt(ago(6 * DAY), 4), other(3))).toBe(true);
  });
  it("begins anew on the day after a clearance", () => {
    const told = [morningAt("2026-11-17T07:00:00+01:00", 4), morningAt("2026-11-20T07:00:00+01:00", 4)];
    expect(same(4, ...told, cleared("2026-11-16", "FU3"))).toBe(true);
    expect(same(4, ...told, cleared("2026-11-17", "FU3"))).toBe(false);
    expect(same(4, ...told, cleared("2026-11-17", "FU5"))).toBe(true);
  });
  it("is not told by a session that did not know, and is told by one that eased nothing", () => {
    expect(same(4, sessionAt(ago(6 * DAY), { before: null, after: 4 }))).toBe(false);
    expect(same(4, sessionAt(ago(6 * DAY), { before: 4, after: null }))).toBe(true);
    expect(same(4, sessionAt(ago(6 * DAY), { before: 4, after: 3 }))).toBe(false);
    const unknown = sessionAt(ago(3 * DAY), { before: null, after: 4 });
    expect(same(4, morningAt(ago(6 * DAY), 4), unknown)).toBe(true);
  });
  it("ends where it was lower since, or gone, or long unsaid", () => {
    expect(same(4, morningAt(ago(6 * DAY), 5))).toBe(false);
    expect(same(0, morningAt(ago(6 * DAY), 0))).toBe(false);
    expect(same(4, morningAt(ago(6 * DAY), 4), morningAt(ago(3 * DAY), 0))).toBe(false);
    expect(same(null, morningAt(ago(14 * DAY), 4), morningAt(ago(7.5 * DAY), 4))).toBe(false);
    expect(same(null)).toBe(false);
  });
});

describe("soreness that never fell", () => {
  const AT = [34, 29, 24, 19, 14, 13];
  const flat = (more: Partial<Worked> = {}) =>
    AT.map((days) => sessionAt(ago(days * DAY), { before: 4, after: 3, ...more }));
  const never = (...entries: readonly Entry[]) => neverFell(from(entries), CALF);
  it("is what was pressed and told as sore, in any order", () => {
    expect(never(...flat())).toBe(true);
    expect(never(...flat().toReversed())).toBe(true);
    expect(never()).toBe(false);
    expect(never(...flat({ before: 1, after: 1 }))).toBe(false);
    expect(never(...flat({ before: 2, after: 1 }))).toBe(true);
    expect(never(...flat({ before: null, after: 3 }))).toBe(false);
    expect(never(...flat({ seconds: 0 }))).toBe(false);
  });
  it("counts what happened after the day it was cleared, and only its own clearance", () => {
    expect(never(...flat(), cleared("2026-10-19", "FU5"))).toBe(true);
    expect(never(...flat(), cleared("2026-10-20", "FU5"))).toBe(false);
    expect(never(...flat(), cleared("2026-11-20", "FU3"))).toBe(true);
  });
  it("takes the most that was told before and the least after", () => {
    const two = (before: number, after: number) =>
      AT.map((days) => rows(ago(days * DAY), { before: 4, after: 4 }, { before, after }));
    expect(never(...two(3, 3))).toBe(true);
    expect(never(...two(3, 2))).toBe(false);
    expect(never(...two(5, 4))).toBe(true);
    expect(never(...two(6, 6))).toBe(false);
  });
  it("is broken by six weeks without a session, and by a fall from one to the next", () => {
    const first = (days: number) => [sessionAt(ago(days * DAY), { before: 4, after: 3 }), ...flat().slice(1)];
    expect(never(...first(29 + 41.9))).toBe(true);
    expect(never(...first(29 + 42))).toBe(false);
    expect(never(sessionAt(ago(36 * DAY), { before: 6, after: 6 }), ...flat().slice(1))).toBe(false);
    expect(never(sessionAt(ago(36 * DAY), { before: 5, after: 5 }), ...flat().slice(1))).toBe(true);
  });
});

describe("a gate", () => {
  const foot = { technique: "T01", region: "foot", tool: "tennis-ball" } as const;
  const open = (...entries: readonly Entry[]) => gateIsOpen(from(entries), technique("T01"));
  const [first, second] = ["2026-11-10T08:00:00Z", "2026-11-12T08:00:00Z"];
  it("counts sessions with the technique, not sessions or rows", () => {
    expect(open(sessionAt(first, foot), sessionAt(second, foot))).toBe(true);
    expect(open(rows(first, foot, foot))).toBe(false);
    expect(open(sessionAt(first, foot), sessionAt(second))).toBe(false);
    expect(gateIsOpen(from([sessionAt(first, foot), sessionAt(second, foot)]), undefined)).toBe(false);
  });
  it("wants every row of a session comfortable", () => {
    const mixed = rows(second, foot, { ...foot, side: "right", highest: 9 });
    expect(open(sessionAt(first, foot), mixed)).toBe(false);
    expect(open(sessionAt(first, foot), rows(second, foot, { technique: "T10", highest: 9 }))).toBe(true);
  });
  it("wants something done, at the technique's own place and with its own tool", () => {
    for (const not of [{ seconds: 0, before: 0, highest: 0 }, { region: "chest" }, { tool: "golf-ball" }] as const)
      expect(open(sessionAt(first, { ...foot, ...not }), sessionAt(second, { ...foot, ...not }))).toBe(false);
    const passedBy = { ...foot, side: "right", seconds: 0, highest: null } as const;
    expect(open(sessionAt(first, foot), rows(second, foot, passedBy))).toBe(true);
    expect(open(sessionAt(first, foot), rows(second, foot, { ...passedBy, stop: "SR1" }))).toBe(false);
  });
  it("counts a session once, however often it is told", () => {
    expect(open(sessionAt(first, foot), sessionAt(first, foot))).toBe(false);
    expect(open(sessionAt(first, foot), sessionAt("2026-11-10T09:00:00+01:00", foot))).toBe(false);
    const worse = sessionAt(second, { ...foot, highest: 9 });
    expect(open(sessionAt(first, foot), sessionAt(second, foot), worse)).toBe(false);
  });
  it("wants no morning two above the soreness before, at the place itself", () => {
    const morning = (soreness: number, region: "foot" | "quads"): Entry => ({
      kind: "morning",
      at: "2026-11-13T07:00:00Z",
      felt: [{ region, side: "left", soreness }],
    });
    const both = [sessionAt(first, foot), sessionAt(second, foot)];
    expect(open(...both, morning(4, "foot"))).toBe(true);
    expect(open(...both, morning(5, "foot"))).toBe(false);
    expect(open(...both, morning(9, "quads"))).toBe(true);
  });
});

describe("work that was done before", () => {
  const done = (...entries: readonly Entry[]) => wasDone(from(entries), technique("T10"));
  it("is of this technique, among others too, and pressed", () => {
    expect(done(sessionAt(ago(DAY)))).toBe(true);
    expect(done(rows(ago(DAY), { technique: "T12" }, {}))).toBe(true);
    expect(done(sessionAt(ago(DAY), { technique: "T12" }))).toBe(false);
    expect(done(sessionAt(ago(DAY), { seconds: 0 }))).toBe(false);
    expect(done()).toBe(false);
  });
  const since = (...entries: readonly Entry[]) => daysSinceWorked(from(entries), CALF);
  it("is so many days ago, with their fraction, by the latest that pressed", () => {
    expect(since()).toBeNull();
    expect(since(sessionAt(ago(DAY), { region: "quads" }))).toBeNull();
    expect(since(sessionAt(ago(1.5 * DAY)), sessionAt(ago(3 * DAY)))).toBe(1.5);
    expect(since(sessionAt(ago(DAY), { seconds: 0 }), sessionAt(ago(3 * DAY)))).toBe(3);
    expect(since(rows(ago(2 * DAY), { seconds: 0 }, {}))).toBe(2);
    expect(since(sessionAt(ago(DAY), { seconds: 0 }))).toBeNull();
  });
});
