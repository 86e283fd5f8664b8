import type { JSX } from "preact";
import { TALKS } from "#track";
import { setSetting } from "../record.ts";
import { soundChoice, SOUNDS, tapsPause } from "../sound-choice.ts";
import { say } from "../words.ts";
import { Sheet } from "./sheet.tsx";
import "./sound-sheet.css";

/** One of a few, each with a line that says what it means. */
function Pick<T extends string>(props: {
  readonly id: string;
  readonly of: readonly T[];
  readonly chosen: T;
  readonly onChoose: (each: T) => void;
}): JSX.Element {
  const { id, of, chosen, onChoose } = props;
  return (
    <section>
      <h3 id={`sound-${id}`}>{say(`sound.${id}`)}</h3>
      <div class="sound-picks" role="group" aria-labelledby={`sound-${id}`}>
        {of.map((each) => (
          <button key={each} type="button" class="pick" aria-pressed={each === chosen} onClick={() => onChoose(each)}>
            <b>{say(`sound.${id}-${each}`)}</b>
            <span class="small">{say(`sound.${id}-${each}-hint`)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** How much is said, whether other music goes on, and what two taps do. A running session hears it at once. */
export default function SoundSheet({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { talk, mode } = soundChoice.value;
  return (
    <Sheet title={say("sound.title")} onClose={onClose} class="sound-sheet">
      <Pick id="talk" of={TALKS} chosen={talk} onChoose={(each) => void setSetting("talk", each)} />
      <Pick id="mode" of={SOUNDS} chosen={mode} onChoose={(each) => void setSetting("sound", each)} />
      <Pick
        id="taps"
        of={["off", "on"] as const}
        chosen={tapsPause.value ? "on" : "off"}
        onChoose={(each) => void setSetting("taps", each === "on")}
      />
    </Sheet>
  );
}
