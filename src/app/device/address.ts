/** The path that the page is at. */
export const pathNow = (): string => location.pathname;

/** Puts a path of the app into the address and shows its top; `replace` where going back would make no sense. */
export function putPath(path: string, how: "push" | "replace"): void {
  if (how === "push") {
    // Who comes back finds the place again.
    history.replaceState({ y: scrollY }, "");
    history.pushState(null, "", path);
  } else history.replaceState(null, "", path);
  scrollTo(0, 0);
}
/** What is gone back to may still be growing: it is tried again for half a second. */
const TRIES = 30;
function scrollBack(y: number, tries: number): void {
  requestAnimationFrame(() => {
    scrollTo(0, y);
    if (scrollY < y - 1 && tries > 0) scrollBack(y, tries - 1);
  });
}
/** Calls back when the person went back or forth; then the page stands where it was left. */
export function whenWent(callback: () => void): void {
  addEventListener("popstate", ({ state }) => {
    callback();
    const y = (state as { readonly y?: number } | null)?.y ?? 0;
    if (y > 0) scrollBack(y, TRIES);
  });
}
