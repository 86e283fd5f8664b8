type Locks = Pick<LockManager, "request">;
const own = (): Locks | null => ("locks" in navigator ? navigator.locks : null);

/** The name that the window holds in which a session runs. */
export const SESSION = "legwork-session";

/** Whether some window holds a name now; where a browser knows no locks, none does. */
export async function isHeld(name: string): Promise<boolean> {
  const held = "locks" in navigator ? (await navigator.locks.query().catch(() => null))?.held : null;
  return held?.some((lock) => lock.name === name) ?? false;
}

/** A page that is loaded anew may ask before the old one is gone; another window does not let go. */
const WAIT_MS = 500;

/**
 * Holds a name for this window until it is let go of or the window is gone: gives the letting go, null where another
 * window holds it. Where a browser knows no locks, or refuses them, every window gets it.
 */
export function hold(name: string, locks: Locks | null = own()): Promise<(() => void) | null> {
  if (locks === null) return Promise.resolve(() => {});
  const signal = AbortSignal.timeout(WAIT_MS);
  return new Promise((resolve) => {
    const held = locks.request(name, { signal }, () => new Promise<void>((free) => resolve(() => free())));
    held.catch(() => resolve(signal.aborted ? null : () => {}));
  });
}
