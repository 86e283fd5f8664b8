import type { Cue } from "#core";
import type { Chapter } from "./id3.ts";
import type { Cut } from "./score.ts";
import type { Talk } from "./talk.ts";

/** A file begins with what it is: an answer for today, which another day has to be asked for again. */
const LEAD_MS = 5000;

/** A whole session as one track, for a player that knows nothing of it. */
export function cutToKeep(cues: readonly Cue[], limits: Pick<Cut, "longestMs" | "steps">, talk: Talk): Cut {
  const [first] = cues;
  const today: readonly Cue[] =
    first === undefined ? [] : [{ ...first, atMs: 0, kind: "safety", say: { key: "track.today", values: {} } }];
  return {
    startMs: 0,
    open: null,
    ...limits,
    cues: [...today, ...cues.map((cue) => ({ ...cue, atMs: cue.atMs + LEAD_MS }))],
    then: "over",
    talk,
  };
}

/** A sentence and when it begins. */
export interface Line {
  readonly atMs: number;
  readonly text: string;
}
/** A caption stays until the next one, or so long. */
const STAYS_MS = 5000;
const two = (n: number, digits = 2): string => String(n).padStart(digits, "0");

/** Captions of a track in WebVTT. */
export function captions(lines: readonly Line[]): string {
  const time = (ms: number): string =>
    `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${two(ms % 1000, 3)}`;
  const shown = lines.map(({ atMs, text }, n) => {
    const end = Math.min(atMs + STAYS_MS, lines[n + 1]?.atMs ?? Number.POSITIVE_INFINITY);
    return `${time(atMs)} --> ${time(Math.max(end, atMs + 1))}\n${text}\n`;
  });
  return ["WEBVTT\n", ...shown].join("\n");
}

/** What is worth reading: passes and counted seconds are heard, not read. Sentences of one time are one line. */
export function linesOf(cues: readonly Cue[], tell: (cue: Cue) => string): readonly Line[] {
  const lines: Line[] = [];
  for (const cue of cues) {
    if (cue.kind === "pass" || cue.kind === "countdown") continue;
    const last = lines.at(-1);
    if (last?.atMs === cue.atMs) lines[lines.length - 1] = { atMs: cue.atMs, text: `${last.text} ${tell(cue)}` };
    else lines.push({ atMs: cue.atMs, text: tell(cue) });
  }
  return lines;
}

/** The same as LRC, which music players show: minutes, seconds and hundredths before each line. */
export const lyrics = (lines: readonly Line[]): string =>
  lines
    .map(({ atMs, text }) => {
      const [minutes, seconds, hundredths] = [atMs / 60_000, (atMs / 1000) % 60, (atMs % 1000) / 10].map(Math.floor);
      return `[${two(minutes ?? 0)}:${two(seconds ?? 0)}.${two(hundredths ?? 0)}]${text}\n`;
    })
    .join("");

/** A chapter for each step, from the first word about it to the first about the next. */
export function chaptersOf(cues: readonly Cue[], titleOf: (step: number) => string): readonly Chapter[] {
  const begins = cues.filter(
    ({ step }, n) => step !== null && step !== cues.slice(0, n).findLast((cue) => cue.step !== null)?.step,
  );
  const endMs = cues.at(-1)?.atMs ?? 0;
  return begins.map(({ atMs, step }, n) => ({
    fromMs: atMs,
    toMs: begins[n + 1]?.atMs ?? endMs,
    title: titleOf(step ?? 0),
  }));
}
