import type { Cue } from "#core";

/** Said so long before a contact ends, and only in one that is long enough for it. */
const SOON_MS = 5500;
const LONG_ENOUGH_MS = 15_000;

const TURNS: Partial<Readonly<Record<Cue["kind"], string>>> = {
  "switch-sides": "cue.soon-switch",
  next: "cue.soon-next",
};

/** What comes after a contact, said while there is time to think of it: "in five seconds: the other side". */
export function announced(cues: readonly Cue[]): readonly Cue[] {
  return cues.flatMap((leave, at): readonly Cue[] => {
    if (leave.kind !== "leave") return [];
    const then = cues.slice(at + 1).find(({ kind }) => kind !== "safety");
    const key = then === undefined || then.atMs > leave.atMs ? undefined : TURNS[then.kind];
    const before = cues.slice(0, at).findLast(({ kind }) => kind === "enter");
    const fits = before !== undefined && leave.atMs - before.atMs >= LONG_ENOUGH_MS;
    if (key === undefined || !fits) return [];
    return [{ ...leave, atMs: leave.atMs - SOON_MS, kind: "next", say: { key, values: {} } }];
  });
}

/** How long after the beginning of a session the rule about the ticks may be said. */
const RULE_AFTER_MS = 12_500;

/** The rule that needs no working phone, once, before anything presses: while it ticks you press, else you let go. */
export function tickingRule(cues: readonly Cue[]): readonly Cue[] {
  const [first] = cues;
  const enter = cues.find(({ kind }) => kind === "enter");
  const opens = cues.some(({ say }) => say.key === "cue.safety");
  if (first === undefined || enter === undefined || !opens) return [];
  const atMs = Math.min(first.atMs + RULE_AFTER_MS, Math.max(first.atMs, enter.atMs - 5000));
  return [{ ...enter, atMs, kind: "safety", say: { key: "track.ticking", values: {} } }];
}
