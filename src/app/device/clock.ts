/** Wall clock, milliseconds since 1970. A test page may shift it with `?now=` (development builds only). */
export const nowMs = (): number => Date.now();

/** Minutes east of Greenwich here, at that moment. */
export const offsetMinutesAt = (ms: number): number => 0 - new Date(ms).getTimezoneOffset();

/** An id that no other device makes. */
export const newId = (): string => crypto.randomUUID();

const dayNumber = (ms: number): number => Math.floor((ms + offsetMinutesAt(ms) * 60_000) / 86_400_000);
/** Calendar days from that moment to now, as the device's own days count. */
export const daysAgo = (ms: number): number => dayNumber(nowMs()) - dayNumber(ms);
/** Today as an ISO 8601 calendar date. */
export const today = (): string => new Date(nowMs() + offsetMinutesAt(nowMs()) * 60_000).toISOString().slice(0, 10);
/** "2 November": the day first, as most of the world writes it; with its year when it is another one. */
export function dateWords(ms: number, language: string): string {
  const isNow = new Date(ms).getFullYear() === new Date(nowMs()).getFullYear();
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    ...(isNow ? {} : { year: "numeric" }),
  }).format(ms);
}

const padded = (n: number): string => String(n).padStart(2, "0");
/** Now as ISO 8601 with the device's own offset. */
export function instantNow(): string {
  const ms = nowMs();
  const offset = offsetMinutesAt(ms);
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? "-" : "+"}${padded(hours)}:${padded(minutes)}`;
}
/** Milliseconds of a clock that never goes back; between two frames it tells how far an animation has come. */
export const tickMs = (): number => performance.now();

/** Lets the page draw and answer before what comes next. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Lets everything else go first. */
export const rest = (): Promise<void> => new Promise((resolve) => whenIdle(resolve));

/** Calls back once the page has nothing else to do. */
export function whenIdle(callback: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(callback);
  else setTimeout(callback, 1000);
}

/** Calls back a few times a second, also while the page is hidden as far as the browser lets it; gives the way to stop. */
export function every(ms: number, callback: () => void): () => void {
  const id = setInterval(callback, ms);
  return () => clearInterval(id);
}
