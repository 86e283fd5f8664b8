import { computed, effect } from "@preact/signals";
import type { JSX } from "preact";
import { demandByRegion, forecastOf } from "#core";
import type { ForecastLevel } from "#core";
import { turnToward } from "../parts/turn-toward.ts";
import { isRun } from "#runs";
import { instantNow, nowMs } from "../device/clock.ts";
import { loadRules, rules } from "../engine.ts";
import { capital, placeName, say } from "../words.ts";
import { ran } from "../record.ts";
import { recentRuns } from "./activities.ts";
import { guessed, talk, tinted } from "./felt.ts";

const HOUR_MS = 3_600_000;
/** A run older than the window of load says nothing about today. */
const FRESH_HOURS = 72;

let watching = false;
/** Keeps the estimate of today up to date as long as the page lives. */
export async function keepForecast(): Promise<void> {
  await loadRules();
  if (watching) return;
  watching = true;
  talk.value = Talk;
  ran.value = isRun;
  effect(() => {
    guessed.value = tinted.value ? felt.value : new Map(named.value.map((place) => [place, 0]));
  });
}

const felt = computed(() => feltToday());
/** Named in one line: more would be no line. */
const NAMED = 2;
const named = computed(() => [...felt.value.keys()].slice(0, NAMED));

/** "Front thigh and upper calf may talk today. Our estimate." */
function Talk(): JSX.Element | null {
  const [first, second] = named.value.map(placeName);
  if (first === undefined) return null;
  const places = capital(second === undefined ? first : say("talk.and", { a: first, b: second }));
  const more = felt.value.size - named.value.length;
  const talks = (felt.value.get(named.value[0] ?? "") ?? 0) > 0;
  return (
    <>
      {say(talks ? "talk.may" : "today.run-hardest", { places, place: places })}{" "}
      {talks && more > 0 && say("talk.more", { n: more })} <span class="small">{say("today.estimate")}</span>{" "}
      {talks && (
        <button
          type="button"
          class="in-line"
          aria-pressed={tinted.value}
          onClick={() => {
            tinted.value = !tinted.value;
            if (tinted.value) turnToward(named.value);
          }}
        >
          {say(tinted.value ? "talk.hide" : "talk.show")}
        </button>
      )}{" "}
    </>
  );
}

/** What may be felt now, the most first; where nothing may, the region that probably worked hardest, at level 0. */
function feltToday(): ReadonlyMap<string, ForecastLevel> {
  const loaded = rules.value;
  const runs = recentRuns.value;
  const last = runs.at(-1);
  if (loaded === null || last === undefined) return new Map();
  const lastMs = Date.parse(last.startedAt);
  if (nowMs() - lastMs > FRESH_HOURS * HOUR_MS) return new Map();
  const [now] = forecastOf(loaded.knowledge, runs, instantNow(), [0]);
  const worked = (now?.regions ?? []).filter(({ region }) => region !== "whole-leg");
  if (worked.length > 0) return new Map(worked.map(({ region, level }) => [region, level]));
  const { demand } = demandByRegion(loaded.knowledge, runs, lastMs);
  const [first] = [...demand].filter(([region]) => region !== "whole-leg").toSorted((a, b) => b[1] - a[1]);
  return new Map(first === undefined ? [] : [[first[0], 0]]);
}
