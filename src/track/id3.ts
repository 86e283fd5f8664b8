/**
 * Name and chapters of an MP3 file as a tag before its first frame: ID3v2.3 with the frames CTOC and CHAP of
 * "ID3v2 Chapter Frame Addendum" 1.0 (id3.org, 2005). Texts are UTF-16, the only wide letters that version has.
 */
export interface Chapter {
  readonly fromMs: number;
  readonly toMs: number;
  readonly title: string;
}
export interface Tagged {
  readonly title: string;
  readonly artist: string;
  readonly chapters: readonly Chapter[];
}
type Bytes = readonly number[];

const latin = (text: string): Bytes => [...text].map((letter) => letter.charCodeAt(0) & 0xff);
const big = (value: number): Bytes => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
/** Sizes of the whole tag use seven bits of each byte, so that they never look like a frame of sound. */
const safe = (value: number): Bytes => [21, 14, 7, 0].map((shift) => (value >>> shift) & 0x7f);
const wide = (text: string): Bytes => [
  0xff,
  0xfe,
  ...Array.from({ length: text.length }, (_, n) => text.charCodeAt(n)).flatMap((unit) => [unit & 0xff, unit >> 8]),
];
const frame = (id: string, body: Bytes): Bytes => [...latin(id), ...big(body.length), 0, 0, ...body];
const UTF16 = 1;
const text = (id: string, value: string): Bytes => frame(id, [UTF16, ...wide(value)]);
/** Where no place in bytes is given, a player goes by the milliseconds. */
const NO_BYTES: Bytes = [0xff, 0xff, 0xff, 0xff];
const TOP_AND_IN_ORDER = 0b11;

const chapterId = (n: number): Bytes => [...latin(`chapter${n}`), 0];
const chapter = ({ fromMs, toMs, title }: Chapter, n: number): Bytes =>
  frame("CHAP", [...chapterId(n), ...big(fromMs), ...big(toMs), ...NO_BYTES, ...NO_BYTES, ...text("TIT2", title)]);

/** The tag as bytes; the frames of sound follow it. At most 255 chapters have room in one table. */
export function id3Of({ title, artist, chapters }: Tagged): Uint8Array<ArrayBuffer> {
  const told = chapters.slice(0, 255);
  const table = [...latin("toc"), 0, TOP_AND_IN_ORDER, told.length, ...told.flatMap((_, n) => chapterId(n))];
  const body = [
    ...text("TIT2", title),
    ...text("TPE1", artist),
    ...(told.length === 0 ? [] : frame("CTOC", table)),
    ...told.flatMap(chapter),
  ];
  return Uint8Array.from([...latin("ID3"), 3, 0, 0, ...safe(body.length), ...body]);
}
