/** Where the service worker lays files that another app shares. */
const SHARED = "shared";

/** Takes the files that another app shared: each is given once. */
export async function takeShared(): Promise<readonly File[]> {
  if (!("caches" in globalThis)) return [];
  const cache = await caches.open(SHARED);
  const files: File[] = [];
  for (const request of await cache.keys()) {
    const found = await cache.match(request);
    const name = decodeURIComponent(new URL(request.url).search.slice(1));
    if (found !== undefined) files.push(new File([await found.blob()], name));
    await cache.delete(request);
  }
  return files;
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
