import { computed } from "@preact/signals";
import type { JSX } from "preact";
import type { RegionId, RunForLoad } from "#core";
import type { Run } from "#runs";
import { nowMs } from "../device/clock.ts";
import { rules } from "../engine.ts";
import { lastRun, runs } from "../record.ts";
import { distanceWords, heightWords } from "../units.ts";
import { capital, dayWords, placeName, say } from "../words.ts";

/** Meters below which up and down are not worth a word. */
const WORTH_SAYING = 30;

/** "16.2 km, 420 m down.", or in miles and feet. */
export function runWords(run: Run): string {
  const down = run.descentMeters ?? run.estimatedDescentMeters ?? 0;
  const up = run.ascentMeters ?? run.estimatedAscentMeters ?? 0;
  const most = Math.max(up, down);
  const minutes = Math.round((run.timerSeconds ?? run.elapsedSeconds ?? 0) / 60);
  const way = run.distanceMeters === null ? say("today.run-minutes", { minutes }) : distanceWords(run.distanceMeters);
  if (most < WORTH_SAYING) return `${way}.`;
  return `${way}, ${say(down >= up ? "today.run-down" : "today.run-up", { height: heightWords(most) })}.`;
}

function forLoad({ startedAt, sport, distanceMeters, timerSeconds, elapsedSeconds, segments }: Run): RunForLoad[] {
  return startedAt === null
    ? []
    : [{ startedAt, sport, distanceMeters, seconds: timerSeconds ?? elapsedSeconds, segments }];
}

/** A run older than the window of load says nothing about today. */
const FRESH_MS = 3 * 24 * 3_600_000;
/** The region that the last runs probably worked hardest; null without rules or without a fresh run. */
export const hardest = computed<RegionId | null>(() => {
  const loaded = rules.value;
  const run = lastRun.value;
  if (loaded === null || run?.startedAt == null || nowMs() - Date.parse(run.startedAt) > FRESH_MS) return null;
  const { usual, demand } = loaded.demandByRegion(
    loaded.knowledge,
    runs.value.flatMap(forLoad),
    Date.parse(run.startedAt),
  );
  if (usual) return null;
  const [first] = [...demand].filter(([region]) => region !== "whole-leg").toSorted((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
});

/** Dotted on the body: what the last runs probably worked hardest. */
export const guessed = computed<ReadonlySet<string>>(() => new Set(hardest.value === null ? [] : [hardest.value]));

/** One line about the last run and what it probably worked hardest. */
export function LastRun({ children }: { readonly children: JSX.Element }): JSX.Element {
  const run = lastRun.value;
  if (run?.startedAt == null)
    return (
      <p class="lastrun">
        {say("today.no-run")} {children} <span class="small">{say("today.runs-stay")}</span>
      </p>
    );
  return (
    <p class="lastrun">
      {dayWords(Date.parse(run.startedAt))} <b class="num">{runWords(run)}</b>{" "}
      {hardest.value !== null && (
        <>
          {say("today.run-hardest", { place: capital(placeName(hardest.value)) })}{" "}
          <span class="small">{say("today.estimate")}</span>{" "}
        </>
      )}
      {children}
    </p>
  );
}
