import type { CueKind } from "#core";

/** Milliseconds on, off, on …; what has no pattern does not buzz. */
const PATTERNS: Partial<Readonly<Record<CueKind, readonly number[]>>> = {
  "get-ready": [60],
  enter: [180],
  leave: [90, 70, 90],
  halfway: [40],
  "switch-sides": [60, 60, 60],
  next: [60, 60, 60],
  stretch: [120],
  "stretch-end": [60, 60, 60],
  done: [200, 100, 200],
};
/** Lets the phone buzz, where it can. */
export function buzz(kind: CueKind): void {
  const pattern = PATTERNS[kind];
  if (pattern !== undefined && "vibrate" in navigator) navigator.vibrate([...pattern]);
}
