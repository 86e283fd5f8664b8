import type { JSX } from "preact";
import { say } from "../words.ts";
import { Sheet } from "./sheet.tsx";

/** What to say, large enough to be read across a counter. */
export const LargeNote = (props: { readonly words: readonly string[]; readonly onClose: () => void }): JSX.Element => (
  <Sheet title={say("not-today.say-there")} onClose={props.onClose} class="large">
    {props.words.map((words) => (
      <p key={words} class="large-words">
        {words}
      </p>
    ))}
  </Sheet>
);
