import type { SpotPoint, View } from "#core";
import type { Place } from "#figure";
import { say } from "../words.ts";
import { sheetOf } from "./body.tsx";

type Point = readonly [number, number];
/** Millimeters between the lowest point of the body and the lower edge of its sheet. */
const BELOW = 6;
const half = (view: View): number => sheetOf(view).width / 2;

/** A point of the sheet as a request has it: from the middle and from the floor, whole millimeters. */
export const spotPoint = (view: View, [x, y]: Point): SpotPoint => ({
  view,
  x: Math.round(x - half(view)),
  y: Math.round(sheetOf(view).height - BELOW - y),
});
export const pointIn = ({ view, x, y }: SpotPoint): Point => [x + half(view), sheetOf(view).height - BELOW - y];

const WAYS: Readonly<Record<string, Point>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
export function moveBy([x, y]: Point, key: string, step: number): Point | null {
  const way = WAYS[key];
  return way === undefined ? null : [x + way[0] * step, y + way[1] * step];
}

/** How far from the middle of a place, as a share of its reach, a point must be to have a side. */
const ASIDE = 0.35;
/** "upper, inner side": where a point lies in its place. */
export function pointWords(view: View, place: Place, [x, y]: Point): string {
  const [dx, dy] = [(x - place.at[0]) / place.reach, (y - place.at[1]) / place.reach];
  const tall = Math.abs(dy) < ASIDE * 1.6 ? "middle" : dy < 0 ? "upper" : "lower";
  const wide = Math.abs(dx) < ASIDE ? "center" : acrossOf(view, place, x, dx);
  return `${say(`place.at-${tall}`)}, ${say(`place.at-${wide}`)}`;
}
/** What lies to a side: from before and behind inner or outer, from the side front or back. */
function acrossOf(view: View, { side, at }: Place, x: number, dx: number): string {
  if (view === "left") return dx < 0 ? "front" : "back";
  if (view === "right") return dx < 0 ? "back" : "front";
  if (side === "middle") return dx < 0 === (view === "front") ? "right" : "left";
  const middle = half(view);
  return Math.abs(x - middle) < Math.abs(at[0] - middle) ? "inner" : "outer";
}
