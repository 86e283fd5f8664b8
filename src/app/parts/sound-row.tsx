import type { JSX } from "preact";
import { soundChoice } from "../sound-choice.ts";
import { say } from "../words.ts";
import { SheetRow } from "./sheet-row.tsx";

/** What was chosen for voice and sound, and the way to change it. */
export function SoundRow(): JSX.Element {
  const { talk, mode } = soundChoice.value;
  return (
    <SheetRow
      heading={say("sound.title")}
      chosen={say(`sound.talk-${talk}`)}
      more={say(`sound.mode-${mode}`)}
      load={() => import("./sound-sheet.tsx")}
    />
  );
}
