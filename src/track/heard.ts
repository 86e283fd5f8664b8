import { ENTER_HERTZ, LEAVE_HERTZ } from "./earcons.ts";
import { BLOCK, samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { RATE, samplesOf } from "./pcm.ts";

/** A marker found in the sound itself, at its first sample. */
export interface Heard {
  readonly kind: "enter" | "leave";
  readonly at: number;
}

const WINDOW = samplesOf(50);
/** Half the shorter marker, less a window: none slips through. */
const HOP = samplesOf(40);
/** Share of a window's power that a pair must hold, both tones of it, and how loud the window must be at least. */
const SHARE = { pair: 0.6, each: 0.15 } as const;
const LOUD = 1000;
/** From here a sample belongs to the marker and not to the silence before it. */
const ONSET = 300;
/** Windows of one kind that are nearer than this are one marker. */
const SAME = samplesOf(120);

/** Power of a tone in a window (Goertzel), in the measure of the window's own sum of squares. */
function powerAt(samples: Int16Array, from: number, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
  const end = from + WINDOW;
  let last = 0;
  let before = 0;
  for (let i = from; i < end; i++) {
    const now = samples[i]! + turn * last - before;
    before = last;
    last = now;
  }
  return (2 * (last * last + before * before - turn * last * before)) / WINDOW;
}

function isPair(samples: Int16Array, from: number, all: number, pair: readonly [number, number]): boolean {
  const first = powerAt(samples, from, pair[0]);
  if (first < all * SHARE.each) return false;
  const second = powerAt(samples, from, pair[1]);
  return second >= all * SHARE.each && first + second >= all * SHARE.pair;
}

function kindAt(samples: Int16Array, from: number): Heard["kind"] | null {
  const end = from + WINDOW;
  let all = 0;
  for (let i = from; i < end; i++) all += samples[i]! * samples[i]!;
  if (all < LOUD ** 2 * WINDOW) return null;
  if (isPair(samples, from, all, LEAVE_HERTZ)) return "leave";
  return isPair(samples, from, all, ENTER_HERTZ) ? "enter" : null;
}

/** The first loud sample of what was found in the window at `from`: the window before it did not hold it yet. */
function onset(samples: Int16Array, from: number): number {
  for (let i = Math.max(0, from - HOP); i < from + WINDOW; i++) if (Math.abs(samples[i] ?? 0) > ONSET) return i;
  return from;
}

function inRun(samples: Int16Array, offset: number): readonly Heard[] {
  const found: Heard[] = [];
  let last = { kind: null as Heard["kind"] | null, at: -SAME };
  for (let from = 0; from + WINDOW <= samples.length; from += HOP) {
    const kind = kindAt(samples, from);
    if (kind === null) continue;
    if (kind !== last.kind || from - last.at > SAME) found.push({ kind, at: offset + onset(samples, from) });
    last = { kind, at: from };
  }
  return found;
}

/** Every `enter` and `leave` that can be heard in a track. What is bed alone is looked at nowhere: it is noise. */
export function heard(track: Track): readonly Heard[] {
  const found: Heard[] = [];
  for (let index = 0; index < track.blocks.length;) {
    let end = index;
    while (end < track.blocks.length && typeof track.blocks[end] !== "number") end++;
    if (end > index) found.push(...inRun(joined(track, index, end), index * BLOCK));
    index = Math.max(end, index + 1);
  }
  return found;
}
function joined(track: Track, from: number, to: number): Int16Array {
  const all = new Int16Array((to - from) * BLOCK);
  for (let index = from; index < to; index++) all.set(samplesIn(track, index), (index - from) * BLOCK);
  return all;
}

/** The same in samples that are no track: a recording, or a file that was decoded again. */
export function heardIn(samples: Int16Array): readonly Heard[] {
  const blocks = Array.from({ length: Math.ceil(samples.length / BLOCK) }, (_, n) => {
    const block = new Int16Array(BLOCK);
    block.set(samples.subarray(n * BLOCK, (n + 1) * BLOCK));
    return block;
  });
  return heard({ length: blocks.length * BLOCK, blocks, bed: [] });
}
