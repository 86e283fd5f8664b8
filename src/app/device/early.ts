/** The few things that are read before anything is painted, so that they cannot wait for the disk. */
type Early = "language" | "theme" | "textSize";

/** Null where nothing is kept, or nothing may be. */
export function early(name: Early): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
/** Keeps one of them; null forgets it. Gives false where nothing is kept. */
export function keepEarly(name: Early, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}
