import type { JSX } from "preact";
import type { ComplaintCode } from "#core";
import { changeDraft, draft } from "../draft.ts";
import { rules } from "../engine.ts";
import { say } from "../words.ts";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";

const codeNumber = (code: string): number => Number(code.slice(1));
/** Known patterns of trouble; at most one is chosen. None of them is a diagnosis. */
export function Complaints(props: {
  readonly codes?: readonly ComplaintCode[];
  readonly onChosen?: () => void;
}): JSX.Element {
  const loaded = rules.value;
  const all = (loaded?.facts.complaints ?? []).toSorted((a, b) => codeNumber(a.code) - codeNumber(b.code));
  const shown = all.filter(({ code }) => props.codes?.includes(code) ?? true);
  return (
    <ul class="rows">
      {shown.map((complaint) => {
        const { code, name, pattern } = complaint;
        const on = draft.value.complaint === code;
        return (
          <li key={code}>
            <button
              type="button"
              class="row"
              aria-pressed={on}
              data-complaint={code}
              onClick={() => {
                changeDraft({ complaint: on ? null : code });
                if (!on) props.onChosen?.();
              }}
            >
              <span>
                <b>{name}</b>
                <br />
                <span class="small">{pattern}</span>
                {loaded !== null && loaded.urgentOf(loaded.facts, complaint).length > 0 && (
                  <>
                    <br />
                    <span class="small">{say("pick.urgent-first")}</span>
                  </>
                )}
              </span>
              <i class={on ? "dot on" : "dot"} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export const ComplaintSheet = (): JSX.Element => (
  <Sheet title={say("pick.complaint")} onClose={closeSheet}>
    {(close) => (
      <>
        <p class="quiet">{say("pick.complaint-why")}</p>
        <Complaints onChosen={close} />
      </>
    )}
  </Sheet>
);
