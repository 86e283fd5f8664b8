import { isFit } from "./fit-decode.ts";
import { readFit } from "./fit.ts";
import { isGpx, readGpx } from "./gpx.ts";
import { gunzip, isGzip } from "./gzip.ts";
import { type Activities, type ReadResult, refused } from "./run.ts";

/** Bytes of one file after unpacking; longer ones are refused before they are read. */
export const MAX_FILE_BYTES = 300_000_000;
const HEAD_BYTES = 4096;

/** Content decides, never the name. A new format is one line here and one file beside it. */
const FORMATS: readonly {
  readonly sniff: (bytes: Uint8Array, head: string) => boolean;
  readonly read: (bytes: Uint8Array) => Activities;
}[] = [
  { sniff: (bytes) => isFit(bytes), read: readFit },
  { sniff: (_, head) => isGpx(head), read: (bytes) => readGpx(textOf(bytes)) },
  { sniff: (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b, read: () => refused("archive", "a zip archive") },
];

/** UTF-8, or UTF-16 by its mark; blanks before the declaration are dropped, as some sites write them. */
function textOf(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = utf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(label).decode(bytes).trimStart();
}

/** Deeper than this nothing honest is packed; some archives contain themselves. */
const MAX_PACKINGS = 2;

async function activitiesOf(bytes: Uint8Array, packings = 0): Promise<Activities> {
  if (!bytes.length) return refused("empty", "0 bytes");
  if (bytes.length > MAX_FILE_BYTES) return refused("too-large", `${bytes.length} bytes`);
  if (isGzip(bytes)) {
    if (packings >= MAX_PACKINGS) return refused("too-large", `packed more than ${MAX_PACKINGS} times`);
    const unpacked = await gunzip(bytes, MAX_FILE_BYTES);
    return unpacked.ok ? activitiesOf(unpacked.bytes, packings + 1) : refused(unpacked.problem, unpacked.detail);
  }
  const head = textOf(bytes.subarray(0, HEAD_BYTES));
  const format = FORMATS.find((f) => f.sniff(bytes, head));
  return format ? format.read(bytes) : refused("unknown-format", `begins with ${hex(bytes.subarray(0, 8))}`);
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(" ");

async function idOf(bytes: Uint8Array): Promise<string> {
  const copy = new Uint8Array(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", copy));
  return hex(digest.subarray(0, 8)).replaceAll(" ", "");
}

/** Every activity of one file, or one result that names the problem. Never throws for what the bytes say. */
export async function read(bytes: Uint8Array, file: string): Promise<readonly ReadResult[]> {
  const activities = await activitiesOf(bytes).catch((error: unknown): Activities =>
    refused("damaged", error instanceof Error ? error.message.slice(0, 120) : "unknown"),
  );
  if (!activities.ok) return [{ file, ...activities }];
  const id = await idOf(bytes);
  return activities.runs.map((run, i) => ({ file, ok: true, run: { id: i ? `${id}-${i + 1}` : id, ...run } }));
}
