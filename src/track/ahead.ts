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

/**
 * What is to be heard where something presses by what was heard so far: if it neither goes on with that nor ends it, it
 * begins with the `leave` that is missing. Two changes that follow one another within the time of a mix cannot lose one.
 */
export function withLeave(ahead: Ahead, heard: Open | null, nowMs: number): Ahead {
  if (heard === null || !heard.presses || ahead.open?.presses === true || letsGo(ahead, nowMs)) return ahead;
  const [like] = ahead.cues;
  const place = { step: heard.step, side: like?.side ?? null, stroke: like?.stroke ?? null };
  const leave: Cue = { atMs: nowMs, kind: "leave", ...place, say: { key: "cue.leave", values: {} } };
  return { ...ahead, open: heard, again: ahead.open, cues: [leave, ...ahead.cues] };
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
