import type { JSX } from "preact";
import { newVersion, takeNewVersion, waits } from "../device/offline.ts";
import { heldStop, interrupted, morningNow } from "../record.ts";
import { say } from "../words.ts";
import { Chevron } from "./frame.tsx";
import { openSheet } from "./today-sheets.tsx";

/** A session to go on with, a question of the morning, a new version, and what may be asked for again. */
export function NoticeRows({ again }: { readonly again: boolean }): JSX.Element {
  const morning = morningNow();
  return (
    <>
      {interrupted.value !== null && heldStop.value === null && (
        <a class="row" href="/guide">
          <span>
            <b>{say("today.interrupted")}</b>
            <br />
            <span class="small">{say("today.interrupted-why")}</span>
          </span>
          <Chevron />
        </a>
      )}
      {morning !== null && (
        <button type="button" class="row" onClick={() => void openSheet({ kind: "morning" })}>
          <span>
            <b>{say("today.morning")}</b>
            <br />
            <span class="small">{say("today.morning-why")}</span>
          </span>
          <Chevron />
        </button>
      )}
      {newVersion.value !== null && interrupted.value === null && (
        <button type="button" class="row" onClick={() => void takeNewVersion()}>
          <span>
            <b>{say("today.new-version")}</b>
            <br />
            <span class="small" role="status">
              {say(waits.value ? "today.new-version-waits" : "today.new-version-why")}
            </span>
          </span>
          <Chevron />
        </button>
      )}
      {again && (
        <button type="button" class="row quiet" onClick={() => void openSheet({ kind: "again" })}>
          <span>
            <b>{say("today.again")}</b> <span class="small">{say("today.again-why")}</span>
          </span>
          <Chevron />
        </button>
      )}
    </>
  );
}
