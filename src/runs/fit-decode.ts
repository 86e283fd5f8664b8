/**
 * The structure of FIT: parts, definitions, data messages. It knows no sport, only bytes.
 * Written by us because no package reads all recordings that runners have: see docs/decisions/fit-reader.md.
 */
export interface Message {
  readonly global: number;
  /** Value of a field by its number: the first element of arrays, null when invalid or absent. */
  readonly field: (number: number) => number | null;
  /** Raw bytes of a field (for packed ones); null when absent. */
  readonly bytes: (number: number) => Uint8Array | null;
  /** FIT seconds of the message: its time stamp field or the compressed header; null when it has none. */
  readonly time: number | null;
}
export interface Part {
  readonly messages: readonly Message[];
  readonly checksum: "ok" | "mismatch" | "none";
  /** whole: decoded to its declared end; cut-off: the bytes ended; damaged: bytes that are no message. */
  readonly end: "whole" | "cut-off" | "damaged";
  readonly endByte: number;
}

interface FieldDefinition {
  readonly number: number;
  readonly offset: number;
  readonly size: number;
  readonly base: number;
}
interface Definition {
  readonly global: number;
  readonly littleEndian: boolean;
  readonly fields: ReadonlyMap<number, FieldDefinition>;
  readonly size: number;
}

const TIMESTAMP = 253;
const BASE_SIZE: Readonly<Record<number, number>> = {
  0x00: 1,
  0x01: 1,
  0x02: 1,
  0x83: 2,
  0x84: 2,
  0x85: 4,
  0x86: 4,
  0x07: 1,
  0x88: 4,
  0x89: 8,
  0x0a: 1,
  0x8b: 2,
  0x8c: 4,
  0x0d: 1,
  0x8e: 8,
  0x8f: 8,
  0x90: 8,
};

/** Is there a FIT header at this byte? */
export const isFit = (bytes: Uint8Array, at = 0): boolean =>
  bytes.length >= at + 12 &&
  (bytes[at] === 12 || bytes[at] === 14) &&
  bytes[at + 8] === 0x2e &&
  bytes[at + 9] === 0x46 &&
  bytes[at + 10] === 0x49 &&
  bytes[at + 11] === 0x54;

/** Every part of a chained file, as far as the bytes go. Only messages whose global number is wanted are kept. */
export function decodeFit(bytes: Uint8Array, wanted: ReadonlySet<number>): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (isFit(bytes, at)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headerSize = bytes[at]!;
    const end = at + headerSize + view.getUint32(at + 4, true);
    parts.push(decodePart(bytes, view, at, at + headerSize, end, wanted));
    at = end + 2;
  }
  return parts;
}

function decodePart(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  from: number,
  end: number,
  wanted: ReadonlySet<number>,
): Part {
  const messages: Message[] = [];
  const definitions = new Map<number, Definition>();
  const last = Math.min(end, bytes.length);
  let at = from;
  let clock: number | null = null;
  const stop = (why: "cut-off" | "damaged"): Part => ({
    messages,
    checksum: checksumOf(bytes, view, start, end),
    end: why,
    endByte: at,
  });
  while (at < last) {
    const header = bytes[at]!;
    const compressed = (header & 0x80) !== 0;
    if (!compressed && (header & 0x40) !== 0) {
      const read = readDefinition(bytes, view, at, last);
      if (typeof read === "string") return stop(read);
      definitions.set(header & 0x0f, read.definition);
      at = read.next;
      continue;
    }
    const definition = definitions.get(compressed ? (header >> 5) & 0x03 : header & 0x0f);
    if (!definition) return stop("damaged");
    const body = at + 1;
    if (body + definition.size > last) return stop("cut-off");
    if (compressed && clock !== null) clock = rolled(clock, header & 0x1f);
    const stamp = numberAt(view, definition, TIMESTAMP, body);
    if (stamp !== null) clock = stamp;
    if (wanted.has(definition.global))
      messages.push(message(bytes, view, definition, body, stamp ?? (compressed ? clock : null)));
    at = body + definition.size;
  }
  if (end > bytes.length) return stop("cut-off");
  return { messages, checksum: checksumOf(bytes, view, start, end), end: "whole", endByte: at };
}

/** The five low bits of the clock, moved on to the next time they read `offset`. */
const rolled = (clock: number, offset: number): number => clock + ((offset - (clock & 0x1f)) & 0x1f);

function readDefinition(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  last: number,
): { readonly definition: Definition; readonly next: number } | "cut-off" | "damaged" {
  if (at + 6 > last) return "cut-off";
  const architecture = bytes[at + 2]!;
  if (architecture > 1) return "damaged";
  const littleEndian = architecture === 0;
  const count = bytes[at + 5]!;
  let next = at + 6;
  if (next + count * 3 > last) return "cut-off";
  const fields = new Map<number, FieldDefinition>();
  let size = 0;
  for (let i = 0; i < count; i++, next += 3) {
    const field = { number: bytes[next]!, offset: size, size: bytes[next + 1]!, base: bytes[next + 2]! };
    fields.set(field.number, field);
    size += field.size;
  }
  if ((bytes[at]! & 0x20) !== 0) {
    if (next >= last) return "cut-off";
    const developer = bytes[next++]!;
    if (next + developer * 3 > last) return "cut-off";
    for (let i = 0; i < developer; i++, next += 3) size += bytes[next + 1]!;
  }
  return { definition: { global: view.getUint16(at + 3, littleEndian), littleEndian, fields, size }, next };
}

const message = (
  bytes: Uint8Array,
  view: DataView,
  definition: Definition,
  body: number,
  time: number | null,
): Message => ({
  global: definition.global,
  time,
  field: (number) => numberAt(view, definition, number, body),
  bytes: (number) => {
    const field = definition.fields.get(number);
    return field ? bytes.subarray(body + field.offset, body + field.offset + field.size) : null;
  },
});

/**
 * First number of a field; null when absent or invalid. Some watches declare a wider or narrower size than the
 * base type (COROS): the declared size decides how many bytes are read.
 */
function numberAt(view: DataView, definition: Definition, number: number, body: number): number | null {
  const field = definition.fields.get(number);
  if (!field) return null;
  const size = Math.min(field.size, BASE_SIZE[field.base] ?? field.size);
  return readNumber(view, body + field.offset, field.base, size, definition.littleEndian);
}

function readNumber(view: DataView, at: number, base: number, size: number, le: boolean): number | null {
  if (base === 0x88) return size === 4 ? finite(view.getFloat32(at, le)) : null;
  if (base === 0x89) return size === 8 ? finite(view.getFloat64(at, le)) : null;
  const signed = base === 0x01 || base === 0x83 || base === 0x85;
  const zeroInvalid = base === 0x0a || base === 0x8b || base === 0x8c;
  const value = readInteger(view, at, size, signed, le);
  if (value === null) return null;
  const invalid = zeroInvalid ? 0 : signed ? 2 ** (size * 8 - 1) - 1 : 2 ** (size * 8) - 1;
  return value === invalid ? null : value;
}

function readInteger(view: DataView, at: number, size: number, signed: boolean, le: boolean): number | null {
  switch (size) {
    case 1:
      return signed ? view.getInt8(at) : view.getUint8(at);
    case 2:
      return signed ? view.getInt16(at, le) : view.getUint16(at, le);
    case 4:
      return signed ? view.getInt32(at, le) : view.getUint32(at, le);
    default:
      return null;
  }
}
const finite = (n: number): number | null => (Number.isFinite(n) ? n : null);

const CRC_TABLE = [
  0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01,
  0x8801, 0x4400,
];
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    crc = (crc >> 4) ^ CRC_TABLE[crc & 0xf]! ^ CRC_TABLE[byte & 0xf]!;
    crc = (crc >> 4) ^ CRC_TABLE[crc & 0xf]! ^ CRC_TABLE[byte >> 4]!;
  }
  return crc;
}
function checksumOf(bytes: Uint8Array, view: DataView, start: number, end: number): Part["checksum"] {
  if (end + 2 > bytes.length) return "none";
  return crc16(bytes, start, end) === view.getUint16(end, true) ? "ok" : "mismatch";
}
