import { BED_DBFS, chance, fullScale, PEAK, RATE } from "./pcm.ts";
import type { Score } from "./score.ts";

/** Half a second. A track is made of such blocks, so that the many that hold nothing but the bed are kept once. */
export const BLOCK = RATE / 2;
/** The bed comes round after so many blocks: ten seconds, in which nobody hears a pattern. */
const BED_BLOCKS = 20;

/** A block of sound, or a number: that block of the bed. */
export type Block = Int16Array<ArrayBuffer> | number;
export interface Track {
  readonly length: number;
  readonly blocks: readonly Block[];
  readonly bed: readonly Int16Array<ArrayBuffer>[];
}
type Sounds = ReadonlyMap<string, Int16Array>;

/**
 * Noise that nobody hears and every phone counts as sound: a silent page is frozen on Android, and a silent headphone
 * swallows the first tone. `silent` is for the mode that plays beside other music.
 */
export function bedOf(silent = false): readonly Int16Array<ArrayBuffer>[] {
  const next = chance(20_261_124);
  const height = silent ? 0 : fullScale(BED_DBFS) * Math.sqrt(3);
  return Array.from({ length: BED_BLOCKS }, () => {
    const block = new Int16Array(BLOCK);
    // A plain loop: `from` with a function takes a slow phone several times as long.
    for (let i = 0; i < BLOCK; i++) block[i] = Math.round((next() * 2 - 1) * height);
    return block;
  });
}

/** Sums that are not finished, by block; and those that may be used again. */
interface Sums {
  readonly open: Map<number, Int32Array>;
  readonly spare: Int32Array[];
}
function opened({ open, spare }: Sums, index: number, bed: Track["bed"]): Int32Array {
  const sum = spare.pop() ?? new Int32Array(BLOCK);
  sum.set(bed[index % bed.length] ?? []);
  open.set(index, sum);
  return sum;
}
/** Adds a sound to the blocks that it falls into; each of them is one of its own from then on. */
function add(sums: Sums, bed: Track["bed"], sound: Int16Array, at: number, gain: number): void {
  for (let from = 0; from < sound.length;) {
    const index = Math.floor((at + from) / BLOCK);
    const block = sums.open.get(index) ?? opened(sums, index, bed);
    const offset = at + from - index * BLOCK;
    const to = Math.min(sound.length, from + BLOCK - offset);
    for (let i = from; i < to; i++) block[offset + i - from]! += sound[i]! * gain;
    from = to;
  }
}

function clipped(sum: Int32Array): Int16Array<ArrayBuffer> {
  const out = new Int16Array(sum.length);
  const most = PEAK;
  for (let i = 0; i < out.length; i++) {
    const value = sum[i]!;
    out[i] = value > most ? most : value < -most ? -most : value;
  }
  return out;
}

/**
 * A score as sound. A name that no sound has stays silent; the score says which those are. Sounds are added in the order
 * in which they begin, so that what lies before them is finished and its sums are used again: those of an hour would be 340 MB.
 */
export function mix(score: Score, sounds: Sounds, bed: Track["bed"]): Track {
  const blocks = Array.from({ length: Math.ceil(score.length / BLOCK) }, (_, index): Block => index % bed.length);
  const sums: Sums = { open: new Map(), spare: [] };
  function finish(before: number): void {
    for (const [index, sum] of sums.open) {
      if (index >= before) continue;
      if (index < blocks.length) blocks[index] = clipped(sum);
      sums.open.delete(index);
      sums.spare.push(sum);
    }
  }
  for (const { name, at, gain } of score.placed.toSorted((a, b) => a.at - b.at)) {
    const sound = sounds.get(name);
    finish(Math.floor(at / BLOCK));
    if (sound !== undefined) add(sums, bed, sound, at, gain);
  }
  finish(Number.POSITIVE_INFINITY);
  return { length: blocks.length * BLOCK, blocks, bed };
}

/** One block as samples. */
export const samplesIn = ({ blocks, bed }: Track, index: number): Int16Array<ArrayBuffer> => {
  const block = blocks[index];
  return typeof block === "number" ? (bed[block] ?? new Int16Array(BLOCK)) : (block ?? new Int16Array(BLOCK));
};

/** Bytes that a track takes in memory. */
export const bytesOf = ({ blocks, bed }: Track): number =>
  [...blocks.filter((block) => typeof block !== "number"), ...bed].reduce((n, block) => n + block.byteLength, 0);
