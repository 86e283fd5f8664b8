import { DOSE, SOUND } from "#core";
import type { Ahead, Cue } from "#core";

/** From an `enter` to its `leave`; `enterMs` is null where the track begins while something already presses. */
export interface Contact {
  readonly enterMs: number | null;
  /** When it began on its own count; null where a `leave` ends what nobody told of. */
  readonly sinceMs: number | null;
  readonly leaveMs: number;
  /** Longest that it may last, whatever the plan says. */
  readonly capMs: number;
  readonly holds: boolean;
  /** What its place may be pressed from the beginning of the track on, with all other contacts there; milliseconds. */
  readonly place: string;
  readonly leftMs: number;
  /** Hands that rest on the body and only follow the breath. */
  readonly breathes: boolean;
}

/** Longest that a contact with this cap may last in a track: no fact and no plan gets more than the last resort. */
export const longestMs = (capMs: number): number => Math.min(capMs, SOUND.leaveBy.value * 1000, DOSE.spot.value * 1000);

const isHold = ({ say }: Cue): boolean => say.key === "cue.enter-spot";
/** The guardrail of its step; a step that nobody knows counts as the worst one, a spot under a hard tool. */
function capOf(longest: Ahead["longestMs"], step: number | null, enter: Cue | null): number {
  const known = (step === null ? undefined : longest[step]) ?? DOSE.hardSpot.value * 1000;
  return Math.min(known, (enter !== null && isHold(enter) ? DOSE.hold : DOSE.set).value * 1000);
}

/** Steps that nobody knows are one place. */
const UNKNOWN: Ahead["steps"][number] = { place: "", leftMs: DOSE.regionInSession.value * 1000, holds: false };

interface Begun {
  readonly enter: Cue | null;
  readonly step: number | null;
  readonly sinceMs: number;
}

/**
 * The contacts among cues in order. An `enter` without a `leave`, or a second one before it, has none, nor has what was
 * open and goes on: `unended` then says when it began, and nothing may be played.
 */
export function contactsOf({ cues, open, again: then, longestMs: longest, steps }: Ahead): {
  readonly contacts: readonly Contact[];
  readonly unended: number | null;
} {
  const contacts: Contact[] = [];
  let begun: Begun | null = open?.presses === true ? { enter: null, step: open.step, sinceMs: open.sinceMs } : null;
  let again = open?.presses === false ? open : (then ?? null);
  for (const cue of cues) {
    if (cue.kind === "enter") {
      if (begun !== null) return { contacts, unended: begun.sinceMs };
      begun = { enter: cue, step: cue.step, sinceMs: again?.sinceMs ?? cue.atMs };
      again = null;
    }
    if (cue.kind !== "leave") continue;
    const enter = begun?.enter ?? null;
    const step = begun === null ? cue.step : begun.step;
    const at = (step === null ? undefined : steps[step]) ?? UNKNOWN;
    contacts.push({
      enterMs: enter?.atMs ?? null,
      sinceMs: begun?.sinceMs ?? null,
      leaveMs: cue.atMs,
      capMs: capOf(longest, step, enter),
      holds: at.holds || (enter !== null && isHold(enter)),
      place: at.place,
      leftMs: at.leftMs,
      breathes: (enter ?? cue).stroke === "breathe",
    });
    begun = null;
  }
  return { contacts, unended: begun?.sinceMs ?? null };
}
