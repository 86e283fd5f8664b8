import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareKeys, secondsOf, unbeaten, worthOf } from "./beaten.ts";
import type { Scarce } from "./beaten.ts";
import { MILLIONTH } from "./bundle.ts";
import type { Bundle } from "./bundle.ts";

const OPENINGS = [
  { seconds: 4, worth: 2 * MILLIONTH },
  { seconds: 10, worth: 3 * MILLIONTH },
];
const SHORT: Scarce = { seconds: true, press: true, openings: OPENINGS };
const ROOMY: Scarce = { seconds: false, press: false, openings: OPENINGS };

type Part = Partial<Omit<Bundle, "made">> & { readonly keys?: readonly string[] };
/** Worth in millionths. */
const way = ({ keys = ["T10"], worth = 10, ...more }: Part = {}): Bundle => ({
  worth: worth * MILLIONTH,
  seconds: 60,
  press: 30,
  gated: 0,
  opens: 0,
  stretches: 0,
  steps: 1,
  made: () => ({ choices: [], held: [], keys }),
  ...more,
});
const left = (scarce: Scarce, ...ways: readonly Part[]) => {
  const made = ways.map(way);
  return unbeaten(made, scarce).map((each) => made.indexOf(each));
};

describe("a mask", () => {
  it("costs what its openings cost", () => {
    expect([0, 1, 2, 3].map((mask) => secondsOf(OPENINGS, mask))).toEqual([0, 4, 10, 14]);
    expect([0, 1, 2, 3].map((mask) => worthOf(OPENINGS, mask) / MILLIONTH)).toEqual([0, 2, 3, 5]);
  });
});

describe("the smaller list", () => {
  it.each([
    [[], [], 0],
    [["a"], ["a"], 0],
    [["a"], ["b"], -1],
    [["b"], ["a"], 1],
    [["a"], ["a", "b"], -1],
    [["a", "b"], ["a"], 1],
    [["a", "c"], ["b"], -1],
  ] as const)("%j beside %j", (a, b, sign) => expect(Math.sign(compareKeys(a, b))).toBe(sign));
});

describe("a way that another one beats", () => {
  it("is worth less and uses as much", () => expect(left(SHORT, {}, { worth: 9 })).toEqual([0]));
  it("is as good and takes longer", () => expect(left(SHORT, { seconds: 61 }, {})).toEqual([1]));
  it("is the same by steps, then by its list", () => {
    expect(left(SHORT, { steps: 2, keys: ["A"] }, { steps: 1, keys: ["B"] })).toEqual([1]);
    expect(left(SHORT, { keys: ["B"] }, { keys: ["A"] })).toEqual([1]);
    expect(left(SHORT, { keys: ["A"] }, { keys: ["B"] })).toEqual([0]);
    expect(left(SHORT, { keys: ["A"] }, { keys: ["A"] })).toHaveLength(1);
  });
  it("pays for what the other opens beside it", () => {
    expect(left(SHORT, { worth: 13, seconds: 50, opens: 1 }, {})).toEqual([0]);
    expect(left(SHORT, { worth: 11, seconds: 50, opens: 1 }, {})).toEqual([0, 1]);
    expect(left(SHORT, { worth: 13, seconds: 57, opens: 1 }, {})).toEqual([0, 1]);
    expect(left(SHORT, { worth: 11, seconds: 50, opens: 1 }, { opens: 1 })).toEqual([0]);
  });
  it("may be longer where time is not short, and a whole millionth worse", () => {
    expect(left(ROOMY, { seconds: 90 }, { worth: 9 })).toEqual([0]);
    expect(left(SHORT, { seconds: 90 }, { worth: 9 })).toEqual([0, 1]);
    expect(left(ROOMY, { seconds: 90 }, { worth: 9.5 })).toEqual([0, 1]);
    expect(left(ROOMY, { keys: ["B"] }, { worth: 9.5, keys: ["A"] })).toEqual([0, 1]);
    expect(left(ROOMY, { keys: ["B"] }, { worth: 9, keys: ["A"] })).toEqual([0]);
  });
  it("may press less only where pressing is not short", () => {
    expect(left(ROOMY, { press: 40 }, { worth: 9 })).toEqual([0]);
    expect(left(SHORT, { press: 40 }, { worth: 9 })).toEqual([0, 1]);
  });
  it("is not beaten by one that uses a gate or a stretch more", () => {
    expect(left(ROOMY, { gated: 1 }, { worth: 9 })).toEqual([0, 1]);
    expect(left(ROOMY, { gated: 1 }, { worth: 9, gated: 1 })).toEqual([0]);
    expect(left(ROOMY, { stretches: 2 }, { worth: 9, stretches: 1 })).toEqual([0, 1]);
    expect(left(ROOMY, { stretches: 1 }, { worth: 9, stretches: 3 })).toEqual([0]);
  });
  it("stays where the other may not stand in for it", () => {
    const [good, poor] = [way(), way({ worth: 9 })];
    expect(unbeaten([good, poor], SHORT, () => false)).toEqual([good, poor]);
    expect(unbeaten([good, poor], SHORT, (a, b) => a === good && b === poor)).toEqual([good]);
    expect(unbeaten([good, poor], SHORT, (a, b) => a === poor && b === good)).toEqual([good, poor]);
  });
});

describe("what is left of many ways", () => {
  const ways = fc.array(
    fc.record({
      worth: fc.integer({ min: 1, max: 4 }),
      seconds: fc.constantFrom(50, 60, 70),
      press: fc.constantFrom(20, 30),
      gated: fc.nat(1),
      opens: fc.nat(3),
      stretches: fc.nat(1),
      steps: fc.integer({ min: 1, max: 2 }),
      keys: fc.constantFrom(["A"], ["B"]),
    }),
    { minLength: 1, maxLength: 8 },
  );
  /** The best that a plan with these things open already, and so much time, press and gates, can make of some ways. */
  const bestOf = (all: readonly Bundle[], open: number, seconds: number, press: number, gated: number) =>
    Math.max(
      0,
      ...all
        .filter((w) => w.seconds + secondsOf(OPENINGS, w.opens & ~open) <= seconds)
        .filter((w) => w.press <= press && w.gated <= gated)
        .map((w) => w.worth - worthOf(OPENINGS, w.opens & ~open)),
    );
  it("is as good in every plan", () =>
    fc.assert(
      fc.property(ways, fc.nat(3), fc.integer({ min: 45, max: 90 }), fc.nat(40), fc.nat(1), (parts, open, s, p, g) => {
        const all = parts.map(way);
        const some = unbeaten(all, SHORT);
        expect(bestOf(some, open, s, p, g)).toBe(bestOf(all, open, s, p, g));
        expect(all).toEqual(expect.arrayContaining([...some]));
      }),
    ));
});
