/** Where the service worker lays files that another app shares. */
const SHARED = "shared";

/** Files that lie somewhere until they are written down here. */
export interface Lent {
  readonly files: readonly File[];
  /** They are written down, or read. */
  readonly forget: () => Promise<void>;
  /** Nothing came of it: who takes the next time finds them again. */
  readonly letGo: () => void;
}

/** Addresses of those that this window has taken and not let go of. */
const taken = new Set<string>();

/** Takes the files that another app shared; they stay where they lie until they are forgotten. */
export async function takeShared(): Promise<Lent> {
  const files: File[] = [];
  const cache = "caches" in globalThis ? await caches.open(SHARED) : null;
  const requests = ((await cache?.keys()) ?? []).filter(({ url }) => !taken.has(url));
  for (const request of requests) taken.add(request.url);
  for (const request of requests) {
    const found = await cache?.match(request);
    const name = decodeURIComponent(new URL(request.url).search.slice(1));
    if (found !== undefined) files.push(new File([await found.blob()], name));
  }
  return {
    files,
    forget: async () => {
      for (const request of requests) await cache?.delete(request);
    },
    letGo: () => {
      for (const request of requests) taken.delete(request.url);
    },
  };
}

/** Ways of giving files that this browser has; the others are said to be closed. */
export interface Ways {
  readonly folder: boolean;
  readonly open: boolean;
  readonly share: boolean;
}
export const waysHere = (): Ways => ({
  folder: "webkitdirectory" in HTMLInputElement.prototype && matchMedia("(pointer: fine)").matches,
  open: "launchQueue" in globalThis,
  // Only Chromium on Android hands files to an installed page, and there is no way to ask it.
  share: /Android.*Chrome\//.test(navigator.userAgent),
});
