import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secondsOf, worthOf } from "./beaten.ts";
import { boundOf } from "./bound.ts";
import { MILLIONTH, UNIT } from "./bundle.ts";
import type { Bundle } from "./bundle.ts";
import { START } from "./part.ts";
import type { Choosing, Limits } from "./prices.ts";

const OPENINGS = [
  { seconds: 4, worth: 0.02 * UNIT },
  { seconds: 4, worth: 0.02 * UNIT },
  { seconds: 10, worth: 0.03 * UNIT },
];
/** Slack against the rounding of bounds, as `solve.ts` has it. */
const SLACK = 1e4;

const bundles = fc.array(
  fc
    .record({
      worth: fc.integer({ min: 1, max: 900_000 }),
      seconds: fc.integer({ min: 30, max: 200 }),
      press: fc.constantFrom(20, 30, 60, 90, 120),
      gated: fc.nat(1),
      opens: fc.nat(7),
      stretches: fc.nat(3),
    })
    .map(({ worth, ...uses }): Bundle => ({
      ...uses,
      worth: worth * MILLIONTH,
      steps: 1,
      made: () => ({ choices: [], held: [], keys: [] }),
    })),
  { minLength: 1, maxLength: 3 },
);
const limits: fc.Arbitrary<Limits> = fc.record({
  seconds: fc.integer({ min: 60, max: 700 }),
  press: fc.constantFrom(60, 120, 300, 1200, 119, 1199, 1187.655, 1199.999999999, 0.5),
  gated: fc.constant(1),
  regions: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
});

interface Done {
  readonly worth: number;
  readonly seconds: number;
  readonly press: number;
  readonly gated: number;
  readonly regions: number;
  readonly opens: number;
  readonly stretches: number;
  readonly chosen: readonly (Bundle | null)[];
}
function added(done: Done, bundle: Bundle | null): readonly Done[] {
  if (bundle === null) return [{ ...done, chosen: [...done.chosen, null] }];
  if ((done.stretches & bundle.stretches) !== 0) return [];
  const opened = bundle.opens & ~done.opens;
  return [
    {
      worth: done.worth + bundle.worth - worthOf(OPENINGS, opened),
      seconds: done.seconds + bundle.seconds + secondsOf(OPENINGS, opened),
      press: done.press + bundle.press,
      gated: done.gated + bundle.gated,
      regions: done.regions + 1,
      opens: done.opens | bundle.opens,
      stretches: done.stretches | bundle.stretches,
      chosen: [...done.chosen, bundle],
    },
  ];
}
const isWithin = (done: Done, most: Limits): boolean =>
  done.seconds <= most.seconds && done.press <= most.press && done.gated <= most.gated && done.regions <= most.regions;

/** Every allowed plan that decides some regions in their order. */
function plansOf(from: Done, regions: readonly Choosing[], most: Limits): readonly Done[] {
  return regions
    .map(({ bundles: ways, must }) => (must ? ways : [null, ...ways]))
    .reduce<readonly Done[]>((all, each) => all.flatMap((d) => each.flatMap((b) => added(d, b))), [from])
    .filter((done) => isWithin(done, most));
}
/** A part remembers only what later regions could still share. */
function remembered<D extends Done>(done: D, later: readonly Choosing[]): D {
  const of = (key: "opens" | "stretches"): number =>
    later.flatMap((each) => each.bundles).reduce((mask, bundle) => mask | bundle[key], 0);
  return { ...done, opens: done.opens & of("opens"), stretches: done.stretches & of("stretches") };
}
const region = fc.record({ bundles, must: fc.boolean() });
const problems = fc.tuple(limits, fc.array(region, { minLength: 1, maxLength: 3 }), fc.boolean());
const NOTHING: Done = { ...START, chosen: [] };

const one = (worth: number, opens: number, seconds = 60): Bundle => ({
  worth: worth * UNIT,
  seconds,
  press: 30,
  gated: 0,
  opens,
  stretches: 0,
  steps: 1,
  made: () => ({ choices: [], held: [], keys: [] }),
});
const free = (...bundles: readonly Bundle[]): Choosing => ({ bundles, must: false });

describe("the ceiling of a part of a plan", () => {
  it("is never below what can become of it, and never above the loose one", () =>
    fc.assert(
      fc.property(problems, ([most, regions, pressShort]) => {
        const bound = boundOf(most, regions, OPENINGS, pressShort);
        for (let done = 0; done <= regions.length; done++)
          for (const whole of plansOf(NOTHING, regions.slice(0, done), most)) {
            const part = remembered(whole, regions.slice(done));
            const best = Math.max(...plansOf(part, regions.slice(done), most).map(({ worth }) => worth));
            const ceiling = bound.ceiling(done, part);
            expect(ceiling).toBeGreaterThanOrEqual(best - SLACK);
            expect(bound.loose(done, part)).toBeGreaterThanOrEqual(ceiling - SLACK);
          }
      }),
    ));
  it("falls by a bundle's gap at least when that is chosen, and the gaps rise", () =>
    fc.assert(
      fc.property(problems, ([most, regions, pressShort]) => {
        const bound = boundOf(most, regions, OPENINGS, pressShort);
        for (const [at, ranked] of bound.ranked.entries()) {
          const gaps = ranked.map(({ gap }) => gap);
          expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
          expect(new Set(ranked.map(({ bundle }) => bundle))).toEqual(new Set(regions[at]?.bundles));
          const parts = plansOf(NOTHING, regions.slice(0, at), most);
          for (const part of parts.map((whole) => remembered(whole, regions.slice(at))))
            for (const { bundle, gap } of ranked)
              for (const next of added(part, bundle).filter((each) => isWithin(each, most)))
                expect(bound.loose(at + 1, remembered(next, regions.slice(at + 1)))).toBeLessThanOrEqual(
                  bound.loose(at, part) - gap + SLACK,
                );
        }
      }),
    ));
  it("is the truth where nothing is short", () => {
    const most: Limits = { seconds: 3600, press: 1200, gated: 1, regions: Number.POSITIVE_INFINITY };
    const bound = boundOf(most, [free(one(0.5, 5)), free(one(0.3, 5))], OPENINGS, false);
    expect(bound.ceiling(0, START) / UNIT).toBeCloseTo(0.8 - 0.05, 3);
    expect(bound.ceiling(3, START)).toBe(Number.POSITIVE_INFINITY);
  });
  it("takes the time for what must be worked, little as it is worth", () => {
    const most: Limits = { seconds: 174, press: 1200, gated: 1, regions: Number.POSITIVE_INFINITY };
    const must: Choosing = { bundles: [one(0.05, 5, 100)], must: true };
    const ceilingOf = (first: Choosing) =>
      boundOf(most, [first, free(one(0.5, 5)), free(one(0.4, 5))], OPENINGS, false).ceiling(0, START) / UNIT;
    expect(ceilingOf({ ...must, must: false })).toBeGreaterThan(0.84);
    expect(ceilingOf(must)).toBeLessThan(0.55);
  });
});
