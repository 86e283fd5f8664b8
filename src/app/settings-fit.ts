import { effect } from "@preact/signals";
import { MINUTES } from "#core";
import type { Settings } from "./device/disk.ts";
import { setSetting, settings, storage } from "./record.ts";

const isLength = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= MINUTES.least.value && Number(value) <= MINUTES.most.value;
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === "string");
const isRows = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null);
/** What a setting has to be; a name that this version does not know may be another one's, and stays. */
const SHAPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  minutes: isLength,
  tools: isNames,
  positions: isNames,
  liked: isNames,
  disliked: isNames,
  cardsShown: isNames,
  favourites: isRows,
};
/** Names of the settings that mean nothing here: minutes that are no length, a list that is none. */
export const unfit = (kept: Settings): readonly string[] =>
  Object.entries(kept).flatMap(([name, value]) =>
    value === undefined || (SHAPES[name] ?? (() => true))(value) ? [] : [name],
  );

/**
 * What stands on the disk may be old or written by hand. As soon as the rules are here, what means nothing to them is
 * forgotten, and only that.
 */
effect(() => {
  const names = unfit(settings.value);
  if (names.length === 0 || storage.value !== "disk") return;
  for (const name of names) void setSetting(name, undefined);
});
