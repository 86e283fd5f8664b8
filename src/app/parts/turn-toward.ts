import { VIEWS } from "#core";
import { offeredOn } from "./body.tsx";
import { turnTo, view } from "./turn.ts";

/** Turns the body to the side on which most of these places can be seen; where another shows no more, it stays. */
export function turnToward(places: readonly string[]): void {
  const [first] = places;
  if (first === undefined) return;
  const seenOn = (each: (typeof VIEWS)[number]): number =>
    places.filter((place) => offeredOn(each).some((shape) => shape.place === place)).length;
  const most = Math.max(...VIEWS.map(seenOn));
  if (seenOn(view.value) < most) view.value = VIEWS.find((each) => seenOn(each) === most) ?? view.value;
  const shown = offeredOn(view.value).find(({ place }) => places.includes(place));
  if (shown !== undefined) turnTo(shown.place, shown.side);
}
