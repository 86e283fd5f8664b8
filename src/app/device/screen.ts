import { signal } from "@preact/signals";

/** From this width on the screen is a desk: all sides of the body at once. */
const desk = matchMedia("(min-width: 900px)");
export const wide = signal(desk.matches);
desk.addEventListener("change", () => {
  wide.value = desk.matches;
});

/** How light or dark the screen is: as the device says, or by hand. */
export function wearTheme(theme: "light" | "dark" | null): void {
  if (theme === null) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** How large the text of the whole app is, percent of what the device says. */
export function wearTextSize(percent: number): void {
  document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
}

/** Calls back whenever the page comes back into sight. */
export function whenSeen(callback: () => void): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") callback();
  });
}
