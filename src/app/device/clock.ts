/** Wall clock, milliseconds since 1970. A test page may shift it with `?now=` (development builds only). */
export const nowMs = (): number => Date.now();

/** Minutes east of Greenwich here, at that moment. */
export const offsetMinutesAt = (ms: number): number => -new Date(ms).getTimezoneOffset();

/** Calls back now and then, at most once a frame while the page is seen; gives the way to stop it. */
export function everyFrame(callback: () => void): () => void {
  let id = requestAnimationFrame(function frame() {
    callback();
    id = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(id);
}

/** An id that no other device makes. */
export const newId = (): string => crypto.randomUUID();
