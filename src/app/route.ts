import { signal } from "@preact/signals";

/** Where one is: the path of the address, without a trailing slash. */
export const route = signal(tidy(location.pathname));

function tidy(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, "") : path;
}

/** Goes to a path of the app; `replace` where going back to the present one would make no sense. */
export function go(path: string, how: "push" | "replace" = "push"): void {
  if (how === "push") history.pushState(null, "", path);
  else history.replaceState(null, "", path);
  route.value = tidy(path);
  scrollTo(0, 0);
}
addEventListener("popstate", () => {
  route.value = tidy(location.pathname);
});

/** A click on an in-app link: handled here unless a modifier asks for a new tab. */
export function follow(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest("a[href^='/']");
  if (link === null || link === undefined || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.hasAttribute("download")) return;
  event.preventDefault();
  go(link.getAttribute("href") ?? "/");
}
