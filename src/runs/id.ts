const BLOCK = 1_048_576;
/** Most recordings are far below a megabyte: room for it is made only where it is filled. */
const FIRST_ROOM = 65_536;
const HEX_DIGITS = 16;

const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

export interface Fingerprint {
  readonly add: (chunk: Uint8Array) => Promise<void>;
  /** First 16 hex digits of the SHA-256 of the SHA-256s of each megabyte: the same however the bytes came in. */
  readonly end: () => Promise<string>;
}

/** Fingerprint of bytes that are never held as a whole. */
export function fingerprint(): Fingerprint {
  let block = new Uint8Array(FIRST_ROOM);
  const digests: number[] = [];
  let filled = 0;
  const close = async (): Promise<void> => {
    digests.push(...(await digest(block.subarray(0, filled))));
    filled = 0;
  };
  const roomFor = (bytes: number): void => {
    if (bytes <= block.length) return;
    const wider = new Uint8Array(Math.min(BLOCK, Math.max(bytes, block.length * 2)));
    wider.set(block.subarray(0, filled));
    block = wider;
  };
  return {
    add: async (chunk) => {
      for (let at = 0; at < chunk.length;) {
        const piece = chunk.subarray(at, at + BLOCK - filled);
        roomFor(filled + piece.length);
        block.set(piece, filled);
        filled += piece.length;
        at += piece.length;
        if (filled === BLOCK) await close();
      }
    },
    end: async () => {
      if (filled > 0 || digests.length === 0) await close();
      return hex(await digest(Uint8Array.from(digests)));
    },
  };
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, HEX_DIGITS);

/** The id of something that has no bytes of its own: a row of a list. */
export async function idOfWords(words: string): Promise<string> {
  return hex(await digest(new TextEncoder().encode(words)));
}
