import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { FlagCode } from "#core";
import { instantNow, newId, today } from "../device/clock.ts";
import { addLine, lines } from "../record.ts";
import { clearanceProblem, earliestClearance } from "../stopped.ts";
import { say } from "../words.ts";
import { Go } from "./frame.tsx";
import { Sheet } from "./sheet.tsx";

/** Seen and cleared, with the day: on the day of the stop or later, and not in the future. */
export function ClearedSheet(props: {
  readonly flags: readonly FlagCode[];
  readonly onClose: () => void;
}): JSX.Element {
  const on = useSignal("");
  const tried = useSignal(false);
  const earliest = earliestClearance(lines.value, props.flags);
  const problem = clearanceProblem(on.value, earliest, today());
  const keep = async (close: () => void): Promise<void> => {
    tried.value = true;
    if (problem !== null) return document.getElementById("cleared-on")?.focus();
    close();
    await addLine({ v: 1, id: newId(), at: instantNow(), kind: "cleared", on: on.value, codes: props.flags });
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
          <Go wait={problem !== null} onClick={() => void keep(close)}>
            {say(problem === "missing" ? "not-today.cleared-missing" : "not-today.cleared-keep")}
          </Go>
        </>
      )}
    </Sheet>
  );
}
