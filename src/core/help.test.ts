import { describe, expect, it } from "vitest";
import { helpOf, workedWithEffect } from "./help.ts";
import type { Entry, Worked } from "./request.ts";
import { morningAt, sessionAt } from "./small.sample.ts";

const AT = "2026-11-20T18:00:00+01:00";
const row = (before: number | null, after: number | null, more: Partial<Worked> = {}): Worked => {
  const entry = sessionAt(AT, { before, after, ...more });
  if (entry.kind !== "session" || entry.worked[0] === undefined) throw new Error("no row");
  return entry.worked[0];
};
const uses = (count: number, before: number, after: number, more: Partial<Worked> = {}): readonly Worked[] =>
  Array.from({ length: count }, () => row(before, after, more));
const help = (worked: readonly Worked[]): number => helpOf(worked, "T10", "calf-gastroc");
const OTHER = { technique: "T12" } as const;

describe("work whose effect is known", () => {
  it("has a soreness before and one after, and stands in a session", () => {
    const known = [row(4, 2), row(0, 0)];
    const entries: readonly Entry[] = [
      { kind: "session", at: AT, moment: "post", worked: [row(4, null), ...known, row(null, 2), row(null, null)] },
      morningAt(AT, 3),
      { kind: "session", at: AT, moment: "rest", worked: [row(3, 1)] },
    ];
    expect(workedWithEffect(entries)).toEqual([...known, row(3, 1)]);
    expect(workedWithEffect([])).toEqual([]);
  });
});

describe("what helped before", () => {
  it("counts from the fourth use", () => {
    expect(help([...uses(3, 5, 1), ...uses(3, 5, 5, OTHER)])).toBe(1);
    expect(help([...uses(4, 5, 1), ...uses(4, 5, 5, OTHER)])).toBeGreaterThan(1);
    expect(help([])).toBe(1);
  });
  it("is the fall above the mean of all uses on the region, few uses drawn to none", () => {
    // Falls of 4 against a mean of 2: a gain of 2, of which 4 uses count 4 / 10.
    expect(help([...uses(4, 5, 1), ...uses(4, 5, 5, OTHER)])).toBeCloseTo(1 + 0.1 * 0.8, 9);
    // Falls of 0 against a mean of 1.5: 12 uses count 12 / 18.
    expect(help([...uses(12, 5, 5), ...uses(4, 8, 2, OTHER)])).toBeCloseTo(1 - 0.1 * 1, 9);
  });
  it("ends at two points either way: 0.8 to 1.2", () => {
    expect(help([...uses(24, 10, 0), ...uses(24, 5, 5, OTHER)])).toBeCloseTo(1.2, 9);
    expect(help([...uses(24, 5, 5), ...uses(24, 10, 0, OTHER)])).toBeCloseTo(0.8, 9);
  });
  it("is nothing where nothing else was tried, and looks at this region only", () => {
    expect(help(uses(9, 5, 1))).toBe(1);
    const elsewhere = uses(9, 5, 5, { region: "quads" });
    expect(help([...uses(9, 5, 1), ...elsewhere])).toBe(1);
    expect(helpOf([...elsewhere, ...uses(9, 8, 1, OTHER)], "T10", "calf-gastroc")).toBe(1);
  });
  it("is not changed by work without an effect that is known", () => {
    const told = [...uses(4, 5, 1), ...uses(4, 5, 5, OTHER)];
    expect(help([...told, row(5, null, OTHER), row(5, null)])).toBe(help(told));
  });
});
