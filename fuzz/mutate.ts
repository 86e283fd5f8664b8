/** Mutations that know the structure of what they change, so that most of them get past the first check of a reader. */
import { gunzipSync, gzipSync } from "node:zlib";
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";

configure({ useWebWorkers: false });
/** Numbers from 0 to 1, the same for a seed. */
export type Chance = () => number;
/** mulberry32. */
export function seeded(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const upTo = (chance: Chance, n: number): number => Math.floor(chance() * n);
const pick = <T>(chance: Chance, from: readonly T[]): T => from[upTo(chance, from.length)]!;

const NASTY_BYTES = [0, 1, 2, 0x0d, 0x1f, 0x20, 0x40, 0x5a, 0x60, 0x7f, 0x80, 0x86, 0xa0, 0xe0, 0xff];
const NASTY_NUMBERS = [
  0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x0fffffff, 0x10000000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];
const NASTY_WORDS = [
  "",
  " ",
  "NaN",
  "-NaN",
  "1e308",
  "-1e308",
  "Infinity",
  "-0",
  "0x10",
  "1e-320",
  "91",
  "-181",
  "999999999999999999999",
  "1970-01-01T00:00:00Z",
  "2150-12-31T23:59:59Z",
  "0000-00-00",
  "-271821-04-20T00:00:00Z",
  "275760-09-13T00:00:00Z",
  "2026-02-30T25:61:61Z",
  "null",
  "true",
  "[]",
  "{}",
  "&lt;",
  "&amp;",
  "&#0;",
  "&#x10FFFF;",
  "&unknown;",
  "<![CDATA[x]]>",
  "\u0000",
  "\ud800",
  "\u202e",
  "\ufeff",
  "é",
  "日",
  '"',
  "'",
  ",",
  ";",
  "\n",
  "\r\n",
  "../../x",
  "a".repeat(5000),
];

/** One to eight edits of single bytes, stretches taken out, doubled, moved or cut off. */
export function mutateBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let out = Uint8Array.from(bytes);
  for (let edits = 1 + upTo(chance, 8); edits > 0 && out.length > 0; edits--) {
    const at = upTo(chance, out.length);
    const length = Math.min(out.length - at, 1 + upTo(chance, pick(chance, [4, 64, 4096])));
    const part = out.slice(at, at + length);
    switch (upTo(chance, 7)) {
      case 0:
        out[at] = pick(chance, NASTY_BYTES);
        break;
      case 1:
        out[at]! ^= 1 << upTo(chance, 8);
        break;
      case 2:
        out = joined(out.subarray(0, at), out.subarray(at + length));
        break;
      case 3:
        out = joined(out.subarray(0, at), part, out.subarray(at));
        break;
      case 4:
        out = joined(out.subarray(0, at), part.reverse(), out.subarray(at + length));
        break;
      case 5:
        if (out.length >= at + 4) new DataView(out.buffer).setUint32(at, pick(chance, NASTY_NUMBERS), true);
        break;
      default:
        if (chance() < 0.3) out = out.slice(0, at);
    }
  }
  return out;
}
function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const CRC = [
  0, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801,
  0x4400,
];
const crc16 = (bytes: Uint8Array): number => {
  let sum = 0;
  for (const byte of bytes) {
    sum = (sum >> 4) ^ CRC[sum & 15]! ^ CRC[byte & 15]!;
    sum = (sum >> 4) ^ CRC[sum & 15]! ^ CRC[byte >> 4]!;
  }
  return sum;
};

/** Where the messages of a FIT part begin, definitions among them. */
function messagesOf(
  bytes: Uint8Array,
): readonly { readonly at: number; readonly size: number; readonly defines: boolean }[] {
  const found: { at: number; size: number; defines: boolean }[] = [];
  const sizes: number[] = [];
  let at = bytes[0] ?? 0;
  while (at < bytes.length - 2) {
    const header = bytes[at]!;
    const defines = header < 0x80 && (header & 0x40) !== 0;
    let size: number;
    if (defines) {
      const fields = bytes[at + 5] ?? 0;
      const developer = (header & 0x20) !== 0 ? (bytes[at + 6 + fields * 3] ?? 0) : 0;
      size = 6 + fields * 3 + ((header & 0x20) !== 0 ? 1 + developer * 3 : 0);
      let body = 0;
      for (let i = 0; i < fields; i++) body += bytes[at + 7 + i * 3] ?? 0;
      for (let i = 0; i < developer; i++) body += bytes[at + 8 + fields * 3 + i * 3] ?? 0;
      sizes[header & 15] = body;
    } else size = 1 + (sizes[header < 0x80 ? header & 15 : (header >> 5) & 3] ?? Infinity);
    if (!Number.isFinite(size) || at + size > bytes.length) break;
    found.push({ at, size, defines });
    at += size;
  }
  return found;
}

/** Changes definitions and messages as such; length and checksum are put right again, most of the time. */
function mutateFit(bytes: Uint8Array, chance: Chance): Uint8Array {
  const messages = messagesOf(bytes);
  if (!messages.length) return mutateBytes(bytes, chance);
  let parts: Uint8Array[] = messages.map(({ at, size }) => bytes.slice(at, at + size));
  for (let edits = 1 + upTo(chance, 6); edits > 0; edits--) {
    const i =
      chance() < 0.5 ? messages.findIndex(({ defines }) => defines && chance() < 0.5) : upTo(chance, parts.length);
    const part = parts[Math.max(0, i)];
    if (!part?.length) continue;
    const change = upTo(chance, 6);
    if (change === 0) part[upTo(chance, part.length)] = pick(chance, NASTY_BYTES);
    else if (change === 1) part[0] = pick(chance, NASTY_BYTES);
    else if (change === 2) parts = parts.toSpliced(Math.max(0, i), 1);
    else if (change === 3) parts = parts.toSpliced(upTo(chance, parts.length), 0, part.slice());
    else if (change === 4) parts = parts.toSpliced(upTo(chance, parts.length), 0, mutateBytes(part, chance));
    else if (part.length >= 5)
      new DataView(part.buffer).setUint32(
        1 + upTo(chance, part.length - 4),
        pick(chance, NASTY_NUMBERS),
        chance() < 0.8,
      );
  }
  const head = bytes.slice(0, bytes[0]);
  const body = joined(...parts);
  if (head.length >= 8 && chance() < 0.9) new DataView(head.buffer).setUint32(4, body.length, true);
  const whole = joined(head, body);
  const sum = chance() < 0.8 ? crc16(whole) : upTo(chance, 0x10000);
  return joined(whole, Uint8Array.from([sum & 255, sum >> 8]));
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Changes what stands in quotes, between tags, between commas; doubles, drops and swaps such pieces. */
function mutateText(bytes: Uint8Array, chance: Chance, piece: RegExp): Uint8Array {
  const pieces = text(bytes).split(piece);
  for (let edits = 1 + upTo(chance, 6); edits > 0 && pieces.length > 0; edits--) {
    const at = upTo(chance, pieces.length);
    const other = upTo(chance, pieces.length);
    const change = upTo(chance, 6);
    if (change < 2) pieces[at] = pick(chance, NASTY_WORDS);
    else if (change === 2) pieces.splice(at, 1 + upTo(chance, 3));
    else if (change === 3) pieces.splice(at, 0, ...pieces.slice(other, other + 1 + upTo(chance, 20)));
    else if (change === 4) [pieces[at], pieces[other]] = [pieces[other] ?? "", pieces[at] ?? ""];
    else if (chance() < 0.2) pieces.length = at;
  }
  return bytesOf(pieces.join(""));
}

async function mutateZip(bytes: Uint8Array, chance: Chance): Promise<Uint8Array> {
  if (chance() < 0.3) return mutateBytes(bytes, chance);
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 1 });
  const names = new Set<string>();
  for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) {
    if (entry.directory || chance() < 0.1) continue;
    const content: Uint8Array = await entry.getData(new Uint8ArrayWriter());
    const name = chance() < 0.05 ? pick(chance, NASTY_WORDS).slice(0, 200) : entry.filename;
    const changed = chance() < 0.5 ? await mutate(content, chance) : content;
    if (names.has(name)) continue;
    names.add(name);
    await writer.add(name, new Uint8ArrayReader(changed)).catch(() => {});
  }
  const whole = await writer.close();
  return chance() < 0.1 ? mutateBytes(whole, chance) : whole;
}

/** A mutation that fits what the bytes are. */
export async function mutate(bytes: Uint8Array, chance: Chance): Promise<Uint8Array> {
  if (chance() < 0.15) return mutateBytes(bytes, chance);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return mutateZip(bytes, chance).catch(() => mutateBytes(bytes, chance));
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && chance() < 0.7)
    try {
      return new Uint8Array(gzipSync(await mutate(new Uint8Array(gunzipSync(bytes)), chance), { level: 1 }));
    } catch {
      return mutateBytes(bytes, chance);
    }
  if (bytes[8] === 0x2e && bytes[9] === 0x46) return mutateFit(bytes, chance);
  if (bytes[0] === 0x3c || bytes[0] === 0x20) return mutateText(bytes, chance, /(?<=[<>"=])|(?=[<>"=])/);
  return mutateText(bytes, chance, /(?<=[,:\n"])|(?=[,:\n"])/);
}
