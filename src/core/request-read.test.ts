import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRequest } from "./request-read.ts";
import { asking, morningAt, sessionAt, SMALL } from "./small.sample.ts";

type Raw = Record<string, unknown>;
const raw = (more: Raw = {}): Raw => ({ ...asking({ answers: { RF1: false } }), ...more });
const without = (name: string): Raw => Object.fromEntries(Object.entries(raw()).filter(([key]) => key !== name));
const refused = (input: unknown): string => {
  // Each time as if this knowledge were new: what was worked out for it before is not used again.
  const read = readRequest({ ...SMALL }, input);
  return read.ok ? "" : read.refused.field;
};
const spot = { region: "quads", side: "left", soreness: 3 };
const run = {
  startedAt: "2026-11-23T10:00:00Z",
  sport: "running",
  distanceMeters: 5000,
  timerSeconds: 1500,
  segments: [],
};

describe("a request", () => {
  it("is read as it stands", () => {
    const read = readRequest(SMALL, JSON.parse(JSON.stringify(raw())));
    expect(read).toEqual({ ok: true, request: asking({ answers: { RF1: false } }) });
  });
  it("takes a flag's speaking name and gives its code", () => {
    const read = readRequest(SMALL, raw({ answers: { "named-rf12a": true } }));
    expect(read.ok && read.request.answers).toEqual({ RF12a: true });
  });
  it("fills only positions, details and fill", () => {
    const read = readRequest(SMALL, { ...without("positions"), details: undefined, fill: undefined });
    expect(read.ok).toBe(false);
    const bare = Object.fromEntries(
      Object.entries(raw()).filter(([key]) => !["positions", "details", "fill"].includes(key)),
    );
    const filled = readRequest(SMALL, bare);
    expect(filled.ok && [filled.request.positions.length, filled.request.details, filled.request.fill]).toEqual([
      5,
      [],
      true,
    ]);
  });
  it.each([
    "at",
    "moment",
    "minutes",
    "tools",
    "spots",
    "complaint",
    "profile",
    "answers",
    "runs",
    "entries",
    "language",
  ])("without %s is refused", (name) => {
    expect(refused(without(name))).toBe(name);
  });
  it.each([
    ["request", null],
    ["request", []],
    ["request", "calf"],
    ["stretch", raw({ stretch: true })],
    ["__proto__", JSON.parse(`{"__proto__": {"minutes": 12}, ${JSON.stringify(raw()).slice(1)}`)],
    ["at", raw({ at: "2026-11-23T18:00:00" })],
    ["moment", raw({ moment: "POST" })],
    ["minutes", raw({ minutes: 2 })],
    ["minutes", raw({ minutes: 61 })],
    ["minutes", raw({ minutes: "12" })],
    ["minutes", raw({ minutes: Number.NaN })],
    ["tools[0]", raw({ tools: ["massage-gun"] })],
    ["tools", raw({ tools: "hands" })],
    ["positions", raw({ positions: [] })],
    ["positions[0]", raw({ positions: ["sofa"] })],
    ["spots", raw({ spots: Array.from({ length: 100 }, () => spot) })],
    ["spots[0]", raw({ spots: [null] })],
    ["spots[0].region", raw({ spots: [{ ...spot, region: "knee" }] })],
    ["spots[0].region", raw({ spots: [{ ...spot, region: "whole-leg" }] })],
    ["spots[0].side", raw({ spots: [{ ...spot, side: "middle" }] })],
    ["spots[0].side", raw({ spots: [{ ...spot, region: "low-back" }] })],
    ["spots[0].side", raw({ spots: [{ ...spot, region: "upper-back", side: "both" }] })],
    ["spots[0].soreness", raw({ spots: [{ ...spot, soreness: 11 }] })],
    ["spots[0].soreness", raw({ spots: [{ ...spot, soreness: -1 }] })],
    ["spots[0].soreness", raw({ spots: [{ ...spot, soreness: 4.5 }] })],
    ["spots[0].soreness", raw({ spots: [{ region: "quads", side: "left" }] })],
    ["spots[0].since", raw({ spots: [{ ...spot, since: 1 }] })],
    ["spots[0].kind", raw({ spots: [{ ...spot, kind: "awful" }] })],
    ["spots[0].kind", raw({ spots: [{ ...spot, kind: null }] })],
    ["spots[0].point.view", raw({ spots: [{ ...spot, point: { view: "above", x: 1, y: 2 } }] })],
    ["spots[0].point.y", raw({ spots: [{ ...spot, point: { view: "back", x: 1 } }] })],
    ["spots[0].point.x", raw({ spots: [{ ...spot, point: { view: "back", x: 9000, y: 2 } }] })],
    ["spots[0].point", raw({ spots: [{ ...spot, point: [1, 2] }] })],
    ["spots[1]", raw({ spots: [spot, spot] })],
    ["spots[1]", raw({ spots: [{ ...spot, side: "both" }, spot] })],
    ["complaint", raw({ complaint: "C99" })],
    ["profile[0]", raw({ profile: ["PF99"] })],
    ["profile[1]", raw({ profile: ["PF1", "PF1"] })],
    ["answers", raw({ answers: [] })],
    ["answers.RF99", raw({ answers: { RF99: false } })],
    ["answers.RF1", raw({ answers: { RF1: null } })],
    ["answers.RF1", raw({ answers: { RF1: "no" } })],
    ["answers.named-rf1", raw({ answers: { RF1: false, "named-rf1": true } })],
    ["answers.__proto__", raw({ answers: JSON.parse('{"__proto__": false}') })],
    ["details[0].code", raw({ details: [{ code: "SR2", region: "foot", side: "left", on: "2026-11-01" }] })],
    ["details[0].side", raw({ details: [{ code: "RF12", region: "foot", side: "middle", on: "2026-11-01" }] })],
    ["details[0].on", raw({ details: [{ code: "RF12", region: "foot", side: "left", on: "2026-11-24" }] })],
    ["details[0].on", raw({ details: [{ code: "RF12", region: "foot", side: "left" }] })],
    ["runs[0].startedAt", raw({ runs: [{ ...run, startedAt: "2026-11-23T17:00:01Z" }] })],
    ["runs[0]", raw({ runs: [{ startedAt: run.startedAt, sport: null, distanceMeters: null, segments: [] }] })],
    ["runs[0].segments[0].meters", raw({ runs: [{ ...run, segments: [{ meters: -1, seconds: 1, grade: 0 }] }] })],
    ["entries[0]", raw({ entries: ["session"] })],
    ["entries[0].kind", raw({ entries: [{ kind: "note" }] })],
    ["entries[0].kind", raw({ entries: [{ kind: "constructor" }] })],
    ["entries[0].at", raw({ entries: [{ ...sessionAt("soon") }] })],
    ["entries[0].worked[0].technique", raw({ entries: [sessionAt("2026-11-23T10:00:00Z", { technique: "T999" })] })],
    ["entries[0].worked[0].side", raw({ entries: [sessionAt("2026-11-23T10:00:00Z", { side: "both" })] })],
    ["entries[0].worked[0].highest", raw({ entries: [sessionAt("2026-11-23T10:00:00Z", { highest: 12 })] })],
    ["entries[0].worked[0].stop", raw({ entries: [sessionAt("2026-11-23T10:00:00Z", { stop: "SR11" })] })],
    [
      "entries[0].felt[0].side",
      raw({ entries: [{ kind: "morning", at: run.startedAt, felt: [{ region: "foot", side: "up", soreness: 1 }] }] }),
    ],
    [
      "entries[0].answers.RF15",
      raw({ entries: [{ kind: "answered", at: run.startedAt, answers: { RF15: 0 }, regions: [] }] }),
    ],
    ["entries[0].flags[0]", raw({ entries: [{ kind: "stopped", at: run.startedAt, flags: ["PF1"] }] })],
    ["entries[0].on", raw({ entries: [{ kind: "cleared", on: "23.11.2026", codes: ["RF2"] }] })],
    ["entries[0].codes[0]", raw({ entries: [{ kind: "cleared", on: "2026-11-23", codes: ["C0"] }] })],
    ["fill", raw({ fill: "yes" })],
    ["language", raw({ language: "tlh" })],
  ] as const)("is refused at %s", (field, input) => {
    expect(refused(input)).toBe(field);
  });
  it.each([3, 12.5, 60])("may last %s minutes", (minutes) => {
    expect(refused(raw({ minutes }))).toBe("");
  });
  it("names what was expected", () => {
    const read = readRequest(SMALL, raw({ spots: [{ ...spot, side: "up" }] }));
    expect(read).toEqual({
      ok: false,
      refused: { field: "spots[0].side", expected: "one of left, right, both, middle" },
    });
  });
  it.each([
    ["spots", Array.from({ length: 61 }, () => spot), "a list of at most 60"],
    ["spots", [spot, spot], "each region once on a side", "spots[1]"],
    ["spots", [{ ...spot, soreness: 11 }], "whole number 0–10", "spots[0].soreness"],
    ["spots", [null], "an object with region, side, soreness, kind, point", "spots[0]"],
    ["spots", [{ ...spot, since: 1 }], "no such field; one of region, side, soreness, kind, point", "spots[0].since"],
    ["tools", Array.from({ length: 65 }, () => "hands"), "a list of at most 64"],
    ["positions", [], "a list of 1 to 64"],
    ["positions", ["sofa"], "one of chair, floor, wall, standing, bed", "positions[0]"],
    ["profile", ["PF1", "PF2", "PF1"], "each code once", "profile[2]"],
    ["profile", Array.from({ length: 201 }, () => "PF1"), "a list of at most 200"],
    ["complaint", "C99", "one of C1, C4, C8, C9, or null"],
    ["minutes", 61, "number 3–60"],
    ["fill", null, "true or false"],
    ["language", "tlh", "one of en"],
    ["details", Array.from({ length: 201 }, () => null), "a list of at most 200"],
    ["details", [{ code: "RF12", region: "foot", side: "left", on: "2026-11-31" }], "ISO 8601 date", "details[0].on"],
    [
      "details",
      [{ code: "RF12", region: "foot", side: "left", on: "2026-11-24" }],
      "not later than at",
      "details[0].on",
    ],
    ["details", [null], "an object with code, region, side, on", "details[0]"],
    ["runs", Array.from({ length: 2001 }, () => run), "a list of at most 2000"],
    ["runs", [{ ...run, startedAt: "2026-11-23T17:00:01Z" }], "not later than at", "runs[0].startedAt"],
    ["runs", [{ ...run, sport: 3 }], "text, or null", "runs[0].sport"],
    ["runs", [{ ...run, distanceMeters: 2_000_001 }], "number 0–2000000, or null", "runs[0].distanceMeters"],
    ["runs", [{ ...run, timerSeconds: 5_000_001 }], "number 0–5000000, or null", "runs[0].timerSeconds"],
    ["runs", [{ ...run, elapsedSeconds: -1 }], "number 0–5000000, or null", "runs[0].elapsedSeconds"],
    [
      "runs",
      [{ ...run, timerSeconds: undefined }],
      "a run with timerSeconds or elapsedSeconds: number 0–5000000, or null",
      "runs[0]",
    ],
    ["runs", [{ ...run, segments: null }], "a list of at most 20000", "runs[0].segments"],
    ["runs", [{ ...run, segments: [{}] }], "number 0–2000000", "runs[0].segments[0].meters"],
    ["runs", [{ ...run, segments: [{ meters: 1 }] }], "number 0–5000000", "runs[0].segments[0].seconds"],
    [
      "runs",
      [{ ...run, segments: [{ meters: 1, seconds: 1, grade: 10.1 }] }],
      "number -10–10, or null",
      "runs[0].segments[0].grade",
    ],
  ])("refuses %s with what was expected", (name, value, expected, field = name) =>
    expect(readRequest({ ...SMALL }, raw({ [name]: value }))).toEqual({ ok: false, refused: { field, expected } }),
  );
  it("takes what lies at its own moment and on its own day", () => {
    const details = [{ code: "named-rf12", region: "foot", side: "left", on: "2026-11-23" }];
    const runs = [
      {
        ...run,
        startedAt: "2026-11-23T17:00:00Z",
        sport: null,
        distanceMeters: null,
        timerSeconds: undefined,
        elapsedSeconds: null,
        segments: [{ meters: 1, seconds: 1, grade: null, name: "park" }],
      },
    ];
    const read = readRequest({ ...SMALL }, raw({ details, runs }));
    expect(read).toEqual({
      ok: true,
      request: asking({
        answers: { RF1: false },
        details: [{ code: "RF12", region: "foot", side: "left", on: "2026-11-23" }],
        runs: [
          {
            startedAt: "2026-11-23T17:00:00Z",
            sport: null,
            distanceMeters: null,
            seconds: null,
            segments: [{ meters: 1, seconds: 1, grade: 0 }],
          },
        ],
      }),
    });
  });
  it("reads entries of every kind, and T50 on both sides at once", () => {
    const entries = [
      sessionAt("2026-11-22T10:00:00Z", {
        technique: "T50",
        region: "side-ribs",
        side: "both",
        before: null,
        highest: null,
      }),
      morningAt("2026-11-23T06:00:00Z", 3),
      { kind: "answered", at: "2026-11-22T10:00:00Z", answers: { "named-rf15": false }, regions: ["hamstrings"] },
      { kind: "stopped", at: "2026-11-22T10:00:00Z", flags: ["named-rf2"] },
      { kind: "cleared", on: "2026-11-23", codes: ["RF2", "PF2", "FU3"], note: "Dr. Roe" },
    ];
    const read = readRequest(SMALL, raw({ entries }));
    expect(read.ok && read.request.entries.map(({ kind }) => kind)).toEqual(entries.map(({ kind }) => kind));
    expect(read.ok && read.request.entries[3]).toMatchObject({ flags: ["RF2"] });
  });
  it("takes a soreness for both sides of a morning", () => {
    const entries = [{ kind: "morning", at: run.startedAt, felt: [{ region: "foot", side: "both", soreness: 1 }] }];
    const read = readRequest(SMALL, raw({ entries }));
    const felt = ["left", "right"].map((side) => ({ region: "foot", side, soreness: 1 }));
    expect(read.ok && read.request.entries[0]).toMatchObject({ felt });
  });
  it("takes a run's moving time, else its whole time", () => {
    const runs = [run, { ...run, timerSeconds: null, elapsedSeconds: 1600, name: "park" }];
    const read = readRequest(SMALL, raw({ runs }));
    expect(read.ok && read.request.runs.map(({ seconds }) => seconds)).toEqual([1500, 1600]);
  });
  it("is never read out of anything else, and never throws", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, maxDepth: 6 }),
        fc.constantFrom(...Object.keys(raw())),
        (value, name) => {
          expect(readRequest(SMALL, value).ok).toBe(false);
          const read = readRequest(SMALL, raw({ [name]: value }));
          expect(read.ok || read.refused.expected.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
  it("is read again as the same request", () => {
    const once = readRequest(SMALL, raw({ entries: [morningAt("2026-11-23T06:00:00Z", 3)] }));
    expect(once.ok && readRequest(SMALL, once.request)).toEqual(once);
  });
});
