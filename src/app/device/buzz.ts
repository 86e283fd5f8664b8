import type { CueKind } from "#core";

/** One pulse: next; two: the other side; three: the end of what presses, or of all. Milliseconds on, off, on … */
const pulses = (times: number, ms: number): readonly number[] =>
  Array.from({ length: times * 2 - 1 }, (_, n) => (n % 2 === 0 ? ms : 80));
const PATTERNS: Partial<Readonly<Record<CueKind, readonly number[]>>> = {
  "get-ready": pulses(1, 60),
  enter: pulses(1, 180),
  halfway: pulses(1, 40),
  next: pulses(1, 90),
  stretch: pulses(1, 120),
  "switch-sides": pulses(2, 90),
  leave: pulses(3, 90),
  "stretch-end": pulses(3, 60),
  done: pulses(3, 200),
};
/** Lets the phone buzz, where it can. */
export function buzz(kind: CueKind): void {
  const pattern = PATTERNS[kind];
  // Before the first touch after a reload the browser refuses, and complains.
  const touched = navigator.userActivation?.hasBeenActive ?? true;
  if (pattern !== undefined && touched && "vibrate" in navigator) navigator.vibrate([...pattern]);
}
