import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { VIEWS } from "#core";
import type { View } from "#core";
import backSmall from "../art/back-small.webp";
import frontSmall from "../art/front-small.webp";
import leftSmall from "../art/left-small.webp";
import rightSmall from "../art/right-small.webp";
import solesSmall from "../art/soles-small.webp";
import { guessed } from "../logbook/felt.ts";
import { lastRun } from "../record.ts";
import { say } from "../words.ts";
import { Body, sheetOf } from "./body.tsx";
import { Ground } from "./ground.tsx";
import { Marked } from "./marked.tsx";
import { takePlace, touchAt } from "./today-sheets.tsx";
import { part, turn, turnTo, view } from "./turn.ts";

const SMALL: Readonly<Record<View, string>> = {
  front: frontSmall,
  back: backSmall,
  left: leftSmall,
  right: rightSmall,
  soles: solesSmall,
};
/** Millimeters of the sheet that a phone shows: width, height, and how far the body stands right of the middle. */
const CROP = { width: 930, height: 1390, aside: 62 } as const;
/** Where the lower part ends and the upper part begins, mm from the top of the sheet. */
const ENDS = { legs: 1818, upper: 130 } as const;
const SOLES = "-265 -30 560 400";
function cropOf(view: View): string {
  if (view === "soles") return SOLES;
  const x = sheetOf(view).width / 2 - CROP.width / 2 - CROP.aside;
  const y = part.value === "legs" ? ENDS.legs - CROP.height : ENDS.upper;
  return `${x} ${y} ${CROP.width} ${CROP.height}`;
}

/** Middle of a foot and half its length, mm. */
const FEET: Readonly<Record<View, readonly (readonly [number, number])[]>> = {
  front: [
    [-128, 70],
    [128, 70],
  ],
  back: [
    [-128, 70],
    [128, 70],
  ],
  left: [[-30, 140]],
  right: [[30, 140]],
  soles: [],
};
/** The shadow under the feet. */
export const Feet = ({ view }: { readonly view: View }): JSX.Element => (
  <g class="feet">
    {FEET[view].map(([x, rx]) => (
      <ellipse key={x} cx={sheetOf(view).width / 2 + x} cy={sheetOf(view).height - 8} rx={rx} ry={13} />
    ))}
  </g>
);

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
  const whole = view.value === "soles";
  const upper = !whole && part.value === "upper";
  return (
    <div class={`stage of-${view.value} ${upper ? "upper" : ""}`} onPointerDown={down} onPointerUp={up}>
      {/* Each place in it is a button of its own; the figure only says which of them a finger means. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <svg
        ref={svg}
        class="figure"
        viewBox={cropOf(view.value)}
        preserveAspectRatio={whole ? "xMidYMid meet" : upper ? "xMidYMin slice" : "xMidYMax slice"}
        onClick={(event) => !swiped.current && void touchAt(svg.current, event.clientX, event.clientY)}
      >
        <Feet view={view.value} />
        <Body view={view.value} guessed={guessed.value} onPlace={takePlace} onReach={turnTo} />
      </svg>
      {!whole && !upper && <Ground run={lastRun.value} width={390} height={64} />}
      <Marked />
      {!whole && (
        <button type="button" class="text-btn part" onClick={() => (part.value = upper ? "legs" : "upper")}>
          {say(upper ? "view.legs" : "view.upper")}
        </button>
      )}
      <Views />
    </div>
  );
}
