import addresses from "virtual:voice";
import { packed, RATE, trimmed } from "#track";
import type { Clips } from "#track";

/** A network that stands is no network; the next session asks again. */
const GIVES_UP_MS = 20_000;
const loading = new Map<string, Promise<Clips>>();

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
  const response = await fetch(address, { signal: AbortSignal.timeout(GIVES_UP_MS) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const decoder = new OfflineAudioContext(1, 1, RATE);
  const clips = [...packed(await response.arrayBuffer())].map(async ([name, mp3]) => {
    const sound = await decoder.decodeAudioData(mp3);
    return [name, trimmed(sound.getChannelData(0))] as const;
  });
  return new Map(await Promise.all(clips));
}
