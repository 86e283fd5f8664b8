import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Area } from "#core";
import { rate, sorenessOf, unmark } from "../draft.ts";
import { say, sidedName } from "../words.ts";
import { Scale } from "./scale.tsx";
import { openSheet } from "./today-sheets.tsx";
import { part, view } from "./turn.ts";

/** Beside the body: the place that is open, how sore it is, and the wedge that says it. */
export function Panel({ area }: { readonly area: Area }): JSX.Element {
  const value = sorenessOf(area);
  const name = sidedName(area.region, area.side);
  return (
    <>
      <div class="panel">
        <div class="mark">
          <h2>{name}</h2>
          {value === null ? (
            <p class="leads">{say("today.how-sore")}</p>
          ) : (
            <>
              <p class="leads">
                <b class="num">{value}</b> {say("today.of-ten")}
              </p>
              <p class="small">{say(`soreness.${value}`)}</p>
            </>
          )}
        </div>
        <Scale
          upright
          id="how-sore"
          label={say("today.how-sore-place", { place: name })}
          value={value}
          onChange={(n) => rate(area, n)}
        />
        <div class="panel-do">
          <button
            type="button"
            class="text-btn"
            aria-label={say("today.more-place", { place: name })}
            onClick={() => void openSheet({ kind: "place", area })}
          >
            {say("today.more")}
          </button>
          <button
            type="button"
            class="text-btn remove"
            aria-label={say("today.remove-place", { place: name })}
            onClick={() => unmark(area)}
          >
            {say("today.remove")}
          </button>
        </div>
      </div>
      <Leader area={area} value={value} />
    </>
  );
}

/** Pixels that the line needs to be worth drawing, and beyond which it would cross another body. */
const SHORTEST = 24;
const LONGEST = 300;
/** From the number to the place it speaks of; nothing where the place is out of sight. */
function Leader({ area }: { readonly area: Area; readonly value: number | null }): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  // Turning the body moves its end.
  void view.value;
  void part.value;
  useLayoutEffect(() => {
    const draw = (): void => svg.current?.firstElementChild?.setAttribute("d", leaderOf(svg.current, area));
    draw();
    const watch = new ResizeObserver(draw);
    if (svg.current !== null) watch.observe(svg.current);
    return () => watch.disconnect();
  });
  return (
    <svg ref={svg} class="lead" aria-hidden="true">
      <path class="leader" d="" />
    </svg>
  );
}
/** The line in pixels of the stage, a dot at its end. */
function leaderOf(svg: SVGSVGElement, { region, side }: Area): string {
  const stage = svg.parentElement;
  const path = stage?.querySelector<SVGPathElement>(`.seam[data-key="${region}.${side}"]`);
  const [from, figure] = [".leads", ".figure"].map((at) => stage?.querySelector(at)?.getBoundingClientRect());
  const matrix = path?.getScreenCTM();
  const at = path?.dataset["at"]?.split(" ").map(Number);
  const frame = svg.getBoundingClientRect();
  if (!from || !figure || !matrix || !at) return "";
  const to = new DOMPoint(at[0], at[1]).matrixTransform(matrix);
  const inSight = to.y > figure.top + SHORTEST && to.y < figure.bottom && to.x < figure.right;
  if (!inSight || to.x < from.right + SHORTEST || to.x > from.right + LONGEST) return "";
  const [x0, y0] = [from.right + 6 - frame.left, from.top + from.height / 2 - frame.top];
  const [x1, y1] = [to.x - frame.left, to.y - frame.top];
  const dot = `M${x1 - 3} ${y1}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`;
  return `M${x0} ${y0}H${Math.min(x0 + SHORTEST, x1 - 8)}L${x1} ${y1}${dot}`;
}
