// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import type { View } from "#core";
import { loadRules } from "../engine.ts";
import { offeredOn } from "./body.tsx";
import { moveBy, pointIn, pointWords, spotPoint } from "./point.ts";

// The words come with the rules.
await loadRules();
const shapeOf = (view: View, place: string, side: string) =>
  offeredOn(view).find((shape) => shape.place === place && shape.side === side)!;
const wordsAt = (view: View, place: string, side: string, dx: number, dy: number): string => {
  const shape = shapeOf(view, place, side);
  return pointWords(view, shape, [shape.at[0] + dx * shape.reach, shape.at[1] + dy * shape.reach]);
};

describe("a point of a place", () => {
  test("is told from the middle of the body and from the floor, and found again", () => {
    const { at } = shapeOf("back", "calf-gastroc", "left");
    const told = spotPoint("back", at);
    expect(told.x).toBeLessThan(0);
    expect(told.y).toBeGreaterThan(250);
    expect(told.y).toBeLessThan(480);
    expect(pointIn(told).map(Math.round)).toEqual([...at]);
    const right = spotPoint("back", shapeOf("back", "calf-gastroc", "right").at);
    expect(Math.abs(right.x + told.x)).toBeLessThanOrEqual(4);
  });
  test("is put into words of the body, not of the screen", () => {
    expect(wordsAt("back", "calf-gastroc", "left", 0.6, -0.8)).toBe("upper, inner side");
    expect(wordsAt("back", "calf-gastroc", "right", 0.6, 0.8)).toBe("lower, outer side");
    expect(wordsAt("front", "quads", "left", -0.6, 0)).toBe("middle, inner side");
    expect(wordsAt("left", "quads", "left", -0.6, 0)).toBe("middle, front");
    expect(wordsAt("right", "quads", "right", -0.6, 0)).toBe("middle, back");
    expect(wordsAt("back", "low-back", "middle", -0.6, 0)).toBe("middle, left side");
    expect(wordsAt("front", "diaphragm", "middle", -0.6, 0)).toBe("middle, right side");
    expect(wordsAt("back", "hamstrings", "left", 0, 0)).toBe("middle, center");
  });
  test("moves by arrow keys and by no other", () => {
    expect(moveBy([10, 10], "ArrowUp", 6)).toEqual([10, 4]);
    expect(moveBy([10, 10], "ArrowRight", 6)).toEqual([16, 10]);
    expect(moveBy([10, 10], "a", 6)).toBeNull();
  });
});
