import type { AskedPlaceId, RegionId, Side } from "#core";
import { sidesOf } from "#core";
import { DRAWN } from "./outline.ts";

/** What can be touched: a region, or a place that is asked about and never worked. */
export type Place = RegionId | AskedPlaceId;
export const VIEWS = ["front", "back", "left", "right", "soles"] as const;
export type View = (typeof VIEWS)[number];
/** A place as it is seen from one side: an outline in the pixels of the picture. */
export interface Outline {
  readonly view: View;
  readonly place: Place;
  /** The body's own side, not the viewer's. */
  readonly side: Side;
  /** An SVG path of absolute M, relative c and z. */
  readonly path: string;
}
/** Size of every picture of the standing body, pixels. */
export const PICTURE = { width: 1165, height: 2019 } as const;

/** Places that have no left and right of their own. */
const ACROSS: ReadonlySet<Place> = new Set<Place>(["neck", "belly"]);
const isAcross = (place: Place): boolean => ACROSS.has(place) || sidesOf(place as RegionId).includes("middle");

/** The outline seen in a mirror that stands in the middle of the picture. */
export function mirrored(path: string): string {
  let command = "";
  let index = 0;
  return path.replaceAll(/([Mcz])|(-?\d+)/g, (part, letter: string | undefined) => {
    if (letter !== undefined) {
      command = letter;
      index = 0;
      return letter;
    }
    const isX = index++ % 2 === 0;
    const number = !isX ? Number(part) : command === "M" ? PICTURE.width - Number(part) : -Number(part);
    return ` ${number}`;
  });
}

const entries = (outlines: object | undefined): [Place, string][] =>
  Object.entries(outlines ?? {}) as [Place, string][];

/** A view from the side shows one half of the body. */
function fromTheSide(view: "left" | "right"): readonly Outline[] {
  return entries(DRAWN.left.left).map(([place, path]) => ({
    view,
    place,
    side: isAcross(place) ? "middle" : view,
    path: view === "left" ? path : mirrored(path),
  }));
}

function outlinesOf(view: View): readonly Outline[] {
  if (view === "left" || view === "right") return fromTheSide(view);
  const { left, middle, both } = DRAWN[view];
  const whole = [...entries(middle), ...entries(both).map(([place, path]) => [place, path + mirrored(path)] as const)];
  return [
    ...whole.map(([place, path]): Outline => ({ view, place, side: "middle", path })),
    ...entries(left).flatMap(([place, path]): Outline[] => [
      { view, place, side: "left", path },
      { view, place, side: "right", path: mirrored(path) },
    ]),
  ];
}

/** Every outline of the body, view by view. */
export const OUTLINES: readonly Outline[] = VIEWS.flatMap(outlinesOf);
