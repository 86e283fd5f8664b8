/**
 * A picture as lines: every patch of one color is traced and becomes a path with curves, so that it can be opened in an
 * editor and printed at any size. The patches are those of a rendered picture; muscles are no paths of their own.
 */
import { fewer, loopsOf, rounded, tidied, traced, type Arc, type Labels } from "./arcs.ts";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity, row by row; what is not opaque is the shadow on the floor. */
  readonly pixels: Uint8ClampedArray;
}
type Color = readonly [number, number, number];
type Point = readonly [number, number];

/** Opacity between two shades of the shadow. */
const SHADES = [0.05, 0.12, 0.2, 0.3, 0.42, 1] as const;
/** A patch of fewer pixels is part of what lies round it. */
const LEAST = 14;
/** Pixels that a line may be off. */
const TOLERANCE = 0.3;

function nearest(palette: readonly Color[], r: number, g: number, b: number): number {
  let [best, at] = [Infinity, 0];
  for (let i = 0; i < palette.length; i++) {
    const [x, y, z] = palette[i]!;
    const d = (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2;
    if (d < best) [best, at] = [d, i];
  }
  return at;
}
/** The number of a color, or after the colors that of a shade. */
function labelsOf({ width, height, pixels }: Picture, palette: readonly Color[]): Labels {
  const known = new Map<number, number>();
  const label = Int16Array.from({ length: width * height }, (_, i) => {
    const [r, g, b, a] = [pixels[i * 4]!, pixels[i * 4 + 1]!, pixels[i * 4 + 2]!, pixels[i * 4 + 3]!];
    if (a < 255)
      return a / 255 < SHADES[0] ? -1 : palette.length + SHADES.findIndex((_s, k) => a / 255 < SHADES[k + 1]!);
    const color = (r << 16) | (g << 8) | b;
    const found = known.get(color) ?? nearest(palette, r, g, b);
    known.set(color, found);
    return found;
  });
  return tidied({ width, height, label }, (_, patch) => patch.length >= LEAST);
}

const short = (v: number): string => String(Math.round(v * 10) / 10);
const at = ([x, y]: Point): string => `${short(x)} ${short(y)}`;
const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
/** A line through its points, soft between its ends: the same curve from either end. */
function curved(p: readonly Point[]): string {
  if (p.length < 3) return `L${at(p.at(-1)!)}`;
  return p
    .slice(1, -1)
    .map((q, i) => `Q${at(q)} ${at(i + 3 === p.length ? p[i + 2]! : middle(q, p[i + 2]!))}`)
    .join("");
}
function pathOf(arcs: readonly Arc[], lines: readonly (readonly Point[])[], label: number): string {
  const line = (i: number): readonly Point[] => (i > 0 ? lines[i - 1]! : lines[-i - 1]!.toReversed());
  return loopsOf(arcs, label)
    .map((loop) => `M${at(line(loop[0]!)[0]!)}${loop.map((i) => curved(line(i))).join("")}Z`)
    .join("");
}
const hex = (color: Color): string => `#${color.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]!);

/** An SVG. `palette`: the colors of all that is opaque; `ink` that of the shadow; `rights` says what may be done with it. */
export function drawing(
  picture: Picture,
  palette: readonly Color[],
  ink: string,
  words: { readonly title: string; readonly rights: string },
): string {
  const labels = labelsOf(picture, palette);
  const arcs = traced(labels);
  const lines = arcs.map((arc) => fewer(rounded(arc.points, 4), TOLERANCE));
  const present = [...new Set(labels.label)].filter((label) => label >= 0).toSorted((a, b) => b - a);
  const paths = present.map((label) => {
    const shade = label - palette.length;
    const opacity = shade < 0 ? 1 : (SHADES[shade]! + Math.min(SHADES[shade + 1]!, 0.6)) / 2;
    // A line in its own color closes the hair between two neighbors that are each smoothed against the paper.
    const look =
      shade < 0
        ? `fill="${hex(palette[label]!)}" stroke="${hex(palette[label]!)}"`
        : `fill="${ink}" fill-opacity="${opacity.toFixed(2)}"`;
    return `<path ${look} d="${pathOf(arcs, lines, label)}"/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${picture.width} ${picture.height}">`,
    `<title>${escaped(words.title)}</title><desc>${escaped(words.rights)}</desc>`,
    `<g fill-rule="evenodd" stroke-width=".6" stroke-linejoin="round">`,
    ...paths,
    "</g></svg>",
    "",
  ].join("\n");
}
