import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInstant } from "#core";
import { openStop } from "./open.ts";
import { entriesOf, profileAt, profileLast } from "./self.ts";
import type { Line, LineOf } from "./line.ts";

const DAY_MS = 86_400_000;
const TOLD = "2026-10-01T08:00:00+02:00";
const told: LineOf<"profile"> = { v: 1, id: "p", at: TOLD, kind: "profile", codes: ["PF1"], details: [] };
const toldMs = parseInstant(TOLD)?.ms ?? Number.NaN;

describe("the profile", () => {
  it("counts for thirty days, and is asked again on the thirtieth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * DAY_MS }), (age) => {
        expect(profileAt([told], toldMs + age)).toEqual(age < 30 * DAY_MS ? told : null);
      }),
    );
    expect(profileAt([told], toldMs + 30 * DAY_MS - 1)).toEqual(told);
    expect(profileAt([told], toldMs + 30 * DAY_MS)).toBeNull();
  });
  it("is asked when it was never told, or is told from a time to come", () => {
    expect(profileAt([], toldMs)).toBeNull();
    expect(profileAt([told], toldMs - 1)).toBeNull();
  });
  it("of a wrong clock hides none that is told after it", () => {
    const wrong: Line = { ...told, id: "w", at: "2027-12-31T08:00:00+01:00", codes: ["PF2"] };
    expect(profileAt([wrong], toldMs)).toBeNull();
    expect(profileAt([wrong, told], toldMs)).toEqual(told);
    expect(profileLast([wrong, told], toldMs)).toEqual(told);
  });
  it("is shown however old, the newest one", () => {
    const later = toldMs + 90 * DAY_MS;
    const newer: Line = { ...told, id: "q", at: "2026-10-02T08:00:00+02:00", codes: [] };
    expect([
      profileLast([told], later)?.codes,
      profileLast([newer, told], later)?.codes,
      profileLast([], later),
    ]).toEqual([["PF1"], [], null]);
  });
});

describe("a stop in the record", () => {
  const stopped: Line = { v: 1, id: "s", at: TOLD, kind: "stopped", flags: ["RF2", "RF8"] };
  const cleared = (on: string, ...codes: readonly string[]): Line => ({
    v: 1,
    id: on,
    at: `${on}T09:00:00+02:00`,
    kind: "cleared",
    on,
    codes,
  });
  it("stays open until each of its flags was cleared that day or later", () => {
    expect(openStop([stopped])).toEqual(stopped);
    expect(openStop([stopped, cleared("2026-10-02", "RF2")])).toEqual(stopped);
    expect(openStop([stopped, cleared("2026-09-30", "RF2", "RF8")])).toEqual(stopped);
    expect(openStop([stopped, cleared("2026-10-01", "RF2"), cleared("2026-10-02", "RF8")])).toBeNull();
  });
  it("holds when it was told after a clearance of the same day, until it is cleared again", () => {
    const again: Line = { ...stopped, id: "t", at: "2026-10-01T10:00:00+02:00", flags: ["RF2"] };
    const first = cleared("2026-10-01", "RF2", "RF8");
    const second: Line = { ...cleared("2026-10-01", "RF2"), id: "u", at: "2026-10-01T10:30:00+02:00" };
    expect(openStop([stopped, first, again])).toEqual(again);
    expect(openStop([again, first, stopped])).toEqual(again);
    expect(entriesOf([stopped, first, again])).toEqual([
      { kind: "cleared", on: "2026-10-01", codes: ["RF8"] },
      { kind: "stopped", at: again.at, flags: ["RF2"] },
    ]);
    expect(openStop([stopped, first, again, second])).toBeNull();
    expect(entriesOf([stopped, first, again, second])).toEqual([
      { kind: "cleared", on: "2026-10-01", codes: ["RF2", "RF8"] },
      { kind: "cleared", on: "2026-10-01", codes: ["RF2"] },
    ]);
  });
  it("that a clearance names is lifted whatever the clocks say, and none that is told after it", () => {
    const names = (...stops: readonly string[]): Line => ({
      v: 1,
      id: "c",
      at: "2026-10-01T09:00:00+02:00",
      kind: "cleared",
      on: "2026-10-01",
      codes: ["RF2", "RF8"],
      stops,
    });
    const wrong: Line = { ...stopped, at: "2027-12-31T08:00:00+01:00" };
    const second: Line = { ...stopped, id: "t", at: "2028-02-01T08:00:00+01:00" };
    expect(openStop([wrong, second, names("s", "t")])).toBeNull();
    expect(entriesOf([wrong, names("s")])).toEqual([{ kind: "cleared", on: "2026-10-01", codes: ["RF2", "RF8"] }]);
    // The day is an earlier one there than where it was told: a flight to the west.
    const east: Line = { ...stopped, at: "2026-10-02T00:30:00+09:00" };
    expect(openStop([east, names("s")])).toBeNull();
    for (const at of ["2026-10-01T09:00:00+02:00", "2026-09-30T09:00:00+02:00", "2027-12-31T08:00:00+01:00"]) {
      const again: Line = { ...stopped, id: "u", at, flags: ["RF2"] };
      expect(openStop([wrong, names("s"), again])).toEqual(again);
      const told = entriesOf([wrong, names("s"), again]);
      expect(told).toContainEqual({ kind: "stopped", at, flags: ["RF2"] });
      expect(told).toContainEqual({ kind: "cleared", on: "2026-10-01", codes: ["RF8"] });
    }
  });
  it("is told by one record and the rules alike, in whatever order its lines stand", () => {
    const flag = fc.constantFrom("RF2", "RF8");
    const hour = fc.integer({ min: 10, max: 19 });
    const told = fc.array(fc.tuple(fc.boolean(), flag, hour), { maxLength: 6 }).map((all) =>
      all.map(([stops, code, at], i): Line => {
        const base = { v: 1 as const, id: String(i), at: `2026-10-01T${at}:00:00Z` };
        return stops
          ? { ...base, kind: "stopped", flags: [code as "RF2"] }
          : { ...base, kind: "cleared", on: "2026-10-01", codes: [code as "RF2"] };
      }),
    );
    fc.assert(
      fc.property(told, (all) => {
        const entries = entriesOf(all);
        const clears = (code: string): boolean =>
          entries.some((entry) => entry.kind === "cleared" && entry.codes.some((each) => each === code));
        const open = entries.some((entry) => entry.kind === "stopped" && !entry.flags.every(clears));
        // A day has no hours: what the rules are told holds or not as the lines do.
        expect(open).toBe(openStop(all) !== null);
      }),
    );
  });
  it("reaches the rules, unless every question was answered again with no", () => {
    const again = (answers: Readonly<Record<`RF${string}`, boolean>>): Line => ({
      v: 1,
      id: "c",
      at: "2026-10-01T08:02:00+02:00",
      kind: "corrected",
      line: "s",
      answers,
    });
    const stop = { kind: "stopped", at: TOLD, flags: ["RF2", "RF8"] };
    expect(entriesOf([stopped])).toEqual([stop]);
    expect(entriesOf([stopped, again({ RF2: false, RF8: true })])).toEqual([stop]);
    expect(entriesOf([stopped, again({ RF2: false, RF8: false })])).toEqual([]);
  });
});
