import { computed } from "@preact/signals";
import { settings } from "./record.ts";

/** How light the app is: as the device says, or by hand. */
export type Theme = "system" | "light" | "dark";
export const theme = computed<Theme>(() => {
  const kept = settings.value["theme"];
  return kept === "light" || kept === "dark" ? kept : "system";
});
