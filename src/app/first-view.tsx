import { render } from "preact";
import { loadRules } from "./engine.ts";
import { PAGE_KINDS, addressOf, pagesOf } from "./library/address.ts";
import { Lazy } from "./parts/lazy.tsx";
import { storage } from "./record.ts";
import { route } from "./route.ts";
import { ahead } from "./screens/index.ts";

/** The address of every page of the library. */
export async function libraryPaths(): Promise<readonly string[]> {
  const { facts } = await loadRules();
  return PAGE_KINDS.flatMap((kind) => pagesOf(facts, kind).map(addressOf));
}

/**
 * What stands at a path before its code is there, as HTML: the screen itself, as it is drawn first, in English and for
 * one who was never here. Only the build asks; nothing in it answers a touch until the app has taken its place.
 */
export async function firstView(path: string): Promise<string> {
  storage.value = "disk";
  route.value = path;
  await ahead(path);
  const root = document.createElement("div");
  render(<Lazy />, root);
  for (const each of root.children) each.setAttribute("inert", "");
  for (const each of root.querySelectorAll("[style]")) each.removeAttribute("style");
  const html = root.innerHTML;
  render(null, root);
  return html;
}
