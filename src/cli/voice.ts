import { MPEGDecoder } from "mpg123-decoder";
import { newSounds, packed, trimmed } from "#track";
import type { Sounds } from "#track";
import type { Io } from "./io.ts";

/** The tones, and the clips of a language where its voice lies beside the program; without them the tones guide. */
export async function soundsOf(io: Io, language: string): Promise<Sounds> {
  const sounds = newSounds();
  const pack = await io.voice(language);
  if (pack === null) return sounds;
  const decoder = new MPEGDecoder();
  await decoder.ready;
  for (const [name, mp3] of packed(pack)) {
    const { channelData } = decoder.decode(new Uint8Array(mp3));
    sounds.set(name, trimmed(channelData[0] ?? new Float32Array()));
    await decoder.reset();
  }
  decoder.free();
  return sounds;
}
