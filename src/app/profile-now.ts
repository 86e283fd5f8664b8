import { profileAt } from "#journal";
import { nowMs } from "./device/clock.ts";
import { lines } from "./record.ts";

/** The profile as it holds now; null: it is asked. */
export const profileNow = (): ReturnType<typeof profileAt> => profileAt(lines.value, nowMs());
