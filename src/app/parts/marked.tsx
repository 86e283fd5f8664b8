import { signal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Area } from "#core";
import { changeDraft, chosen, draft, unset } from "../draft.ts";
import { heldStop } from "../record.ts";
import { say } from "../words.ts";
import { complaintName } from "./complaint-name.ts";
import { notLoaded, openSheet } from "./today-sheets.tsx";

const panel = signal<ComponentType<{ readonly area: Area }> | null>(null);
/** What says how sore a place is: comes with the first place. */
export async function loadPanel(): Promise<void> {
  try {
    panel.value ??= (await import("./panel.tsx")).Panel;
  } catch {
    notLoaded.value = true;
  }
}

/** What is asked first; while a stop holds nothing is, and that is said in its place. */
export const askWords = (): string => say(heldStop.value === null ? "today.question" : "today.waits");

/** Beside the body: the place that is open, or what is marked so far. */
export function Marked(): JSX.Element | null {
  const area = chosen.value;
  const open = area !== null;
  useEffect(() => {
    if (open) void loadPanel();
  }, [open]);
  const { spots, complaint } = draft.value;
  const count = spots.length + unset.value.length;
  if (area !== null) return panel.value && <panel.value area={area} />;
  if (complaint !== null)
    return (
      <div class="panel mark">
        <h2>{complaintName(complaint)}</h2>
        <button type="button" class="text-btn" onClick={() => changeDraft({ complaint: null })}>
          {say("today.remove")}
        </button>
      </div>
    );
  return count === 0 ? <p class="panel hint">{askWords()}</p> : <Others count={count} />;
}

/** Nothing is open: how many places are marked; they stand in the list. */
const Others = ({ count }: { readonly count: number }): JSX.Element => (
  <div class="panel mark">
    <h2>{say("today.marked", { n: count })}</h2>
    <button type="button" class="text-btn" onClick={() => void openSheet({ kind: "list" })}>
      {say("today.change")}
    </button>
  </div>
);
