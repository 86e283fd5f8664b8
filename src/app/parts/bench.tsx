import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { View } from "#core";
import solesSmall from "../art/soles-small.webp";
import { chosen, draft, isSame, unset } from "../draft.ts";
import { guessed } from "../logbook/felt.ts";
import { heldStop, lastRun } from "../record.ts";
import { say, sidedName, sorenessWords } from "../words.ts";
import { AddRuns } from "./add-runs.tsx";
import { Body, sheetOf } from "./body.tsx";
import { Cells } from "./cells.tsx";
import { complaintName } from "./complaint-name.ts";
import { Chevron } from "./frame.tsx";
import { Ground } from "./ground.tsx";
import { Heading } from "./heading.tsx";
import { LastRun } from "./last-run.tsx";
import { askWords, Marked } from "./marked.tsx";
import { Notices } from "./notices.tsx";
import { Feet } from "./stage.tsx";
import { opened, openSheet, takePlace, touchAt } from "./today-sheets.tsx";

/** How far to the right each body stands, mm, and the middle of its name below. */
const STANDS: readonly (readonly [View, number])[] = [
  ["back", 0],
  ["front", 880],
  ["left", 1745],
  ["right", 2140],
];
/** What is seen of them all, mm: head and feet, and the names below. */
const BENCH = "-10 -20 2540 1910";
const FLOOR = 1762;

/** The body as the interface, on a desk: all sides at once on one ground. */
function Bodies(): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  return (
    <>
      {/* Each place in it is a button of its own; the figure only says which of them a finger means. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <svg
        ref={svg}
        class="bodies figure"
        viewBox={BENCH}
        preserveAspectRatio="xMidYMax meet"
        onClick={(event) => void touchAt(svg.current, event.clientX, event.clientY)}
      >
        {STANDS.map(([view, x]) => (
          <g key={view} transform={`translate(${x})`}>
            <Feet view={view} />
            <Body view={view} guessed={guessed.value} onPlace={takePlace} />
            <text class="name" x={sheetOf(view).width / 2} y={FLOOR + 100} aria-hidden="true">
              {say(`view.${view}`)}
            </text>
          </g>
        ))}
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
      {opened.value?.wanted.kind !== "soles" && <Marked />}
    </div>
    <aside>
      <Heading tab={say("today.title")}>{askWords()}</Heading>
      <div class="rows">
        <MarkedRows />
        {heldStop.value === null && (
          <button type="button" class="row quiet" onClick={() => void openSheet({ kind: "list" })}>
            <span>{say("today.another")}</span>
            <Chevron />
          </button>
        )}
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
