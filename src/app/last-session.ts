import { computed } from "@preact/signals";
import type { LineOf } from "#journal";
import { daysAgo } from "./device/clock.ts";
import { lines } from "./record.ts";

/** After so many days the places of the last session are not offered any more. [design] */
const OFFERED_DAYS = 14;

/** The newest session, while it is recent and worked a place that was marked. */
export const lastSession = computed<LineOf<"session"> | null>(() => {
  const last = lines.value
    .filter((line) => line.kind === "session")
    .reduce<LineOf<"session"> | null>((a, b) => (a !== null && Date.parse(a.at) > Date.parse(b.at) ? a : b), null);
  const offers = last?.worked.some(({ before }) => before !== null) && daysAgo(Date.parse(last.at)) <= OFFERED_DAYS;
  return offers === true ? last : null;
});
