import type { JSX } from "preact";
import { newVersion, takeNewVersion, waits } from "../device/offline.ts";
import { draft, unset } from "../draft.ts";
import { lastSession } from "../last-session.ts";
import { interrupted, morningNow, settings, storage } from "../record.ts";
import { say } from "../words.ts";
import { CardSlot } from "./card-slot.tsx";
import { Chevron } from "./frame.tsx";
import { openSheet } from "./today-sheets.tsx";

/** Whether there is something to ask for again: as long as nothing is marked, and not while a session waits. */
function offersAgain(): boolean {
  const { spots, complaint } = draft.value;
  const fresh = spots.length === 0 && complaint === null && unset.value.length === 0 && interrupted.value === null;
  const saved = settings.value["favourites"] as readonly unknown[] | undefined;
  return fresh && (lastSession.value !== null || (saved ?? []).length > 0);
}

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
      {offersAgain() && (
        <button type="button" class="row quiet" onClick={() => void openSheet({ kind: "again" })}>
          <span>
            <b>{say("today.again")}</b> <span class="small">{say("today.again-why")}</span>
          </span>
          <Chevron />
        </button>
      )}
      <CardSlot screen="today" />
      {storage.value === "memory" && <p class="small">{say("today.keeps-nothing")}</p>}
    </div>
  );
}
