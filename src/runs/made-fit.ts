/** Makes FIT files for tests: recordings of nobody, byte for byte known. */
import { crc16 } from "./fit-decode.ts";

export interface MadeField {
  readonly number: number;
  readonly size: number;
  readonly base: number;
  readonly value: number | string;
}
type MadeMessage = {
  readonly global: number;
  readonly fields: readonly MadeField[];
  /** Fields of a maker's own, the first maker of the file. */
  readonly own?: readonly MadeField[];
};

export const u8 = (number: number, value: number): MadeField => ({ number, size: 1, base: 0x02, value });
export const enum8 = (number: number, value: number): MadeField => ({ number, size: 1, base: 0x00, value });
export const u16 = (number: number, value: number): MadeField => ({ number, size: 2, base: 0x84, value });
export const u32 = (number: number, value: number): MadeField => ({ number, size: 4, base: 0x86, value });

const little = (value: number | string, size: number): number[] =>
  Array.from({ length: size }, (_, i) =>
    typeof value === "string"
      ? (value.codePointAt(i) ?? 0)
      : Number((BigInt.asUintN(64, BigInt(Math.round(value))) >> BigInt(8 * i)) & 255n),
  );

function encoded({ global, fields, own = [] }: MadeMessage): number[] {
  const definition = [
    own.length > 0 ? 0x60 : 0x40,
    0,
    0,
    ...little(global, 2),
    fields.length,
    ...fields.flatMap((f) => [f.number, f.size, f.base]),
    ...(own.length > 0 ? [own.length, ...own.flatMap((f) => [f.number, f.size, 0])] : []),
  ];
  return [...definition, 0, ...[...fields, ...own].flatMap((f) => little(f.value, f.size))];
}

/** A whole part: header, messages (each with its own definition), checksum. */
export function madeFit(messages: readonly MadeMessage[]): Uint8Array {
  const data = messages.flatMap(encoded);
  const header = [12, 0x10, 0, 0, ...little(data.length, 4), 0x2e, 0x46, 0x49, 0x54];
  const body = Uint8Array.from([...header, ...data]);
  return Uint8Array.from([...body, ...little(crc16(body, 0, body.length), 2)]);
}

/** 2026-05-02T06:10:03Z in FIT seconds. */
export const START = 1_777_702_203 - 631_065_600;

export const madeRecord = (second: number, meters: number, altitude: number): MadeMessage => ({
  global: 20,
  fields: [u32(253, START + second), u32(5, meters * 100), u16(2, (altitude + 500) * 5), u8(3, 140)],
});
export const madeSession = (seconds: number, meters: number): MadeMessage => ({
  global: 18,
  fields: [
    u32(253, START + seconds),
    u32(2, START),
    enum8(5, 1),
    u32(7, seconds * 1000),
    u32(8, seconds * 1000),
    u32(9, meters * 100),
  ],
});
export const madeActivity = (seconds: number, offsetMinutes: number): MadeMessage => ({
  global: 34,
  fields: [u32(253, START + seconds), u32(5, START + seconds + offsetMinutes * 60)],
});

/** A run of `seconds` at 3 m/s on a steady grade. */
export function madeRun(seconds: number, grade = 0): Uint8Array {
  const records = Array.from({ length: seconds + 1 }, (_, i) => madeRecord(i, i * 3, 100 + i * 3 * grade));
  return madeFit([...records, madeSession(seconds, seconds * 3), madeActivity(seconds, 120)]);
}
