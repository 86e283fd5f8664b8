import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { OUTLINES, VIEWS } from "#figure";
import type { View } from "#figure";
import backSmall from "../art/back-small.webp";
import frontSmall from "../art/front-small.webp";
import leftSmall from "../art/left-small.webp";
import rightSmall from "../art/right-small.webp";
import solesSmall from "../art/soles-small.webp";
import { guessed } from "../logbook/felt.ts";
import { lastRun } from "../record.ts";
import { say } from "../words.ts";
import { Body, placesAt, Soles } from "./body.tsx";
import { Ground } from "./ground.tsx";
import { Marked } from "./marked.tsx";
import { takeTouched } from "./today-sheets.tsx";

const SMALL: Readonly<Record<View, string>> = {
  front: frontSmall,
  back: backSmall,
  left: leftSmall,
  right: rightSmall,
  soles: solesSmall,
};
/** The part of the picture that a phone shows: from the back ribs down; the soles whole. */
const CROP: Readonly<Record<View, string>> = {
  front: "118 466 929 1390",
  back: "118 466 929 1390",
  left: "118 466 929 1390",
  right: "118 466 929 1390",
  soles: "-377 100 1246 1750",
};
const FEET: Readonly<Record<View, readonly (readonly [number, number])[]>> = {
  front: [
    [431, 78],
    [734, 78],
  ],
  back: [
    [431, 78],
    [734, 78],
  ],
  left: [[560, 150]],
  right: [[610, 150]],
  soles: [],
};
export const Feet = ({ view }: { readonly view: View }): JSX.Element => (
  <g class="feet">
    {FEET[view].map(([x, rx]) => (
      <ellipse key={x} cx={x} cy={1794} rx={rx} ry={14} />
    ))}
  </g>
);

/** The side from which the body is seen. */
export const view = signal<View>("back");
const turn = (by: number): void => {
  const at = VIEWS.indexOf(view.value);
  view.value = VIEWS[(at + by + VIEWS.length) % VIEWS.length] ?? "back";
};
/** Turns the body so that a place can be seen. */
export function turnTo(place: string, side: string): void {
  const seen = OUTLINES.filter((shape) => shape.place === place && shape.side === side);
  if (!seen.some((shape) => shape.view === view.value)) view.value = seen[0]?.view ?? view.value;
}

/** Small figures: the sides that the body can be turned to. Arrow keys turn it as well. */
function Views(): JSX.Element {
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    turn(by);
    document.getElementById(`view-${view.value}`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/interactive-supports-focus
    <div class="views" role="group" aria-label={say("view.turn")} onKeyDown={press}>
      {VIEWS.map((each) => (
        <button
          key={each}
          id={`view-${each}`}
          type="button"
          aria-label={say(`view.${each}`)}
          aria-pressed={view.value === each}
          onClick={() => (view.value = each)}
        >
          <img class={each === "soles" ? "soles" : ""} src={SMALL[each]} alt="" />
        </button>
      ))}
    </div>
  );
}

/** Pixels that a finger must travel sideways, and how much more than up or down, to turn the body. */
const SWIPE = { far: 48, flat: 1.5 } as const;

/** The body as the interface, on a phone: one side at a time, standing on the last run. */
export function Stage(): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  const from = useRef<readonly [number, number] | null>(null);
  const swiped = useRef(false);
  const down = (event: PointerEvent): void => {
    swiped.current = false;
    from.current = (event.target as Element).closest(".fader") === null ? [event.clientX, event.clientY] : null;
  };
  const up = (event: PointerEvent): void => {
    if (from.current === null) return;
    const [x, y] = from.current;
    const [dx, dy] = [event.clientX - x, event.clientY - y];
    swiped.current = Math.abs(dx) > SWIPE.far && Math.abs(dx) > Math.abs(dy) * SWIPE.flat;
    if (swiped.current) turn(dx < 0 ? 1 : -1);
    from.current = null;
  };
  return (
    <div class={`stage of-${view.value}`} onPointerDown={down} onPointerUp={up}>
      {/* The same places stand in the list, by keyboard and screen reader. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <svg
        ref={svg}
        class="figure"
        viewBox={CROP[view.value]}
        preserveAspectRatio="xMidYMax slice"
        aria-hidden="true"
        onClick={(event) =>
          svg.current && !swiped.current && takeTouched(placesAt(svg.current, event.clientX, event.clientY))
        }
      >
        <Feet view={view.value} />
        {view.value === "soles" ? <Soles /> : <Body view={view.value} guessed={guessed.value} />}
      </svg>
      {view.value !== "soles" && <Ground run={lastRun.value} width={390} height={64} />}
      <Marked />
      <Views />
    </div>
  );
}
