import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { ForecastLevel } from "#core";
import { say } from "../words.ts";
import { Body } from "./body.tsx";
import { Marked } from "./marked.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet, takePlace, touchAt } from "./today-sheets.tsx";

const NOTHING: ReadonlyMap<string, ForecastLevel> = new Map();
/** The soles, which no standing body shows on a desk. */
export function SolesSheet(): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  return (
    <Sheet title={say("view.soles")} onClose={closeSheet}>
      <div class="stage soles-stage">
        {/* Each place in it is a button of its own; the figure only says which of them a finger means. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <svg
          ref={svg}
          class="figure"
          viewBox="0 0 240 278"
          onClick={(event) => void touchAt(svg.current, event.clientX, event.clientY)}
        >
          <Body view="soles" guessed={NOTHING} onPlace={takePlace} />
        </svg>
        <Marked />
      </div>
    </Sheet>
  );
}
