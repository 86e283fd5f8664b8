import { signal } from "@preact/signals";
import { VIEWS } from "#core";
import type { View } from "#core";
import { offeredOn } from "./body.tsx";

/** The side from which a phone shows the body. */
export const view = signal<View>("back");
/** The half of it that a phone shows: legs are the subject. */
export const part = signal<"legs" | "upper">("legs");

/** One side further. */
export function turn(by: number): void {
  const at = VIEWS.indexOf(view.value);
  view.value = VIEWS[(at + by + VIEWS.length) % VIEWS.length] ?? "back";
}
/** Above it a place belongs to the upper part, mm from the top of the sheet. */
const WAIST = 640;
/** Turns the body so that a place can be seen. */
export function turnTo(place: string, side: string): void {
  const on = (each: View) => offeredOn(each).find((shape) => shape.place === place && shape.side === side);
  if (on(view.value) === undefined) view.value = VIEWS.find((each) => on(each) !== undefined) ?? view.value;
  part.value = view.value !== "soles" && (on(view.value)?.at[1] ?? WAIST) < WAIST ? "upper" : "legs";
}
