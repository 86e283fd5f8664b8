import { computed } from "@preact/signals";
import type { Area } from "#core";
import { changeDraft, clearDraft, rate, unset } from "./draft.ts";
import { loadRules } from "./engine.ts";
import type { Favourite } from "./favourites.ts";
import { lastSession } from "./last-session.ts";
import { workedAreas } from "./parts/morning.tsx";

/** The places that were marked in the last session; how sore they were is of that day and stays there. */
export const lastPlaces = computed<{ readonly atMs: number; readonly places: readonly Area[] } | null>(() => {
  const last = lastSession.value;
  if (last === null) return null;
  const places = workedAreas(last.worked.filter(({ before, region }) => before !== null && region !== "whole-leg"));
  return places.length === 0 ? null : { atMs: Date.parse(last.at), places };
});

/** Asks for a favourite as if it were said on Today just now; its places wait for their soreness. */
export function openFavourite(favourite: Favourite): void {
  const { places, complaint, fill, tools, positions, minutes, wishes } = favourite;
  clearDraft();
  changeDraft({ complaint, fill, only: { tools, positions, minutes }, wishes });
  unset.value = places;
  // What says that it holds for this once comes with them.
  void loadRules().catch(() => undefined);
}
/** Takes places with the soreness that was said for each. */
export function takePlaces(told: readonly (Area & { readonly soreness: number })[]): void {
  for (const { region, side, soreness } of told) rate({ region, side }, soreness);
}
