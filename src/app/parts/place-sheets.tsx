import type { JSX } from "preact";
import { rules } from "../engine.ts";
import { sidedName, say } from "../words.ts";
import type { Touched } from "./body.tsx";
import { Complaints } from "./complaints.tsx";
import { Chevron } from "./frame.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet, takePlace } from "./today-sheets.tsx";

/** Two places lie under one finger: which is meant? */
export const WhichPlace = ({ places }: { readonly places: readonly Touched[] }): JSX.Element => (
  <Sheet title={say("pick.which")} onClose={closeSheet}>
    {(close) => (
      <ul class="rows">
        {places.map((touched) => (
          <li key={`${touched.place}.${touched.side}`}>
            <button
              type="button"
              class="row"
              onClick={() => {
                close();
                takePlace(touched);
              }}
            >
              <span>{sidedName(touched.place, touched.side)}</span>
              <Chevron />
            </button>
          </li>
        ))}
      </ul>
    )}
  </Sheet>
);

/** A place that is never worked: why, and what people with trouble there can choose instead. */
export function AskedPlace({ touched }: { readonly touched: Touched }): JSX.Element {
  const fact = rules.value?.facts.places.find(({ id }) => id === touched.place);
  return (
    <Sheet title={sidedName(touched.place, touched.side)} onClose={closeSheet}>
      {(close) => (
        <>
          <p>{fact?.why}</p>
          {fact !== undefined && fact.offers.length > 0 && (
            <>
              <h3>{say("pick.offers")}</h3>
              <Complaints codes={fact.offers} onChosen={close} />
            </>
          )}
        </>
      )}
    </Sheet>
  );
}
