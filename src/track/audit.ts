import { longestMs } from "./contacts.ts";
import type { Contact } from "./contacts.ts";
import { heard } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { BLOCK, samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { fullScale, msOf, PEAK, QUIETEST_DBFS, samplesOf } from "./pcm.ts";
import type { Marker, Score } from "./score.ts";

/** Why a track is not played; `atMs` counts from its beginning. */
export interface Fault {
  readonly fault:
    /** A contact that no `leave` ends, in the plan of the track or in its sound. */
    | "no-end"
    /** A contact is longer than its cap, or than any spot may last. */
    | "too-long"
    /** The sound of a marker is not where the plan has it. */
    | "missing"
    /** A marker that the plan does not have. */
    | "unplanned"
    /** Ten seconds so quiet that a phone may stop the page, or a sample too loud. */
    | "too-quiet"
    | "too-loud";
  readonly atMs: number;
}

/** How far a marker may be off. */
const OFF_MS = 2;

/** The plan of the track: every contact ends, within its cap. */
function planned({ contacts, unended }: Score, startMs: number): readonly Fault[] {
  // To the millisecond: the clock of the sound has fractions, and a difference of two of them is never quite a minute.
  const long = contacts.filter((c) => Math.round(c.leaveMs - (c.enterMs ?? startMs)) > longestMs(c.capMs));
  return [
    ...(unended === null ? [] : [{ fault: "no-end", atMs: unended - startMs } as const]),
    ...long.map((c) => ({ fault: "too-long", atMs: (c.enterMs ?? startMs) - startMs }) as const),
  ];
}

/** The sound alone, without the plan: each `enter` has its `leave`, and soon enough. */
function alone(found: readonly Heard[], contacts: readonly Contact[]): readonly Fault[] {
  const faults: Fault[] = [];
  const longest = Math.max(0, ...contacts.map(({ capMs }) => longestMs(capMs)));
  let entered: number | null = null;
  for (const { kind, at } of found) {
    if (kind === "leave" && entered !== null && msOf(at - entered) > longest + OFF_MS)
      faults.push({ fault: "too-long", atMs: msOf(entered) });
    if (kind === "enter" && entered !== null) faults.push({ fault: "no-end", atMs: msOf(entered) });
    entered = kind === "enter" ? at : null;
  }
  return entered === null ? faults : [...faults, { fault: "no-end", atMs: msOf(entered) }];
}

/** The markers that are heard against the planned ones, as sets: none found is not the same as none wrong. */
function compared(found: readonly Heard[], wanted: readonly Marker[]): readonly Fault[] {
  const off = samplesOf(OFF_MS);
  const same = (a: Marker, b: Marker): boolean => a.kind === b.kind && Math.abs(a.at - b.at) <= off;
  return [
    ...wanted
      .filter((w) => !found.some((f) => same(f, w)))
      .map((w) => ({ fault: "missing", atMs: msOf(w.at) }) as const),
    ...found
      .filter((f) => !wanted.some((w) => same(f, w)))
      .map((f) => ({ fault: "unplanned", atMs: msOf(f.at) }) as const),
  ];
}

const WINDOW_BLOCKS = 20;
/** Level over ten seconds and the loudest sample. */
function levels(track: Track): readonly Fault[] {
  const faults: Fault[] = [];
  const known = new Map<Int16Array, number>();
  const power = track.blocks.map((_, index) => {
    const block = samplesIn(track, index);
    const sum = known.get(block) ?? powerOf(block);
    known.set(block, sum);
    if (sum === Number.POSITIVE_INFINITY) faults.push({ fault: "too-loud", atMs: msOf(index * BLOCK) });
    return sum;
  });
  const least = fullScale(QUIETEST_DBFS) ** 2 * BLOCK;
  for (let from = 0; from + WINDOW_BLOCKS <= power.length; from += WINDOW_BLOCKS / 2) {
    const window = power.slice(from, from + WINDOW_BLOCKS);
    if (window.reduce((a, b) => a + b, 0) < least * window.length)
      faults.push({ fault: "too-quiet", atMs: msOf(from * BLOCK) });
  }
  return faults;
}
function powerOf(block: Int16Array): number {
  let [sum, most] = [0, 0];
  for (let i = 0; i < block.length; i++) {
    const sample = block[i]!;
    sum += sample * sample;
    most = Math.max(most, sample, -sample);
  }
  return most > PEAK ? Number.POSITIVE_INFINITY : sum;
}

/** Everything that speaks against playing a track; none: it may be played. */
export function audit(track: Track, score: Score, startMs: number): readonly Fault[] {
  const found = heard(track);
  return [
    ...planned(score, startMs),
    ...alone(found, score.contacts),
    ...compared(found, score.markers),
    ...levels(track),
  ];
}
