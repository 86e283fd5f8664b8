import type { JSX } from "preact";
import type { SheetWanted } from "./today-sheets.tsx";
import { AgainSheet } from "./again.tsx";
import { AskedPlace, WhichPlace } from "./place-sheets.tsx";
import { FilesSheet } from "./files-sheet.tsx";
export { LikingSheet } from "./liking-sheet.tsx";
import { PlaceSheet } from "./place-sheet.tsx";
import { PlaceList } from "./place-list.tsx";
import { SolesSheet } from "./soles-sheet.tsx";
import { ComplaintSheet } from "./complaints.tsx";
import { MorningSheet } from "./morning.tsx";
import { TimeSheet, ToolsSheet, WhenSheet } from "./pickers.tsx";

/** Everything that Today opens from below. */
export function Sheets({ wanted }: { readonly wanted: SheetWanted }): JSX.Element {
  switch (wanted.kind) {
    case "time":
      return <TimeSheet />;
    case "tools":
      return <ToolsSheet />;
    case "when":
      return <WhenSheet />;
    case "list":
      return <PlaceList />;
    case "soles":
      return <SolesSheet />;
    case "complaint":
      return <ComplaintSheet />;
    case "morning":
      return <MorningSheet />;
    case "which":
      return <WhichPlace places={wanted.places} />;
    case "place":
      return <PlaceSheet area={wanted.area} />;
    case "asked":
      return <AskedPlace touched={wanted.touched} />;
    case "again":
      return <AgainSheet />;
    case "files":
      return <FilesSheet id={wanted.id} />;
  }
}
