/** The windows of the app in this browser hear each other on this. */
const STOPPED = "legwork-stopped";
const channel = (): BroadcastChannel | null =>
  "BroadcastChannel" in globalThis ? new BroadcastChannel(STOPPED) : null;

/** Tells every other window that a stop was written. */
export function tellStop(): void {
  const to = channel();
  to?.postMessage(null);
  to?.close();
}
/** Hears that another window wrote a stop, until what it gives is called. */
export function onStop(act: () => void): () => void {
  const from = channel();
  from?.addEventListener("message", act);
  return () => from?.close();
}
