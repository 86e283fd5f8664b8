import type { Problem } from "./run.ts";

export type Unpacked =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: Problem; readonly detail: string };

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks gzip up to a budget of bytes; stops reading as soon as it is passed. */
export async function gunzip(bytes: Uint8Array, maxBytes: number): Promise<Unpacked> {
  const source = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const reader = source.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxBytes) {
        await reader.cancel();
        return { ok: false, problem: "too-large", detail: `more than ${maxBytes} bytes when unpacked` };
      }
      chunks.push(value);
    }
  } catch {
    return { ok: false, problem: "cut-off", detail: `gzip ends early, ${size} bytes unpacked` };
  }
  return { ok: true, bytes: joined(chunks, size) };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
