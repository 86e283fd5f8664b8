import type { View } from "#core";
import { touchMargin } from "#figure";
import { keyOf, offeredOn } from "./body.tsx";
import type { Touched } from "./body.tsx";

/** Side of the smallest square that a finger is sure to meet, CSS pixels. */
const FINGER = 48;
/** This near to its middle, as a share of what it takes, a place is surely meant. */
const SURE = 0.35;
/** What lies under the finger, but at its border. */
const BORDER = 0.9;
/** Eight ways round a point. */
const ROUND = Array.from({ length: 8 }, (_, i) => [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)] as const);
interface Near extends Touched {
  /** How far from its middle, as a share of what a finger needs. */
  readonly share: number;
  readonly under: boolean;
}
/**
 * The places that a touch of the screen can mean: what lies under it, and every place smaller than a finger whose
 * enlarged touch holds the point. Several: the person is asked which.
 */
export function placesAt(svg: SVGSVGElement, x: number, y: number): readonly Touched[] {
  const near = [...svg.querySelectorAll<SVGPathElement>("path.seam")].flatMap((path) => nearness(path, x, y));
  const sorted = near.toSorted((a, b) => a.share - b.share);
  const [best] = sorted;
  return best !== undefined && best.under && best.share < SURE ? [best] : sorted.slice(0, 4);
}
function nearness(path: SVGPathElement, x: number, y: number): readonly Near[] {
  const { key, view } = path.dataset;
  const shape = offeredOn(view as View).find((each) => keyOf(each) === key);
  const matrix = path.getScreenCTM();
  if (shape === undefined || matrix === null) return [];
  const point = new DOMPoint(x, y).matrixTransform(matrix.inverse());
  const under = path.isPointInFill(point);
  const grown = touchMargin(shape, FINGER, matrix.a);
  const beside = ROUND.some(([dx, dy]) => path.isPointInFill(new DOMPoint(point.x + dx * grown, point.y + dy * grown)));
  if (!under && !beside) return [];
  const away = Math.hypot(point.x - shape.at[0], point.y - shape.at[1]) / shape.reach;
  const share = under ? Math.min(away, BORDER) : 1;
  return [{ place: shape.place as Touched["place"], side: shape.side, view: view as View, share, under }];
}
