import { BUDGET, refusal } from "./budget.ts";
import { type Content, type FileFormat, FORMATS } from "./formats.ts";
import { gunzipped, isGzip } from "./gzip.ts";
import { fingerprint } from "./id.ts";
import { gathered, type Item, peeked, type Watch, within } from "./item.ts";
import { isZip } from "./zip.ts";

const HEAD_BYTES = 4096;

/** What a file turned out to be, opened and not read yet. */
export type Opened =
  | { readonly kind: "archive" }
  | { readonly kind: "unknown"; readonly begins: string }
  | { readonly kind: "empty" }
  | {
      readonly kind: "known";
      readonly format: FileFormat;
      readonly content: Content;
      /** After the content was read to its end. */
      readonly id: () => Promise<string>;
    };
export interface Handle {
  readonly opened: Opened;
  readonly close: () => Promise<void>;
}

/** Opens a file: unpacks gzip, looks at the beginning, finds the format. */
export async function opened(item: Item, watch: Watch): Promise<Handle> {
  let chunks: AsyncIterable<Uint8Array> = item.chunks();
  let packedBytes: number | null = null;
  for (let packings = 0; ; packings++) {
    const { head, all, stop } = await peeked(chunks, HEAD_BYTES);
    if (!isGzip(head)) return { opened: lookedAt(head, all, packedBytes, watch), close: stop };
    if (packings >= BUDGET.packings) {
      await stop();
      throw refusal("too-deep", `packed more than ${BUDGET.packings} times`);
    }
    packedBytes ??= item.size;
    chunks = gunzipped(all);
  }
}

function lookedAt(head: Uint8Array, all: AsyncIterable<Uint8Array>, packed: number | null, watch: Watch): Opened {
  if (!head.length) return { kind: "empty" };
  if (isZip(head)) return { kind: "archive" };
  const label = labelOf(head);
  const text = new TextDecoder(label).decode(head).trimStart();
  const format = FORMATS.find(({ sniff }) => sniff({ bytes: head, text }));
  if (!format) return { kind: "unknown", begins: hex(head.subarray(0, 8)) };
  const print = fingerprint();
  const printed = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      await print.add(chunk);
      yield chunk;
    }
  };
  const limited = (bytes: number, seconds: number): AsyncIterable<Uint8Array> =>
    printed(within(all, { bytes, packed, seconds }, watch));
  const content: Content = {
    seconds: watch.seconds,
    bytes: (most) => gathered(limited(most, watch.seconds)),
    texts: (most, seconds = watch.seconds) => decoded(limited(most, seconds), label),
  };
  return { kind: "known", format, content, id: print.end };
}

/** UTF-8, or UTF-16 by its mark. */
function labelOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "utf-8";
}

/** Text piece by piece; blanks before its first letter are dropped, as some sites write them before a declaration. */
async function* decoded(chunks: AsyncIterable<Uint8Array>, label: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(label);
  let begun = false;
  for await (const chunk of chunks) {
    const piece: string = decoder.decode(chunk, { stream: true });
    const text: string = begun ? piece : piece.trimStart();
    begun ||= text !== "";
    if (text) yield text;
  }
  yield decoder.decode();
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(" ");
