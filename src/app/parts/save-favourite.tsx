import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Request } from "#core";
import { NAME_MOST, saveFavourite } from "../favourites.ts";
import { say, sidedName } from "../words.ts";
import { complaintName } from "./complaint-name.ts";

/** "Left upper calf, 12 min": what it is about, until the person says it better. */
function nameFor({ spots, complaint, minutes }: Request): string {
  const [first] = spots;
  const about =
    complaint !== null ? complaintName(complaint) : first === undefined ? null : sidedName(first.region, first.side);
  const time = say("today.minutes", { n: minutes });
  return about === null ? say("favourite.easy", { time }) : `${about}, ${time}`;
}

/** Keeps what was asked for under a name. */
export function SaveFavourite({ request }: { readonly request: Request }): JSX.Element {
  const state = useSignal<"idle" | "naming" | "kept">("idle");
  const name = useSignal("");
  const begin = (): void => {
    name.value = nameFor(request).slice(0, NAME_MOST);
    state.value = "naming";
  };
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = name.peek().trim().slice(0, NAME_MOST);
    if (given === "") return;
    await saveFavourite(given, request);
    state.value = "kept";
  };
  return (
    <section class="favourite">
      {state.value === "naming" ? (
        <form onSubmit={(event) => void keep(event)}>
          <label for="favourite-name">{say("favourite.name")}</label>
          <input
            id="favourite-name"
            type="text"
            maxLength={NAME_MOST}
            value={name.value}
            ref={(input) => input?.focus()}
            onInput={({ currentTarget }) => (name.value = currentTarget.value)}
          />
          <button type="submit" class="btn">
            {say("favourite.keep")}
          </button>
          <p class="small">{say("favourite.what")}</p>
        </form>
      ) : (
        state.value === "idle" && (
          <button type="button" class="text-btn" onClick={begin}>
            {say("favourite.save")}
          </button>
        )
      )}
      <p class="small" role="status">
        {state.value === "kept" ? say("favourite.kept") : ""}
      </p>
    </section>
  );
}
