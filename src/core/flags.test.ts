import { describe, expect, it } from "vitest";
import type { FlagCode } from "./facts.ts";
import { holdingFlags, isStop, placesOf } from "./flags.ts";
import { historyOf } from "./history.ts";
import { parseInstant } from "./instant.ts";
import type { Detail, Entry, Request } from "./request.ts";
import { ALL_NO, asking, SMALL } from "./small.sample.ts";

const NOW = parseInstant("2026-11-23T18:00:00+01:00") ?? { ms: 0, offsetMinutes: 0 };
const detail = (code: string, region: Detail["region"], on = "2026-11-20", side: Detail["side"] = "left"): Detail => ({
  code,
  region,
  side,
  on,
});
const flagOf = (code: FlagCode, more: Partial<Request> = {}, entries: readonly Entry[] = []) => {
  const request = asking({ answers: { ...ALL_NO, [code]: true }, entries, ...more });
  return holdingFlags(SMALL, request, historyOf(SMALL, request, NOW)).find((flag) => flag.code === code);
};

describe("how soon a pop, a dent or a limp must be seen", () => {
  const when = (...details: readonly Detail[]) => flagOf("RF12a", { details })?.timeframe;
  it("is today where any of its places is one of a tendon at its bone, by its own detail or by the pull's", () => {
    expect(when(detail("RF12a", "hamstrings"))).toBe("today");
    expect(when(detail("RF12", "adductors"))).toBe("today");
    expect(when(detail("RF12a", "hip-flexor"), detail("RF12a", "quads"))).toBe("today");
    expect(when(detail("RF12", "quads"), detail("RF12a", "hamstrings"))).toBe("today");
  });
  it("is within days elsewhere, and today where nobody said where", () => {
    expect(when(detail("RF12a", "quads"))).toBe("days");
    expect(when(detail("RF12", "quads"))).toBe("days");
    expect(when()).toBe("today");
    expect(when(detail("RF12", "chest"))).toBe("today");
    expect(when(detail("RF13", "quads"))).toBe("today");
  });
});

describe("a clearance", () => {
  const seen: readonly Entry[] = [
    { kind: "cleared", on: "2026-11-01", codes: ["RF11", "RF13a", "RF18", "RF22a", "RF2"] },
  ];
  it.each(["RF11", "RF13a", "RF18", "RF22a"] as const)("of %s leaves its place out, and no time to be seen", (code) => {
    expect(flagOf(code, {}, seen)).toMatchObject({ disposition: "avoid-region", timeframe: null });
    expect(flagOf(code)).toMatchObject({ disposition: "clinician-first" });
  });
  it("of another flag changes nothing", () => {
    expect(flagOf("RF2", {}, seen)).toMatchObject({ disposition: "clinician-first", timeframe: "today" });
  });
});

describe("the places of a detail", () => {
  const places = (...details: readonly Detail[]) => {
    const request = asking({ details });
    return placesOf(request, historyOf(SMALL, request, NOW), "RF12");
  };
  it("are its region and sides, so many days old, and only of its own code", () => {
    expect(places(detail("RF12", "quads", "2026-11-20", "both"), detail("RF13", "foot"))).toEqual([
      { region: "quads", side: "left", days: 3 },
      { region: "quads", side: "right", days: 3 },
    ]);
    expect(places(detail("RF12", "quads", "some day"))).toEqual([{ region: "quads", side: "left", days: 0 }]);
  });
  it("are every region under the whole leg, which is none itself", () => {
    const regions = places(detail("RF12", "whole-leg")).map(({ region }) => region);
    expect(regions).toEqual(expect.arrayContaining(["quads", "calf-gastroc"]));
    expect(regions).not.toContain("whole-leg");
    expect(regions).not.toContain("chest");
  });
});

describe("a flag", () => {
  it("stops when it is an emergency, or a clinician comes first and not as a matter of routine", () => {
    expect(isStop({ disposition: "emergency", timeframe: null })).toBe(true);
    expect(isStop({ disposition: "clinician-first", timeframe: "today" })).toBe(true);
    expect(isStop({ disposition: "clinician-first", timeframe: "days" })).toBe(true);
    expect(isStop({ disposition: "clinician-first", timeframe: null })).toBe(true);
    expect(isStop({ disposition: "clinician-first", timeframe: "routine" })).toBe(false);
    expect(isStop({ disposition: "avoid-region", timeframe: "now" })).toBe(false);
    expect(isStop({ disposition: "gentle", timeframe: "now" })).toBe(false);
  });
  it("is told in the order of the codes", () => {
    const request = asking({ answers: { ...ALL_NO, RF20: true, RF19: true, RF1: true, RF7: true } });
    const mixed = { ...SMALL, flags: SMALL.flags.toReversed() };
    expect(holdingFlags(mixed, request, historyOf(mixed, request, NOW)).map(({ code }) => code)).toEqual([
      "RF1",
      "RF7",
      "RF19",
      "RF20",
    ]);
  });
});
