/** Whether the browser promised not to throw the record away when space gets short; null where it cannot be asked. */
export const isLasting = async (): Promise<boolean | null> =>
  (await navigator.storage?.persisted?.().catch(() => null)) ?? null;

/** Asks the browser for that promise. It may say no, and may ask the person first. */
export const askToLast = async (): Promise<boolean> =>
  (await navigator.storage?.persist?.().catch(() => false)) ?? false;
