import { describe, expect, it } from "vitest";
import { readBackup } from "./backup.ts";
import type { Line, LineOf } from "./line.ts";
import { summaryOf } from "./summary.ts";
import { BACKUP_V1 } from "./versions/v1.sample.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const read = readBackup(BACKUP_V1);
const lines = read.ok ? read.backup.lines : [];
const session = (id: string, day: number, before: number | null, stop: string | null = null): LineOf<"session"> => ({
  v: 1,
  id,
  at: `2026-11-${day}T18:00:00Z`,
  kind: "session",
  moment: "rest",
  complaint: "C1",
  minutes: 10,
  lastedSeconds: 300,
  edition: "x",
  worked: [
    {
      technique: "T10",
      region: "calf-gastroc",
      side: "left",
      tool: "foam-roller",
      seconds: 90,
      before,
      after: null,
      highest: null,
      stop,
    },
  ],
});
const morning = (day: number, soreness: number): Line => ({
  v: 1,
  id: `m${day}`,
  at: `2026-11-${day}T07:00:00Z`,
  kind: "morning",
  felt: [{ region: "calf-gastroc", side: "left", soreness }],
});

describe("the page for the physio", () => {
  it("holds what a record tells", () => {
    const summary = summaryOf(lines, NOW, 42);
    expect(summary).toMatchObject({ sessions: 1, profile: ["PF6"], complaints: [] });
    expect(summary.stops).toEqual([{ on: "2026-11-22", flags: ["RF2"], open: false }]);
    expect(summary.places[0]).toMatchObject({
      region: "foot",
      side: "left",
      sessions: 1,
      first: 5,
      last: 5,
      worseMornings: 0,
    });
  });
  it("shows the way of a place: first, last, worse mornings, stops", () => {
    const told = [
      session("a", 10, 6),
      morning(11, 7),
      session("b", 12, null, "SR3"),
      session("c", 14, 3),
      morning(15, 2),
    ];
    expect(summaryOf(told, NOW, 42)).toMatchObject({
      sessions: 3,
      complaints: ["C1"],
      techniques: [{ technique: "T10", times: 3 }],
      places: [{ region: "calf-gastroc", sessions: 3, first: 6, last: 3, worseMornings: 1, stops: ["SR3"] }],
    });
  });
  it("leaves out what is older, and what is in the future", () => {
    expect(summaryOf([session("a", 9, 6)], NOW, 14).sessions).toBe(0);
    expect(summaryOf([session("a", 25, 6)], NOW, 14).sessions).toBe(0);
  });
  it("says that a stop is open", () => {
    const stop: Line = { v: 1, id: "s", at: "2026-11-23T08:00:00Z", kind: "stopped", flags: ["RF8"] };
    expect(summaryOf([stop], NOW, 42).stops).toEqual([{ on: "2026-11-23", flags: ["RF8"], open: true }]);
  });
  it("of an empty record is empty", () =>
    expect(summaryOf([], NOW, 42)).toEqual({
      sessions: 0,
      places: [],
      techniques: [],
      complaints: [],
      stops: [],
      profile: [],
    }));
});
