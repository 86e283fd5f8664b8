/** Longest that a choice waits for the store, milliseconds: the page asks for the words again when it comes back. */
const WAIT_MS = 4000;

/** Stores a language's words on this device before it is spoken, where a service worker keeps the app. */
export function storeWords(tag: string): Promise<void> {
  const keeper = navigator.serviceWorker?.controller;
  if (!keeper) return Promise.resolve();
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    setTimeout(resolve, WAIT_MS);
    keeper.postMessage({ speak: tag }, [port2]);
  });
}
