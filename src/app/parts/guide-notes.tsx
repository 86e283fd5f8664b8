import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { screenStays, soundNote } from "../guided.ts";
import type { Live } from "../guided.ts";
import { soundChoice } from "../sound-choice.ts";
import { say } from "../words.ts";
import SoundSheet from "./sound-sheet.tsx";

/** What the screen does: with other music it has to stay on, and a phone that will not keep it on is told of. */
export function Dark(): JSX.Element | null {
  const beside = soundChoice.value.mode === "beside-music";
  if (screenStays.value === "refused")
    return <p class="note small">{say(beside ? "guide.beside-dark" : "guide.dark")}</p>;
  return beside ? <p class="note small">{say("guide.beside")}</p> : null;
}

/** What is wrong with the sound: the screen has to be watched then. */
export function Sound(): JSX.Element | null {
  const note = soundNote.value;
  return (
    note && (
      <p class="note small" role="status">
        {say(`guide.sound.${note}`)}
      </p>
    )
  );
}

/** The session whose voice and sound are being chosen. */
export const choosing = signal<Live | null>(null);
/** Whether it was paused for that, and goes on after it. */
let waits = false;

/** Voice and sound, while there is time: the session waits for it. */
export function SoundOpen({ session }: { readonly session: Live }): JSX.Element {
  const open = (): void => {
    waits = session.state.peek().mode === "running";
    if (waits) session.happen({ kind: "pause" });
    choosing.value = session;
  };
  return (
    <button type="button" class="text-btn small sound-open" onClick={open}>
      {say("sound.title")}
    </button>
  );
}

export function SoundChoosing({ session }: { readonly session: Live }): JSX.Element | null {
  function close(): void {
    choosing.value = null;
    session.touch();
    if (waits && session.state.peek().mode === "paused") session.happen({ kind: "resume" });
  }
  return choosing.value === session ? <SoundSheet onClose={close} /> : null;
}
