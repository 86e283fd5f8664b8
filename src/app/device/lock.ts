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

type Free = () => void;
/** Gives the letting go; null where the name is held, or stays so until the signal. */
function ask(locks: Locks, name: string, options: LockOptions): Promise<Free | null> {
  return new Promise((resolve) => {
    const held = locks.request(name, options, (lock) =>
      lock === null ? resolve(null) : new Promise<void>((free) => resolve(() => free())),
    );
    held.catch(() => resolve(options.signal?.aborted === true ? null : () => {}));
  });
}

/**
 * Holds a name for this window until it is let go of or the window is gone: gives the letting go, null where another
 * window holds it. Where a browser knows no locks, or refuses them, every window gets it.
 *
 * Whether the name is free is asked without a clock: a slow phone is busy for longer than one waits for another window.
 */
export async function hold(name: string, locks: Locks | null = own()): Promise<Free | null> {
  if (locks === null) return () => {};
  const free = await ask(locks, name, { ifAvailable: true });
  return free ?? ask(locks, name, { signal: AbortSignal.timeout(WAIT_MS) });
}
