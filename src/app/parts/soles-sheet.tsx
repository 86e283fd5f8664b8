import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { say } from "../words.ts";
import { placesAt, SOLES, Soles } from "./body.tsx";
import { Marked } from "./marked.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet, takeTouched } from "./today-sheets.tsx";

/** The soles, which no standing body shows on a desk. */
export function SolesSheet(): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  return (
    <Sheet title={say("view.soles")} onClose={closeSheet}>
      <div class="stage soles-stage">
        {/* The same places stand in the list, by keyboard and screen reader. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <svg
          ref={svg}
          class="figure"
          viewBox={SOLES}
          aria-hidden="true"
          onClick={(event) => svg.current && takeTouched(placesAt(svg.current, event.clientX, event.clientY))}
        >
          <Soles />
        </svg>
        <Marked />
      </div>
    </Sheet>
  );
}
