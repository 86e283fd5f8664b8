import { describe, expect, it } from "vitest";
import { awayFrom, outsideBar, outsideBox, outward, solidBox } from "./solids.ts";

describe("solids", () => {
  it("measures from a box: outside, at a corner, inside", () => {
    expect(outsideBox([0, 0, 0], [1, 1, 1], [3, 0, 0])).toBe(2);
    expect(outsideBox([0, 0, 0], [1, 1, 1], [2, 2, 1])).toBeCloseTo(Math.SQRT2);
    expect(outsideBox([0, 0, 0], [1, 1, 1], [0.9, 0, 0])).toBeCloseTo(-0.1);
  });
  it("measures from a bar", () => {
    expect(outsideBar([0, 0, 0], [0, 1, 0], 0.02, [0.1, 0.5, 0])).toBeCloseTo(0.08);
    expect(outsideBar([0, 0, 0], [0, 1, 0], 0.02, [0, 0.5, 0])).toBeCloseTo(-0.02);
  });
  it("a wall is thick on the side where the body is not, so that what is through it comes back", () => {
    const wall = { kind: "box", at: [0, 0.95, 0.23], size: [1.3, 1.9, 0.06] } as const;
    const away = awayFrom(wall, [0, 0.9, 0])!;
    expect(away([0, 1, 0.3])).toBeCloseTo(-0.1);
    expect(outward(away, [0, 1, 0.25])[2]).toBeCloseTo(-1);
    expect(solidBox(wall.at, wall.size, [0, 0.9, 0]).half[0]).toBeCloseTo(0.65);
  });
  it("a seat is thick downward, a step is as it is", () => {
    expect(solidBox([0, 0.415, 0], [0.42, 0.05, 0.38], [0, 0.5, 0])).toEqual({
      at: [0, expect.closeTo(0.38), 0],
      half: [0.21, 0.06, 0.19],
    });
    expect(solidBox([0, 0.09, 0], [0.3, 0.18, 0.3], [0, 0.5, 0]).half).toEqual([0.15, 0.09, 0.15]);
  });
});
