import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, formatDate, formatInstant, MS_PER_DAY, parseDate, parseInstant, startOfDay } from "./instant.ts";

const moved = fc.record({
  ms: fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }),
  offsetMinutes: fc.integer({ min: -14 * 60, max: 14 * 60 }),
});

describe("instants", () => {
  it("agree with the engine's own calendar", () => {
    fc.assert(
      fc.property(moved, ({ ms }) => {
        expect(parseInstant(new Date(ms).toISOString())).toEqual({ ms, offsetMinutes: 0 });
      }),
    );
  });
  it("come back from their text", () => {
    fc.assert(
      fc.property(moved, (time) => {
        expect(parseInstant(formatInstant(time))).toEqual(time);
      }),
    );
  });
  it("read an offset, a fraction and a time without seconds", () => {
    expect(parseInstant("2026-11-23T18:00:00+01:00")?.ms).toBe(Date.UTC(2026, 10, 23, 17));
    expect(parseInstant("2026-11-23T18:00-03:30")?.ms).toBe(Date.UTC(2026, 10, 23, 21, 30));
    expect(parseInstant("2026-11-23T18:00:01.25Z")?.ms).toBe(Date.UTC(2026, 10, 23, 18, 0, 1, 250));
  });
  it.each([
    "2026-11-23T18:00:00",
    "2026-11-23",
    "2026-02-29T10:00:00Z",
    "2026-13-01T10:00:00Z",
    "2026-00-01T10:00:00Z",
    "2026-01-00T10:00:00Z",
    "0000-01-01T10:00:00Z",
    "2026-04-31T10:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T10:60:00Z",
    "2026-01-01T10:00:60Z",
    "2026-01-01T10:00:00+19:00",
    "2026-01-01T10:00:00+01:60",
    "2026-01-01 10:00:00Z",
    "yesterday",
    "",
  ])("refuse %s", (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe("dates", () => {
  it("agree with the engine's own calendar, both ways", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 90_000 }), (day) => {
        const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
        expect(formatDate(day)).toBe(text);
        expect(parseDate(text)).toBe(day);
      }),
    );
  });
  it("belong to the offset in which the instant is written", () => {
    const late = parseInstant("2026-11-23T23:30:00-08:00");
    expect(late && formatDate(dayAt(late))).toBe("2026-11-23");
    expect(late && formatDate(dayAt({ ms: late.ms, offsetMinutes: 0 }))).toBe("2026-11-24");
  });
  it("begin at midnight of their offset", () => {
    fc.assert(
      fc.property(moved, (time) => {
        const start = startOfDay(dayAt(time), time.offsetMinutes);
        expect(start).toBeLessThanOrEqual(time.ms);
        expect(time.ms - start).toBeLessThan(MS_PER_DAY);
      }),
    );
  });
});
