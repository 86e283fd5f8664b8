import { rawPage } from "./raw.ts";
import type { RawPage } from "./raw.ts";

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until an expression holds in the page; a page that is still loading does not have it yet. */
export async function until(page: Pick<RawPage, "evaluate">, expression: string, mostMs = 25_000): Promise<void> {
  for (const end = Date.now() + mostMs; Date.now() < end; await wait(50))
    if (await page.evaluate<boolean>(`Boolean(${expression})`).catch(() => false)) return;
  throw new Error(`it never came: ${expression}`);
}
/** The page's own functions are there: its rules come after the page has loaded, and `open` is the browser's until then. */
const READY = "'cuesOf' in window && 'kept' in window";
/** The clock waits where a track came later than it was asked for; after two seconds of sound it no longer does. */
export const SOUNDS = "element && element.currentTime > 2 && element.duration > 60";

/** The player's page in a browser of its own, opened by a real tap. */
export async function opened(
  address: string,
  open: string,
  more: readonly string[] = [],
  profile?: string,
): Promise<RawPage> {
  const page = await rawPage(address, profile, more);
  await until(page, READY);
  // The voice is here before it is needed, as in the app.
  await page.evaluate("read.then(() => true)");
  await page.evaluate(open);
  await page.click("#begin");
  return page;
}
/** A page with a whole session as the app begins it, pressing. */
export async function pressing(address: string, profile?: string): Promise<RawPage> {
  const page = await opened(address, "read.then(openSession)", [], profile);
  await until(page, "modeNow().phase === 'contact' && element.currentTime > 1");
  return page;
}
