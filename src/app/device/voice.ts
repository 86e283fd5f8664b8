import addresses from "virtual:voice";
import { RATE, samplesOf } from "#track";

/** Clips of a voice by name, as they are mixed. */
export type Clips = ReadonlyMap<string, Int16Array<ArrayBuffer>>;

const loading = new Map<string, Promise<Clips>>();
/** A decoder may put silence around a clip; what is softer than this is cut off, but for a few milliseconds. */
const SILENT = 0.004;
const KEPT = samplesOf(4);

/** The voice of a language, loaded and decoded once. Rejects where neither network nor store has it. */
export function loadVoice(language: string): Promise<Clips> {
  const known = loading.get(language);
  if (known !== undefined) return known;
  const clips = decodedFrom(addresses[language]);
  loading.set(language, clips);
  clips.catch(() => loading.delete(language));
  return clips;
}

async function decodedFrom(address: string | undefined): Promise<Clips> {
  if (address === undefined) return new Map();
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const pack = await response.arrayBuffer();
  const size = new DataView(pack).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(new Uint8Array(pack, 4, size))) as Record<string, [number, number]>;
  const decoder = new OfflineAudioContext(1, 1, RATE);
  const clips = Object.entries(index).map(async ([name, [from, to]]) => {
    const sound = await decoder.decodeAudioData(pack.slice(4 + size + from, 4 + size + to));
    return [name, trimmed(sound.getChannelData(0))] as const;
  });
  return new Map(await Promise.all(clips));
}

/** Plain loops: this runs on the page for every clip of a language. */
function trimmed(samples: Float32Array): Int16Array<ArrayBuffer> {
  let first = 0;
  let last = samples.length;
  while (first < last && Math.abs(samples[first]!) <= SILENT) first += 1;
  while (last > first && Math.abs(samples[last - 1]!) <= SILENT) last -= 1;
  const from = Math.max(0, first - KEPT);
  const out = new Int16Array(Math.min(samples.length, last + KEPT) - from);
  for (let i = 0; i < out.length; i++) out[i] = Math.round(Math.max(-1, Math.min(1, samples[from + i]!)) * 32_767);
  return out;
}
