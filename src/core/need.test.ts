import { describe, expect, it } from "vitest";
import { needOf } from "./need.ts";

const NOTHING = { marked: null, complaint: false, demand: 0 };

describe("the need of a place", () => {
  it.each([
    [0, 0.5],
    [1, 0.55],
    [8, 0.9],
    [10, 0.9],
  ])("from a mark of %s is %s, and no more above 8", (marked, mark) => {
    expect(needOf({ ...NOTHING, marked }, 0)).toEqual({
      mark: expect.closeTo(mark, 9),
      complaint: 0,
      load: 0,
      rested: 0,
      total: expect.closeTo(mark, 9),
    });
  });
  it("from a complaint is 0.30", () => {
    expect(needOf({ ...NOTHING, complaint: true }, 0)).toMatchObject({ mark: 0, complaint: 0.3, total: 0.3 });
  });
  it.each([
    [5, 0.125],
    [10, 0.25],
    [40, 0.25],
  ])("from a demand of %s is %s, and no more above a full one", (demand, load) => {
    expect(needOf({ ...NOTHING, demand }, 0)).toMatchObject({ load, total: load });
  });
  it.each([
    [-1, 0],
    [0, 0],
    [1, 0.0125],
    [3, 0.0375],
    [4, 0.05],
    [30, 0.05],
    [null, 0.05],
  ])("after %s days without work is %s, and never worked is as rested as can be", (days, rested) => {
    const need = needOf(NOTHING, days);
    expect(need.rested).toBeCloseTo(rested, 9);
    expect(need.total).toBeCloseTo(rested, 9);
  });
  it("is the sum of its parts, and a tap outranks all that is estimated", () => {
    const estimated = needOf({ marked: null, complaint: false, demand: 100 }, null).total;
    expect(estimated).toBeCloseTo(0.3, 9);
    expect(needOf({ ...NOTHING, marked: 0 }, 0).total).toBeGreaterThan(estimated);
    expect(needOf({ marked: 4, complaint: true, demand: 10 }, 4).total).toBeCloseTo(0.7 + 0.3 + 0.25 + 0.05, 9);
  });
});
