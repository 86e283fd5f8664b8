import { BUDGET, deadline, refusal } from "./budget.ts";

/**
 * The structure of FIT: parts, definitions, data messages. It knows no sport, only bytes.
 * Written by us because no package reads all recordings that runners have: see docs/decisions/fit-reader.md.
 */
export interface Part {
  readonly messages: number;
  readonly checksum: "ok" | "mismatch" | "none";
  /** whole: decoded to its declared end; cut-off: the bytes ended; damaged: bytes that are no message. */
  readonly end: "whole" | "cut-off" | "damaged" | "too-many";
  readonly endByte: number;
}

/** A field of a definition: where it stands in a message's body, and how its bytes are read. */
export interface Field {
  readonly number: number;
  readonly offset: number;
  readonly size: number;
  readonly width: number;
  readonly signed: boolean;
  readonly float: boolean;
  /** The value that stands for "not measured". */
  readonly invalid: number;
  readonly littleEndian: boolean;
}
/** A field of a maker's own; what it is, a field description of the file says (its index and number name it). */
export interface OwnField {
  readonly index: number;
  readonly number: number;
  readonly offset: number;
  readonly size: number;
}
export interface Definition {
  readonly global: number;
  readonly fields: ReadonlyMap<number, Field>;
  readonly own: readonly OwnField[];
  readonly littleEndian: boolean;
  readonly stamp: Field | undefined;
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

/** What is done with each data message: its definition, where its body begins, and its time (null when it has none). */
export type Visit = (definition: Definition, body: number, time: number | null) => void;

/** The clock is looked at so often while messages go by. */
const LOOK_EVERY = 65_536;
/** More messages than this are no recording: ten days at one a second are fewer. */
const MOST_MESSAGES = 4_000_000;

/** Every part of a chained file, as far as the bytes go; `visitOf` is asked for each part. */
export function decodeFit(
  bytes: Uint8Array,
  visitOf: (view: DataView) => Visit,
  seconds: number = BUDGET.seconds,
): readonly Part[] {
  const parts: Part[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let messages = 0;
  const late = deadline(seconds);
  while (isFit(bytes, at)) {
    if (parts.length >= BUDGET.parts || messages > MOST_MESSAGES) throw refusal("too-many", "parts");
    const headerSize = bytes[at]!;
    const end = at + headerSize + view.getUint32(at + 4, true);
    const part = decodePart(bytes, view, { start: at, from: at + headerSize, end }, visitOf(view), late);
    parts.push(part);
    messages += part.messages;
    at = end + 2;
  }
  return parts;
}

interface Stretch {
  readonly start: number;
  readonly from: number;
  readonly end: number;
}

function decodePart(
  bytes: Uint8Array,
  view: DataView,
  { start, from, end }: Stretch,
  visit: Visit,
  late: () => void,
): Part {
  const definitions: (Definition | undefined)[] = [];
  let defined = 0;
  const last = Math.min(end, bytes.length);
  let [at, messages] = [from, 0];
  let clock: number | null = null;
  const stop = (why: Part["end"]): Part => ({
    messages,
    checksum: checksumOf(bytes, view, start, end),
    end: why,
    endByte: at,
  });
  while (at < last) {
    const header = bytes[at]!;
    const compressed = (header & 0x80) !== 0;
    if (!compressed && (header & 0x40) !== 0) {
      if (++defined > BUDGET.definitions) return stop("too-many");
      const read = readDefinition(bytes, view, at, last);
      if (typeof read === "string") return stop(read);
      definitions[header & 0x0f] = read.definition;
      at = read.next;
      continue;
    }
    const definition = definitions[compressed ? (header >> 5) & 0x03 : header & 0x0f];
    if (!definition) return stop("damaged");
    const body = at + 1;
    if (body + definition.size > last) return stop("cut-off");
    if (++messages > MOST_MESSAGES) return stop("too-many");
    if (messages % LOOK_EVERY === 0) late();
    if (compressed && clock !== null) clock = rolled(clock, header & 0x1f);
    const stamp = definition.stamp ? valueAt(view, definition.stamp, body) : Number.NaN;
    const stamped = stamp === stamp;
    if (stamped) clock = stamp;
    visit(definition, body, stamped ? stamp : compressed ? clock : null);
    at = body + definition.size;
  }
  return stop(end > bytes.length ? "cut-off" : "whole");
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
  const fields = new Map<number, Field>();
  const own: OwnField[] = [];
  let size = 0;
  for (let i = 0; i < count; i++, next += 3) {
    const field = fieldOf(bytes[next]!, size, bytes[next + 1]!, bytes[next + 2]!, littleEndian);
    fields.set(field.number, field);
    size += bytes[next + 1]!;
  }
  if ((bytes[at]! & 0x20) !== 0) {
    if (next >= last) return "cut-off";
    const developer = bytes[next++]!;
    if (next + developer * 3 > last) return "cut-off";
    for (let i = 0; i < developer; i++, next += 3) {
      own.push({ index: bytes[next + 2]!, number: bytes[next]!, offset: size, size: bytes[next + 1]! });
      size += bytes[next + 1]!;
    }
  }
  const global = view.getUint16(at + 3, littleEndian);
  return { definition: { global, fields, own, littleEndian, stamp: fields.get(TIMESTAMP), size }, next };
}

/**
 * How a field is read. Some watches declare a wider or narrower size than the base type (COROS): the declared size
 * decides how many bytes are read.
 */
export function fieldOf(number: number, offset: number, size: number, base: number, littleEndian: boolean): Field {
  const width = Math.min(size, BASE_SIZE[base] ?? size);
  const signed = base === 0x01 || base === 0x83 || base === 0x85;
  const zeroInvalid = base === 0x0a || base === 0x8b || base === 0x8c;
  const float = base === 0x88 || base === 0x89;
  const invalid = zeroInvalid ? 0 : signed ? 2 ** (width * 8 - 1) - 1 : 2 ** (width * 8) - 1;
  return { number, offset, size, width, signed, float, invalid, littleEndian };
}

/** First number of a field; NaN when it says that nothing was measured. */
export function valueAt(view: DataView, field: Field, body: number): number {
  const at = body + field.offset;
  const { width, littleEndian } = field;
  if (field.float)
    return width === 4
      ? view.getFloat32(at, littleEndian)
      : width === 8
        ? view.getFloat64(at, littleEndian)
        : Number.NaN;
  const value = integerAt(view, at, width, field.signed, littleEndian);
  return value === field.invalid ? Number.NaN : value;
}

function integerAt(view: DataView, at: number, width: number, signed: boolean, littleEndian: boolean): number {
  switch (width) {
    case 1:
      return signed ? view.getInt8(at) : view.getUint8(at);
    case 2:
      return signed ? view.getInt16(at, littleEndian) : view.getUint16(at, littleEndian);
    case 4:
      return signed ? view.getInt32(at, littleEndian) : view.getUint32(at, littleEndian);
    default:
      return Number.NaN;
  }
}

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
