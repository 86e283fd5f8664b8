import type { Moment } from "#core";
import { daysAgo } from "./device/clock.ts";
import { lastRun, startMs } from "./record.ts";
import { say } from "./words.ts";

/** A moment in words that fit the last run: nobody who ran this morning has a rest day. */
export function momentWords(moment: Moment): string {
  const run = moment === "rest" && lastRun.value;
  const days = run ? daysAgo(startMs(run)) : 2;
  return say(`moment.${moment}${days < 2 ? days : ""}`);
}
