import type { JSX } from "preact";
import type { Area, View } from "#core";
import type { Place } from "#figure";
import { aboutOf, tellAbout } from "../draft.ts";
import { say } from "../words.ts";
import { Picture } from "./body.tsx";
import { moveBy, pointIn, pointWords, spotPoint } from "./point.ts";
import { bestShapes, cropOf } from "./pose.tsx";
import { NeverHatch, Under } from "./under.tsx";

type Point = readonly [number, number];
export type Layer = "none" | "under" | "never";
/** Width by height. */
const RATIO = 1.5;
/** Millimeters of one arrow key. */
const STEP = 6;

/** The view that shows a place best, its shape there, and the exact point, if one was set. */
function seenIn(area: Area): { readonly view: View; readonly shape: Place; readonly at: Point | null } | null {
  const { view, shapes } = bestShapes(area);
  const [shape] = shapes;
  const { point } = aboutOf(area);
  return shape === undefined ? null : { view, shape, at: point?.view === view ? pointIn(point) : null };
}
/** Sets the point where it lies in the place, and leaves it where it would not. */
function put(area: Area, view: View, to: Point): void {
  const path = document.querySelector<SVGPathElement>(".close .spot-line");
  if (path?.isPointInFill(new DOMPoint(...to))) tellAbout(area, { ...aboutOf(area), point: spotPoint(view, to) });
}

/** The place, large: a touch sets the exact point; what lies below can be shown. */
export function CloseUp({ area, layer }: { readonly area: Area; readonly layer: Layer }): JSX.Element | null {
  const seen = seenIn(area);
  if (seen === null) return null;
  const { view, shape, at } = seen;
  const { x, y, w, h } = cropOf(view, [shape], RATIO, 1.5, 260);
  const touched = ({ currentTarget, clientX, clientY }: MouseEvent): void => {
    const matrix = (currentTarget as SVGSVGElement).getScreenCTM();
    const to = new DOMPoint(clientX, clientY).matrixTransform(matrix?.inverse());
    put(area, view, [to.x, to.y]);
  };
  return (
    // The buttons below do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <svg class="close" viewBox={`${x} ${y} ${w} ${h}`} aria-hidden="true" onClick={touched}>
      <Picture view={view} />
      <path class="spot light" d={shape.path} />
      {layer === "under" && <Under view={view} area={area} />}
      {layer === "never" && <NeverHatch view={view} area={area} />}
      <path class="spot-line thin" d={shape.path} />
      {at !== null && (
        <g class="point">
          <circle cx={at[0]} cy={at[1]} r={h / 32} />
          <circle cx={at[0]} cy={at[1]} r={h / 120} />
        </g>
      )}
    </svg>
  );
}

/** The exact point in words, and by keyboard; nobody has to set one. */
export function ExactPoint({ area }: { readonly area: Area }): JSX.Element | null {
  const seen = seenIn(area);
  if (seen === null) return null;
  const { view, shape, at } = seen;
  const press = (event: KeyboardEvent): void => {
    const to = at && moveBy(at, event.key, STEP);
    if (!to) return;
    event.preventDefault();
    put(area, view, to);
  };
  const away = (): void => {
    const { point: _, ...rest } = aboutOf(area);
    tellAbout(area, rest);
  };
  return (
    <div class="point-row">
      {at === null ? (
        <>
          <p class="small">{say("place.point")}</p>
          <button type="button" class="text-btn" onClick={() => put(area, view, shape.at)}>
            {say("place.point-put")}
          </button>
        </>
      ) : (
        <>
          <button type="button" class="choice" aria-describedby="point-keys" onKeyDown={press}>
            {say("place.point-at", { words: pointWords(view, shape, at) })}
          </button>
          <button type="button" class="text-btn" onClick={away}>
            {say("place.point-away")}
          </button>
          <span id="point-keys" class="hide">
            {say("place.point-keys")}
          </span>
        </>
      )}
    </div>
  );
}
