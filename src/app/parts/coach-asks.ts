import type { SessionState } from "#core";

/** Asked when the pressure is found, and gone again before the end: nothing changes there that a tap could meet. [design] */
const ASKS_MS = { from: 8000, forMs: 14_000, beforeEnd: 4000 } as const;

/**
 * Whether it is asked now how strong the pressure is: at most once a step, in its first set or spot, while nobody has
 * told anything about it. It follows from the state alone, so a reload asks no second time.
 */
export function coachAsks({ mode, phase, elapsedMs, easing, rows, asked }: SessionState): boolean {
  if (mode !== "running" || phase?.kind !== "contact" || phase.index > 0) return false;
  if (easing.is !== "none" || asked.length > 0 || rows[phase.step]?.highest !== null) return false;
  const until = Math.min(ASKS_MS.from + ASKS_MS.forMs, phase.ms - ASKS_MS.beforeEnd);
  return elapsedMs >= ASKS_MS.from && elapsedMs < until;
}
