import { expect, test } from "vitest";
import atlas from "./assets/atlas.json" with { type: "json" };
import { LOOKS } from "./look.ts";
import { portrait, sitter } from "./portrait.ts";

/** A coarse sole is enough: a whole body takes twenty seconds. */
const [FINE, GRID] = [400, 0.008];
const foot = sitter(LOOKS["sole"]!, GRID);
const sole = portrait(foot, FINE);
const filled = (p: typeof sole): number => p.pixels.filter((_, i) => i % 4 === 3).reduce((n, a) => n + a / 255, 0);

test("the picture lies on the same sheet as the map", () => {
  const { width, height } = atlas.sole;
  expect(Math.abs(sole.width - (width / 1000) * FINE)).toBeLessThan(2);
  expect(Math.abs(sole.height - (height / 1000) * FINE)).toBeLessThan(2);
});
test("as much of it is skin as the map has places, and the edge is soft", () => {
  const share = filled(sole) / (sole.width * sole.height);
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(0.85);
  const alphas = new Set(sole.pixels.filter((_, i) => i % 4 === 3));
  expect(alphas.size).toBeGreaterThan(2);
});
test("the other side is its mirror in shape, with the light still from the upper left", () => {
  const other = portrait(foot, FINE, true);
  const differences = sole.pixels.filter((alpha, i) => {
    if (i % 4 !== 3) return false;
    const at = (i - 3) / 4;
    const row = Math.floor(at / sole.width);
    const twin = row * sole.width + (sole.width - 1 - (at % sole.width));
    return Math.abs(alpha - other.pixels[twin * 4 + 3]!) > 0;
  });
  expect(differences.length).toBe(0);
  const brightness = (p: typeof sole, left: boolean): number => {
    let [sum, n] = [0, 0];
    for (let i = 0; i < p.width * p.height; i++)
      if (p.pixels[i * 4 + 3]! === 255 && i % p.width < p.width / 2 === left)
        [sum, n] = [sum + p.pixels[i * 4]!, n + 1];
    return sum / n;
  };
  for (const each of [sole, other]) expect(brightness(each, true)).toBeGreaterThan(brightness(each, false) - 12);
});
