import { configure, type Entry, type FileEntry, Reader, ZipReader } from "@zip.js/zip.js/lib/zip-core-native.js";
import { BUDGET, refusal } from "./budget.ts";
import type { Item } from "./item.ts";

// Small pieces, so that what one piece unpacks to stays small too.
configure({ useWebWorkers: false, chunkSize: 32_768 });

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6);

class ItemReader extends Reader<Item> {
  readonly #item: Item;
  constructor(item: Item) {
    super(item);
    this.#item = item;
    this.size = item.size;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.#item.stretch!(index, Math.min(this.size, index + length));
  }
}

/** A name that would leave the folder, or that no archive of a watch holds. Nothing is ever written, but it is told. */
export const isUnsafeName = (name: string): boolean =>
  name.length > 1000 || /(^|[\\/])\.\.([\\/]|$)/.test(name) || /^([\\/]|[a-z]:)/i.test(name) || name.includes("\0");

export interface Member extends Item {
  /** Bytes in the archive. */
  readonly packed: number;
  readonly unsafe: boolean;
  readonly locked: boolean;
}

/** The files in an archive, in its own order; folders left out. Throws a refusal when it cannot be read as one. */
export async function membersOf(item: Item): Promise<readonly Member[]> {
  const reader = new ZipReader(new ItemReader(item), { strictness: "tolerant" });
  const members: Member[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (members.length >= BUDGET.members) throw refusal("too-many", `more than ${BUDGET.members} files`);
      if (!entry.directory) members.push(memberOf(item, entry));
    }
  } catch (thrown) {
    if (typeof thrown === "object" && thrown !== null && "refusal" in thrown) throw thrown;
    throw refusal("damaged", thrown instanceof Error ? thrown.message.slice(0, 120) : "no directory");
  }
  return members;
}

const memberOf = (archive: Item, entry: Extract<Entry, FileEntry>): Member => ({
  name: entry.filename,
  size: entry.uncompressedSize,
  key: `${entry.signature}-${entry.uncompressedSize}-${entry.offset}`,
  chunks: () => contentOf(entry, archive.size),
  stretch: null,
  packed: packedSize(entry, archive.size),
  unsafe: isUnsafeName(entry.filename),
  locked: entry.encrypted,
});

/** Packed bytes of a member as far as the archive can really hold them: the ground of its ratio. */
export const packedSize = (entry: { readonly compressedSize: number }, archiveSize: number): number =>
  Math.min(entry.compressedSize, archiveSize);

/** Nothing at all takes so many bytes, packed or not. */
const NOTHING_PACKED_BYTES = 5;
/** Does its directory say that it holds nothing? Then nothing is opened for it: that costs a millisecond and memory. */
const isEmpty = ({ uncompressedSize, compressedSize, encrypted }: FileEntry): boolean =>
  uncompressedSize === 0 && compressedSize <= NOTHING_PACKED_BYTES && !encrypted;

const ENDED = { done: true, value: undefined } as const;

async function* contentOf(entry: FileEntry, archiveSize: number): AsyncGenerator<Uint8Array> {
  if (isEmpty(entry)) return;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stopping = new AbortController();
  let fault: unknown = null;
  const written = entry
    .getData(writable, { signal: stopping.signal, checkOverlappingEntry: true })
    .catch((thrown: unknown) => void (fault = thrown ?? "member"));
  // What fails before its first byte never closes the stream: the reading end would wait without end.
  const failed = new Promise<typeof ENDED>((resolve) => {
    void written.then(() => {
      if (fault !== null) resolve(ENDED);
    });
  });
  const limit = packedSize(entry, archiveSize) * BUDGET.ratio;
  const reader = readable.getReader();
  let size = 0;
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), failed]).catch(() => ENDED);
      if (next.done || next.value === undefined) break;
      size += next.value.length;
      if (size > BUDGET.ratioFromBytes && size > limit)
        throw refusal("packed-too-tightly", `${entry.compressedSize} bytes unpack to more than ${size}`);
      yield next.value;
    }
    await written;
    if (fault !== null) throw refusal("damaged", fault instanceof Error ? fault.message.slice(0, 120) : "member");
  } finally {
    stopping.abort();
    reader.cancel().catch(() => {});
    await written;
  }
}
