import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import {
  bringFavouriteBack,
  deletedFavourite,
  deleteFavourite,
  favourites,
  NAME_MOST,
  renameFavourite,
} from "../favourites.ts";
import type { Favourite } from "../favourites.ts";
import { capital, say, sidedName } from "../words.ts";
import { Chevron } from "./frame.tsx";
import "./favourite-row.css";

/** "Left upper calf, sole of the foot. 12 min." */
function aboutWords({ places, minutes }: Favourite): string {
  const names = places.map(({ region, side }) => sidedName(region, side)).join(", ");
  const time = say("today.minutes", { n: minutes });
  return names === "" ? time : `${capital(names)}. ${time}`;
}

/** Every favourite, in its order, and the way back for the one that was deleted, as long as the list is open. */
export function FavouriteList({ onOpen }: { readonly onOpen?: (favourite: Favourite) => void }): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  /** Where the one stood that is brought back, until it is there. */
  const back = useRef<number | null>(null);
  useEffect(() => () => void (deletedFavourite.value = null), []);
  const gone = deletedFavourite.value;
  const count = favourites.value.length;
  // What had the focus is no longer there: it goes on to what follows.
  useLayoutEffect(() => {
    if (gone !== null) undo.current?.focus();
  }, [gone]);
  useLayoutEffect(() => {
    if (back.current === null) return;
    list.current?.children[back.current]?.querySelector("button")?.focus();
    back.current = null;
  }, [count]);
  function bringBack(): void {
    back.current = gone?.at ?? null;
    void bringFavouriteBack();
  }
  return (
    <>
      <ul ref={list} class="rows">
        {favourites.value.map((each) => (
          <FavouriteRow key={each.id} favourite={each} {...(onOpen && { onOpen: () => onOpen(each) })} />
        ))}
      </ul>
      <p class={gone === null ? "hide" : "fav-gone"} role="status">
        {gone !== null && say("favourite.deleted", { name: gone.favourite.name })}{" "}
        {gone !== null && (
          <button ref={undo} type="button" class="text-btn" onClick={bringBack}>
            {say("plan.undo")}
          </button>
        )}
      </p>
    </>
  );
}

/** A favourite: opened by its name, where that is possible; renamed and deleted behind its second button. */
function FavouriteRow(props: { readonly favourite: Favourite; readonly onOpen?: () => void }): JSX.Element {
  const { favourite, onOpen } = props;
  const name = useSignal<string | null>(null);
  const change = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = name.value !== null;
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) change.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const rename = (event: Event): void => {
    event.preventDefault();
    const given = name.peek()?.trim().slice(0, NAME_MOST) ?? "";
    if (given === "") return;
    void renameFavourite(favourite.id, given);
    name.value = null;
  };
  if (name.value !== null)
    return (
      <li>
        <form class="rename" onSubmit={rename}>
          <label class="small" for={`name-${favourite.id}`}>
            {say("favourite.name")}
          </label>
          <input
            id={`name-${favourite.id}`}
            type="text"
            maxLength={NAME_MOST}
            value={name.value}
            ref={(input) => input?.focus()}
            onInput={({ currentTarget }) => (name.value = currentTarget.value)}
          />
          <div>
            <button type="submit" class="text-btn">
              {say("favourite.keep")}
            </button>
            <button type="button" class="text-btn" onClick={() => void deleteFavourite(favourite.id)}>
              {say("favourite.delete")}
            </button>
            <button type="button" class="text-btn" onClick={() => (name.value = null)}>
              {say("app.close")}
            </button>
          </div>
        </form>
      </li>
    );
  const about = (
    <span>
      <b>{favourite.name}</b>
      <br />
      <span class="small">{aboutWords(favourite)}</span>
    </span>
  );
  return (
    <li class="fav">
      {onOpen === undefined ? (
        <p class="row">{about}</p>
      ) : (
        <button type="button" class="row" onClick={onOpen}>
          {about}
          <Chevron />
        </button>
      )}
      <button
        ref={change}
        type="button"
        class="text-btn"
        aria-label={say("favourite.change-this", { name: favourite.name })}
        onClick={() => (name.value = favourite.name)}
      >
        {say("today.change")}
      </button>
    </li>
  );
}
