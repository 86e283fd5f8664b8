import { computed, signal } from "@preact/signals";
import { REGIONS, sidesOf as sidesIn } from "#core";
import type { Area, ComplaintCode, PositionId, Request, ToolId } from "#core";
import type { PlaceWishes } from "./draft.ts";
import { setSetting, settings } from "./record.ts";
import { newId } from "./device/clock.ts";

/**
 * What was asked for, under a name: never a plan, and no soreness, no answer and no moment, because those are of a day.
 * Opened, it is asked for anew, by way of Today and Check.
 */
export interface Favourite {
  readonly id: string;
  readonly name: string;
  readonly places: readonly Area[];
  readonly complaint: ComplaintCode | null;
  readonly minutes: number;
  readonly tools: readonly ToolId[];
  readonly positions: readonly PositionId[];
  readonly fill: boolean;
  readonly wishes: PlaceWishes;
}
/** Letters of a name. */
export const NAME_MOST = 60;
const KEY = "favourites";
export const favourites = computed<readonly Favourite[]>(() => {
  const kept = settings.value[KEY];
  return Array.isArray(kept) ? kept.filter(isFavourite) : [];
});

const isNames = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === "string");
const isPlace = (value: unknown): boolean => {
  const { region, side } = (value ?? {}) as Partial<Area>;
  return REGIONS.some((each) => each === region && sidesIn(each).some((own) => own === side));
};
const isPlaces = (value: unknown): boolean => Array.isArray(value) && value.every(isPlace);
/** What stands on the disk may be of another version, or written by hand: a broken one is not offered. */
function isFavourite(value: unknown): value is Favourite {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, places, complaint, minutes, tools, positions, fill, wishes } = value as Record<string, unknown>;
  const { leave, work, order } = (wishes ?? {}) as Record<string, unknown>;
  return (
    [id, name].every((each) => typeof each === "string") &&
    (complaint === null || typeof complaint === "string") &&
    Number.isInteger(minutes) &&
    typeof fill === "boolean" &&
    [tools, positions].every(isNames) &&
    [places, leave, work, order].every(isPlaces)
  );
}
const set = (all: readonly Favourite[]): Promise<void> => setSetting(KEY, all);

const sidesOf = ({ region, side }: Request["spots"][number]): readonly Area[] =>
  side === "both" ? (["left", "right"] as const).map((each) => ({ region, side: each })) : [{ region, side }];

export function saveFavourite(
  name: string,
  { spots, complaint, minutes, tools, positions, fill, wishes }: Request,
): Promise<void> {
  const { leave, work, order } = wishes ?? { leave: [], work: [], order: [] };
  const places = spots.flatMap(sidesOf);
  const kept = { id: newId(), name, places, complaint, minutes, tools, positions, fill };
  return set([...favourites.peek(), { ...kept, wishes: { leave, work, order } }]);
}
export const renameFavourite = (id: string, name: string): Promise<void> =>
  set(favourites.peek().map((each) => (each.id === id ? { ...each, name } : each)));
/** What was deleted last, and where it stood, as long as the list is open: until then it can be taken back. */
export const deletedFavourite = signal<{ readonly favourite: Favourite; readonly at: number } | null>(null);
export function deleteFavourite(id: string): Promise<void> {
  const all = favourites.peek();
  const at = all.findIndex((each) => each.id === id);
  const favourite = all[at];
  if (favourite === undefined) return Promise.resolve();
  deletedFavourite.value = { favourite, at };
  return set(all.toSpliced(at, 1));
}
/** The favourite that was deleted last, where it stood. */
export function bringFavouriteBack(): Promise<void> {
  const gone = deletedFavourite.peek();
  if (gone === null) return Promise.resolve();
  deletedFavourite.value = null;
  return set(favourites.peek().toSpliced(gone.at, 0, gone.favourite));
}
