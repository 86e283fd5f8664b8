import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bench, describe } from "vitest";
import { read } from "#runs";

/**
 * Our FIT reader beside three others, on the same files in the same run; correctness stands beside speed. The others
 * are installed by scripts/bench.mjs and are part of nothing that ships (docs/decisions/fit-reader.md).
 */
const REAL = "../shared/runs";
const FOLDER = existsSync(REAL) ? REAL : "recordings";
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".fit") && !name.startsWith("damaged") && name !== "settings.fit")
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${FOLDER}/${name}`)) }));

const others = createRequire(new URL("./readers/package.json", import.meta.url));
interface Sdk {
  readonly Decoder: new (stream: unknown) => { read: () => { messages: { recordMesgs?: readonly unknown[] } } };
  readonly Stream: { fromByteArray: (bytes: Uint8Array) => unknown };
}
interface Parser {
  parse: (bytes: unknown, done: (error: unknown, data: { records?: readonly unknown[] }) => void) => void;
}
type ParserClass = new (options: object) => Parser;
type Counts = (bytes: Uint8Array) => number | Promise<number>;

const sdk = (await import(others.resolve("@garmin/fitsdk"))) as Sdk;
const { default: FitFileParser } = (await import(others.resolve("fit-file-parser"))) as { default: ParserClass };
const { default: EasyFit } = others("easy-fit") as { default: ParserClass };

/** How many records each finds: what a reader loses it does not read fast. */
const ours: Counts = async (bytes) =>
  (await read(bytes, "a.fit")).reduce((sum, result) => sum + (result.ok ? result.run.samples : 0), 0);
const official: Counts = (bytes) =>
  new sdk.Decoder(sdk.Stream.fromByteArray(bytes)).read().messages.recordMesgs?.length ?? 0;
const parsed =
  (make: ParserClass): Counts =>
  (bytes) =>
    new Promise((resolve) => {
      const buffer = Buffer.from(bytes);
      new make({ force: true, mode: "list" }).parse(buffer, (_, data) => resolve(data?.records?.length ?? 0));
    });

const READERS: readonly (readonly [string, Counts])[] = [
  ["Legwork", ours],
  ["@garmin/fitsdk 21.217.0", official],
  ["fit-file-parser 6.1.2", parsed(FitFileParser)],
  ["easy-fit 0.0.8", parsed(EasyFit)],
];

const attempted = async (count: Counts, bytes: Uint8Array): Promise<string> => {
  try {
    return String(await count(bytes));
  } catch {
    return "stops";
  }
};
const table = await Promise.all(
  files.map(async ({ name, bytes }) => {
    const counts = READERS.map(async ([reader, count]) => [reader, await attempted(count, bytes)] as const);
    const row: Readonly<Record<string, string>> = Object.fromEntries(await Promise.all(counts));
    return { file: name, ...row } as Readonly<Record<string, string>>;
  }),
);

console.log("records found, file by file");
console.table(table);

/** Only files that the official reader reads to the end: a fair race. easy-fit loses records in some of them. */
const fair = files.filter((_, i) => table[i]![READERS[0]![0]] === table[i]![READERS[1]![0]]);

/**
 * Readers take turns, and seconds of a core are counted: on a machine that is busy elsewhere the clock on the wall says
 * more of the others than of the readers.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 15);
const spent = READERS.map((): number[] => []);
for (let round = -2; round < ROUNDS; round++)
  for (const [i, [, count]] of READERS.entries()) {
    const before = process.cpuUsage();
    for (const { bytes } of fair) await count(bytes);
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) spent[i]!.push((user + system) / 1000);
  }
const medians = spent.map((all) => all.toSorted((a, b) => a - b)[all.length >> 1]!);
console.log(`milliseconds of a core for the ${fair.length} files, of ${ROUNDS} rounds in turns`);
console.table(
  READERS.map(([reader], i) => ({
    reader,
    median: medians[i]!.toFixed(0),
    least: Math.min(...spent[i]!).toFixed(0),
    most: Math.max(...spent[i]!).toFixed(0),
    "times ours": (medians[i]! / medians[0]!).toFixed(2),
  })),
);

describe(`FIT, ${fair.length} of ${files.length} files that the official reader reads (${FOLDER})`, () => {
  const options = { iterations: 12, time: 0, warmupIterations: 3, warmupTime: 0 };
  for (const [reader, count] of READERS)
    bench(
      reader,
      async () => {
        for (const { bytes } of fair) await count(bytes);
      },
      options,
    );
});
