import { samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { RATE } from "./pcm.ts";

/** Kilobits a second of a session that is kept: speech and tones in one channel lose nothing that is heard. */
const KBITS = 48;
/** Bytes that a kept session takes, without its chapters. */
export const mp3Bytes = (seconds: number): number => (seconds * KBITS * 1000) / 8;

/** An encoder of wasm-media-encoders; what it gives back is only good until the next call. */
interface Encoder {
  readonly configure: (how: { channels: 1; sampleRate: number; bitrate: 48 }) => void;
  readonly encode: (channels: readonly Float32Array[]) => Uint8Array;
  readonly finalize: () => Uint8Array;
}

/** A track as MP3 frames, all of one size, so that every player finds a place in it. */
export function mp3Of(track: Track, encoder: Encoder): readonly Uint8Array<ArrayBuffer>[] {
  encoder.configure({ channels: 1, sampleRate: RATE, bitrate: KBITS });
  const frames = track.blocks.map((_, index) => {
    const samples = Float32Array.from(samplesIn(track, index), (sample) => sample / 32_768);
    return Uint8Array.from(encoder.encode([samples]));
  });
  return [...frames, Uint8Array.from(encoder.finalize())];
}
