import { useSignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { soundChoice } from "../sound-choice.ts";
import { say } from "../words.ts";
import { Chevron } from "./frame.tsx";

/** What was chosen for voice and sound, and the way to change it. */
export function SoundRow(): JSX.Element {
  const sheet = useSignal<ComponentType<{ onClose: () => void }> | null>(null);
  const { talk, mode } = soundChoice.value;
  const open = (): void => void import("./sound-sheet.tsx").then((it) => (sheet.value = it.default)).catch(() => {});
  const Shown = sheet.value;
  return (
    <section>
      <h2>{say("sound.title")}</h2>
      <ul class="rows">
        <li>
          <button type="button" class="row" onClick={open}>
            <span>
              <b>{say(`sound.talk-${talk}`)}</b>
              <br />
              <span class="small">{say(`sound.mode-${mode}`)}</span>
            </span>
            <Chevron />
          </button>
        </li>
      </ul>
      {Shown !== null && <Shown onClose={() => (sheet.value = null)} />}
    </section>
  );
}
