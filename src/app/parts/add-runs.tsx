import type { JSX } from "preact";
import { reading } from "../logbook/reading.ts";
import { takeFiles } from "../logbook/take.ts";
import { lastRun } from "../record.ts";
import { say } from "../words.ts";

/** Picks files of any kind: what is in them decides, and a name that a system does not know must not hide them. */
export function PickRuns(props: { readonly children: string; readonly button?: boolean }): JSX.Element {
  return (
    <label class={props.button === true ? "btn dark pick" : "pick-runs"}>
      {props.children}
      <input
        class="hide"
        type="file"
        multiple
        onChange={({ currentTarget }) => {
          takeFiles(currentTarget.files);
          currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** Picks run files; they can be dropped anywhere on Today as well. */
export function AddRuns(): JSX.Element {
  const now = reading.value;
  if (now !== null)
    return (
      <a class="reading" href="/runs/add">
        {say("today.reading", { done: now.done, of: now.of })}
      </a>
    );
  return <PickRuns>{say(lastRun.value === null ? "today.read-runs" : "today.more-runs")}</PickRuns>;
}
