import { samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { RATE } from "./pcm.ts";

const HEADER_BYTES = 44;

/** The head of a WAV file of so many samples: one channel, 16 bits, little-endian. */
export function wavHeader(samples: number, rate: number = RATE): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + samples * 2, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples * 2, true);
  return bytes;
}

/** A whole track as one WAV file. */
export function wavOf(track: Track): Uint8Array<ArrayBuffer> {
  const samples = new Int16Array(track.length);
  let at = 0;
  track.blocks.forEach((_, index) => {
    const block = samplesIn(track, index);
    samples.set(block, at);
    at += block.length;
  });
  const head = wavHeader(track.length);
  const bytes = new Uint8Array(head.length + samples.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(samples.buffer), head.length);
  return bytes;
}
