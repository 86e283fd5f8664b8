import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { breath } from "../device/clock.ts";
import { chosen, draft, minutes, unset } from "../draft.ts";
import { DROPS } from "../logbook/take.ts";
import { DeskTop, Go, Nav } from "../parts/frame.tsx";
import { askWords, loadPanel } from "../parts/marked.tsx";
import { Heading } from "../parts/heading.tsx";
import { Hatches } from "../parts/hatches.tsx";
import { Cells } from "../parts/cells.tsx";
import { Bench } from "../parts/bench.tsx";
import { Notices } from "../parts/notices.tsx";
import { Stage } from "../parts/stage.tsx";
import { turnTo } from "../parts/turn.ts";
import { AddRuns } from "../parts/add-runs.tsx";
import { LastRun, loadForecast } from "../parts/last-run.tsx";
import { notLoaded, opened, openSheet } from "../parts/today-sheets.tsx";
import { heldStop, lastRun } from "../record.ts";
import { go } from "../route.ts";
import { say, sidedName } from "../words.ts";
import { wide } from "../device/screen.ts";
import "./today.css";

/** What the one button says, whether something is still missing, and what it does. */
function nextStep(): { readonly words: string; readonly wait: boolean; readonly act: () => void } {
  if (heldStop.value !== null) return { words: say("today.held"), wait: true, act: () => go("/not-today") };
  const [open] = unset.value;
  if (open !== undefined)
    return {
      words: say("today.how-sore"),
      wait: true,
      act: () => {
        chosen.value = open;
        turnTo(open.region, open.side);
        void loadPanel()
          .then(breath)
          .then(() => document.getElementById("how-sore")?.focus());
      },
    };
  const { spots, complaint } = draft.value;
  const easy = spots.length === 0 && complaint === null;
  // Nothing can be planned of nothing: only a run says where easy minutes may go.
  if (easy && lastRun.value === null)
    return { words: say("today.touch"), wait: true, act: () => void openSheet({ kind: "list" }) };
  const words = say(easy ? "today.easy" : "today.plan", { n: minutes.value });
  return { words, wait: easy, act: () => go("/check") };
}

export const Next = (): JSX.Element => {
  const { words, wait, act } = nextStep();
  return (
    <Go wait={wait} onClick={act}>
      {words}
    </Go>
  );
};

/** Says what was marked to a screen reader: the figure itself is silent to it. */
const Said = (): JSX.Element => {
  const area = chosen.value;
  return (
    <p class="hide" role="status">
      {area === null ? "" : sidedName(area.region, area.side)}
    </p>
  );
};

/** What lies above Today: it comes and goes without drawing the body anew. */
function Above(): JSX.Element {
  const sheet = opened.value;
  return (
    <>
      {notLoaded.value && (
        <p class="notice" role="alert">
          {say("app.not-loaded-why")}
        </p>
      )}
      {sheet !== null && <sheet.Sheets key={JSON.stringify(sheet.wanted)} wanted={sheet.wanted} />}
    </>
  );
}

/** Today: where it hurts, how much time, which tools, and one button. */
export function Today(): JSX.Element {
  // A run that is kept needs the rules for its one line; without one they wait for the first tap.
  const hasRun = lastRun.value !== null;
  useEffect(() => {
    if (hasRun) loadForecast();
  }, [hasRun]);
  return (
    <div class="desk" {...DROPS}>
      <Hatches />
      <DeskTop />
      {wide.value ? (
        <Bench next={<Next />} />
      ) : (
        <main class="phone today">
          <header class="top">
            <b>{say("app.name")}</b>
            <button type="button" class="text-btn" onClick={() => void openSheet({ kind: "list" })}>
              {say("today.as-list")}
            </button>
          </header>
          <Heading class="hide" tab={say("today.title")}>
            {askWords()}
          </Heading>
          <Stage />
          <LastRun>
            <AddRuns />
          </LastRun>
          <Notices />
          <Cells />
          <div class="dock nav-under">
            <Next />
          </div>
          <Nav />
        </main>
      )}
      <Said />
      <Above />
    </div>
  );
}
