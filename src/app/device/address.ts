/** The path that the page is at. */
export const pathNow = (): string => location.pathname;

/** Puts a path of the app into the address and shows its top; `replace` where going back would make no sense. */
export function putPath(path: string, how: "push" | "replace"): void {
  const y = scrollY;
  if (how === "push") {
    // Who comes back finds the place again. A slow phone feels each of these calls: none is made for nothing.
    if (y !== yOf(history.state)) history.replaceState({ y }, "");
    history.pushState(null, "", path);
  } else history.replaceState(null, "", path);
  if (y > 0) scrollTo(0, 0);
}
/** Where a page was left, by its state in the history. */
const yOf = (state: unknown): number => (state as { readonly y?: number } | null)?.y ?? 0;
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
    const y = yOf(state);
    if (y > 0) scrollBack(y, TRIES);
  });
}
