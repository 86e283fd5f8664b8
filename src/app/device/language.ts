/** Read before anything is shown, so it cannot wait for the disk; where nothing may be kept, the device decides. */
const KEPT = "language";
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** The language to speak: the one that was chosen here, or the first that the device asks for; else the first there is. */
export function wantedLanguage(offered: readonly string[]): string {
  const wanted = [kept() ?? "", ...navigator.languages];
  const fitting = wanted.map(
    (tag) => offered.find((own) => own === tag) ?? offered.find((own) => own === tag.slice(0, 2)),
  );
  return fitting.find((tag) => tag !== undefined) ?? offered[0] ?? "en";
}

/** Chooses a language on this device; null forgets the choice. Gives false where nothing is kept. */
export function chooseLanguage(tag: string | null): boolean {
  try {
    if (tag === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, tag);
    return true;
  } catch {
    return false;
  }
}

/** The page comes back, in the language that is chosen now. */
export const comeBack = (): void => location.reload();

/** What the page says of its language: how it is spoken, broken into lines, and from which side it is read. */
export function wearLanguage(tag: string, dir: "ltr" | "rtl"): void {
  document.documentElement.lang = tag;
  document.documentElement.dir = dir;
}
