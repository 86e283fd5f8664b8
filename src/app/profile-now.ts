import { profileAt } from "#journal";
import { nowMs, today } from "./device/clock.ts";
import type { Rules } from "./engine.ts";
import { canRead } from "./readable.ts";
import { lines } from "./record.ts";

/** The profile that was told last and still counts; null: it is asked. */
export const profileTold = (): ReturnType<typeof profileAt> => profileAt(lines.value, nowMs());

/**
 * The profile as these rules read it; null: it is asked anew, also where another version wrote what they do not know.
 * Since a flight to the west a day that was told may not have come yet: it counts as today.
 */
export function profileNow(rules: Rules): ReturnType<typeof profileAt> {
  const told = profileTold();
  if (told === null) return null;
  const codes = [...new Set(told.codes)];
  const details = notLater(told.details);
  return canRead(rules, { profile: codes, details }) ? { ...told, codes, details } : null;
}
/** Days of details that have not come yet count as today. */
export function notLater<T extends { readonly on: string }>(details: readonly T[]): readonly T[] {
  const day = today();
  return details.map((detail) => (detail.on > day ? { ...detail, on: day } : detail));
}
