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
  it("is shown however old, the newest one", () => {
    const newer: Line = { ...told, id: "q", at: "2026-10-02T08:00:00+02:00", codes: [] };
    expect([profileLast([told])?.codes, profileLast([newer, told])?.codes, profileLast([])]).toEqual([
      ["PF1"],
      [],
      null,
    ]);
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
