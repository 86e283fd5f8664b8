import type { JSX } from "preact";
import { SHAPES, TONES } from "#figure";
import { figureLook } from "../figure-look.ts";
import { setSetting } from "../record.ts";
import { say } from "../words.ts";
import { Choice } from "./choice.tsx";
import { Alive } from "./moving.tsx";
import { Sheet } from "./sheet.tsx";
import "./figure-sheet.css";

/** A movement that shows from the side, and near, how bodies differ. */
const SAMPLE = { code: "T25", place: { region: "quads", side: "left" } };

/** Body and tone of the figure that moves; the stills stay as they are drawn. */
export default function FigureSheet({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { build, tone } = figureLook.value;
  return (
    <Sheet title={say("figure.title")} onClose={onClose} class="figure-sheet">
      <div class="sample">
        <Alive code={SAMPLE.code} place={SAMPLE.place} alt={say("figure.sample")} />
      </div>
      <Choice
        id="figure-build"
        title={say("figure.build")}
        of={SHAPES.map(({ id }) => id)}
        chosen={SHAPES[build]!.id}
        words={(id) => say(`figure.build-${id}`)}
        onChoose={(id) => void setSetting("figureBuild", id)}
      />
      <Choice
        id="figure-tone"
        title={say("figure.tone")}
        of={TONES.map(({ id }) => id)}
        chosen={tone.id}
        words={(id) => say(`figure.tone-${id}`)}
        onChoose={(id) => void setSetting("figureTone", id)}
      />
      <p class="small">{say("figure.stills")}</p>
    </Sheet>
  );
}
