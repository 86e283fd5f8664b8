import { BLOCK } from "./mix.ts";
import type { Track } from "./mix.ts";
import { msOf } from "./pcm.ts";

/** Sound without a pause, and its place in the track. */
export interface Stretch {
  readonly atMs: number;
  readonly samples: Float32Array<ArrayBuffer>;
}

/** What sounds, without the silence between: blocks that follow one another are one stretch. */
export function stretchesOf(track: Track): readonly Stretch[] {
  const stretches: { atMs: number; blocks: Int16Array[] }[] = [];
  let sounded = false;
  track.blocks.forEach((block, n) => {
    if (typeof block !== "number") {
      if (!sounded) stretches.push({ atMs: msOf(n * BLOCK), blocks: [] });
      stretches.at(-1)?.blocks.push(block);
    }
    sounded = typeof block !== "number";
  });
  return stretches.map(({ atMs, blocks }) => {
    const samples = new Float32Array(blocks.reduce((n, { length }) => n + length, 0));
    let at = 0;
    for (const block of blocks) for (const sample of block) samples[at++] = sample / 32_768;
    return { atMs, samples };
  });
}

/** What is still to be heard from a place of the track on: a stretch that has begun goes on in its middle. */
export function fromPlace(
  stretches: readonly Stretch[],
  placeMs: number,
): readonly { readonly samples: Stretch["samples"]; readonly delayMs: number; readonly offsetMs: number }[] {
  return stretches
    .filter(({ atMs, samples }) => atMs + msOf(samples.length) > placeMs)
    .map(({ atMs, samples }) => ({
      samples,
      delayMs: Math.max(0, atMs - placeMs),
      offsetMs: Math.max(0, placeMs - atMs),
    }));
}
