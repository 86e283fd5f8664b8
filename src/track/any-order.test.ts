import fc from "fast-check";
import { expect, it } from "vitest";
import { DOSE, newSession, session } from "#core";
import type { Cue, SessionEvent, SessionState } from "#core";
import { knowledge } from "#knowledge";
import { audit } from "./audit.ts";
import { heard } from "./heard.ts";
import { msOf } from "./pcm.ts";
import { cuesFrom, cut, made, planFor } from "./track.sample.ts";

const plan = planFor();
const KINDS = [
  "pause",
  "resume",
  "resume",
  "skip",
  "shorten",
  "lengthen",
  "lengthen",
  "back",
  "back",
  "forward",
  "switch",
  "too-much",
  "better",
  "cramp",
  "gap",
  "numb",
] as const;
const script = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), afterMs: fc.integer({ min: 200, max: 70_000 }) }),
  {
    minLength: 1,
    maxLength: 7,
  },
);

/** What a person who does as the sound says has pressed: from each heard `enter` to the next heard `leave`. */
interface Pressed {
  readonly step: number | null;
  readonly ms: number;
}

/** The session with these events, as its tracks sounded: each one until the next event replaced it. */
function played(
  events: readonly { readonly kind: (typeof KINDS)[number]; readonly afterMs: number }[],
): readonly Pressed[] {
  const pressed: Pressed[] = [];
  let state: SessionState = newSession(plan, { knowledge });
  let open: { readonly step: number | null; readonly atMs: number } | null = null;
  const happen = (event: SessionEvent): readonly Cue[] => {
    const [next, todos] = session(state, event);
    state = next;
    return todos.flatMap((todo) => (todo.do === "cue" ? [todo.cue] : []));
  };
  const listen = (cues: readonly Cue[], untilMs: number): void => {
    const startMs = state.clockMs;
    const marks = cues.filter(({ kind }) => kind === "enter" || kind === "leave");
    const { score, track } = made(
      cut(cues, { startMs, talk: "tones", then: cuesFrom(state).length > 0 ? "over" : "waits" }),
    );
    expect(audit(track, score, startMs)).toEqual([]);
    heard(track).forEach(({ kind, at }, n) => {
      const atMs = startMs + msOf(at);
      if (atMs > untilMs) return;
      if (open !== null) pressed.push({ step: open.step, ms: atMs - open.atMs });
      open = kind === "enter" ? { step: marks[n]?.step ?? null, atMs } : null;
    });
  };
  let cues = happen({ kind: "start", atMs: 0 });
  let endMs = 0;
  for (const { kind, afterMs } of events) {
    endMs = state.clockMs + afterMs;
    listen([...cues, ...cuesFrom(state)], endMs);
    happen({ kind: "tick", atMs: endMs });
    if (state.mode === "ended") return pressed;
    cues = happen({ kind, atMs: kind === "gap" ? endMs + 2000 : endMs });
  }
  listen([...cues, ...cuesFrom(state)], Number.POSITIVE_INFINITY);
  expect(open).toBeNull();
  return pressed;
}

it("whatever happens in whatever order, no sound holds a contact longer than its cap, nor a place longer than it may be", () => {
  let contacts = 0;
  fc.assert(
    fc.property(script, (events) => {
      const pressed = played(events);
      contacts += pressed.length;
      const places = new Map<string, number>();
      for (const { step, ms } of pressed) {
        expect(ms).toBeLessThanOrEqual(DOSE.set.value * 1000 + 2);
        const at = step === null ? undefined : plan.steps[step];
        const place = `${at?.region}.${at?.side}`;
        places.set(place, (places.get(place) ?? 0) + ms);
      }
      for (const [place, ms] of places) expect(ms, place).toBeLessThanOrEqual(DOSE.regionInSession.value * 1000 + 50);
    }),
    { numRuns: 15 },
  );
  expect(contacts).toBeGreaterThan(20);
}, 60_000);
