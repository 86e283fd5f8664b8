import type { JSX } from "preact";
import { newVersion, takeNewVersion, waits } from "../device/offline.ts";
import { interrupted, morningNow, storage } from "../record.ts";
import { say } from "../words.ts";
import { CardSlot } from "./card-slot.tsx";
import { Chevron } from "./frame.tsx";
import { openSheet } from "./today-sheets.tsx";

/** What is worth knowing before a new plan: a session to go on with, a question of the morning, a disk that keeps nothing. */
export function Notices(): JSX.Element | null {
  const morning = storage.value === "loading" ? null : morningNow();
  return (
    <div class="notices">
      {interrupted.value !== null && (
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
      <CardSlot screen="today" />
      {storage.value === "memory" && <p class="small">{say("today.keeps-nothing")}</p>}
    </div>
  );
}
