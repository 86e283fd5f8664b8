import { languageCode } from "../words.ts";

const MS_PER_DAY = 86_400_000;
/** "14:05", as people here write it. */
export const timeOfDay = (ms: number): string =>
  new Intl.DateTimeFormat(languageCode, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms);

/** "14:05" today, else with the day of the week. */
export function whenOf(ms: number, nowMs: number): string {
  const sameDay = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  if (sameDay) return timeOfDay(ms);
  const far = ms - nowMs > 6 * MS_PER_DAY;
  const day = new Intl.DateTimeFormat(languageCode, far ? { day: "numeric", month: "long" } : { weekday: "long" });
  return `${day.format(ms)}, ${timeOfDay(ms)}`;
}
/** "11:24". */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
