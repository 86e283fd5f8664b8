import { samplesOf } from "./pcm.ts";

/** Clips of a voice by name, as they are mixed. */
export type Clips = ReadonlyMap<string, Int16Array<ArrayBuffer>>;

/** The clips of one voice as they are stored: MP3, by name. The file is four bytes of length, an index, then the clips. */
export function packed(pack: ArrayBuffer): ReadonlyMap<string, ArrayBuffer> {
  const size = new DataView(pack).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(new Uint8Array(pack, 4, size))) as Record<string, [number, number]>;
  return new Map(
    Object.entries(index).map(([name, [from, to]]) => [name, pack.slice(4 + size + from, 4 + size + to)] as const),
  );
}

/** A decoder may put silence around a clip; what is softer than this is cut off, but for a few milliseconds. */
const SILENT = 0.004;
const KEPT = samplesOf(4);

/** A decoded clip (one channel, 24 000 samples a second) as it is mixed. Plain loops: this runs for every clip. */
export function trimmed(samples: Float32Array): Int16Array<ArrayBuffer> {
  let first = 0;
  let last = samples.length;
  while (first < last && Math.abs(samples[first]!) <= SILENT) first += 1;
  while (last > first && Math.abs(samples[last - 1]!) <= SILENT) last -= 1;
  const from = Math.max(0, first - KEPT);
  const out = new Int16Array(Math.min(samples.length, last + KEPT) - from);
  for (let i = 0; i < out.length; i++) out[i] = Math.round(Math.max(-1, Math.min(1, samples[from + i]!)) * 32_767);
  return out;
}
