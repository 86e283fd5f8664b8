import { describe, expect, it } from "vitest";
import { isRun } from "./is-run.ts";

describe("a recording that names no sport", () => {
  const moved = (meters: number, seconds: number, sport: string | null = null) =>
    isRun({ sport, segments: [{ meters, seconds, grade: 0 }] });
  it("is no run where nobody could have run so", () => {
    expect(moved(113_550, 14_374)).toBe(false);
    expect(moved(5000, 740)).toBe(false);
  });
  it("is one at any pace that was ever run, and where little is known", () => {
    expect(moved(5000, 755)).toBe(true);
    expect(moved(42_195, 7200)).toBe(true);
    expect(moved(1000, 100)).toBe(true);
    expect(isRun({ sport: null, segments: [] })).toBe(true);
  });
  it("says itself what it is, else", () => {
    expect(moved(113_550, 14_374, "running")).toBe(true);
    expect(moved(1000, 300, "cycling")).toBe(false);
  });
});
