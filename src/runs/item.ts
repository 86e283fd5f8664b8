import { BUDGET, deadline, refusal } from "./budget.ts";

/** Bytes that are not read yet: a file on a disk, a member of an archive, or a piece of memory. */
export interface Item {
  /** Path within what was given, with slashes. */
  readonly name: string;
  /** Bytes as declared; nobody relies on it. */
  readonly size: number;
  /** Tells the same bytes again without reading them (a checksum, or size and time of change): for going on later. */
  readonly key: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Any stretch of the bytes; only archives need it. */
  readonly stretch: ((from: number, to: number) => Promise<Uint8Array>) | null;
}

/** What reading may be told and asked on the way. */
export interface Watch {
  /** Called with each stretch of bytes that was taken in. */
  readonly moved: (bytes: number) => void;
  /** Asked at each stretch: throws to stop. */
  readonly checked: () => void;
  /** Keys that were read before. */
  readonly skip: ReadonlySet<string>;
  /** Lays chunks where they can be read in any order without being held in memory; null: only memory is there. */
  readonly spool: ((name: string, chunks: AsyncIterable<Uint8Array>) => Promise<Item>) | null;
  /** Seconds that one file may take, of whatever kind but a health export. */
  readonly seconds: number;
  /** Takes the bytes of a file as it was given; null: nobody wants them. */
  readonly keep: ((name: string, bytes: Uint8Array) => Promise<void>) | null;
}
export const UNWATCHED: Watch = {
  moved: () => {},
  checked: () => {},
  skip: new Set(),
  spool: null,
  seconds: BUDGET.seconds,
  keep: null,
};

const PIECE = 262_144;

export const bytesItem = (name: string, bytes: Uint8Array, key = `${bytes.length}`): Item => ({
  name,
  size: bytes.length,
  key,
  chunks: async function* () {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  },
  stretch: async (from, to) => bytes.subarray(from, to),
});

/** A file that the person chose in a browser: read piece by piece, from where it lies. */
export const blobItem = (name: string, blob: Blob, changed: number): Item => {
  const stretch = async (from: number, to: number): Promise<Uint8Array> =>
    new Uint8Array(await blob.slice(from, to).arrayBuffer());
  return { name, size: blob.size, key: `${blob.size}-${changed}`, chunks: () => inPieces(blob.size, stretch), stretch };
};

/** Chunks as one of the browser's own blobs, which lies on the disk when it is large. */
export async function blobSpool(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Item> {
  let whole = new Blob([]);
  for await (const chunk of chunks) whole = new Blob([whole, new Uint8Array(chunk)]);
  return blobItem(name, whole, 0);
}

/** Stretches in order, a megabyte at a time. */
export async function* inPieces(
  size: number,
  stretch: (from: number, to: number) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += PIECE * 4) yield await stretch(at, Math.min(size, at + PIECE * 4));
}

export interface Limits {
  readonly bytes: number;
  /** Bytes before unpacking, where they were packed. */
  readonly packed: number | null;
  readonly seconds: number;
}

/** The same chunks, until a budget is passed. */
export async function* within(
  chunks: AsyncIterable<Uint8Array>,
  limits: Limits,
  watch: Watch,
): AsyncGenerator<Uint8Array> {
  const late = deadline(limits.seconds);
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    watch.moved(chunk.length);
    watch.checked();
    late();
    if (size > limits.bytes) throw refusal("too-large", `more than ${limits.bytes} bytes`);
    if (limits.packed !== null && size > BUDGET.ratioFromBytes && size > limits.packed * BUDGET.ratio)
      throw refusal("packed-too-tightly", `${limits.packed} bytes unpack to more than ${size}`);
    yield chunk;
  }
}

/** The same chunks, and each of them in `into` as well; those of a file that is not read to its end are few. */
export async function* copied(
  chunks: AsyncIterable<Uint8Array>,
  into: Uint8Array[],
  most: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw refusal("too-large", `more than ${most} bytes`);
    into.push(chunk);
    yield chunk;
  }
}

export async function gathered(
  chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[],
): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    all.push(chunk);
    size += chunk.length;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of all) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The first bytes, and all of them again from the start. */
export async function peeked(
  chunks: AsyncIterable<Uint8Array>,
  atLeast: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array>; readonly stop: () => Promise<void> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  for (let ended = false; size < atLeast && !ended;) {
    const next = await iterator.next();
    ended = next.done === true;
    if (!next.done) {
      first.push(next.value);
      size += next.value.length;
    }
  }
  const head = await gathered(first);
  const rest: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => iterator };
  const all = async function* (): AsyncGenerator<Uint8Array> {
    try {
      if (head.length) yield head;
      yield* rest;
    } finally {
      // Who stops at the beginning closes what the rest would have come from, too.
      await iterator.return?.();
    }
  };
  return { head: head.subarray(0, atLeast), all: all(), stop: async () => void (await iterator.return?.()) };
}
