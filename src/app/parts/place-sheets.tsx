import type { JSX } from "preact";
import { rules } from "../engine.ts";
import { sidedName, say } from "../words.ts";
import { offeredOn, Picture } from "./body.tsx";
import type { Touched } from "./body.tsx";
import { Complaints } from "./complaints.tsx";
import { Chevron } from "./frame.tsx";
import { cropOf } from "./pose.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet, takePlace } from "./today-sheets.tsx";

/** Width by height of the larger picture. */
const RATIO = 1.5;
/** The places under a finger, much larger: a touch is enough. The names below do the same. */
function Loupe({ places, onPlace }: { places: readonly Touched[]; onPlace: (touched: Touched) => void }): JSX.Element {
  const view = places[0]?.view ?? "back";
  const all = offeredOn(view);
  const meant = all.filter((shape) => places.some(({ place, side }) => shape.place === place && shape.side === side));
  const { x, y, w, h } = cropOf(view, meant, RATIO, 1.3, 150);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <svg class="close" viewBox={`${x} ${y} ${w} ${h}`} aria-hidden="true">
      <Picture view={view} />
      {meant.map((shape) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <path key={shape.place} class="seam meant" d={shape.path} onClick={() => onPlace(shape as Touched)} />
      ))}
    </svg>
  );
}

/** Several places lie under one finger: which is meant? */
export const WhichPlace = ({ places }: { readonly places: readonly Touched[] }): JSX.Element => (
  <Sheet title={say("pick.which")} onClose={closeSheet}>
    {(close) => {
      const take = (touched: Touched): void => {
        close();
        takePlace(touched);
      };
      return (
        <>
          <Loupe places={places} onPlace={take} />
          <ul class="rows">
            {places.map((touched) => (
              <li key={`${touched.place}.${touched.side}`}>
                <button type="button" class="row" onClick={() => take(touched)}>
                  <span>{sidedName(touched.place, touched.side)}</span>
                  <Chevron />
                </button>
              </li>
            ))}
          </ul>
        </>
      );
    }}
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
