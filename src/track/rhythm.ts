import type { Cue } from "#core";
import type { Contact } from "./contacts.ts";
import { BREATH } from "./earcons.ts";
import type { Breath, Tick } from "./earcons.ts";

/** Longest silence between two ticks while something presses: a person lets go when they stop. */
export const TICK_GAP_MS = 1500;
const BEAT_MS = 1000;
/** Nothing ticks so shortly before a `leave`, nor while `enter` sounds. */
const CLEAR_MS = { beforeLeave: 500, afterEnter: 260 } as const;

interface Beat {
  readonly atMs: number;
  readonly sound: Tick | `breath-${Breath}`;
}

/** Between two turns as many even beats as keep the ticking going. */
function between(fromMs: number, toMs: number): readonly Beat[] {
  const parts = Math.max(1, Math.ceil((toMs - fromMs) / BEAT_MS - 0.25));
  return Array.from({ length: parts - 1 }, (_, n) => ({
    atMs: Math.round(fromMs + ((n + 1) * (toMs - fromMs)) / parts),
    sound: "beat",
  }));
}

/** What is heard while something presses: a turn for each pass, beats between, and the breath under what is held. */
export function beatsOf(contact: Contact, cues: readonly Cue[], startMs: number): readonly Beat[] {
  const fromMs = contact.enterMs ?? startMs;
  const inside = (atMs: number): boolean =>
    atMs >= fromMs + CLEAR_MS.afterEnter && atMs <= contact.leaveMs - CLEAR_MS.beforeLeave;
  const turns = cues.filter(({ kind, atMs }) => kind === "pass" && inside(atMs)).map(({ atMs }) => atMs);
  const marks = [fromMs, ...turns, contact.leaveMs];
  const beats = marks.slice(1).flatMap((to, at) => between(marks[at] ?? fromMs, to));
  const ticks = [...turns.map((atMs): Beat => ({ atMs, sound: "turn" })), ...beats];
  return [
    ...ticks.filter(({ atMs }) => inside(atMs)),
    ...(contact.holds || contact.breathes ? breathsOf(contact, fromMs) : []),
  ];
}

function breathsOf({ leaveMs }: Contact, fromMs: number): readonly Beat[] {
  const breaths: Beat[] = [];
  const round = BREATH.inMs + BREATH.outMs;
  for (let atMs = fromMs + 400; atMs + round <= leaveMs - CLEAR_MS.beforeLeave; atMs += round)
    breaths.push({ atMs, sound: "breath-in" }, { atMs: atMs + BREATH.inMs, sound: "breath-out" });
  return breaths;
}
