import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { View } from "#figure";
import solesSmall from "../art/soles-small.webp";
import { chosen, draft, isSame, unset } from "../draft.ts";
import { guessed } from "../logbook/felt.ts";
import { lastRun } from "../record.ts";
import { say, sidedName } from "../words.ts";
import { AddRuns } from "./add-runs.tsx";
import { Body, placesAt } from "./body.tsx";
import { Cells } from "./cells.tsx";
import { complaintName } from "./complaint-name.ts";
import { Chevron } from "./frame.tsx";
import { Ground } from "./ground.tsx";
import { Heading } from "./heading.tsx";
import { LastRun } from "./last-run.tsx";
import { Marked } from "./marked.tsx";
import { Notices } from "./notices.tsx";
import { Feet } from "./stage.tsx";
import { openSheet, takeTouched } from "./today-sheets.tsx";
import { sorenessWords } from "./wedge.tsx";

/** How far to the right each body stands, in pixels of the pictures. */
const STANDS: readonly (readonly [View, number])[] = [
  ["back", 0],
  ["front", 730],
  ["left", 1335],
  ["right", 1675],
];
const NAMES: readonly (readonly [View, number])[] = [
  ["back", 582],
  ["front", 1312],
  ["left", 1895],
  ["right", 2285],
];

/** The body as the interface, on a desk: all sides at once on one ground. */
function Bodies(): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  return (
    <>
      {/* The same places stand in the list, by keyboard and screen reader. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <svg
        ref={svg}
        class="bodies figure"
        viewBox="-70 30 2570 1890"
        preserveAspectRatio="xMidYMax meet"
        aria-hidden="true"
        onClick={(event) => svg.current && takeTouched(placesAt(svg.current, event.clientX, event.clientY))}
      >
        {STANDS.map(([view, x]) => (
          <g key={view} transform={`translate(${x})`}>
            <Feet view={view} />
            <Body view={view} guessed={guessed.value} />
          </g>
        ))}
        <g class="names">
          {NAMES.map(([view, x]) => (
            <text key={view} x={x} y="1890">
              {say(`view.${view}`)}
            </text>
          ))}
        </g>
      </svg>
    </>
  );
}

/** What is marked, one row each. */
function MarkedRows(): JSX.Element {
  const { spots, complaint } = draft.value;
  return (
    <>
      {[...spots, ...unset.value.map((area) => ({ ...area, soreness: null }))].map(({ region, side, soreness }) => {
        if (side === "both") return null;
        const open = chosen.value !== null && isSame(chosen.value, { region, side });
        return (
          <div key={`${region}.${side}`} class="row">
            <span>
              <b>{sidedName(region, side)}</b>
              <br />
              <span class="small">{soreness === null ? say("today.not-said") : sorenessWords(soreness)}</span>
            </span>
            <button
              type="button"
              class="text-btn"
              aria-pressed={open}
              onClick={() => (chosen.value = { region, side })}
            >
              {say("today.change")}
            </button>
          </div>
        );
      })}
      {complaint !== null && (
        <div class="row">
          <b>{complaintName(complaint)}</b>
          <button type="button" class="text-btn" onClick={() => void openSheet({ kind: "complaint" })}>
            {say("today.change")}
          </button>
        </div>
      )}
    </>
  );
}

/** Today on a desk: the bodies on the left, the request on the right. */
export const Bench = ({ next }: { readonly next: JSX.Element }): JSX.Element => (
  <main class="bench">
    <Ground run={lastRun.value} width={1280} height={170} calm={0.5} />
    <div class="wide">
      <Bodies />
      <Marked />
    </div>
    <aside>
      <Heading tab={say("today.title")}>{say("today.question")}</Heading>
      <div class="rows">
        <MarkedRows />
        <button type="button" class="row quiet" onClick={() => void openSheet({ kind: "list" })}>
          <span>{say("today.another")}</span>
          <Chevron />
        </button>
        <button type="button" class="row quiet" onClick={() => void openSheet({ kind: "soles" })}>
          <span>{say("view.soles")}</span>
          <img class="fig soles" src={solesSmall} alt="" />
          <Chevron />
        </button>
      </div>
      <Notices />
      <Cells />
      {next}
    </aside>
    <LastRun>
      <AddRuns />
    </LastRun>
  </main>
);
