import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Area, AskedPlaceId, ForecastLevel, RegionId, View } from "#core";
import { isOffered, mapView, neighbor } from "#figure";
import type { Arrow, MapView, Place } from "#figure";
import back from "../art/back.webp";
import front from "../art/front.webp";
import left from "../art/left.webp";
import right from "../art/right.webp";
import soles from "../art/soles.webp";
import { chosen, isMarked, isSame, sorenessOf } from "../draft.ts";
import { tinted } from "../logbook/felt.ts";
import { say, sidedName, sorenessWords } from "../words.ts";
import { hatchOf, toneOf } from "./hatches.tsx";

const PICTURES: Readonly<Record<View, string>> = { front, back, left, right, soles };
/** A place of the map that says something: a region, or a place that is asked about and never worked. */
export interface Touched {
  readonly place: RegionId | AskedPlaceId;
  readonly side: Place["side"];
  /** Where it was touched. */
  readonly view?: View;
}
export const areaOf = ({ place, side }: Place): Area => ({ region: place, side }) as Area;
export const keyOf = ({ place, side }: Touched | Place): string => `${place}.${side}`;

const sheets = new Map<View, MapView>();
/** A view of the map, read once. */
export function sheetOf(view: View): MapView {
  const known = sheets.get(view) ?? mapView(view);
  sheets.set(view, known);
  return known;
}
export const offeredOn = (view: View): readonly Place[] => sheetOf(view).places.filter(isOffered);

/** The picture of a view on its sheet, millimeters. */
export const Picture = ({ view }: { readonly view: View }): JSX.Element => {
  const { width, height } = sheetOf(view);
  return <image href={PICTURES[view]} width={width} height={height} />;
};

/** A marked place: filled and hatched once its soreness was said, until then a dotted edge. */
function Mark({ shape }: { readonly shape: Place }): JSX.Element {
  const area = areaOf(shape);
  const soreness = sorenessOf(area);
  const open = chosen.value !== null && isSame(chosen.value, area);
  if (soreness === null) return <path class="ring" d={shape.path} />;
  return (
    <>
      <path class={`spot ${toneOf(soreness)}`} d={shape.path} />
      <path class="spot-hatch" fill={hatchOf(soreness)} d={shape.path} />
      <path class={open ? "spot-line" : "spot-line thin"} d={shape.path} />
    </>
  );
}

/** Hatch of an estimate: as dense as that of a soreness that it stands for. */
const ESTIMATED = [0, 3, 6, 10] as const;

const ARROWS: Readonly<Record<string, Arrow>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
/** The place of a view that the tab key comes to: the one that had the focus last, else the highest. */
const focused = signal<Partial<Record<View, string>>>({});
const openKey = computed(() => chosen.value && `${chosen.value.region}.${chosen.value.side}`);
const tabStop = (view: View, places: readonly Place[]): string =>
  [openKey.value, focused.value[view]].find((key) => places.some((place) => keyOf(place) === key)) ?? keyOf(places[0]!);

/** "Left upper calf, 6, clearly sore". */
function placeWords(shape: Place): string {
  const area = areaOf(shape);
  const name = sidedName(shape.place, shape.side);
  const soreness = sorenessOf(area);
  if (!isMarked(area)) return name;
  return `${name}, ${soreness === null ? say("today.not-said") : sorenessWords(soreness)}`;
}

/** A place as it was drawn, and what it was drawn from. */
interface Seam {
  readonly state: string;
  readonly path: JSX.Element;
}
/**
 * One view of the body; every place on it is a button: the arrow keys go to the neighbor on the body. `guessed` are
 * dotted, and hatched on request: what the last runs worked.
 */
export function Body(props: {
  readonly view: View;
  readonly guessed: ReadonlyMap<string, ForecastLevel>;
  readonly onPlace: (touched: Touched) => void;
  /** The keyboard came to a place: it may be out of sight. */
  readonly onReach?: (place: string, side: string) => void;
}): JSX.Element {
  const { view, guessed, onPlace, onReach } = props;
  const places = offeredOn(view);
  const stop = tabStop(view, places);
  const press = (event: KeyboardEvent, shape: Place): void => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (arrow === undefined) return onPlace(shape as Touched);
    const next = neighbor(sheetOf(view), shape, arrow);
    const path = (event.currentTarget as Element).parentElement;
    if (next !== null) path?.querySelector<SVGPathElement>(`[data-key="${keyOf(next)}"]`)?.focus();
  };
  const seams = useRef<{ readonly of: View; readonly drawn: Map<string, Seam> }>({ of: view, drawn: new Map() });
  if (seams.current.of !== view) seams.current = { of: view, drawn: new Map() };
  /** A place is drawn anew only when something of it has changed: of a hundred most stay as they are. */
  function seamOf(shape: Place): JSX.Element {
    const [key, area] = [keyOf(shape), areaOf(shape)];
    const state = `${isMarked(area)} ${sorenessOf(area)} ${key === stop}`;
    const known = seams.current.drawn.get(key);
    if (known?.state === state) return known.path;
    const path = (
      // The whole figure takes a touch: what lies nearest to the finger is meant.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <path
        key={key}
        class="seam"
        role="button"
        tabindex={key === stop ? 0 : -1}
        aria-label={placeWords(shape)}
        aria-pressed={isMarked(area)}
        data-key={key}
        data-view={view}
        data-at={shape.at.join(" ")}
        data-place={shape.place}
        data-side={shape.side}
        d={shape.path}
        onKeyDown={(event) => press(event, shape)}
        onFocus={({ currentTarget }) => {
          focused.value = { ...focused.peek(), [view]: key };
          if (currentTarget.matches(":focus-visible")) onReach?.(shape.place, shape.side);
        }}
      />
    );
    seams.current.drawn.set(key, { state, path });
    return path;
  }
  return (
    <g role="group" aria-label={say("view.body", { view: say(`view.${view}`) })}>
      <Picture view={view} />
      {places
        .filter((shape) => guessed.has(shape.place) && !isMarked(areaOf(shape)))
        .map((shape) => (
          <g key={`g.${keyOf(shape)}`}>
            {tinted.value && (
              <path class="spot-hatch" fill={hatchOf(ESTIMATED[guessed.get(shape.place) ?? 0])} d={shape.path} />
            )}
            <path class="guess" d={shape.path} />
          </g>
        ))}
      {places
        .filter((shape) => isMarked(areaOf(shape)))
        .map((shape) => (
          <Mark key={`m.${keyOf(shape)}`} shape={shape} />
        ))}
      {places.map((shape) => seamOf(shape))}
    </g>
  );
}
