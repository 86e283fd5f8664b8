import type { JSX } from "preact";
import { Chevron } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { capital, dayWords, say } from "../words.ts";
import { Dots, filesPerDot } from "./dots.tsx";
import { behind, cancel } from "./imports.ts";
import { reading } from "./reading.ts";
import type { Reading } from "./reading.ts";

/** "about 4 seconds", "about 3 minutes" */
function leftWords(seconds: number | null): string {
  if (seconds === null) return say("runs.left-unknown");
  return seconds < 90
    ? say("runs.left-seconds", { n: Math.max(1, seconds) })
    : say("runs.left-minutes", { n: Math.round(seconds / 60) });
}
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** One row on a screen that does something else meanwhile. */
export function ReadingRow(): JSX.Element | null {
  const now = reading.value;
  if (now === null) return null;
  return (
    <section class="reading-row">
      <ul class="rows">
        <li>
          <a class="row" href="/runs/add">
            <span>
              <b class="num">{say("today.reading", { done: now.done, of: now.of })}</b>
              <br />
              <span class="small">{capital(leftWords(now.secondsLeft))}</span>
            </span>
            <Chevron />
          </a>
        </li>
      </ul>
    </section>
  );
}

/** Files that are being read: how many, which, how fast, how long still. */
export function ReadingView({ now }: { readonly now: Reading }): JSX.Element {
  const per = filesPerDot(now.of);
  return (
    <>
      <div class="pad">
        <Heading tab={say("runs.tab")}>
          <span class="num">{say("runs.files-read", { done: now.done, of: now.of })}</span>
        </Heading>
        <p class="quiet">{say("runs.stays")}</p>
      </div>
      <div class="pad">
        <Dots marks={now.marks} of={now.of} now />
        <p class="quiet small">{say(per === 1 ? "runs.one-dot" : "runs.many-dot", { n: per })}</p>
      </div>
      <section>
        <ul class="rows">
          {now.oldest !== null && (
            <li class="row">
              <span>{say("runs.oldest")}</span>
              <b class="num">{dayWords(Date.parse(now.oldest))}</b>
            </li>
          )}
          <li class="row">
            <span>{say("runs.reading-now")}</span>
            <span class="val num file-name">{nameOf(now.file)}</span>
          </li>
          <li class="row">
            <span>{say("runs.time-left")}</span>
            <span class="val num">
              {leftWords(now.secondsLeft)}
              {now.filesPerSecond >= 1 && `, ${say("runs.rate", { n: Math.round(now.filesPerSecond) })}`}
            </span>
          </li>
          {behind.value.length > 0 && (
            <li class="row">
              <span>{say("runs.behind")}</span>
              <span class="val file-name">
                {behind.value.length === 1 ? behind.value[0] : say("runs.n-files", { n: behind.value.length })}
              </span>
            </li>
          )}
        </ul>
      </section>
      <div class="dock">
        <button type="button" class="btn" disabled={now.stopping} onClick={cancel}>
          {say(now.stopping ? "runs.stopping" : "runs.stop")}
        </button>
        <p class="small center">{say("runs.go-on")}</p>
      </div>
    </>
  );
}
