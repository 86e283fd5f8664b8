/** Files that were made to harm, each smaller on the disk than what it wants to be. Written when they are needed. */
import { closeSync, openSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

configure({ useWebWorkers: false });
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
type Member = readonly [string, Uint8Array];

async function zip(members: readonly Member[], level = 6): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level });
  for (const [name, bytes] of members) await writer.add(name, new Uint8ArrayReader(bytes));
  return writer.close();
}
const GPX_HEAD = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>`;
const point = (lat: string, lon: string, time: string, ele = "1"): string =>
  `<trkpt lat="${lat}" lon="${lon}"><ele>${ele}</ele><time>${time}</time></trkpt>`;
const gpx = (points: string): Uint8Array => text(`${GPX_HEAD}${points}</trkseg></trk></gpx>`);
const twoPoints = (first: string, second: string): Uint8Array =>
  gpx(point("47", "8", first) + point("47.001", "8", second));
/** A document that is blank after its beginning. */
function blanks(size: number): Uint8Array {
  const bytes = new Uint8Array(size).fill(32);
  bytes.set(text(GPX_HEAD));
  return bytes;
}
const honest = twoPoints("2026-05-02T06:10:00Z", "2026-05-02T06:11:00Z");

/** Writes what a file repeats piece by piece, so that making it costs no memory either. */
function repeated(path: string, head: string, piece: string, times: number, tail: string): void {
  const file = openSync(path, "w");
  writeSync(file, head);
  const many = piece.repeat(Math.max(1, Math.floor(1_000_000 / piece.length)));
  const perPiece = many.length / piece.length;
  for (let left = times; left > 0; left -= perPiece) writeSync(file, left < perPiece ? piece.repeat(left) : many);
  writeSync(file, tail);
  closeSync(file);
}
const write = (path: string, bytes: Uint8Array): void => {
  const file = openSync(path, "w");
  for (let at = 0; at < bytes.length; at += 8_000_000) writeSync(file, bytes.subarray(at, at + 8_000_000));
  closeSync(file);
};

const fitHeader = (size: number): readonly number[] => [
  12,
  16,
  0,
  0,
  ...[0, 8, 16, 24].map((shift) => (size >>> shift) & 255),
  0x2e,
  0x46,
  0x49,
  0x54,
];
function fit(size: number, body: (bytes: Uint8Array) => void, declared = size): Uint8Array {
  const bytes = new Uint8Array(12 + size + 2);
  bytes.set(fitHeader(declared));
  body(bytes.subarray(12));
  return bytes;
}
/** A definition of a record with `fields` fields of `width` bytes each. */
const definition = (fields: number, width: number): readonly number[] => [
  0x40,
  0,
  0,
  20,
  0,
  fields,
  ...Array.from({ length: fields }, (_, i) => [i, width, 0x02]).flat(),
];

/** Changes 32-bit numbers of every directory entry of an archive. */
function withDirectory(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 <= bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return bytes;
}

async function nested(depth: number): Promise<Uint8Array> {
  let bytes: Uint8Array = await zip([["run.gpx", honest]]);
  for (let i = 0; i < depth; i++) bytes = await zip([[`${i}.zip`, bytes]]);
  return bytes;
}

/** An archive of many names and no bytes: only its directory is large (zip64, as it holds more than 65,535). */
function manyMembers(count: number): Uint8Array {
  const entry = 46 + 8;
  const end = 38 + count * entry;
  const bytes = new Uint8Array(end + 56 + 20 + 22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(26, 8, true);
  for (let i = 0; i < count; i++) {
    const at = 38 + i * entry;
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 28, 8, true);
    bytes.set(text(i.toString(36).padStart(8, "0")), at + 46);
  }
  view.setUint32(end, 0x06064b50, true);
  view.setBigUint64(end + 4, 44n, true);
  for (const at of [24, 32]) view.setBigUint64(end + at, BigInt(count), true);
  view.setBigUint64(end + 40, BigInt(count * entry), true);
  view.setBigUint64(end + 48, 38n, true);
  view.setUint32(end + 56, 0x07064b50, true);
  view.setBigUint64(end + 64, BigInt(end), true);
  view.setUint32(end + 72, 1, true);
  view.setUint32(end + 76, 0x06054b50, true);
  for (const at of [84, 86]) view.setUint16(end + at, 0xffff, true);
  for (const at of [88, 92]) view.setUint32(end + at, 0xffffffff, true);
  return bytes;
}

/** An archive of files that hold nothing, as any packer writes them: each is two bytes of deflate. */
function emptyMembers(count: number): Uint8Array {
  const [local, entry] = [30 + 9 + 2, 46 + 9];
  const bytes = new Uint8Array(count * (local + entry) + 22);
  const view = new DataView(bytes.buffer);
  const header = (at: number, signature: number, from: number, name: string): void => {
    view.setUint32(at, signature, true);
    view.setUint16(at + from, 20, true);
    view.setUint16(at + from + 4, 8, true);
    view.setUint32(at + from + 14, 2, true);
    view.setUint16(at + from + 22, name.length, true);
  };
  for (let i = 0; i < count; i++) {
    const name = `${String(i).padStart(5, "0")}.fit`;
    const [at, listed] = [i * local, count * local + i * entry];
    header(at, 0x04034b50, 4, name);
    bytes.set([...text(name), 3, 0], at + 30);
    header(listed, 0x02014b50, 6, name);
    view.setUint32(listed + 42, at, true);
    bytes.set(text(name), listed + 46);
  }
  const end = count * (local + entry);
  view.setUint32(end, 0x06054b50, true);
  for (const at of [8, 10]) view.setUint16(end + at, count, true);
  view.setUint32(end + 12, count * entry, true);
  view.setUint32(end + 16, count * local, true);
  return bytes;
}

/** The same member listed many times over: more than a gigabyte out of one piece. */
async function overlapping(): Promise<Uint8Array> {
  const one = await zip([["a.gpx", new Uint8Array(4_000_000)]]);
  const view = new DataView(one.buffer, one.byteOffset, one.byteLength);
  const end = one.length - 22;
  const directory = one.subarray(view.getUint32(end + 16, true), end);
  const times = 500;
  const out = new Uint8Array(one.length + directory.length * (times - 1));
  out.set(one.subarray(0, end));
  for (let i = 1; i < times; i++) out.set(directory, end + directory.length * (i - 1));
  out.set(one.subarray(end), out.length - 22);
  const last = new DataView(out.buffer, out.length - 22);
  last.setUint16(8, times, true);
  last.setUint16(10, times, true);
  last.setUint32(12, directory.length * times, true);
  return out;
}

const STRAVA_HEAD = `${Array.from({ length: 90 }, (_, i) => (i === 15 ? "c5" : i === 17 ? "c6" : `c${i}`)).join(",")}\n`;
const ENTITIES = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join("");

/** Name of the file, what the report may say of it, and how it is made. `read`: it may be read, with or without words. */
export interface Hostile {
  readonly name: string;
  readonly expected: readonly string[];
  readonly make: (path: string) => void | Promise<void>;
}
const made = (name: string, expected: string, bytes: () => Uint8Array | Promise<Uint8Array>): Hostile => ({
  name,
  expected: expected.split(" "),
  make: async (path) => write(path, await bytes()),
});
const long = (name: string, expected: string, head: string, piece: string, times: number, tail = ""): Hostile => ({
  name,
  expected: expected.split(" "),
  make: (path) => repeated(path, head, piece, times, tail),
});

export const HOSTILE: readonly Hostile[] = [
  made("bomb.zip", "packed-too-tightly too-large", () => zip([["activities/1.gpx", blanks(600_000_000)]])),
  made("bomb-in-fit.zip", "packed-too-tightly too-large", () =>
    zip([["1.fit", fit(400_000_000, (bytes) => void bytes.set(definition(1, 1)))]]),
  ),
  made("bomb.gz", "packed-too-tightly too-large", () => gzipSync(fit(900_000_000, () => {}))),
  made("gz-in-gz.gz", "too-deep", () => gzipSync(gzipSync(gzipSync(gzipSync(honest))))),
  made("zip-in-zip.zip", "too-deep", () => nested(5)),
  made("wide-zip-in-zip.zip", "packed-too-tightly too-large too-deep", async () => {
    const inner = await zip([["a.gpx", new Uint8Array(100_000_000)]]);
    const middle = await zip(
      Array.from({ length: 100 }, (_, i): Member => [`${i}.zip`, inner]),
      0,
    );
    return zip(Array.from({ length: 5 }, (_, i): Member => [`${i}.zip`, middle]));
  }),
  made("outside.zip", "unsafe-name", () => zip([["x/../../../etc/run.gpx", honest]])),
  made("absolute.zip", "unsafe-name", () => zip([["/etc/run.gpx", honest]])),
  made("ten-gigabytes.zip", "damaged too-large read", async () =>
    withDirectory(await zip([["a.gpx", honest]]), (view, at) => view.setUint32(at + 24, 0xfffffff0, true)),
  ),
  made("far-away.zip", "damaged", async () =>
    withDirectory(await zip([["a.gpx", honest]]), (view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
  ),
  made("locked.zip", "locked", async () => {
    const bytes = withDirectory(await zip([["a.gpx", honest]]), (view, at) => view.setUint16(at + 8, 1, true));
    return bytes;
  }),
  made("many-members.zip", "too-many", () => manyMembers(400_000)),
  made("empty-members.zip", "empty", () => emptyMembers(25_000)),
  // Each was left open at its beginning: the next waited five seconds for it.
  made("packed-in-zip.zip", "unknown-format", () => {
    const packed = gzipSync(new Uint8Array(20_000_000));
    return zip(Array.from({ length: 60 }, (_, i): Member => [`${i}.fit.gz`, packed]));
  }),
  made("overlapping.zip", "damaged packed-too-tightly", overlapping),
  made("entities.gpx", "declares-entities", () =>
    text(`<!DOCTYPE gpx [<!ENTITY e0 "aaaaaaaaaa">${ENTITIES}]><gpx><trk><name>&e9;</name></trk></gpx>`),
  ),
  made("entities-of-a-file.gpx", "declares-entities", () =>
    text(`<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><trk><name>&x;</name></trk></gpx>`),
  ),
  made("entities.xml", "declares-entities", () =>
    text(`<!DOCTYPE HealthData [<!ENTITY e0 "aaaaaaaaaa">${ENTITIES}]><HealthData a="&e9;"></HealthData>`),
  ),
  long("deep.gpx", "too-deep", "<gpx>", "<a>", 3_000_000),
  long("one-text.gpx", "too-large", "<gpx><trk><name>", "abcdefghij", 20_000_000, "</name></trk></gpx>"),
  long("one-comment.gpx", "too-large", "<gpx><!--", "abcdefghij", 20_000_000, "--></gpx>"),
  long("one-tag.gpx", "too-large not-xml", "<gpx ", `a="b" `, 30_000_000),
  long("many-attributes.gpx", "too-large not-xml", "<gpx><trk", ` a="1"`, 500_000),
  long("doctype.gpx", "too-large unknown-format", "<!DOCTYPE gpx [", "<!ELEMENT a EMPTY>", 8_000_000, "]><gpx></gpx>"),
  long(
    "many-points.gpx",
    "too-many too-slow",
    GPX_HEAD,
    `<trkpt lat="1" lon="1"/>`,
    3_000_000,
    "</trkseg></trk></gpx>",
  ),
  long("many-activities.tcx", "too-many", "<TrainingCenterDatabase>", "<Activity></Activity>", 3_000_000),
  long("huge.tcx", "too-large too-slow", "<TrainingCenterDatabase>", "<a>12345678901234567890</a>\n", 12_000_000),
  long("many-workouts.xml", "too-many", "<HealthData>", "<Workout></Workout>", 600_000, "</HealthData>"),
  made("many-fields.fit", "cut-off", () => fit(2000, (bytes) => bytes.set(definition(255, 255)), 0xffffffff)),
  made("no-fields.fit", "too-many", () => fit(60_000_000, (bytes) => bytes.set(definition(0, 0)))),
  made("definitions.fit", "too-many too-slow", () =>
    fit(60_000_000, (bytes) => {
      const piece = [...definition(1, 1), 0, 7];
      for (let at = 0; at + piece.length <= bytes.length; at += piece.length) bytes.set(piece, at);
    }),
  ),
  made("records.fit", "too-many read", () => fit(60_000_000, (bytes) => bytes.set(definition(1, 1)))),
  made("parts.fit", "too-many", () => {
    const part = fit(0, () => {});
    const bytes = new Uint8Array(part.length * 3_000_000);
    for (let at = 0; at < bytes.length; at += part.length) bytes.set(part, at);
    return bytes;
  }),
  made("larger.fit", "too-large", () => fit(100_000_000, () => {})),
  long("one-line.csv", "too-large", `${STRAVA_HEAD}1,"`, "abcdefghij", 20_000_000),
  long("one-header.csv", "too-large unknown-format", "Activity ID,", "abcdefghij", 20_000_000),
  long("many-columns.csv", "too-many too-large", `${STRAVA_HEAD}1`, ",", 60_000_000),
  long("many-rows.csv", "too-many too-slow", STRAVA_HEAD, `1${",".repeat(89)}\n`, 600_000),
  long("nested.json", "too-deep too-large", `[{"summarizedActivitiesExport":`, "[", 50_000_000),
  made("nowhere.gpx", "odd-values no-activity", () =>
    gpx(
      ["NaN", "1e308", "91", "-1e308", "Infinity"]
        .map((lat) => point(lat, "1e308", "2026-05-02T06:10:00Z", "1e308"))
        .join(""),
    ),
  ),
  made("high.gpx", "read", () =>
    gpx(point("47", "8", "2026-05-02T06:10:00Z", "1e308") + point("47", "9", "2026-05-02T06:11:00Z", "-1e308")),
  ),
  made("in-1970.gpx", "odd-date", () => twoPoints("1970-01-01T00:00:00Z", "1970-01-01T00:01:00Z")),
  made("in-2150.gpx", "odd-date", () => twoPoints("2150-01-01T00:00:00Z", "2150-01-01T00:01:00Z")),
  made("over-centuries.gpx", "read odd-date", () => twoPoints("1995-01-01T00:00:00Z", "2095-01-01T00:01:00Z")),
];
