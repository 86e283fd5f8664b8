import type { JSX } from "preact";
import { soundChoice } from "../sound-choice.ts";
import { SheetRow } from "./sheet-row.tsx";

/** What was chosen for voice and sound, and the way to change it. */
export function SoundRow(): JSX.Element {
  const { talk, mode } = soundChoice.value;
  return (
    <SheetRow
      heading="sound.title"
      chosen={`sound.talk-${talk}`}
      more={`sound.mode-${mode}`}
      load={() => import("./sound-sheet.tsx")}
    />
  );
}
