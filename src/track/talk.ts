import type { Cue, CueKind } from "#core";
import type { Earcon } from "./earcons.ts";

/** How much is spoken. Stop rules are spoken always: what they say nobody can guess from a tone. */
export const TALKS = ["full", "short", "tones"] as const;
export type Talk = (typeof TALKS)[number];

/** The sound of each kind of cue; a pass is part of the ticking. */
const EARCON_OF: Readonly<Record<CueKind, Earcon | null>> = {
  safety: "safety",
  "get-ready": "ready",
  enter: "enter",
  pass: null,
  halfway: "halfway",
  countdown: "count",
  leave: "leave",
  rest: "rest",
  "switch-sides": "switch",
  next: "next",
  stretch: "stretch",
  "stretch-end": "release",
  done: "done",
};

const isRule = ({ say }: Cue): boolean => say.key.startsWith("stop.") && !HARMLESS.includes(say.key);
const HARMLESS: readonly string[] = ["stop.skipped", "stop.paused", "stop.resumed", "stop.ended"];

/** The sound that a cue begins with, or null. A stop rule where nothing is pressed has a sound of its own. */
export const earconOf = (cue: Cue): Earcon | null =>
  cue.kind === "safety" && isRule(cue) ? "stop" : EARCON_OF[cue.kind];

/** Kinds that stay silent words when less is to be said. */
const ONLY_FULL: readonly CueKind[] = ["halfway", "countdown", "rest", "get-ready"];

/** Whether the sentence of a cue is spoken. "And back" is said by the ticking. */
export function isSpoken(talk: Talk, cue: Cue): boolean {
  if (cue.kind === "pass") return false;
  if (isRule(cue) || cue.say.key === "track.ticking") return true;
  if (talk === "tones") return false;
  return talk === "full" || !ONLY_FULL.includes(cue.kind);
}

/** Which of two sentences goes where there is no time for both; the lower one. */
export function weightOf(cue: Cue): number {
  if (isRule(cue) || cue.kind === "enter" || cue.kind === "leave") return 4;
  if (cue.kind === "safety") return 3;
  return cue.kind === "next" || cue.kind === "switch-sides" || cue.kind === "stretch" ? 2 : 1;
}
