import { signal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { newVersion, takeNewVersion, waits } from "../device/offline.ts";
import { loadRules, rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { heldStop, interrupted, morningNow } from "../record.ts";
import type { RunningRecord } from "../running-record.ts";
import { say } from "../words.ts";
import { Chevron } from "./frame.tsx";
import { openSheet } from "./today-sheets.tsx";

/** Whether a session that waits was ended or went its whole way: then one answer is open, and nothing is to be gone on with. */
const isOver = ({ events, plan }: RunningRecord): boolean =>
  events.some(({ kind }) => kind === "end") || (events.at(-1)?.atMs ?? 0) >= plan.seconds * 1000;

/** Only who has to wait loads how that is said. */
const held = signal<ComponentType<{ readonly rules: Rules }> | null>(null);

/** A stop that holds, a session to go on with, a question of the morning, a new version, and what may be asked for again. */
export function NoticeRows({ again }: { readonly again: boolean }): JSX.Element {
  const morning = morningNow();
  const over = interrupted.value !== null && isOver(interrupted.value);
  // The words of a new version and of a stop are not among the first ones: they come with the whole knowledge.
  useSignalEffect(() => {
    if (newVersion.value !== null || heldStop.value !== null) loadRules().catch(() => undefined);
    if (heldStop.value === null || held.peek() !== null) return;
    import("./held-row.tsx").then(
      (loaded) => (held.value = loaded.HeldRow),
      () => undefined,
    );
  });
  const Held = held.value;
  return (
    <>
      {heldStop.value !== null && rules.value !== null && Held !== null && <Held rules={rules.value} />}
      {interrupted.value !== null && heldStop.value === null && (
        <a class="row" href="/guide">
          <span>
            <b>{say(over ? "today.unanswered" : "today.interrupted")}</b>
            <br />
            <span class="small">{say(over ? "today.unanswered-why" : "today.interrupted-why")}</span>
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
      {newVersion.value !== null && interrupted.value === null && rules.value !== null && (
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
