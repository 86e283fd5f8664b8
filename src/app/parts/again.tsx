import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Area } from "#core";
import { lastPlaces, openFavourite, takePlaces } from "../again.ts";
import { deletedFavourite, favourites } from "../favourites.ts";
import type { Favourite } from "../favourites.ts";
import { dayWords, say, sidedName } from "../words.ts";
import { FavouriteList } from "./favourite-row.tsx";
import { keyOf } from "./plan-changes.ts";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";
import "./again.css";

const VALUES = Array.from({ length: 11 }, (_, n) => n);

/** What was asked for before: the last places and the favourites. What is sore is said anew, place by place. */
export function AgainSheet(): JSX.Element {
  const places = useSignal<readonly Area[] | null>(null);
  const last = lastPlaces.value;
  return (
    <Sheet
      title={say(places.value === null ? "again.title" : "again.how-sore")}
      class="again-sheet"
      onClose={closeSheet}
    >
      {(close) => {
        const open = (favourite: Favourite): void => {
          openFavourite(favourite);
          if (favourite.places.length === 0) close();
          else places.value = favourite.places;
        };
        if (places.value !== null) return <HowSore places={places.value} onDone={close} />;
        return (
          <>
            {last !== null && (
              <section>
                <h3>{say("again.last", { when: dayWords(last.atMs) })}</h3>
                <HowSore places={last.places} onDone={close} />
              </section>
            )}
            {(favourites.value.length > 0 || deletedFavourite.value !== null) && (
              <section>
                <h3>{say("again.favourites")}</h3>
                <FavouriteList onOpen={open} />
              </section>
            )}
            {last === null && favourites.value.length === 0 && <p class="quiet">{say("again.none")}</p>}
          </>
        );
      }}
    </Sheet>
  );
}

/** One number a place, in one touch each; with the last of them they are marked. Nothing is filled in before. */
function HowSore(props: { readonly places: readonly Area[]; readonly onDone: () => void }): JSX.Element {
  const { places, onDone } = props;
  const told = useSignal<Readonly<Record<string, number>>>({});
  const answer = (place: Area, soreness: number): void => {
    const now = { ...told.peek(), [keyOf(place)]: soreness };
    told.value = now;
    if (places.some((each) => now[keyOf(each)] === undefined)) return;
    takePlaces(places.map((each) => ({ ...each, soreness: now[keyOf(each)] ?? 0 })));
    onDone();
  };
  return (
    <ul class="rows">
      {places.map((place) => {
        const name = sidedName(place.region, place.side);
        return (
          <li key={keyOf(place)} class="sore">
            <b>{name}</b>
            <div class="sores num" role="group" aria-label={say("today.how-sore-place", { place: name })}>
              {VALUES.map((n) => (
                <button
                  key={n}
                  type="button"
                  aria-label={`${n}, ${say(`soreness.${n}`)}`}
                  aria-pressed={told.value[keyOf(place)] === n}
                  onClick={() => answer(place, n)}
                >
                  {n}
                </button>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
