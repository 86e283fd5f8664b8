import type { JSX } from "preact";
import type { Area, ForecastLevel, Side } from "#core";
import { PICTURE, OUTLINES } from "#figure";
import type { Outline, View } from "#figure";
import back from "../art/back.webp";
import front from "../art/front.webp";
import left from "../art/left.webp";
import right from "../art/right.webp";
import soles from "../art/soles.webp";
import { chosen, isMarked, isSame, sorenessOf } from "../draft.ts";
import { tinted } from "../logbook/felt.ts";
import { hatchOf } from "./hatches.tsx";

const PICTURES: Readonly<Record<View, string>> = { front, back, left, right, soles };
export const areaOf = ({ place, side }: Outline): Area => ({ region: place, side }) as Area;

/** A marked place: filled and hatched once its soreness was said, until then a dotted edge. */
function Mark({ shape }: { readonly shape: Outline }): JSX.Element | null {
  const area = areaOf(shape);
  if (!isMarked(area)) return null;
  const soreness = sorenessOf(area);
  const open = chosen.value !== null && isSame(chosen.value, area);
  if (soreness === null) return <path class="ring" d={shape.path} />;
  return (
    <>
      <path class="spot" d={shape.path} />
      <path class="spot-hatch" fill={hatchOf(soreness)} d={shape.path} />
      <path class={open ? "spot-line" : "spot-line thin"} d={shape.path} />
    </>
  );
}

/** Hatch of an estimate: as dense as that of a soreness that it stands for. */
const ESTIMATED = [0, 3, 6, 10] as const;

/** One view of the body with its places. `guessed` are dotted, and hatched on request: what the last runs worked. */
export function Body(props: {
  readonly view: View;
  readonly guessed: ReadonlyMap<string, ForecastLevel>;
  /** One half of the body alone. */
  readonly only?: Side;
}): JSX.Element {
  const { view, guessed, only } = props;
  const shapes = OUTLINES.filter((shape) => shape.view === view && (only === undefined || shape.side === only));
  return (
    <>
      <image href={PICTURES[view]} width={PICTURE.width} height={PICTURE.height} />
      {shapes.map((shape) => (
        <path
          key={`${shape.place}.${shape.side}`}
          class="seam"
          data-place={shape.place}
          data-side={shape.side}
          d={shape.path}
        />
      ))}
      {shapes
        .filter(({ place, side }) => guessed.has(place) && !isMarked({ region: place, side } as Area))
        .map((shape) => (
          <g key={`g.${shape.place}.${shape.side}`}>
            {tinted.value && (
              <path class="spot-hatch" fill={hatchOf(ESTIMATED[guessed.get(shape.place) ?? 0])} d={shape.path} />
            )}
            <path class="guess" d={shape.path} />
          </g>
        ))}
      {shapes.map((shape) => (
        <Mark key={`m.${shape.place}.${shape.side}`} shape={shape} />
      ))}
    </>
  );
}

/** Both soles beside each other: in the picture they stand wider apart than a screen is. */
export const SOLES = "0 620 664 800";
const HALF = PICTURE.width / 2;
export const Soles = (): JSX.Element => (
  <>
    <clipPath id="half-left">
      <rect width={HALF} height={PICTURE.height} />
    </clipPath>
    <clipPath id="half-right">
      <rect x={HALF} width={HALF} height={PICTURE.height} />
    </clipPath>
    {/* Seen from below, toes up: the body's right foot is on the left. */}
    <g transform="translate(-43)" clip-path="url(#half-left)">
      <Body view="soles" guessed={NOTHING} only="right" />
    </g>
    <g transform="translate(-458)" clip-path="url(#half-right)">
      <Body view="soles" guessed={NOTHING} only="left" />
    </g>
  </>
);
const NOTHING: ReadonlyMap<string, ForecastLevel> = new Map();

/** Side of the smallest square that a finger is sure to meet, CSS pixels. */
const FINGER = 48;
export interface Touched {
  readonly place: Outline["place"];
  readonly side: Outline["side"];
}
/**
 * The places under a point of the screen: what lies on top there, and every place smaller than a finger whose
 * enlarged square holds the point. Several: the person is asked which.
 */
export function placesAt(svg: SVGSVGElement, x: number, y: number): readonly Touched[] {
  const paths = [...svg.querySelectorAll<SVGPathElement>("path.seam")];
  const at = (path: SVGPathElement): DOMPoint => new DOMPoint(x, y).matrixTransform(path.getScreenCTM()?.inverse());
  const direct = paths.findLast((path) => path.isPointInFill(at(path)));
  const near = paths.filter((path) => path !== direct && isNear(path, at(path)));
  return [...(direct === undefined ? [] : [direct]), ...near].map(
    ({ dataset }) => ({ place: dataset["place"], side: dataset["side"] }) as Touched,
  );
}
function isNear(path: SVGPathElement, point: DOMPoint): boolean {
  const box = path.getBBox();
  const finger = FINGER / (path.getScreenCTM()?.a ?? 1);
  if (box.width >= finger && box.height >= finger) return false;
  const [dx, dy] = [Math.max(0, finger - box.width) / 2, Math.max(0, finger - box.height) / 2];
  const inX = point.x >= box.x - dx && point.x <= box.x + box.width + dx;
  return inX && point.y >= box.y - dy && point.y <= box.y + box.height + dy;
}
