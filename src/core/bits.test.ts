import { describe, expect, it } from "vitest";
import { bitsOf } from "./bits.ts";
import { UNIT } from "./bundle.ts";
import type { Candidate, Option, Problem } from "./problem.ts";

type Part = Partial<Pick<Option, "position" | "tool" | "stretch">>;
const problem = (...places: readonly (readonly [Candidate["side"], readonly Part[]])[]) => {
  const candidates = places.map(([side, options]) => ({
    side,
    options: options.map((each) => ({ position: "floor", tool: "foam-roller", stretch: null, ...each })),
  }));
  return { candidates } as unknown as Problem;
};
const bitCount = (mask: number): number => mask.toString(2).replaceAll("0", "").length;
const named = { id: "ST1", seconds: 30, once: false } as const;
const once = { id: "ST10", seconds: 30, once: true } as const;

describe("what a plan opens", () => {
  const of = problem(
    ["left", [{}, { tool: "tennis-ball" }, { position: "chair" }]],
    ["right", [{}, { position: "chair", tool: "tennis-ball" }]],
  );
  const bits = bitsOf(of);
  const [left, right] = of.candidates;
  const masks = [...(left?.options ?? []), ...(right?.options ?? [])].map(bits.opens);

  it("costs 4 s and 0.02 a tool in each position, 10 s and 0.03 a position", () => {
    const costs = bits.openings.map(({ seconds, worth }) => [seconds, worth / UNIT]);
    expect(costs).toEqual([...Array.from({ length: 4 }, () => [4, 0.02]), [10, 0.03], [10, 0.03]]);
  });
  it("is one tool and one position for each option, the same bits for the same ones", () => {
    expect(masks.map(bitCount)).toEqual([2, 2, 2, 2, 2]);
    const costOf = (mask: number): number =>
      bits.openings.reduce((sum, { seconds }, bit) => sum + (mask & (1 << bit) ? seconds : 0), 0);
    expect(masks.map(costOf)).toEqual([14, 14, 14, 14, 14]);
    const [floor, ball, chair, same, chairBall] = masks as [number, number, number, number, number];
    expect(same).toBe(floor);
    expect(costOf(floor & ball)).toBe(10);
    expect(floor & chair).toBe(0);
    expect(costOf(chair & chairBall)).toBe(10);
    expect(ball & chairBall).toBe(0);
    expect(costOf(floor | ball | chair | chairBall)).toBe(4 * 4 + 2 * 10);
  });
  it("is nothing for an option of another problem", () => expect(bits.opens({} as Option)).toBe(0));
});

describe("stretches that more than one place could take", () => {
  const bitOf = (of: Problem, index: number, stretch: NonNullable<Option["stretch"]>): number => {
    const candidate = of.candidates[index];
    if (candidate === undefined) throw new RangeError("no such place");
    return bitsOf(of).stretch(candidate, stretch);
  };
  it("have a bit, side by side", () => {
    const two = problem(
      ["left", [{ stretch: named }]],
      ["left", [{ stretch: named }, { stretch: named }]],
      ["right", [{ stretch: named }]],
      ["right", [{ stretch: once }]],
      ["left", [{ stretch: once }]],
    );
    expect(bitOf(two, 0, named)).toBe(bitOf(two, 1, named));
    expect(bitCount(bitOf(two, 0, named))).toBe(1);
    expect(bitOf(two, 2, named)).toBe(0);
    expect(bitCount(bitOf(two, 3, once))).toBe(1);
    expect(bitOf(two, 3, once)).toBe(bitOf(two, 4, once));
    expect(bitOf(two, 3, once) & bitOf(two, 0, named)).toBe(0);
  });
  it("need none where one place alone names them, however often", () => {
    const one = problem(["left", [{ stretch: named }, { stretch: named }]], ["right", [{ stretch: null }]]);
    expect(bitOf(one, 0, named)).toBe(0);
  });
});

describe("a mask", () => {
  /** So many positions, each with a tool of its own. */
  const wide = (n: number) =>
    problem(["left", Array.from({ length: n }, (_, i) => ({ position: `p${i}` as "floor", tool: "hands" as const }))]);
  it("has room for 31 and says so when that is not enough", () => {
    expect(() => bitsOf(wide(15))).not.toThrow();
    expect(() => bitsOf(wide(16))).toThrow(RangeError);
    const stretches = (n: number) => {
      const each = Array.from({ length: n }, (_, i) => ({ stretch: { ...named, id: `ST${i}` as const } }));
      return problem(["left", each], ["left", each]);
    };
    expect(() => bitsOf(stretches(31))).not.toThrow();
    expect(() => bitsOf(stretches(32))).toThrow(RangeError);
  });
});
