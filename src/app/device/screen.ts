import { signal } from "@preact/signals";

/** From this width on the screen is a desk: all sides of the body at once. */
const desk = matchMedia("(min-width: 900px)");
export const wide = signal(desk.matches);
desk.addEventListener("change", () => {
  wide.value = desk.matches;
});

/** How light or dark the screen is: as the device says, or by hand. */
export function wearTheme(theme: "light" | "dark" | null): void {
  // The page itself says it by the system's choice.
  if (theme === null) return void delete document.documentElement.dataset["theme"];
  document.documentElement.dataset["theme"] = theme;
  // The bars of the phone wear the same.
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper");
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) bar.setAttribute("content", paper);
}

/** How large the text of the whole app is, percent of what the device says. */
export function wearTextSize(percent: number): void {
  document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
}

/** Points of the screen for each pixel of the page. */
export const pointsPerPixel = (): number => globalThis.devicePixelRatio || 1;

/** Calls back whenever another part of the page is seen: it was scrolled, or the window changed. Gives the way to stop. */
export function whenMoved(callback: () => void): () => void {
  addEventListener("scroll", callback, { passive: true });
  addEventListener("resize", callback);
  return () => {
    removeEventListener("scroll", callback);
    removeEventListener("resize", callback);
  };
}

/** Calls back whenever the page comes back into sight. */
export function whenSeen(callback: () => void): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") callback();
  });
}
/** Whether the person has not asked for less movement. */
export const likesMotion = (): boolean => matchMedia("(prefers-reduced-motion: no-preference)").matches;
