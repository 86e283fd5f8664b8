import { useSignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { SHAPES } from "#figure";
import { figureLook } from "../figure-look.ts";
import { say } from "../words.ts";
import { Chevron } from "./frame.tsx";

/** Which body shows the movements, and the way to change it. */
export function FigureRow(): JSX.Element {
  const sheet = useSignal<ComponentType<{ onClose: () => void }> | null>(null);
  const { build, tone } = figureLook.value;
  const open = (): void => void import("./figure-sheet.tsx").then((it) => (sheet.value = it.default)).catch(() => {});
  const Shown = sheet.value;
  return (
    <section>
      <h2>{say("figure.title")}</h2>
      <ul class="rows">
        <li>
          <button type="button" class="row" onClick={open}>
            <span>
              <b>{say(`figure.build-${SHAPES[build]!.id}`)}</b>
              <br />
              <span class="small">{say(`figure.tone-${tone.id}`)}</span>
            </span>
            <Chevron />
          </button>
        </li>
      </ul>
      {Shown !== null && <Shown onClose={() => (sheet.value = null)} />}
    </section>
  );
}
