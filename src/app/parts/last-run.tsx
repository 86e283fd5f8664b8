import type { JSX } from "preact";
import type { Run } from "#runs";
import { talk } from "../logbook/felt.ts";
import { lastRun, startMs } from "../record.ts";
import { distanceWords, heightWords } from "../units.ts";
import { dayWords, say } from "../words.ts";

/** Meters below which up and down are not worth a word. */
const WORTH_SAYING = 30;

/** "16.2 km, 420 m down" */
export function wayWords(run: Run): string {
  const down = run.descentMeters ?? run.estimatedDescentMeters ?? 0;
  const up = run.ascentMeters ?? run.estimatedAscentMeters ?? 0;
  const most = Math.max(up, down);
  const minutes = Math.round((run.timerSeconds ?? run.elapsedSeconds ?? 0) / 60);
  const way = run.distanceMeters === null ? say("today.minutes", { n: minutes }) : distanceWords(run.distanceMeters);
  if (most < WORTH_SAYING) return way;
  return `${way}, ${say(down >= up ? "today.run-down" : "today.run-up", { height: heightWords(most) })}`;
}
export const runWords = (run: Run): string => `${wayWords(run)}.`;

/** The rules and the estimate come when there is a run to say something of. */
export const loadForecast = (): void =>
  void import("../logbook/forecast.tsx").then(({ keepForecast }) => keepForecast()).catch(() => undefined);

/** One line about the last run and what it may make felt. */
export function LastRun({ children }: { readonly children: JSX.Element }): JSX.Element {
  const run = lastRun.value;
  if (run === null)
    return (
      <p class="lastrun">
        {say("today.no-run")} {children} <span class="small">{say("today.runs-stay")}</span>
      </p>
    );
  const Talk = talk.value;
  return (
    <p class="lastrun">
      <a href={`/runs/${run.id}`}>
        {dayWords(startMs(run))} <b class="num">{runWords(run)}</b>
      </a>{" "}
      {Talk !== null && <Talk />} {children}
    </p>
  );
}
