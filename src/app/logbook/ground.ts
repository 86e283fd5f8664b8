import type { RunWork } from "#core";
import { distanceWords, heightWords } from "../units.ts";
import { say } from "../words.ts";
import { digitsThatAdd, sumShown, unitMeters } from "./figures.ts";

/** Name, way and what more there is to say of it. */
export type GroundRow = readonly [name: string, way: string, more: string];

/** Less than this is shown as nothing. */
const SHOWN_METERS = 0.5;
const heightIn = (key: "up" | "down", meters: number): string =>
  meters < SHOWN_METERS ? "" : say(`runs.${key}`, { height: heightWords(meters) });

/** How much of the way was flat, went up and went down, and all of it: with digits that add up to the eye. */
export function groundRows(ground: RunWork["ground"]): readonly GroundRow[] {
  const { flatKm, upKm, downKm, upMeters, downMeters, metersPerSecond } = ground;
  const parts = [flatKm, upKm, downKm].map((km) => (km * 1000) / unitMeters());
  const digits = digitsThatAdd(...parts);
  const way = (kilometers: number): string => distanceWords(kilometers * 1000, digits);
  const all = distanceWords(sumShown(digits, ...parts) * unitMeters(), digits);
  const [up, down] = [heightIn("up", upMeters), heightIn("down", downMeters)];
  // Without a piece that goes up, what goes up are bumps of the flat ones.
  const bumps = [upKm > 0 ? "" : up, downKm > 0 ? "" : down].filter((words) => words !== "");
  return [
    [say("runs.how-flat"), way(flatKm), bumps.join(", ")],
    ...(upKm > 0 ? [[say("runs.how-up"), way(upKm), up] as const] : []),
    ...(downKm > 0 ? [[say("runs.how-down"), way(downKm), down] as const] : []),
    [say("runs.how-all"), all, say("runs.how-speed", { way: distanceWords(metersPerSecond * 3600) })],
  ];
}
