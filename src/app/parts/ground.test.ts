import { expect, test } from "vitest";
import { profileOf } from "./ground.tsx";

test("a run up and down again is a hill: low at both ends, high in the middle", () => {
  const profile = profileOf([
    { meters: 1000, seconds: 400, grade: 0.1 },
    { meters: 1000, seconds: 300, grade: -0.1 },
  ]);
  expect(profile).toHaveLength(90);
  const [first = 0, middle = 0, last = 0] = [profile?.[0], profile?.[45], profile?.[89]];
  expect(middle).toBeGreaterThan(first + 0.1);
  expect(last).toBeCloseTo(first, 1);
});
test("a flat run is a flat line, and a run without segments has no line of its own", () => {
  expect(new Set(profileOf([{ meters: 500, seconds: 200, grade: 0 }]))).toEqual(new Set([0.5]));
  expect(profileOf([])).toBeNull();
});
test("a small hill stays small beside a mountain", () => {
  const tall = (grade: number): number => {
    const profile = profileOf([{ meters: 2000, seconds: 700, grade }]) ?? [];
    return Math.max(...profile) - Math.min(...profile);
  };
  expect(tall(0.01)).toBeLessThan(tall(0.1) / 5);
  expect(tall(0.9)).toBeLessThanOrEqual(0.63);
});
