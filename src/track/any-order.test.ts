import fc from "fast-check";
import { expect, it } from "vitest";
import { advise, aheadOf, DOSE, longestContacts, newSession, readRequest, restOf, session } from "#core";
import type { Ahead, Cue, Plan, SessionEvent, SessionState } from "#core";
import { knowledge } from "#knowledge";
import { audit } from "./audit.ts";
import { heard } from "./heard.ts";
import { msOf } from "./pcm.ts";
import { cut, made, planFor, request } from "./track.sample.ts";

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
  "pain",
  "replan",
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
  readonly capMs: number;
  readonly place: string;
}
const asked = readRequest(knowledge, request);
/** The rest of the session in four minutes, as core plans it. */
function rest(state: SessionState): Plan | null {
  const advice = asked.ok ? advise(knowledge, restOf(asked.request, state, 4)) : null;
  return advice?.verdict === "plan" ? advice.plan : null;
}
type Kind = (typeof KINDS)[number];
function eventOf(kind: Kind, state: SessionState, atMs: number): SessionEvent {
  if (kind === "gap") return { kind, atMs: atMs + 2000 };
  if (kind === "pain") return { kind, atMs, value: 7 };
  if (kind !== "replan") return { kind, atMs };
  const other = rest(state);
  return other === null ? { kind: "skip", atMs } : { kind, atMs, plan: other };
}

/** The session with these events, as its tracks sounded: each one until the next event replaced it. */
function played(events: readonly { readonly kind: Kind; readonly afterMs: number }[]): readonly Pressed[] {
  const pressed: Pressed[] = [];
  let state: SessionState = newSession(plan, { knowledge });
  let open: Omit<Pressed, "ms"> & { readonly atMs: number } = { step: null, atMs: 0, capMs: 0, place: "" };
  let presses = false;
  function happen(event: SessionEvent): Ahead {
    const before = state;
    const [next, todos] = session(state, event);
    state = next;
    return aheadOf(
      before,
      next,
      todos.flatMap((todo) => (todo.do === "cue" ? [todo.cue] : [])),
    );
  }
  function entered(step: number | null, atMs: number): void {
    const at = step === null ? undefined : state.plan.steps[step];
    const capMs = longestContacts(state.plan, knowledge)[step ?? -1] ?? 0;
    open = { step, atMs, capMs, place: `${at?.region}.${at?.side}` };
  }
  function listen(ahead: Ahead, untilMs: number): void {
    const startMs = state.clockMs;
    const enters: readonly Cue[] = ahead.cues.filter(({ kind }) => kind === "enter");
    let nth = 0;
    const then = state.mode === "running" ? "over" : "waits";
    const { score, track } = made(cut(ahead.cues, { ...ahead, startMs, talk: "tones", then }));
    expect(audit(track, score, startMs)).toEqual([]);
    const found = heard(track);
    found.forEach(({ kind, at }) => {
      const atMs = startMs + msOf(at);
      if (atMs > untilMs) return;
      if (presses) pressed.push({ ...open, ms: atMs - open.atMs });
      presses = kind === "enter";
      if (presses) entered(enters[nth++]?.step ?? null, atMs);
    });
  }
  let ahead = happen({ kind: "start", atMs: 0 });
  for (const { kind, afterMs } of events) {
    const endMs = state.clockMs + afterMs;
    listen(ahead, endMs);
    happen({ kind: "tick", atMs: endMs });
    if (state.mode === "ended") return pressed;
    ahead = happen(eventOf(kind, state, endMs));
  }
  listen(ahead, Number.POSITIVE_INFINITY);
  expect(presses).toBe(false);
  return pressed;
}

it("whatever happens in whatever order, no sound holds a contact longer than its cap, nor a place longer than it may be", () => {
  let contacts = 0;
  fc.assert(
    fc.property(script, (events) => {
      const pressed = played(events);
      contacts += pressed.length;
      const places = new Map<string, number>();
      for (const { ms, capMs, place } of pressed) {
        expect(capMs).toBeLessThanOrEqual(DOSE.set.value * 1000);
        expect(ms).toBeLessThanOrEqual(capMs + 2);
        places.set(place, (places.get(place) ?? 0) + ms);
      }
      for (const [place, ms] of places) expect(ms, place).toBeLessThanOrEqual(DOSE.regionInSession.value * 1000 + 50);
    }),
    { numRuns: 15 },
  );
  expect(contacts).toBeGreaterThan(20);
}, 60_000);
