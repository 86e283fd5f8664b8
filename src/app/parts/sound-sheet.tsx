import { useSignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { TALKS } from "#track";
import { setSetting } from "../record.ts";
import { soundChoice, SOUNDS, tapsPause } from "../sound-choice.ts";
import { say } from "../words.ts";
import { Pick } from "./pick.tsx";
import { Sheet } from "./sheet.tsx";
import "./sound-sheet.css";

/**
 * How much is said, whether other music goes on, what two taps do, and whether words are obeyed. A running session hears
 * it at once.
 */
export default function SoundSheet({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { talk, mode } = soundChoice.value;
  const listening = useSignal<ComponentType | null>(null);
  useEffect(() => void import("./listening.tsx").then((it) => (listening.value = it.default)).catch(() => {}), []);
  const Listening = listening.value;
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
      {Listening !== null && <Listening />}
    </Sheet>
  );
}
