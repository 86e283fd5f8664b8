import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { deletedFavourite, favourites } from "../favourites.ts";
import { rules } from "../engine.ts";
import { setTaste, tasteOf, tastes } from "../tastes.ts";
import { say } from "../words.ts";
import { FavouriteList } from "./favourite-row.tsx";
import { Sheet } from "./sheet.tsx";
import { Tastes } from "./tastes.tsx";

/** Favourites to rename and delete, and what is liked and not liked, each to be taken back. */
export function LikingSheet({ onClose }: { readonly onClose: () => void }): JSX.Element {
  // What is taken back stays in the list until the sheet is closed, so that a slip can be put right.
  const shown = useSignal([...tastes.peek().liked, ...tastes.peek().disliked]);
  const told = rules.value?.facts.techniques.filter(({ code }) => shown.value.includes(code)) ?? [];
  return (
    <Sheet title={say("liking.title")} onClose={onClose} class="again-sheet">
      <section>
        <h3>{say("again.favourites")}</h3>
        {favourites.value.length === 0 && deletedFavourite.value === null && (
          <p class="small">{say("liking.no-favourites")}</p>
        )}
        <FavouriteList />
      </section>
      <section>
        <h3>{say("liking.techniques")}</h3>
        <p class="small">{say(told.length === 0 ? "liking.no-tastes" : "liking.tastes-why")}</p>
        <ul class="rows">
          {told.map(({ code, name }) => (
            <li key={code}>
              <a class="text-btn" href={`/library/technique/${code}`}>
                {name}
              </a>
              <Tastes name={name} now={tasteOf(code)} onTaste={(taste) => void setTaste(code, taste)} />
            </li>
          ))}
        </ul>
      </section>
    </Sheet>
  );
}
