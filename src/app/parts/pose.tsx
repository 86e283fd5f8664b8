import type { JSX } from "preact";
import { OUTLINES, PICTURE, POSTER, poster } from "#figure";
import type { Outline, View } from "#figure";
import back from "../art/back.webp";
import front from "../art/front.webp";
import left from "../art/left.webp";
import right from "../art/right.webp";
import soles from "../art/soles.webp";

/** Ends of the way that a tool travels, as the picture of the left side has them from left to right. */
export type End = "knee" | "heel" | "hip" | "toes";
const ENDS: Readonly<Record<string, readonly [End, End]>> = {
  T01: ["toes", "heel"],
  T02: ["toes", "heel"],
  T10: ["heel", "knee"],
  T21: ["hip", "knee"],
  T27: ["knee", "hip"],
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
const VIEWS: readonly View[] = ["back", "front", "soles", "left", "right"];
const PICTURES: Readonly<Record<View, string>> = { front, back, left, right, soles };
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
  "side-ribs": "front",
  tfl: "front",
};
const WHOLE_LEG: readonly string[] = ["calf-gastroc", "calf-soleus", "hamstrings"];
function shapesOf({ region, side }: Place): readonly Outline[] {
  const regions = region === "whole-leg" ? WHOLE_LEG : [region];
  const all = OUTLINES.filter(
    (shape) => regions.includes(shape.place) && (side === "both" || shape.side === side || shape.side === "middle"),
  );
  const views = [BEST[region] ?? "back", side === "right" ? "right" : "left", ...VIEWS] as const;
  const view = views.find((each) => all.some((shape) => shape.view === each));
  return all.filter((shape) => shape.view === view);
}

/** Corners of outlines that start absolutely and go on in steps. */
function boxOf(shapes: readonly Outline[]): {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
} {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { path } of shapes) {
    let [x, y] = [0, 0];
    for (const [, letter, body] of path.matchAll(/([Mc])([^Mcz]*)/g)) {
      const n = (body?.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
      for (let i = 0; i + 1 < n.length; i += letter === "c" ? 6 : 2) {
        const at = letter === "c" ? i + 4 : i;
        const [dx, dy] = [n[at] ?? 0, n[at + 1] ?? 0];
        [x, y] = letter === "c" ? [x + dx, y + dy] : [dx, dy];
        [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
      }
    }
  }
  return { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
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
  const { place, lit, ratio, around = 2.4 } = props;
  const shapes = shapesOf(place);
  const view = shapes[0]?.view ?? "back";
  const box = shapes.length === 0 ? { x: 300, y: 900, w: 565, h: 1000 } : boxOf(shapes);
  const height = Math.max(box.h * around, (box.w * around) / ratio, 420);
  const width = height * ratio;
  const x = box.x + box.w / 2 - width / 2;
  // A little more is seen below than above: the foot tells which way is down.
  const y = Math.min(box.y + box.h / 2 - height * 0.44, PICTURE.height - height);
  return (
    <svg class={props.class ?? "look"} viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
      <image href={PICTURES[view]} width={PICTURE.width} height={PICTURE.height} />
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

/** A still of the work, on the side that is worked. Every technique and stretch has one. */
export function Picture(props: { readonly code: string; readonly place: Place; readonly alt: string }): JSX.Element {
  const { code, place, alt } = props;
  return (
    <img
      class={place.side === "right" ? "flip" : ""}
      src={poster(code)}
      alt={alt}
      width={POSTER.width}
      height={POSTER.height}
      loading="lazy"
      decoding="async"
    />
  );
}
