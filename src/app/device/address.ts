/** The path that the page is at. */
export const pathNow = (): string => location.pathname;

/** Puts a path of the app into the address and shows its top; `replace` where going back would make no sense. */
export function putPath(path: string, how: "push" | "replace"): void {
  if (how === "push") history.pushState(null, "", path);
  else history.replaceState(null, "", path);
  scrollTo(0, 0);
}
/** Calls back when the person went back or forth. */
export const whenWent = (callback: () => void): void => addEventListener("popstate", callback);
