import type { JSX } from "preact";
import { favourites } from "../favourites.ts";
import { tastes } from "../tastes.ts";
import { say } from "../words.ts";
import { SheetRow } from "./sheet-row.tsx";

/** How many favourites and tastes are kept, and the way to see them and to take them back. */
export function LikingRow(): JSX.Element {
  const { liked, disliked } = tastes.value;
  return (
    <SheetRow
      heading={say("liking.title")}
      chosen={say("liking.favourites", { n: favourites.value.length })}
      more={say("liking.tastes", { liked: liked.length, disliked: disliked.length })}
      load={() => import("./liking-sheet.tsx")}
    />
  );
}
