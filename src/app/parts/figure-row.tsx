import type { JSX } from "preact";
import { SHAPES } from "#figure";
import { figureLook } from "../figure-look.ts";
import { say } from "../words.ts";
import { SheetRow } from "./sheet-row.tsx";

/** Which body shows the movements, and the way to change it. */
export function FigureRow(): JSX.Element {
  const { build, tone } = figureLook.value;
  return (
    <SheetRow
      heading={say("figure.title")}
      chosen={say(`figure.build-${SHAPES[build]!.id}`)}
      more={say(`figure.tone-${tone.id}`)}
      load={() => import("./figure-sheet.tsx")}
    />
  );
}
