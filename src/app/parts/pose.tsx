import type { JSX } from "preact";
import { POSTER, poster } from "#figure";
import { VIEWS } from "#core";
import type { View } from "#core";
import type { Place as Shape } from "#figure";
import { offeredOn, Picture as BodyPicture, sheetOf } from "./body.tsx";

/** Ends of the way that a tool travels, as the picture of the left side has them from left to right. */
export type End = "knee" | "heel" | "hip" | "toes";
const ENDS: Readonly<Record<string, readonly [End, End]>> = {
  T01: ["toes", "heel"],
  T02: ["toes", "heel"],
  T10: ["heel", "knee"],
  T21: ["hip", "knee"],
  T27: ["hip", "knee"],
  T30: ["knee", "hip"],
};
/** Ends of the way on the side that is worked, from left to right; null where no picture shows it. */
export function endsOf(code: string, side: string): readonly [End, End] | null {
  const ends = ENDS[code];
  if (ends === undefined) return null;
  return side === "right" ? [ends[1], ends[0]] : ends;
}

interface Place {
  readonly region: string;
  readonly side: string;
}
/** Where a place is seen best, if not from the back. */
const BEST: Readonly<Record<string, View>> = {
  foot: "soles",
  toes: "soles",
  heel: "soles",
  shin: "front",
  quads: "front",
  adductors: "front",
  "hip-flexor": "front",
  chest: "front",
  diaphragm: "front",
  tfl: "front",
};
const WHOLE_LEG: readonly string[] = ["calf-gastroc", "calf-soleus", "hamstrings"];
/** The view that shows a place best, and its shapes there. */
export function bestShapes({ region, side }: Place): { readonly view: View; readonly shapes: readonly Shape[] } {
  const regions = region === "whole-leg" ? WHOLE_LEG : [region];
  const on = (view: View): readonly Shape[] =>
    offeredOn(view).filter(
      (shape) => regions.includes(shape.place) && (side === "both" || shape.side === side || shape.side === "middle"),
    );
  const order: readonly View[] = [BEST[region] ?? "back", side === "right" ? "right" : "left", ...VIEWS];
  const view = order.find((each) => on(each).length > 0) ?? "back";
  return { view, shapes: on(view) };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
/** Corners of shapes: the ends of their curves. */
function boxOf(shapes: readonly Shape[]): Box {
  const ends = shapes.flatMap(({ path }) =>
    [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)(?=[CMZ])/g)].map(([, x, y]) => [Number(x), Number(y)] as const),
  );
  const [xs, ys] = [ends.map(([x]) => x), ends.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}
/** A crop around shapes: `around` says how much is seen, as a multiple of them; `ratio` is width by height; `least` mm. */
export function cropOf(
  view: View,
  shapes: readonly Shape[],
  ratio: number,
  around = 2.4,
  least = view === "soles" ? 250 : 420,
): Box {
  const sheet = sheetOf(view);
  const box = shapes.length === 0 ? { x: sheet.width / 2 - 280, y: 800, w: 560, h: 960 } : boxOf(shapes);
  const h = Math.max(box.h * around, (box.w * around) / ratio, least);
  const w = h * ratio;
  // A little more is seen below than above: the foot tells which way is down.
  const y = Math.min(box.y + box.h / 2 - h * 0.44, sheet.height + 30 - h);
  return { x: box.x + box.w / 2 - w / 2, y, w, h };
}

/** How sore a lit place is drawn: asked after, or just shown. */
export type Lit = "ring" | "spot";
/**
 * The body from where the place is seen, cropped around it and lit; `ratio` is width by height of the crop. What has
 * no outline shows the body alone.
 */
export function PlaceView(props: {
  readonly place: Place;
  readonly lit: Lit;
  readonly ratio: number;
  /** How much is seen around the place, as a multiple of it. */
  readonly around?: number;
  readonly class?: string;
  readonly hatch?: string;
}): JSX.Element {
  const { place, lit, ratio, around } = props;
  const { view, shapes } = bestShapes(place);
  const { x, y, w, h } = cropOf(view, shapes, ratio, around);
  return (
    <svg class={props.class ?? "look"} viewBox={`${x} ${y} ${w} ${h}`} aria-hidden="true">
      <BodyPicture view={view} />
      {shapes.map(({ path }) =>
        lit === "ring" ? (
          <path key={path} class="ring" d={path} />
        ) : (
          <g key={path}>
            <path class="spot" d={path} />
            {props.hatch !== undefined && <path class="spot-hatch" fill={props.hatch} d={path} />}
            <path class="spot-line" d={path} />
          </g>
        ),
      )}
    </svg>
  );
}

/**
 * A still of the work, on the side that is worked. Every technique and stretch has one. `soon`: it is what the screen was
 * opened for, and is there when the screen is.
 */
export function Picture(props: {
  readonly code: string;
  readonly place: Place;
  readonly alt: string;
  readonly soon?: boolean;
}): JSX.Element {
  const { code, place, alt, soon = false } = props;
  return (
    // Written in this order: a picture that has its address before it is told to wait does not wait.
    <img
      loading={soon ? "eager" : "lazy"}
      decoding={soon ? "sync" : "async"}
      class={place.side === "right" ? "flip" : ""}
      src={poster(code)}
      alt={alt}
      width={POSTER.width}
      height={POSTER.height}
    />
  );
}
