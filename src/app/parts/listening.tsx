import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { listen, mayListen, understoodHere } from "../device/ear.ts";
import type { Live } from "../guided.ts";
import { setSetting } from "../record.ts";
import { listens } from "../sound-choice.ts";
import { languageCode, say } from "../words.ts";
import { commandIn, COMMANDS, waysIn } from "./commands.ts";
import type { Command } from "./commands.ts";
import { Pick } from "./pick.tsx";

/** Whether words are obeyed; shown only where this device understands the language itself. */
export default function Listening(): JSX.Element | null {
  const tag = useSignal<string | null>(null);
  const isRefused = useSignal(false);
  useEffect(() => void understoodHere(languageCode).then((found) => (tag.value = found)), []);
  const here = tag.value;
  if (here === null) return null;
  const words = COMMANDS.map((command) => waysIn(say(`command.${command}`))[0]).join(", ");
  async function choose(each: "off" | "on"): Promise<void> {
    // The browser's question comes now, and not in the middle of a session.
    const may = each === "on" && here !== null && (await mayListen(here));
    isRefused.value = each === "on" && !may;
    await setSetting("listen", may);
  }
  return (
    <>
      <Pick
        id="listen"
        of={["off", "on"] as const}
        chosen={listens.value ? "on" : "off"}
        values={{ words }}
        onChoose={(each) => void choose(each)}
      />
      {isRefused.value && <p role="alert">{say("sound.listen-refused")}</p>}
    </>
  );
}

/** Listens while a session is open, where this device understands the language itself; `obey` gets each command. */
export function obeyWords(session: Live, obey: (command: Command) => void): () => void {
  let stop = (): void => {};
  let isLeft = false;
  void understoodHere(languageCode).then((tag) => {
    if (tag === null || isLeft) return;
    stop = listen(tag, {
      speaks: session.speaks,
      heard(words) {
        const command = commandIn(words, (each) => say(`command.${each}`));
        if (command !== null) obey(command);
      },
    });
  });
  return () => {
    isLeft = true;
    stop();
  };
}
