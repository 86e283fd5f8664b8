import type { JSX } from "preact";
import { say } from "../words.ts";
import { SheetRow } from "./sheet-row.tsx";

/** The way to favourites and tastes, to see them and to take them back; it comes with the other sheets. */
export const LikingRow = (): JSX.Element => (
  <SheetRow
    heading={say("liking.title")}
    chosen={say("liking.see")}
    more={say("liking.what")}
    load={() => import("./sheets.tsx").then(({ LikingSheet }) => ({ default: LikingSheet }))}
  />
);
