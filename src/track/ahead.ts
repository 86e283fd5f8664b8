import { LEAST_CONTACT_MS } from "#core";
import type { Ahead, Cue, Open } from "#core";

/** Nothing is to be heard. */
export const NOTHING: Ahead = { cues: [], open: null, longestMs: [], steps: [] };

/** A track begins with what was to be heard before it; a `leave` is heard when it was heard to its end. */
interface Sounding {
  readonly startMs: number;
  readonly leaveLastsMs: number;
}
const SHOWN: Sounding = { startMs: 0, leaveLastsMs: 0 };

/** What is open by the cues that were heard, or shown, up to that time. */
export function openAt({ cues, open, again }: Ahead, atMs: number, { startMs, leaveLastsMs } = SHOWN): Open | null {
  let now = open;
  let then = again ?? null;
  for (const { kind, step, atMs: wantedMs } of cues) {
    const at = Math.max(wantedMs, startMs) + (kind === "leave" ? leaveLastsMs : 0);
    if (at > atMs) break;
    if (kind === "leave") [now, then] = [then, null];
    if (kind === "enter") now = { step, sinceMs: now?.presses === false ? now.sinceMs : at, presses: true };
  }
  return now;
}

/** What is left of it after that time. */
export function after(ahead: Ahead, atMs: number): Ahead {
  const open = openAt(ahead, atMs);
  const again = open === ahead.open ? (ahead.again ?? null) : null;
  return { ...ahead, cues: ahead.cues.filter((cue) => cue.atMs > atMs), open, again };
}

/** Whether it begins with a `leave`: nothing that comes later may take its place before that was heard. */
export const letsGo = ({ cues }: Ahead, nowMs: number): boolean => {
  const mark = cues.find(({ kind }) => kind === "enter" || kind === "leave");
  return mark !== undefined && mark.kind === "leave" && mark.atMs <= nowMs;
};

/** What presses by what was heard so far. */
export interface HeardSoFar {
  readonly open: Open | null;
  /** A `leave` has begun and is not over: what it ends still counts as pressed. */
  readonly leaving: boolean;
  /** An `enter` has begun and nobody has understood it: what it begins counts as pressed already. */
  readonly entering: boolean;
  /** Whether a sound is followed; else the screen leads, and nobody waits for an `enter`. */
  readonly follows: boolean;
}
/** So long an `enter` sounds before it is understood. */
const ENTERS_MS = 150;
export function heardSoFar(sounding: Ahead, atMs: number, { startMs, leaveLastsMs }: Sounding): HeardSoFar {
  const open = openAt(sounding, atMs, { startMs, leaveLastsMs });
  const presses = open?.presses === true;
  const leaving = presses && openAt(sounding, atMs, { startMs, leaveLastsMs: 0 })?.presses !== true;
  const before = openAt(sounding, atMs - ENTERS_MS, { startMs, leaveLastsMs });
  return { open, leaving, entering: presses && before?.presses !== true, follows: true };
}

/**
 * Another contact of the step begins later, by what a contact lasts at least. One and the same is told earlier than it
 * was heard: what was owed is counted to it.
 */
const isSame = (heard: Open, meant: Open): boolean =>
  heard.step === meant.step && meant.sinceMs - heard.sinceMs < LEAST_CONTACT_MS;

/**
 * What is to be heard, joined to what was heard: it begins with the `leave` of what presses and is not gone on with, and
 * with the `enter` of what is gone on with and was not heard. Changes that follow one another within the time of a mix
 * lose neither. `told`: what was to be heard before, for the words.
 */
export function joined(ahead: Ahead, heard: HeardSoFar, nowMs: number, told: readonly Cue[] = []): Ahead {
  if (letsGo(ahead, nowMs)) return ahead;
  const pressed = heard.open?.presses === true ? heard.open : null;
  const meant = ahead.open?.presses === true ? ahead.open : null;
  const goesOn = pressed !== null && meant !== null && isSame(pressed, meant) && !heard.leaving;
  if (goesOn && !heard.entering) return ahead;
  if (pressed !== null && !goesOn) {
    const enters = meant === null ? [] : [enterOf(ahead, meant, nowMs, told)];
    const again = meant === null ? ahead.open : { ...meant, presses: false };
    return { ...ahead, open: pressed, again, cues: [leaveOf(ahead, pressed, nowMs), ...enters, ...ahead.cues] };
  }
  if (meant === null || !heard.follows || isNearlyOver(ahead, nowMs)) return ahead;
  return { ...ahead, open: { ...meant, presses: false }, cues: [enterOf(ahead, meant, nowMs, told), ...ahead.cues] };
}
/** Nobody begins to press for what is left. */
function isNearlyOver({ cues }: Ahead, nowMs: number): boolean {
  const end = cues.find(({ kind }) => kind === "leave");
  return end !== undefined && end.atMs < nowMs + LEAST_CONTACT_MS;
}
const likeFirst = ([like]: readonly Cue[]) => ({ side: like?.side ?? null, stroke: like?.stroke ?? null });
const leaveOf = ({ cues }: Ahead, { step }: Open, atMs: number): Cue => ({
  ...likeFirst(cues),
  atMs,
  kind: "leave",
  step,
  say: { key: "cue.leave", values: {} },
});
function enterOf({ cues }: Ahead, { step }: Open, atMs: number, told: readonly Cue[]): Cue {
  const said = told.findLast((cue) => cue.kind === "enter" && cue.step === step && cue.atMs <= atMs);
  const own = said ?? { ...likeFirst(cues), say: { key: "stop.resumed", values: {} } };
  return { ...own, atMs, kind: "enter", step };
}

/** From a `leave` to the next `enter`: that is heard to its end, and a moment of silence. */
const LET_GO_MS = 500;

/**
 * The same where a track begins with a `leave`: the `enter` after it waits until that was heard whole. The contact ends
 * when it would have, and counts from when it would have begun: never less than is pressed.
 */
export function spaced(ahead: Ahead, startMs: number): Ahead {
  const { cues } = ahead;
  const at = cues.findIndex(({ kind }) => kind === "enter" || kind === "leave");
  const [leave, enter] = [cues[at], cues.find(({ kind }, n) => n > at && kind === "enter")];
  if (leave?.kind !== "leave" || enter === undefined) return ahead;
  const fromMs = Math.max(leave.atMs, startMs) + LET_GO_MS;
  if (enter.atMs >= fromMs) return ahead;
  const end = cues.find(({ kind }, n) => n > cues.indexOf(enter) && kind === "leave");
  if (end !== undefined && end.atMs < fromMs + LEAST_CONTACT_MS) return without(ahead, enter, end);
  const later = cues.map((cue) => (cue === enter ? { ...enter, atMs: fromMs } : cue));
  return { ...ahead, cues: later.toSorted((a, b) => a.atMs - b.atMs) };
}
/** Without a contact, and what would be counted in it. */
function without(ahead: Ahead, enter: Cue, end: Cue): Ahead {
  const [from, to] = [ahead.cues.indexOf(enter), ahead.cues.indexOf(end)];
  return { ...ahead, again: null, cues: ahead.cues.filter((_, n) => n < from || n > to) };
}

/** Whether what sounds now begins a contact so soon that is no longer meant: it must not be heard while the next is mixed. */
export function entersInVain(sounding: Ahead, next: Ahead, nowMs: number, withinMs: number): boolean {
  const enters = (cue: Cue): boolean => cue.kind === "enter" && cue.atMs > nowMs && cue.atMs <= nowMs + withinMs;
  const enter = sounding.cues.find(enters);
  return enter !== undefined && !next.cues.some((cue) => enters(cue) && Math.abs(cue.atMs - enter.atMs) < 2);
}
