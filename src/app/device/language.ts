import { early } from "./early.ts";

/** The language to speak: the one that was chosen here, or the first that the device asks for; else the first there is. */
export function wantedLanguage(offered: readonly string[]): string {
  const wanted = [early("language") ?? "", ...navigator.languages];
  return wanted.flatMap((tag) => offered.filter((own) => tag.startsWith(own)))[0] ?? offered[0]!;
}

/** What was found to be wanted before the first paint. */
export const pageLanguage = (): string => document.documentElement.dataset["speaks"] ?? "en";

/** What the page says of its language: how it is spoken, broken into lines, and from which side it is read. */
export function wearLanguage(tag: string, dir: "ltr" | "rtl"): void {
  document.documentElement.lang = tag;
  document.documentElement.dir = dir;
}
