import type { JSX } from "preact";
import { lastRun } from "../record.ts";
import { reading, takeFiles } from "../run-files.ts";
import { say } from "../words.ts";
import { openSheet } from "./today-sheets.tsx";

/** Picks run files; they can be dropped anywhere on Today as well. */
export function AddRuns(): JSX.Element {
  const now = reading.value;
  if (now !== null)
    return (
      <span class="reading" role="status">
        {say("today.reading", now)}
      </span>
    );
  return (
    <label class="pick-runs">
      {say(lastRun.value === null ? "today.read-runs" : "today.more-runs")}
      <input
        class="hide"
        type="file"
        multiple
        accept=".fit,.gpx,.gz"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = "";
          if (files.length > 0) void takeFiles(files).then((report) => openSheet({ kind: "files", report }));
        }}
      />
    </label>
  );
}
