import { profileAt } from "#journal";
import { instantNow, nowMs, today } from "./device/clock.ts";
import type { Rules } from "./engine.ts";
import { lines } from "./record.ts";

/** The profile that was told last and still counts; null: it is asked. */
export const profileTold = (): ReturnType<typeof profileAt> => profileAt(lines.value, nowMs());

/** A request with nothing in it: with it the rules say whether they can read a part of the record. */
const EMPTY = { moment: "rest", minutes: 10, tools: [], spots: [], complaint: null, language: "en" } as const;
/** Whether the rules can read this much of a request; what names the part tells nothing else about it. */
export const canRead = ({ readRequest, knowledge }: Rules, part: object): boolean =>
  readRequest(knowledge, { ...EMPTY, at: instantNow(), profile: [], answers: {}, runs: [], entries: [], ...part }).ok;

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
export function notLater<T extends { readonly on: string }>(details: readonly T[]): readonly T[] {
  const day = today();
  return details.map((detail) => (detail.on > day ? { ...detail, on: day } : detail));
}
