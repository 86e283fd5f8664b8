/** What lies under the skin of the map: places that are never worked, and the courses of muscles. */
import data from "./assets/under.json" with { type: "json" };
import atlas from "./assets/atlas.json" with { type: "json" };
import type { View } from "#core";
import { OTHER, SOLES_GAP, type PlaceName, type Side } from "./atlas.ts";

/** Code, two ends and half width of a thick round-ended line, mm. */
export type NogoShape = readonly [code: string, x1: number, y1: number, x2: number, y2: number, half: number];
export interface Course {
  readonly muscle: string;
  readonly place: PlaceName;
  readonly side: Side;
  /** x, y, x, y … in mm. */
  readonly line: readonly number[];
}
export interface UnderView {
  readonly nogo: readonly NogoShape[];
  readonly courses: readonly Course[];
}
export type UnderData = Readonly<Record<"front" | "back" | "left" | "sole", UnderView>>;

function moved(view: UnderView, x: (x: number) => number, side: (side: Side) => Side): UnderView {
  return {
    nogo: view.nogo.map(([code, x1, y1, x2, y2, half]) => [code, x(x1), y1, x(x2), y2, half]),
    courses: view.courses.map((c) => ({
      ...c,
      side: side(c.side),
      line: c.line.map((v, i) => (i % 2 === 0 ? x(v) : v)),
    })),
  };
}
const stored = data as unknown as UnderData;
const flipped = (name: "left" | "sole"): UnderView =>
  moved(
    stored[name],
    (x) => atlas[name].width - x,
    (side) => OTHER[side],
  );
/** Of the same view and in the same millimeters as `mapView`. */
export function underView(view: View): UnderView {
  switch (view) {
    case "front":
    case "back":
    case "left":
      return stored[view];
    case "right":
      return flipped("left");
    case "soles": {
      const [a, b] = [flipped("sole"), moved(stored.sole, (x) => x + atlas.sole.width + SOLES_GAP, (side) => side)]; // prettier-ignore
      return { nogo: [...a.nogo, ...b.nogo], courses: [...a.courses, ...b.courses] };
    }
  }
}
