import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { FlagCode } from "#core";
import type { LineOf } from "#journal";
import { instantNow, newId } from "../device/clock.ts";
import type { Rules } from "../engine.ts";
import { addLine, heldStop } from "../record.ts";
import { go } from "../route.ts";
import { justStopped } from "../stopped.ts";
import { say } from "../words.ts";
import { Go } from "./frame.tsx";
import { Sheet } from "./sheet.tsx";

/** The long text of each ticked question, to be answered again with its own yes or no; every answer is kept. */
export function MistakeSheet(props: {
  readonly line: LineOf<"stopped">;
  readonly facts: readonly Rules["facts"]["flags"][number][];
  readonly onClose: () => void;
}): JSX.Element {
  const answers = useSignal<Readonly<Record<FlagCode, boolean>>>({});
  const facts = props.facts.filter(({ code }) => props.line.flags.includes(code));
  const missing = facts.filter(({ code }) => answers.value[code] === undefined).length;
  const keep = async (close: () => void): Promise<void> => {
    if (missing > 0) return;
    const corrected = { v: 1 as const, id: newId(), at: instantNow(), kind: "corrected" as const };
    await addLine({ ...corrected, line: props.line.id, answers: answers.value });
    justStopped.value = null;
    close();
    if (heldStop.value === null) go("/check", "replace");
  };
  return (
    <Sheet title={say("not-today.mistake-title")} onClose={props.onClose}>
      {(close) => (
        <>
          {facts.map(({ code, question }) => (
            <fieldset key={code} class="again">
              <legend>{question}</legend>
              {[true, false].map((yes) => (
                <label key={String(yes)} class="choice">
                  <input
                    type="radio"
                    name={code}
                    checked={answers.value[code] === yes}
                    onChange={() => (answers.value = { ...answers.value, [code]: yes })}
                  />
                  {say(yes ? "not-today.yes" : "not-today.no")}
                </label>
              ))}
            </fieldset>
          ))}
          <Go wait={missing > 0} onClick={() => void keep(close)}>
            {missing > 0 ? say("not-today.mistake-missing", { n: missing }) : say("not-today.mistake-keep")}
          </Go>
        </>
      )}
    </Sheet>
  );
}
