/** The atlas: the map of the body as an app draws it: places with outlines and neighbors, from the stored lines. */
import data from "./assets/atlas.json" with { type: "json" };
import type { AskedPlaceId, RegionId, View } from "#core";

export type Side = "left" | "right" | "middle";
/** A region's id, the id of a place that is asked about, or what has nothing to choose. */
export type PlaceName = RegionId | AskedPlaceId | "head" | "arm" | "hand";
export interface PlaceShape {
  readonly place: PlaceName;
  readonly side: Side;
  /** Signed numbers of arcs, 1-based; negative runs backwards. */
  readonly loops: readonly (readonly number[])[];
  /** Where a mark or a name stands, mm. */
  readonly at: readonly [number, number];
  /** Radius of the largest circle inside it round `at`, mm. */
  readonly reach: number;
}
export interface ViewData {
  readonly width: number;
  readonly height: number;
  readonly arcs: readonly (readonly number[])[];
  readonly outline: readonly (readonly number[])[];
  readonly places: readonly PlaceShape[];
}
export interface AtlasData {
  readonly front: ViewData;
  readonly back: ViewData;
  readonly left: ViewData;
  readonly sole: ViewData;
}

export interface Place {
  readonly place: PlaceName;
  readonly side: Side;
  /** Path data of an SVG `d`, mm. */
  readonly path: string;
  readonly at: readonly [number, number];
  readonly reach: number;
}
export interface MapView {
  readonly width: number;
  readonly height: number;
  /** The whole body, for what lies under the places. */
  readonly outline: string;
  /** From top to bottom. */
  readonly places: readonly Place[];
}

type Point = readonly [number, number];
const pointsOf = (arc: readonly number[]): readonly Point[] => {
  let [x, y] = [0, 0];
  return Array.from({ length: arc.length / 2 }, (_, i): Point => {
    x += arc[i * 2]!;
    y += arc[i * 2 + 1]!;
    return [x, y];
  });
};
const r = (v: number): number => Math.round(v * 10) / 10;
/** Curve through the points of one arc. The same from either end, so that both neighbors draw the same line. */
function curve(p: readonly Point[]): string {
  const closed = p.length > 3 && p[0]![0] === p.at(-1)![0] && p[0]![1] === p.at(-1)![1];
  const before = closed ? p.at(-2)! : p[0]!;
  const after = closed ? p[1]! : p.at(-1)!;
  return p
    .slice(1)
    .map((c, k) => {
      const [a, b, d] = [p[k - 1] ?? before, p[k]!, p[k + 2] ?? after];
      return `C${r(b[0] + (c[0] - a[0]) / 6)} ${r(b[1] + (c[1] - a[1]) / 6)} ${r(c[0] - (d[0] - b[0]) / 6)} ${r(c[1] - (d[1] - b[1]) / 6)} ${c[0]} ${c[1]}`;
    })
    .join("");
}
function pathOf(arcs: readonly (readonly Point[])[], loops: readonly (readonly number[])[]): string {
  return loops
    .map((loop) => {
      const lines = loop.map((i) => (i > 0 ? arcs[i - 1]! : arcs[-i - 1]!.toReversed()));
      return `M${lines[0]![0]!.join(" ")}${lines.map(curve).join("")}Z`;
    })
    .join("");
}

function read(view: ViewData): MapView {
  const arcs = view.arcs.map(pointsOf);
  return {
    width: view.width,
    height: view.height,
    outline: pathOf(arcs, view.outline),
    places: view.places.map(({ loops, ...place }) => ({ ...place, path: pathOf(arcs, loops) })),
  };
}
export const OTHER: Readonly<Record<Side, Side>> = { left: "right", right: "left", middle: "middle" };
function flipped(view: ViewData): ViewData {
  const w = view.width;
  return {
    ...view,
    arcs: view.arcs.map((arc) => arc.map((v, i) => (i === 0 ? w - v : i % 2 === 0 ? -v : v))),
    places: view.places.map((p) => ({ ...p, side: OTHER[p.side], at: [w - p.at[0], p.at[1]] })),
  };
}
/** Millimeters between the soles. */
export const SOLES_GAP = 30;
/** Two views beside each other, `gap` mm between. */
function beside(a: ViewData, b: ViewData, gap: number): ViewData {
  const d = a.width + gap;
  const n = a.arcs.length;
  const later = (loops: PlaceShape["loops"]): PlaceShape["loops"] =>
    loops.map((loop) => loop.map((i) => (i > 0 ? i + n : i - n)));
  return {
    width: d + b.width,
    height: Math.max(a.height, b.height),
    arcs: [...a.arcs, ...b.arcs.map((arc) => arc.map((v, i) => (i === 0 ? v + d : v)))],
    outline: [...a.outline, ...later(b.outline)],
    places: [
      ...a.places,
      ...b.places.map((p) => ({ ...p, loops: later(p.loops), at: [p.at[0] + d, p.at[1]] as const })),
    ],
  };
}
const stored = data as unknown as AtlasData;
/** A view of the map. Millimeters of a body 1.75 m tall; y runs down. */
export function mapView(view: View): MapView {
  switch (view) {
    case "front":
    case "back":
    case "left":
      return read(stored[view]);
    case "right":
      return read(flipped(stored.left));
    case "soles":
      // Seen from below with the toes up, the left foot is on the right.
      return read(beside(flipped(stored.sole), stored.sole, SOLES_GAP));
  }
}

export type Arrow = "up" | "down" | "left" | "right";
const WAY: Readonly<Record<Arrow, Point>> = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] };
/** The place one arrow key away on the body, or null at its edge. Only places for which `offered` holds are reached. */
export function neighbor(
  view: MapView,
  from: Place,
  arrow: Arrow,
  offered: (place: Place) => boolean = isOffered,
): Place | null {
  const [wx, wy] = WAY[arrow];
  let best: Place | null = null;
  let least = Infinity;
  for (const to of view.places) {
    if (to === from || !offered(to)) continue;
    const [dx, dy] = [to.at[0] - from.at[0], to.at[1] - from.at[1]];
    const ahead = dx * wx + dy * wy;
    const aside = Math.abs(dx * wy) + Math.abs(dy * wx);
    if (ahead <= 2 || aside > ahead * 2.6) continue;
    const cost = ahead + aside * 2;
    if (cost < least) [best, least] = [to, cost];
  }
  return best;
}
const SILENT: ReadonlySet<PlaceName> = new Set<PlaceName>(["head", "arm", "hand"]);
/** Has the place something to choose? */
export const isOffered = (place: Place): boolean => !SILENT.has(place.place);

/** How much larger than its shape the touch of a place has to be, mm, so that it is `pixels` wide on the screen. */
export const touchMargin = (place: Place, pixels: number, pixelsPerMm: number): number =>
  Math.max(0, pixels / pixelsPerMm / 2 - place.reach);
