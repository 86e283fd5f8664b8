import { describe, expect, it } from "vitest";
import { drawing, type Picture } from "./drawing.ts";

const SIZE = 60;
type Rgba = readonly [number, number, number, number];
const picture = (color: (x: number, y: number) => Rgba): Picture => ({
  width: SIZE,
  height: SIZE,
  pixels: Uint8ClampedArray.from({ length: SIZE * SIZE * 4 }, (_, i) => {
    const k = i >> 2;
    return color(k % SIZE, Math.floor(k / SIZE))[i % 4]!;
  }),
});
const [NONE, CLAY, RED, SHADOW]: readonly Rgba[] = [
  [0, 0, 0, 0],
  [220, 200, 180, 255],
  [226, 85, 58, 255],
  [74, 58, 52, 60],
] as const;
const PALETTE = [
  [220, 200, 180],
  [226, 85, 58],
] as const;
const words = { title: "Calf & heel", rights: "Free." };
const from = (x: number, y: number): number => Math.hypot(x + 0.5 - SIZE / 2, y + 0.5 - SIZE / 2);
const ring = picture((x, y) => (from(x, y) < 8 ? RED! : from(x, y) < 20 ? CLAY! : y > 50 ? SHADOW! : NONE!));
const pathsOf = (svg: string): readonly RegExpMatchArray[] => [
  ...svg.matchAll(/<path fill="([^"]+)".* d="([^"]+)"\/>/g),
];
/** Area within a path: its loops by the ends of their curves, holes counted off. */
const areaOf = (d: string): number =>
  Math.abs(
    d.split("Z").reduce((sum, loop) => {
      const p = [...loop.matchAll(/(-?[\d.]+) (-?[\d.]+)(?=[MQLZ]|$)/g)].map(
        ([, x, y]) => [Number(x), Number(y)] as const,
      );
      return (
        sum + p.reduce((a, [x, y], i) => a + (x * p[(i + 1) % p.length]![1] - y * p[(i + 1) % p.length]![0]) / 2, 0)
      );
    }, 0),
  );

describe("a drawing", () => {
  const svg = drawing(ring, PALETTE, "#4a3a34", words);
  it("has one path for each color and each shade, the shadow first", () => {
    expect(pathsOf(svg).map(([, fill]) => fill)).toEqual(["#4a3a34", "#e2553a", "#dcc8b4"]);
    expect(svg).toContain('fill-opacity="0.25"');
  });
  it("keeps the area of a patch, and the hole in another", () => {
    const [, red, clay] = pathsOf(svg).map(([, , d]) => areaOf(d!));
    expect(red! / (Math.PI * 8 ** 2)).toBeGreaterThan(0.9);
    expect(red! / (Math.PI * 8 ** 2)).toBeLessThan(1.05);
    expect(clay! / (Math.PI * (20 ** 2 - 8 ** 2))).toBeGreaterThan(0.9);
    expect(clay! / (Math.PI * (20 ** 2 - 8 ** 2))).toBeLessThan(1.05);
  });
  it("gives a speck to what lies round it", () => {
    const speck = picture((x, y) => (Math.abs(x - 30) < 2 && Math.abs(y - 30) < 2 ? RED! : CLAY!));
    expect(pathsOf(drawing(speck, PALETTE, "#000000", words))).toHaveLength(1);
  });
  it("says what it is, and what may be done with it, in letters that XML can hold", () => {
    expect(svg).toContain("<title>Calf &amp; heel</title><desc>Free.</desc>");
  });
  it("is the same to the last byte a second time", () => {
    expect(drawing(ring, PALETTE, "#4a3a34", words)).toBe(svg);
  });
});
