import { describe, expect, it } from "vitest";
import { MOMENTS, REGIONS, TOOLS } from "./body.ts";
import { entryReader } from "./entry-read.ts";
import type { Refused } from "./shape.ts";
import { SMALL } from "./small.sample.ts";
import { flagNames } from "./told.ts";

type Raw = Readonly<Record<string, unknown>>;
const read = (entry: unknown, field: string) => entryReader(SMALL, flagNames(SMALL))(entry, field);
const refused = (entry: unknown): Refused | null => {
  const reading = read(entry, "entries[2]");
  return "refused" in reading ? reading.refused : null;
};
const value = (entry: unknown): unknown => {
  const reading = read(entry, "entries[2]");
  return "value" in reading ? reading.value : reading.refused;
};

const at = "2026-11-23T10:00:00Z";
const row: Raw = {
  technique: "T10",
  region: "calf-gastroc",
  side: "left",
  tool: "foam-roller",
  seconds: 60,
  before: 3,
  after: 2,
  highest: 3,
  stop: null,
};
const place: Raw = { region: "foot", side: "left", soreness: 1 };
const WHOLE: Readonly<Record<string, Raw>> = {
  session: { kind: "session", at, moment: "post", worked: [row] },
  morning: { kind: "morning", at, felt: [place] },
  answered: { kind: "answered", at, answers: { RF1: false }, regions: ["foot"] },
  stopped: { kind: "stopped", at, flags: ["RF2"] },
  cleared: { kind: "cleared", on: "2026-11-23", codes: ["RF2"] },
};
const without = (whole: Raw, name: string): Raw =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const session = (more: Raw): Raw => ({ ...WHOLE["session"], worked: [{ ...row, ...more }] });
const morning = (more: Raw): Raw => ({ ...WHOLE["morning"], felt: [{ ...place, ...more }] });

const INSTANT = "ISO 8601 time with an offset";
const POINTS = "whole number 0–10, or null";
const SIDES = "one of left, right, both, middle";
const oneOf = (ids: readonly string[]): string => `one of ${ids.join(", ")}`;
const techniques = oneOf(SMALL.techniques.map(({ code }) => code));
const flags = oneOf(SMALL.flags.flatMap(({ code, id }) => [code, id]));
const rules = [...many(10, "SR"), ...many(7, "FU")].map((kind, i) => `${kind}${kind === "SR" ? i + 1 : i - 9}`);
const codes = oneOf([
  ...SMALL.flags.flatMap(({ code, id }) => [code, id]),
  ...[...SMALL.profile, ...SMALL.complaints].map(({ code }) => code),
  ...rules,
]);
const stops = `${oneOf(rules.slice(0, 10))}, or null`;

describe("an entry", () => {
  it.each(Object.keys(WHOLE))("of the kind %s is read as it stands, without what a journal keeps besides", (kind) => {
    expect(value({ ...WHOLE[kind], note: "Dr. Roe" })).toEqual(WHOLE[kind]);
  });
  it.each([null, [], "session", 3])("%j is no entry", (entry) =>
    expect(refused(entry)).toEqual({ field: "entries[2]", expected: "an object with kind" }),
  );
  it.each([{}, { kind: "note" }, { kind: "constructor" }, Object.create({ kind: "stopped" })])(
    "%j has no kind that is known",
    (entry) => expect(refused(entry)).toEqual({ field: "entries[2].kind", expected: oneOf(Object.keys(WHOLE)) }),
  );
  it.each([
    ["session", "at", INSTANT],
    ["session", "moment", oneOf(MOMENTS)],
    ["session", "worked", "a list of at most 400"],
    ["morning", "at", INSTANT],
    ["morning", "felt", "a list of at most 400"],
    ["answered", "at", INSTANT],
    ["answered", "answers", "an object of codes, each true or false"],
    ["answered", "regions", "a list of at most 400"],
    ["stopped", "at", INSTANT],
    ["stopped", "flags", "a list of at most 400"],
    ["cleared", "on", "ISO 8601 date"],
    ["cleared", "codes", "a list of at most 400"],
  ])("of the kind %s needs %s", (kind, name, expected) => {
    const whole = WHOLE[kind] ?? {};
    expect(refused(without(whole, name))).toEqual({ field: `entries[2].${name}`, expected });
    expect(refused({ ...whole, [name]: null })).toEqual({ field: `entries[2].${name}`, expected });
  });
  it.each([
    ["session", "worked", row],
    ["morning", "felt", place],
    ["answered", "regions", "foot"],
    ["stopped", "flags", "RF2"],
    ["cleared", "codes", "SR3"],
  ])("of the kind %s holds 400 %s and no more", (kind, name, one) => {
    expect(refused({ ...WHOLE[kind], [name]: many(400, one) })).toBeNull();
    expect(refused({ ...WHOLE[kind], [name]: many(401, one) })?.field).toBe(`entries[2].${name}`);
  });
});

describe("a worked row", () => {
  it.each([
    ["technique", techniques],
    ["region", oneOf(REGIONS)],
    ["side", SIDES],
    ["tool", oneOf(TOOLS)],
    ["seconds", "number 0–86400"],
    ["before", POINTS],
    ["after", POINTS],
    ["highest", POINTS],
    ["stop", stops],
  ])("needs %s", (name, expected) => {
    const field = `entries[2].worked[0].${name}`;
    expect(refused({ ...WHOLE["session"], worked: [without(row, name)] })).toEqual({ field, expected });
    expect(refused(session({ [name]: "?" }))).toEqual({ field, expected });
  });
  it.each(["before", "after", "highest"])("tells %s as a whole number from 0 to 10, or not at all", (name) => {
    for (const points of [0, 10, null]) expect(value(session({ [name]: points }))).toEqual(session({ [name]: points }));
    for (const points of [-1, 11, 2.5])
      expect(refused(session({ [name]: points }))).toEqual({ field: `entries[2].worked[0].${name}`, expected: POINTS });
  });
  it("lasts from nothing to a day", () => {
    for (const seconds of [0, 0.5, 86_400]) expect(refused(session({ seconds }))).toBeNull();
    for (const seconds of [-0.5, 86_400.5, Number.NaN])
      expect(refused(session({ seconds }))?.field).toBe("entries[2].worked[0].seconds");
  });
  it("ended by a stop rule, the first to the tenth, or by none", () => {
    for (const stop of ["SR1", "SR10", null]) expect(value(session({ stop }))).toEqual(session({ stop }));
    for (const stop of ["SR0", "SR11", "FU1"]) expect(refused(session({ stop }))?.expected).toBe(stops);
  });
  it.each([
    [{ side: "both" }, "one of left, right"],
    [{ side: "middle" }, "one of left, right"],
    [{ technique: "T42", region: "low-back", side: "left" }, "one of middle"],
    [{ technique: "T50", region: "side-ribs", side: "middle" }, "one of left, right, both"],
  ])("%j is on a side that it cannot be on", (more, expected) =>
    expect(refused(session(more))).toEqual({ field: "entries[2].worked[0].side", expected }),
  );
  it.each([
    { side: "right" },
    { technique: "T42", region: "low-back", side: "middle" },
    { technique: "T50", region: "side-ribs", side: "both" },
    { technique: "T50", region: "side-ribs", side: "left" },
  ])("%j is on a side of its region", (more) => expect(value(session(more))).toEqual(session(more)));
});

describe("what a morning felt", () => {
  it.each([
    ["region", oneOf(REGIONS)],
    ["side", SIDES],
    ["soreness", "whole number 0–10"],
  ])("needs %s", (name, expected) => {
    const field = `entries[2].felt[0].${name}`;
    expect(refused({ ...WHOLE["morning"], felt: [without(place, name)] })).toEqual({ field, expected });
    expect(refused(morning({ [name]: null }))).toEqual({ field, expected });
  });
  it("is 0 to 10", () => {
    for (const soreness of [0, 10]) expect(value(morning({ soreness }))).toEqual(morning({ soreness }));
    for (const soreness of [-1, 11, 0.5])
      expect(refused(morning({ soreness }))?.field).toBe("entries[2].felt[0].soreness");
  });
  it("is on a side of its region; both is left and right, and what else was told is dropped", () => {
    expect(refused(morning({ side: "middle" }))).toEqual({
      field: "entries[2].felt[0].side",
      expected: "one of left, right, both",
    });
    expect(refused(morning({ region: "low-back" }))?.expected).toBe("one of middle");
    expect(value(morning({ side: "both", note: "stairs" }))).toEqual({
      ...WHOLE["morning"],
      felt: [
        { ...place, side: "left" },
        { ...place, side: "right" },
      ],
    });
  });
});

describe("codes of an entry", () => {
  it("are flags by code or by name, given as codes", () => {
    expect(value({ ...WHOLE["stopped"], flags: ["named-rf2", "RF7a"] })).toMatchObject({ flags: ["RF2", "RF7a"] });
    expect(refused({ ...WHOLE["stopped"], flags: ["RF2", "SR1"] })).toEqual({
      field: "entries[2].flags[1]",
      expected: flags,
    });
  });
  it("that may be cleared are flags, conditions, complaints and rules", () => {
    const told = ["named-rf12a", "PF2", "C1", "SR1", "SR10", "FU1", "FU7"];
    expect(value({ ...WHOLE["cleared"], codes: told })).toMatchObject({ codes: ["RF12a", ...told.slice(1)] });
    for (const code of ["SR0", "SR11", "FU0", "FU8", "T10"])
      expect(refused({ ...WHOLE["cleared"], codes: [code] })).toEqual({
        field: "entries[2].codes[0]",
        expected: codes,
      });
  });
  it("that were answered are known, each once, with yes or no", () => {
    const answers = (told: Raw) => refused({ ...WHOLE["answered"], answers: told });
    expect(value({ ...WHOLE["answered"], answers: { "named-rf15": true, RF2: false } })).toMatchObject({
      answers: { RF15: true, RF2: false },
    });
    expect(answers({ RF99: true })).toEqual({
      field: "entries[2].answers.RF99",
      expected: "a code RF1–RF24 or one of its follow-ups",
    });
    expect(answers({ RF1: false, "named-rf1": false })).toEqual({
      field: "entries[2].answers.named-rf1",
      expected: "RF1 once",
    });
    expect(answers({ RF1: 0 })).toEqual({ field: "entries[2].answers.RF1", expected: "true or false" });
    expect(refused({ ...WHOLE["answered"], regions: ["knee"] })).toEqual({
      field: "entries[2].regions[0]",
      expected: oneOf(REGIONS),
    });
  });
});
