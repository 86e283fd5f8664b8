import { refusal } from "./budget.ts";
import { bytesItem, gathered } from "./item.ts";

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

/** So small that what one piece unpacks to stays small too: deflate grows a thousandfold at most. */
const PIECE = 16_384;

/** Unpacks as the consumer asks; the platform's own inflate. Throws a refusal when the bytes end early. */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream("gzip");
  const stopping = new AbortController();
  const fed = feed(chunks, writable, stopping.signal);
  const reader = readable.getReader();
  let size = 0;
  try {
    for (;;) {
      const next = await reader.read().catch((): never => {
        throw refusal("cut-off", `gzip ends early, ${size} bytes unpacked`);
      });
      if (next.done) break;
      size += next.value.length;
      yield next.value;
    }
    const fault = await fed;
    if (fault !== null) throw fault;
  } finally {
    // Who asks for no more must not leave the source open: an archive would wait for it before its next file.
    stopping.abort();
    reader.cancel().catch(() => {});
    await fed;
  }
}

/** What the source itself threw, or null; a fault of the packing shows at the reading end. */
async function feed(
  chunks: AsyncIterable<Uint8Array>,
  into: WritableStream<BufferSource>,
  stopping: AbortSignal,
): Promise<unknown> {
  const writer = into.getWriter();
  let fault: unknown = null;
  const pieces = (async function* () {
    try {
      yield* chunks;
    } catch (thrown) {
      fault = thrown;
    }
  })();
  // A write that nobody reads on from may never end.
  const stopped = new Promise<void>((resolve) => stopping.addEventListener("abort", () => resolve()));
  const whole = async (): Promise<void> => {
    for await (const chunk of pieces)
      for (let at = 0; at < chunk.length; at += PIECE) {
        await Promise.race([writer.write(new Uint8Array(chunk.subarray(at, at + PIECE))), stopped]);
        if (stopping.aborted) return;
      }
    if (fault === null) await Promise.race([writer.close(), stopped]);
    else await writer.abort(fault);
  };
  // The reading end tells of what fails here.
  await whole().catch(() => {});
  if (stopping.aborted) writer.abort().catch(() => {});
  return fault;
}

/** Bytes packed to be kept; `unpacked` gives them back byte for byte. */
export const packed = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip")))
    .arrayBuffer()
    .then((buffer) => new Uint8Array(buffer));
export const unpacked = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  gathered(gunzipped(bytesItem("", bytes).chunks()));
