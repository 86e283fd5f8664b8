import { DOSE, SOUND } from "#core";
import type { Cue } from "#core";

/** From an `enter` to its `leave`; `enterMs` is null where the track begins while something already presses. */
export interface Contact {
  readonly enterMs: number | null;
  readonly leaveMs: number;
  /** Longest that it may last, whatever the plan says. */
  readonly capMs: number;
  readonly holds: boolean;
  /** Hands that rest on the body and only follow the breath. */
  readonly breathes: boolean;
}

/** Longest that a contact with this cap may last in a track: no fact and no plan gets more than the last resort. */
export const longestMs = (capMs: number): number => Math.min(capMs, SOUND.leaveBy.value * 1000, DOSE.spot.value * 1000);

const isHold = ({ say }: Cue): boolean => say.key === "cue.enter-spot";
const capOf = (enter: Cue | null): number => (enter !== null && isHold(enter) ? DOSE.hold : DOSE.set).value * 1000;

/**
 * The contacts among cues in order. An `enter` without a `leave`, or a second one before it, has none: `unended` then
 * says when it began, and nothing may be played.
 */
export function contactsOf(cues: readonly Cue[]): {
  readonly contacts: readonly Contact[];
  readonly unended: number | null;
} {
  const contacts: Contact[] = [];
  let begun: Cue | null = null;
  for (const cue of cues) {
    if (cue.kind === "enter") {
      if (begun !== null) return { contacts, unended: begun.atMs };
      begun = cue;
    }
    if (cue.kind !== "leave") continue;
    const holds = begun !== null && isHold(begun);
    const breathes = (begun ?? cue).stroke === "breathe";
    contacts.push({ enterMs: begun?.atMs ?? null, leaveMs: cue.atMs, capMs: capOf(begun), holds, breathes });
    begun = null;
  }
  return { contacts, unended: begun?.atMs ?? null };
}
