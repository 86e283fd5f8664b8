import type { Cue } from "#core";

/** So much of a session is mixed first: soon enough to be heard at once, long enough to mix the rest meanwhile. */
const NEAR_MS = 20_000;
/** What is no longer than this is mixed as a whole at once. */
const SHORT_MS = 90_000;

/**
 * The cues that come first, up to where nothing presses any more: the first `leave` after that time and what is said
 * before the next `enter`. All of them where the whole is short.
 */
export function nearOf(cues: readonly Cue[], startMs: number): readonly Cue[] {
  if ((cues.at(-1)?.atMs ?? startMs) - startMs <= SHORT_MS) return cues;
  const leave = cues.findIndex(({ kind, atMs }) => kind === "leave" && atMs >= startMs + NEAR_MS);
  if (leave < 0) return cues;
  const next = cues.findIndex(({ kind }, n) => n > leave && kind === "enter");
  return next < 0 ? cues : cues.slice(0, next);
}

/** From and to, milliseconds of a track, in order. */
export type Spans = readonly (readonly [number, number])[];

/** Whether nothing sounds at that place, nor begins so soon after it. */
export const isQuiet = (sounding: Spans, placeMs: number, forMs: number): boolean =>
  !sounding.some(([from, to]) => from < placeMs + forMs && to > placeMs);
