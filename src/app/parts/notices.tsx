import { signal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { newVersion } from "../device/offline.ts";
import { draft, unset } from "../draft.ts";
import { lastSession } from "../last-session.ts";
import { heldStop, interrupted, morningNow, settings, storage } from "../record.ts";
import { say } from "../words.ts";
import { CardSlot } from "./card-slot.tsx";

/** Whether there is something to ask for again: as long as nothing is marked, and not while a session waits. */
function offersAgain(): boolean {
  const { spots, complaint } = draft.value;
  const fresh = spots.length === 0 && complaint === null && unset.value.length === 0 && interrupted.value === null;
  const saved = settings.value["favourites"] as readonly unknown[] | undefined;
  return fresh && (lastSession.value !== null || (saved ?? []).length > 0);
}

/** Only who has something to be told loads how it is told. */
const rows = signal<ComponentType<{ readonly again: boolean }> | null>(null);
const isTold = (): boolean =>
  storage.value !== "loading" &&
  (heldStop.value !== null ||
    interrupted.value !== null ||
    newVersion.value !== null ||
    offersAgain() ||
    morningNow() !== null);

/** What is worth knowing before a new plan, and a disk that keeps nothing. */
export function Notices(): JSX.Element | null {
  useSignalEffect(() => {
    if (!isTold() || rows.peek() !== null) return;
    import("./notice-rows.tsx").then(
      (loaded) => (rows.value = loaded.NoticeRows),
      () => undefined,
    );
  });
  const Rows = rows.value;
  return (
    <div class="notices">
      {Rows !== null && isTold() && <Rows again={offersAgain()} />}
      <CardSlot screen="today" />
      {storage.value === "memory" && <p class="small">{say("today.keeps-nothing")}</p>}
    </div>
  );
}
