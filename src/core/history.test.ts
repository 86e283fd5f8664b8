import { describe, expect, it } from "vitest";
import { clearedDay, historyOf, isCleared, morningReached, touched } from "./history.ts";
import type { PastRow } from "./history.ts";
import { dayAt, parseInstant } from "./instant.ts";
import type { Entry, Worked } from "./request.ts";
import { asking, morningAt, SMALL } from "./small.sample.ts";

const NOW = "2026-11-23T18:00:00+01:00";
const now = parseInstant(NOW) ?? { ms: 0, offsetMinutes: 0 };
const ms = (at: string): number => parseInstant(at)?.ms ?? Number.NaN;
const historyFrom = (...entries: readonly Entry[]) => historyOf(SMALL, asking({ entries }), now);
const row = (more: Partial<Worked> = {}): Worked => ({
  technique: "T10",
  region: "calf-gastroc",
  side: "left",
  tool: "foam-roller",
  seconds: 60,
  before: 3,
  after: 2,
  highest: 3,
  stop: null,
  ...more,
});
const session = (at: string, ...worked: readonly Worked[]): Entry => ({ kind: "session", at, moment: "post", worked });
const [MONDAY, TUESDAY] = ["2026-11-16T08:00:00+01:00", "2026-11-17T08:00:00+01:00"];

describe("the record of earlier sessions", () => {
  it("is oldest first, however it was told", () => {
    const history = historyFrom(
      session(TUESDAY, row({ stop: "SR4" })),
      session(MONDAY, row({ stop: "SR2" })),
      morningAt(TUESDAY, 4),
      morningAt(MONDAY, 2),
      { kind: "answered", at: TUESDAY, answers: { RF15: true }, regions: ["hamstrings"] },
      { kind: "answered", at: MONDAY, answers: { RF15: false }, regions: ["hamstrings"] },
    );
    const both = [ms(MONDAY), ms(TUESDAY)];
    expect(history.sessions.map((each) => each.ms)).toEqual(both);
    expect(history.visits.get("calf-gastroc.left")?.map((each) => each.ms)).toEqual(both);
    expect(history.mornings.get("calf-gastroc.left")?.map((each) => each.ms)).toEqual(both);
    expect(history.answered.map((each) => each.ms)).toEqual(both);
    expect(history.stops.map(({ row: { stop } }) => stop)).toEqual(["SR2", "SR4"]);
  });
  it("counts for each place only what was done there", () => {
    const history = historyFrom(session(MONDAY, row(), row({ region: "quads", seconds: 90 }), row({ seconds: 30 })));
    expect(history.visits.get("calf-gastroc.left")?.[0]?.rows.map(({ seconds }) => seconds)).toEqual([60, 30]);
    expect(history.pressed.get("calf-gastroc.left")).toMatchObject([{ seconds: 90 }]);
    expect(history.pressed.get("quads.left")).toMatchObject([{ seconds: 90, rows: [{ region: "quads" }] }]);
    expect(history.visits.get("quads.right")).toBeUndefined();
  });
  it("is a visit but no pressing where nothing was pressed", () => {
    const breath = row({ technique: "T50", region: "side-ribs", side: "both" });
    const history = historyFrom(session(MONDAY, row({ seconds: 0 }), breath));
    expect(history.visits.get("calf-gastroc.left")).toHaveLength(1);
    expect(history.pressed.get("calf-gastroc.left")).toEqual([]);
    for (const side of ["left", "right"] as const) {
      expect(history.visits.get(`side-ribs.${side}`)?.[0]?.rows).toMatchObject([{ side, pressed: false, seconds: 60 }]);
      expect(history.pressed.get(`side-ribs.${side}`)).toEqual([]);
    }
  });
  it("adds up only what pressed, where both were done", () => {
    const breath = row({ technique: "T50", region: "side-ribs", side: "both" });
    const ribs = row({ technique: "T49", region: "side-ribs", side: "left", seconds: 20 });
    const [pressed] = historyFrom(session(MONDAY, breath, ribs)).pressed.get("side-ribs.left") ?? [];
    expect(pressed).toMatchObject({ seconds: 20, rows: [{ technique: "T49" }] });
  });
  it("has the rows that a stop rule ended, and no others", () => {
    const { stops } = historyFrom(session(MONDAY, row(), row({ region: "quads", stop: "SR2" })));
    expect(stops).toMatchObject([{ ms: ms(MONDAY), row: { region: "quads", stop: "SR2" } }]);
    expect(stops).toHaveLength(1);
  });
  it("keeps the higher soreness where one morning tells a place twice", () => {
    const felt = (...told: readonly number[]): Entry => ({
      kind: "morning",
      at: MONDAY,
      felt: told.map((soreness) => ({ region: "calf-gastroc", side: "left", soreness })),
    });
    for (const morning of [felt(8, 0), felt(0, 8)])
      expect(historyFrom(morning).mornings.get("calf-gastroc.left")).toEqual([{ ms: ms(MONDAY), soreness: 8 }]);
  });
  it("counts what is later than the request as just now", () => {
    const later = "2027-01-05T08:00:00+01:00";
    const history = historyFrom(
      session(later, row()),
      morningAt(later, 4),
      { kind: "answered", at: later, answers: {}, regions: [] },
      { kind: "stopped", at: later, flags: ["RF2"] },
      { kind: "cleared", on: "2027-01-05", codes: ["RF2"] },
    );
    expect(history.sessions[0]?.ms).toBe(now.ms);
    expect(history.mornings.get("calf-gastroc.left")?.[0]?.ms).toBe(now.ms);
    expect(history.answered[0]?.ms).toBe(now.ms);
    expect(history.stopped).toEqual([{ ms: now.ms, day: dayAt(now), flags: ["RF2"] }]);
    expect(history.cleared).toEqual([{ day: dayAt(now), codes: ["RF2"] }]);
  });
  it("counts what has no time that can be read as just now, and a clearance without a day as long past", () => {
    const history = historyFrom(
      session("some day", row()),
      { kind: "cleared", on: "some day", codes: ["RF2"] },
      {
        kind: "stopped",
        at: "some day",
        flags: ["RF2"],
      },
    );
    expect(history.sessions[0]?.ms).toBe(now.ms);
    expect(history.stopped[0]?.day).toBe(dayAt(now));
    expect(history.cleared[0]?.day).toBe(0);
  });
  it("has a stop on the day of its own place, never after today", () => {
    const east: Entry = { kind: "stopped", at: "2026-11-24T01:00:00+14:00", flags: ["RF2"] };
    const early: Entry = { kind: "stopped", at: "2026-11-20T23:30:00-05:00", flags: ["RF2"] };
    const days = historyFrom(east, early).stopped.map(({ day }) => day);
    expect(days).toEqual([dayAt(now), dayAt(now) - 3]);
  });
});

describe("the places a row touched", () => {
  const touchedBy = (more: Partial<PastRow>) =>
    touched({ ...row(), side: "left", key: "calf-gastroc.left", pressed: true, ...more });
  it("are its own, and for the whole leg those under it on that side", () => {
    expect(touchedBy({})).toEqual(["calf-gastroc.left"]);
    const leg = touchedBy({ region: "whole-leg", key: "whole-leg.left" });
    expect(leg).toEqual(expect.arrayContaining(["whole-leg.left", "calf-gastroc.left", "quads.left"]));
    expect(leg.filter((key) => key.endsWith("right"))).toEqual([]);
  });
});

describe("a morning after a session", () => {
  const reached = (morning: string, felt: number, soreness: number) => {
    const history = historyFrom(session(MONDAY, row()), morningAt(morning, felt));
    const [past] = history.sessions;
    if (past === undefined) throw new Error("no session");
    return [
      morningReached(history, past, "calf-gastroc.left", soreness),
      morningReached(history, past, "quads.left", soreness),
    ];
  };
  it("tells of it for 36 hours, from its own instant on, and of its own place only", () => {
    expect(reached(MONDAY, 5, 5)).toEqual([ms(MONDAY), null]);
    expect(reached("2026-11-17T20:00:00+01:00", 5, 5)).toEqual([ms("2026-11-17T20:00:00+01:00"), null]);
    expect(reached("2026-11-17T20:00:01+01:00", 5, 5)).toEqual([null, null]);
    expect(reached("2026-11-16T07:59:59+01:00", 5, 5)).toEqual([null, null]);
  });
  it("reaches a soreness at or above it; a place that nobody told of reaches none, not even 0", () => {
    expect(reached(TUESDAY, 5, 6)).toEqual([null, null]);
    expect(reached(TUESDAY, 5, 4)).toEqual([ms(TUESDAY), null]);
    expect(reached(TUESDAY, 0, 0)).toEqual([ms(TUESDAY), null]);
  });
});

describe("a clearance", () => {
  const cleared = (on: string, ...codes: readonly string[]): Entry => ({ kind: "cleared", on, codes });
  const history = historyFrom(cleared("2026-11-20", "RF18"), cleared("2026-11-10", "RF18", "PF2"));
  it("is the latest that names the code", () => {
    expect(clearedDay(history, "RF18")).toBe(dayAt(now) - 3);
    expect(clearedDay(history, "PF2")).toBe(dayAt(now) - 13);
    expect(clearedDay(history, "RF11")).toBeNull();
  });
  it("counts to its last day", () => {
    expect(isCleared(history, "PF2", 13)).toBe(true);
    expect(isCleared(history, "PF2", 12)).toBe(false);
    expect(isCleared(history, "RF11", 999)).toBe(false);
  });
});
