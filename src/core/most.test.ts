import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Uses } from "./bundle.ts";
import { mostsOf } from "./most.ts";

const OPENINGS = [
  { seconds: 4, worth: 0 },
  { seconds: 10, worth: 0 },
];
const way = (seconds: number, press: number, opens = 0): Uses => ({ seconds, press, gated: 0, opens, stretches: 0 });
const openingsOf = (mask: number): number => (mask & 1 ? 4 : 0) + (mask & 2 ? 10 : 0);

const ways = fc
  .array(
    fc.record({ press: fc.integer({ min: 0, max: 120 }), more: fc.integer({ min: 6, max: 90 }), opens: fc.nat(3) }),
    { maxLength: 4 },
  )
  .map((all) => all.map(({ press, more, opens }) => way(press + more, press, opens)));

/** Everything that may be done in some regions, each worked in one way or left out. */
const everything = (regions: readonly (readonly Uses[])[]): readonly Uses[] =>
  regions.reduce<readonly Uses[]>(
    (sums, each) =>
      sums.flatMap((sum) => [
        sum,
        ...each.map((w) => way(sum.seconds + w.seconds, sum.press + w.press, sum.opens | w.opens)),
      ]),
    [way(0, 0)],
  );

describe("the most that regions can use", () => {
  it("is never below what any choice of ways uses", () =>
    fc.assert(
      fc.property(fc.array(ways, { maxLength: 3 }), fc.nat(300), (regions, left) => {
        const mosts = mostsOf(regions, OPENINGS);
        expect(mosts).toHaveLength(regions.length + 1);
        for (const [done, most] of mosts.entries())
          for (const { seconds, press, opens } of everything(regions.slice(done))) {
            expect(press).toBeLessThanOrEqual(most.press);
            const used = press <= left ? seconds + openingsOf(opens) : 0;
            expect(used).toBeLessThanOrEqual(most.seconds(left) + 1e-9);
          }
      }),
    ));
  it("is no more than every region's longest way", () =>
    fc.assert(
      fc.property(fc.array(ways, { maxLength: 3 }), fc.nat(300), (regions, left) => {
        const [all] = mostsOf(regions, OPENINGS);
        const opens = regions.flat().reduce((mask, { opens: each }) => mask | each, 0);
        const longest = regions.reduce((sum, each) => sum + Math.max(0, ...each.map(({ seconds }) => seconds)), 0);
        expect(all?.seconds(left)).toBeLessThanOrEqual(longest + openingsOf(opens));
        expect(all?.press).toBe(regions.reduce((sum, each) => sum + Math.max(0, ...each.map(({ press }) => press)), 0));
      }),
    ));
  it("follows what is left to press, a second of it for one, one and a half, two or three", () => {
    const [one] = mostsOf([[way(66, 60, 3), way(36, 30)]], OPENINGS);
    expect([60, 30, 4, 0].map((left) => one?.seconds(left))).toEqual([80, 50, 20, 14]);
    const [slow] = mostsOf([[way(240, 60)]], OPENINGS);
    expect([60, 59, 30, 0].map((left) => slow?.seconds(left))).toEqual([240, 237, 150, 60]);
    const [two] = mostsOf([[way(120, 60)]], OPENINGS);
    expect([60, 30, 0].map((left) => two?.seconds(left))).toEqual([120, 60, 0]);
    const [half] = mostsOf([[way(90, 60)]], OPENINGS);
    expect([60, 30, 0].map((left) => half?.seconds(left))).toEqual([90, 45, 0]);
  });
  it("is nothing where no region is left", () => {
    const none = mostsOf([[way(66, 60, 3)]], OPENINGS).at(-1);
    expect([none?.press, none?.seconds(100)]).toEqual([0, 0]);
  });
});
