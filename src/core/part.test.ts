import { describe, expect, it } from "vitest";
import { MILLIONTH } from "./bundle.ts";
import type { Bundle } from "./bundle.ts";
import { better, bundlesIn, rounded, START, unbeaten } from "./part.ts";
import type { Compared, Part } from "./part.ts";

const OPENINGS = [
  { seconds: 4, worth: 2 * MILLIONTH },
  { seconds: 10, worth: 3 * MILLIONTH },
];
const ALL_SHORT: Compared = { openings: OPENINGS, pressShort: true, regionsShort: true };
const NONE_SHORT: Compared = { openings: OPENINGS, pressShort: false, regionsShort: false };

const bundle = (...keys: readonly string[]): Bundle => ({
  worth: 0,
  seconds: 0,
  press: 0,
  gated: 0,
  opens: 0,
  stretches: 0,
  steps: 1,
  made: () => ({ choices: [], held: [], keys }),
});
/** Worth and ceiling in millionths. */
const part = ({ worth = 10, ceiling = 20, ...more }: Partial<Part> = {}): Part => ({
  ...START,
  seconds: 60,
  press: 30,
  steps: 1,
  regions: 1,
  bundle: bundle("T10"),
  before: START,
  ...more,
  worth: worth * MILLIONTH,
  ceiling: ceiling * MILLIONTH,
});
const left = (compared: Compared, ...parts: readonly Part[]) =>
  unbeaten([...parts], 100, compared).parts.map((each) => parts.indexOf(each));

describe("worth in whole millionths", () => {
  it.each([
    [10, 10],
    [10.5, 10],
    [10.51, 11],
    [10.49, 10],
    [-0.5, -1],
  ])("%s is %s", (worth, whole) => expect(rounded({ worth: worth * MILLIONTH })).toBe(whole));
});

describe("the better of two plans", () => {
  const [poor, good] = [part({ worth: 9 }), part()];
  it("is the one that is worth a millionth more", () => {
    expect(better(poor, good)).toBe(good);
    expect(better(good, poor)).toBe(good);
  });
  it("is the one that is there, and one without a step is none", () => {
    expect(better(null, poor)).toBe(poor);
    expect(better(poor, null)).toBe(poor);
    expect(better(null, null)).toBeNull();
    expect(better(part({ worth: 99, steps: 0 }), poor)).toBe(poor);
  });
  it("is the shorter, then the one of fewer steps, then that of the smaller list", () => {
    const short = part({ seconds: 59, worth: 9.9, steps: 2 });
    expect([better(good, short), better(short, good)]).toEqual([short, short]);
    const two = part({ steps: 2, bundle: bundle("T01", "T02") });
    expect([better(good, two), better(two, good)]).toEqual([good, good]);
    const first = part({ bundle: bundle("T09") });
    expect([better(good, first), better(first, good)]).toEqual([first, first]);
  });
  it("reads lists as wholes, whatever was decided first", () => {
    const [a, b] = [bundle("T01"), bundle("T05")];
    const low = part({ bundle: a, before: part({ bundle: bundle("T09"), before: START }) });
    const high = part({ bundle: b, before: part({ bundle: bundle("T02"), before: START }) });
    expect([better(low, high), better(high, low)]).toEqual([low, low]);
  });
  it("does not compare what both have", () => {
    const before = part({ bundle: bundle("T03") });
    const low = part({ bundle: bundle("T04"), before });
    const high = part({ bundle: bundle("T05"), before });
    expect([better(low, high), better(high, low)]).toEqual([low, low]);
  });
});

describe("the bundles of a part", () => {
  it("are those of its regions, the last first; a region left out has none", () => {
    const [a, b] = [bundle("T01"), bundle("T02")];
    const first = part({ bundle: a });
    const out = part({ bundle: null, before: first });
    expect(bundlesIn(part({ bundle: b, before: out }))).toEqual([b, a]);
    expect(bundlesIn(START)).toEqual([]);
  });
});

describe("a part that another one beats", () => {
  it("is worth less and used as much", () => {
    expect(left(ALL_SHORT, part(), part({ worth: 9 }))).toEqual([0]);
    expect(left(ALL_SHORT, part(), part({ worth: 10, bundle: bundle("T11") }))).toEqual([0]);
    expect(left(ALL_SHORT, part({ steps: 2 }), part({ worth: 10, bundle: bundle("T11") }))).toEqual([1]);
  });
  it("did not save what could run out", () => {
    for (const less of [{ press: 20 }, { regions: 0 }]) {
      expect(left(ALL_SHORT, part(), part({ worth: 8, ...less }))).toEqual([0, 1]);
      expect(left(NONE_SHORT, part(), part({ worth: 8, ...less }))).toEqual([0]);
    }
    expect(left(NONE_SHORT, part({ gated: 1 }), part({ worth: 8 }))).toEqual([0, 1]);
    expect(left(NONE_SHORT, part({ stretches: 2 }), part({ worth: 8, stretches: 1 }))).toEqual([0, 1]);
    expect(left(NONE_SHORT, part({ stretches: 1 }), part({ worth: 8, stretches: 3 }))).toEqual([0]);
  });
  it("lacks what it opened, at its price", () => {
    expect(left(ALL_SHORT, part({ seconds: 50 }), part({ worth: 8, opens: 1 }))).toEqual([0]);
    expect(left(ALL_SHORT, part({ seconds: 50 }), part({ worth: 9, opens: 1 }))).toEqual([0, 1]);
    expect(left(ALL_SHORT, part({ seconds: 57 }), part({ worth: 5, opens: 1 }))).toEqual([0, 1]);
    expect(left(ALL_SHORT, part({ seconds: 57, opens: 1 }), part({ worth: 5, opens: 1 }))).toEqual([0]);
  });
  it("may be shorter where time cannot run out any more, if a whole millionth worse", () => {
    const late = { seconds: 90, timely: true, ceiling: 30 };
    expect(left(ALL_SHORT, part(late), part({ worth: 9 }))).toEqual([0]);
    expect(left(ALL_SHORT, part(late), part({ worth: 9.5 }))).toEqual([0, 1]);
    expect(left(ALL_SHORT, part({ ...late, timely: false }), part({ worth: 9 }))).toEqual([0, 1]);
  });
  it("has steps, where the other has none", () => {
    expect(left(NONE_SHORT, part({ steps: 0, bundle: null }), part({ worth: 8 }))).toEqual([0, 1]);
    expect(left(NONE_SHORT, part({ steps: 0, bundle: null }), part({ worth: 8, steps: 0, bundle: null }))).toEqual([0]);
  });
});

describe("the parts that are kept", () => {
  const apart = [1, 2, 3].map((n) => part({ worth: n, press: n, ceiling: n }));
  it("are those of the highest ceilings", () => {
    expect(unbeaten([...apart], 2, ALL_SHORT)).toEqual({ parts: [apart[2], apart[1]], whole: false });
    expect(unbeaten([...apart], 3, ALL_SHORT)).toEqual({ parts: [apart[2], apart[1], apart[0]], whole: true });
  });
  it("are whole where only beaten ones are left out", () => {
    const again = part({ worth: 3, press: 3, ceiling: 1 });
    expect(unbeaten([...apart, again], 3, ALL_SHORT).whole).toBe(true);
  });
});
