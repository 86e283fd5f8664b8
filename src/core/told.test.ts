import { describe, expect, it } from "vitest";
import { SMALL } from "./small.sample.ts";
import { answersReader, date, flagNames, instant, sideFits, sideOf, SIDES, spotSides } from "./told.ts";

describe("what is told", () => {
  it.each([
    ["quads", ["left", "right", "both"]],
    ["low-back", ["middle"]],
  ] as const)("of %s is on %j", (region, sides) => {
    expect(sideOf(region)).toEqual(sides);
    for (const side of SIDES)
      expect(sideFits({ region, side }, "spots[0]")).toEqual(
        (sides as readonly string[]).includes(side)
          ? null
          : { field: "spots[0].side", expected: `one of ${sides.join(", ")}` },
      );
  });
  it("on both sides is told of the left and the right", () =>
    expect(SIDES.map((side) => spotSides({ side }))).toEqual([["left"], ["right"], ["left", "right"], ["middle"]]));
  it("of time has an offset, of a day is a real day", () => {
    expect(instant("2026-11-23T10:00:00Z", "at")).toEqual({ value: "2026-11-23T10:00:00Z" });
    expect(instant("2026-11-23T10:00:00", "at")).toEqual({
      refused: { field: "at", expected: "ISO 8601 time with an offset" },
    });
    expect(date("2024-02-29", "on")).toEqual({ value: "2024-02-29" });
    expect(date("2026-02-29", "on")).toEqual({ refused: { field: "on", expected: "ISO 8601 date" } });
  });
});

describe("answers", () => {
  const names = flagNames(SMALL);
  const read = (value: unknown) => answersReader(names)(value, "answers");
  const refused = (field: string, expected: string) => ({ refused: { field, expected } });
  it("are known by code and by name", () => {
    expect([names.get("RF7a"), names.get("named-rf7a"), names.get("RF99")]).toEqual(["RF7a", "RF7a", undefined]);
    expect(names.size).toBe(2 * SMALL.flags.length);
    expect(read({ RF1: false, "named-rf7a": true })).toEqual({ value: { RF1: false, RF7a: true } });
    expect(read({})).toEqual({ value: {} });
  });
  it.each([null, [], "RF1"])("are not %j", (value) =>
    expect(read(value)).toEqual(refused("answers", "an object of codes, each true or false")),
  );
  it("are of codes that are known, each once, yes or no", () => {
    expect(read({ PF1: true })).toEqual(refused("answers.PF1", "a code RF1–RF24 or one of its follow-ups"));
    expect(read({ RF1: true, "named-rf1": true })).toEqual(refused("answers.named-rf1", "RF1 once"));
    expect(read({ RF1: "no" })).toEqual(refused("answers.RF1", "true or false"));
  });
});
