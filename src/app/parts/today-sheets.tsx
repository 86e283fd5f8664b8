import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { ASKED_PLACES } from "#core";
import type { Area } from "#core";
import { chosen, touch } from "../draft.ts";
import { breath } from "../device/clock.ts";
import { loadRules } from "../engine.ts";
import type { Touched } from "./body.tsx";

/** What Today opens from below. */
export type SheetWanted =
  | { readonly kind: "time" | "tools" | "when" | "list" | "soles" | "complaint" | "morning" | "again" }
  | { readonly kind: "which"; readonly places: readonly Touched[] }
  | { readonly kind: "place"; readonly area: Area }
  | { readonly kind: "asked"; readonly touched: Touched }
  | { readonly kind: "files"; /** Of the import. */ readonly id: string };
interface Opened {
  readonly wanted: SheetWanted;
  readonly Sheets: ComponentType<{ readonly wanted: SheetWanted }>;
}
export const opened = signal<Opened | null>(null);
/** Not loadable just now: neither network nor store has it. */
export const notLoaded = signal(false);

/** Everything from below comes with the first tap, and the rules of care with it. */
export async function openSheet(wanted: SheetWanted): Promise<void> {
  try {
    const [{ Sheets }] = await Promise.all([import("./sheets.tsx"), loadRules()]);
    // What came is one piece of work, what it draws another.
    await breath();
    notLoaded.value = false;
    opened.value = { wanted, Sheets };
  } catch {
    notLoaded.value = true;
  }
}
export const closeSheet = (): void => {
  opened.value = null;
};

const ASKED: ReadonlySet<string> = new Set(ASKED_PLACES);
/** A touched place: marked, or where nothing is ever worked, told about. */
export function takePlace(touched: Touched): void {
  if (ASKED.has(touched.place)) void openSheet({ kind: "asked", touched });
  else touch({ region: touched.place, side: touched.side } as Area);
}
/** A touch of a figure; what a finger can mean comes with the first one. */
export async function touchAt(svg: SVGSVGElement | null, x: number, y: number): Promise<void> {
  if (svg === null) return;
  try {
    takeTouched((await import("./finger.ts")).placesAt(svg, x, y));
  } catch {
    notLoaded.value = true;
  }
}
/** What lies under a finger: nothing, one place, or several to choose from. */
function takeTouched(places: readonly Touched[]): void {
  const [first] = places;
  if (first === undefined) chosen.value = null;
  else if (places.length > 1) void openSheet({ kind: "which", places });
  else takePlace(first);
  // The first tap: from now on the rules may come.
  void loadRules().catch(() => undefined);
}
