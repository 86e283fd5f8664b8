import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CEILINGS, DOSE, milliseconds, REST } from "./ceilings.ts";
import { cut, reaches, within } from "./guardrail.ts";

describe("guardrails", () => {
  it("are named once, positive, and say where they come from", () => {
    expect(new Set(CEILINGS.map((each) => each.name)).size).toBe(CEILINGS.length);
    for (const each of CEILINGS) {
      expect(each.value).toBeGreaterThan(0);
      expect(each.source).not.toBe("");
    }
  });
  it("cut whatever is above them and nothing else", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CEILINGS), fc.integer({ min: 0, max: 5000 }), (limit, value) => {
        expect(cut(limit, value)).toBeLessThanOrEqual(limit.value);
        expect([value, limit.value]).toContain(cut(limit, value));
        expect(within(limit, value)).toBe(cut(limit, value) === value);
        expect(reaches(limit, value)).toBe(value >= limit.value);
      }),
    );
  });
  it("turn hours and days into milliseconds", () => {
    expect(milliseconds(REST.afterRedness)).toBe(172_800_000);
    expect(milliseconds(REST.afterBruise)).toBe(604_800_000);
  });
  it("hold the seconds of one place below those of a day", () => {
    expect(DOSE.regionInSession.value).toBeLessThanOrEqual(DOSE.regionInDay.value);
    expect(DOSE.hardSpot.value).toBeLessThanOrEqual(DOSE.hold.value);
    expect(DOSE.hold.value).toBeLessThanOrEqual(DOSE.spot.value);
  });
});
