import { computed } from "@preact/signals";
import { settings } from "./record.ts";

/** Steps of the text of the whole app, percent of what the device says. */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
export const textSize = computed<TextSize>(
  () => TEXT_SIZES.find((size) => size === settings.value["textSize"]) ?? TEXT_SIZES[0],
);
