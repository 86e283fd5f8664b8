import type { JSX } from "preact";
import type { Area, RegionId, Side } from "#core";
import { ASKED_PLACES, sidesOf } from "#core";
import { aboutOf, isMarked, rate, sorenessOf, tellAbout, touch, unmark } from "../draft.ts";
import { alone, endAlone } from "../alone.ts";
import { rules } from "../engine.ts";
import { capital, placeName, say, sidedName, sorenessWords } from "../words.ts";
import { AloneName } from "./alone-view.tsx";
import { Complaints } from "./complaints.tsx";
import { AfterPaint } from "./later.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";

const VALUES = Array.from({ length: 11 }, (_, n) => n);

/** The number is not said any more; the place stays marked, with what else was said of it. */
function takeBack(area: Area): void {
  const about = aboutOf(area);
  unmark(area);
  touch(area);
  tellAbout(area, about);
}

/** One side of a place: marked or not, and how sore; nothing is filled in. */
function SideRow({ region, side }: { readonly region: RegionId; readonly side: Side }): JSX.Element {
  const area: Area = { region, side };
  const on = isMarked(area);
  const name = sidedName(region, side);
  return (
    <div class="side">
      <button
        type="button"
        class="choice"
        aria-pressed={on}
        aria-label={name}
        onClick={() => (on ? unmark(area) : touch(area))}
      >
        {side === "middle" ? say("pick.mark") : capital(say(`side.${side}`))}
      </button>
      {on && (
        <select
          aria-label={say("today.how-sore-place", { place: name })}
          value={sorenessOf(area) ?? ""}
          onChange={({ currentTarget: { value } }) => (value === "" ? takeBack(area) : rate(area, Number(value)))}
        >
          <option value="">{say("today.how-sore")}</option>
          {VALUES.map((n) => (
            <option key={n} value={n}>
              {sorenessWords(n)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** Places that are there at once, and that follow with each paint: as many as a slow phone draws in a blink. */
const AT_ONCE = 4;

function PlaceRow({ id, name }: { readonly id: RegionId; readonly name: string }): JSX.Element {
  return (
    <li>
      <h3>{capital(name)}</h3>
      {sidesOf(id).map((side) => (
        <SideRow key={side} region={id} side={side} />
      ))}
    </li>
  );
}

/** Every place of the figure as a list, in the same words; then what is never worked, and the known patterns. */
export function PlaceList(): JSX.Element {
  const regions = (rules.value?.facts.regions ?? [])
    .filter(({ id }) => id !== "whole-leg")
    .toSorted((a, b) => a.order - b.order);
  const places = rules.value?.facts.places ?? [];
  const later = Array.from({ length: Math.max(0, Math.ceil(regions.length / AT_ONCE) - 1) }, (_, i) => i + 1);
  return (
    <Sheet title={say("pick.list")} onClose={closeSheet}>
      {alone.value !== null && (
        <div>
          <AloneName />
          <button type="button" class="text-btn" onClick={() => endAlone()}>
            {say("alone.back")}
          </button>
        </div>
      )}
      <ul class="rows places">
        {regions.slice(0, AT_ONCE).map(({ id, name }) => (
          <PlaceRow key={id} id={id} name={name} />
        ))}
        {later.map((turn) => (
          <AfterPaint key={turn} turn={turn}>
            {() =>
              regions
                .slice(turn * AT_ONCE, (turn + 1) * AT_ONCE)
                .map(({ id, name }) => <PlaceRow key={id} id={id} name={name} />)
            }
          </AfterPaint>
        ))}
      </ul>
      <AfterPaint turn={later.length + 1}>
        {() => (
          <>
            <h3 class="after">{say("pick.complaint")}</h3>
            <Complaints />
          </>
        )}
      </AfterPaint>
      <AfterPaint turn={later.length + 2}>
        {() => (
          <>
            <h3 class="after">{say("pick.never")}</h3>
            <dl>
              {ASKED_PLACES.map((place) => (
                <div key={place}>
                  <dt>{capital(placeName(place))}</dt>
                  <dd class="quiet">{places.find(({ id }) => id === place)?.why}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </AfterPaint>
    </Sheet>
  );
}
