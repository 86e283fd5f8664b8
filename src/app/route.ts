import { signal } from "@preact/signals";
import { pathNow, putPath, whenWent } from "./device/address.ts";

/** Where one is: the path of the address, without a trailing slash. */
export const route = signal(tidy(pathNow()));

function tidy(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, "") : path;
}

/** Goes to a path of the app; `replace` where going back to the present one would make no sense. */
export function go(path: string, how: "push" | "replace" = "push"): void {
  putPath(path, how);
  route.value = tidy(path);
}
whenWent(() => {
  route.value = tidy(pathNow());
});

/** A click on an in-app link: handled here unless a modifier asks for a new tab. */
export function follow(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest("a[href^='/']");
  if (link === null || link === undefined || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.hasAttribute("download")) return;
  event.preventDefault();
  go(link.getAttribute("href") ?? "/");
}
