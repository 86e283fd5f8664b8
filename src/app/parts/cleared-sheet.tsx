import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { FlagCode } from "#core";
import { openStops } from "#journal";
import { instantNow, newId, today } from "../device/clock.ts";
import { addLine, lines } from "../record.ts";
import { clearanceProblem, earliestClearance } from "../stopped.ts";
import { say } from "../words.ts";
import { Go } from "./frame.tsx";
import { Sheet } from "./sheet.tsx";

/** Seen and cleared, with the day (that of the stop or later, and not in the future) and what was said. */
export function ClearedSheet(props: {
  readonly flags: readonly FlagCode[];
  readonly onClose: () => void;
}): JSX.Element {
  const on = useSignal("");
  const said = useSignal("");
  const tried = useSignal(false);
  const earliest = earliestClearance(lines.value, props.flags, today());
  const problem = clearanceProblem(on.value, earliest, today());
  const silent = said.value.trim() === "";
  const keep = async (close: () => void): Promise<void> => {
    tried.value = true;
    if (problem !== null) return document.getElementById("cleared-on")?.focus();
    if (silent) return document.getElementById("cleared-said")?.focus();
    close();
    const line = { v: 1 as const, id: newId(), at: instantNow(), kind: "cleared" as const };
    // Two windows may have stopped: what held here is what was seen.
    const stops = openStops(lines.value).map(({ id }) => id);
    await addLine({ ...line, on: on.value, codes: props.flags, stops, said: said.value.trim() });
  };
  return (
    <Sheet title={say("not-today.cleared-title")} onClose={props.onClose}>
      {(close) => (
        <>
          <p>{say("not-today.cleared-why")}</p>
          <label for="cleared-on">{say("not-today.cleared-on")}</label>
          <input
            id="cleared-on"
            type="date"
            min={earliest}
            max={today()}
            value={on.value}
            aria-describedby="cleared-problem"
            onInput={({ currentTarget }) => (on.value = currentTarget.value)}
          />
          <p id="cleared-problem" class="small" role="status">
            {problem !== null && (tried.value || problem !== "missing") ? say(`not-today.cleared-${problem}`) : ""}
          </p>
          <label for="cleared-said">{say("not-today.cleared-said")}</label>
          <textarea
            id="cleared-said"
            rows={3}
            value={said.value}
            aria-describedby="cleared-said-how"
            onInput={({ currentTarget }) => (said.value = currentTarget.value)}
          />
          <p id="cleared-said-how" class="small">
            {say("not-today.cleared-said-how")}
          </p>
          <Go wait={problem !== null || silent} onClick={() => void keep(close)}>
            {say(
              problem === "missing"
                ? "not-today.cleared-missing"
                : silent
                  ? "not-today.cleared-said-missing"
                  : "not-today.cleared-keep",
            )}
          </Go>
        </>
      )}
    </Sheet>
  );
}
