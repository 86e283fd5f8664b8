import type { Ahead, Cue, Open } from "#core";

/** Nothing is to be heard. */
export const NOTHING: Ahead = { cues: [], open: null, longestMs: [] };

/** A track begins with what was to be heard before it; a `leave` is heard when it was heard to its end. */
interface Sounding {
  readonly startMs: number;
  readonly leaveLastsMs: number;
}
const SHOWN: Sounding = { startMs: 0, leaveLastsMs: 0 };

/** What is open by the cues that were heard, or shown, up to that time. */
export function openAt({ cues, open }: Ahead, atMs: number, { startMs, leaveLastsMs } = SHOWN): Open | null {
  let now = open;
  for (const { kind, step, atMs: wantedMs } of cues) {
    const at = Math.max(wantedMs, startMs) + (kind === "leave" ? leaveLastsMs : 0);
    if (at > atMs) break;
    if (kind === "leave") now = null;
    if (kind === "enter") now = { step, sinceMs: now?.presses === false ? now.sinceMs : at, presses: true };
  }
  return now;
}

/** What is left of it after that time. */
export const after = (ahead: Ahead, atMs: number): Ahead => ({
  ...ahead,
  cues: ahead.cues.filter((cue) => cue.atMs > atMs),
  open: openAt(ahead, atMs),
});

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
  return { ...ahead, open: heard, cues: [leave, ...ahead.cues] };
}

/** Whether what sounds now begins a contact so soon that is no longer meant: it must not be heard while the next is mixed. */
export function entersInVain(sounding: Ahead, next: Ahead, nowMs: number, withinMs: number): boolean {
  const enters = (cue: Cue): boolean => cue.kind === "enter" && cue.atMs > nowMs && cue.atMs <= nowMs + withinMs;
  const enter = sounding.cues.find(enters);
  return enter !== undefined && !next.cues.some((cue) => enters(cue) && Math.abs(cue.atMs - enter.atMs) < 2);
}
