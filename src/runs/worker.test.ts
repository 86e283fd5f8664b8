import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { unpacked } from "./gzip.ts";
import { madeRun } from "./made-fit.ts";
import type { ToWorker, WorkerNews } from "./protocol.ts";

/** The worker's own code, with a page beside it that hears what it says. */
let said: WorkerNews[] = [];
let tell: (message: ToWorker) => void = () => {};
let heard: () => void = () => {};

beforeEach(async () => {
  said = [];
  vi.resetModules();
  vi.stubGlobal("self", {
    addEventListener: (_: string, listener: (event: { data: ToWorker }) => void) =>
      (tell = (data) => listener({ data })),
    postMessage: (news: WorkerNews) => {
      said.push(news);
      heard();
    },
    reportError: (thrown: unknown) => {
      throw thrown;
    },
  });
  await import("./worker.ts");
});
afterEach(() => vi.unstubAllGlobals());

const until = (kind: WorkerNews["kind"]): Promise<void> =>
  new Promise((resolve) => {
    heard = () => {
      if (said.some((news) => news.kind === kind)) resolve();
    };
  });
const made = (name: string, seconds: number) => ({ name, bytes: madeRun(seconds).buffer as ArrayBuffer });
const reads = () => said.flatMap((news) => (news.kind === "read" ? [news] : []));

it("reads files in order and says when it is done; a page that asked for nothing hears nothing more", async () => {
  tell({ files: [made("a.fit", 60), { name: "b.fit", bytes: new ArrayBuffer(3) }, made("c.fit", 90)] });
  await until("done");
  expect(said.map(({ kind }) => kind)).toEqual(["read", "read", "read", "done"]);
  expect(reads().map(({ file, index, of, results }) => [file, index, of, results[0]?.ok])).toEqual([
    ["a.fit", 0, 3, true],
    ["b.fit", 1, 3, false],
    ["c.fit", 2, 3, true],
  ]);
});

it("reads a browser's file piece by piece, leaves out what was read before, and gives the bytes back", async () => {
  const files = ["a.fit", "b.fit"].map((name, i) => ({
    name,
    file: new File([new Uint8Array(madeRun(60 + i))], name, { lastModified: 5 }),
  }));
  tell({ files, keepOriginals: true });
  await until("done");
  const [first] = reads();
  expect(await unpacked(first!.originals[0]!.packed)).toEqual(madeRun(60));
  const keys = first!.keys;
  said = [];
  tell({ files, skip: keys });
  await until("done");
  expect(reads().map(({ file }) => file)).toEqual(["b.fit"]);
});

it("reads archives in archives", async () => {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  const inner = new ZipWriter(new Uint8ArrayWriter());
  await inner.add("a.fit", new Uint8ArrayReader(madeRun(60)));
  await writer.add("inner.zip", new Uint8ArrayReader(await inner.close()));
  tell({ files: [{ name: "x.zip", file: new File([new Uint8Array(await writer.close())], "x.zip") }] });
  await until("done");
  expect(reads().map(({ file, results }) => [file, results[0]?.ok])).toEqual([["x.zip/inner.zip/a.fit", true]]);
});

it("counts two archives together, forwards", async () => {
  const archive = async (name: string, from: number) => {
    const writer = new ZipWriter(new Uint8ArrayWriter());
    for (let i = 0; i < 6; i++) await writer.add(`${i}.fit`, new Uint8ArrayReader(madeRun(from + i)));
    return { name, bytes: new Uint8Array(await writer.close()).buffer };
  };
  tell({ files: [await archive("a.zip", 60), made("b.fit", 80), await archive("c.zip", 90)] });
  await until("done");
  expect(reads().map(({ index, of }) => [index, of])).toEqual(Array.from({ length: 13 }, (_, i) => [i, 13]));
});

it("never counts backwards: several archives, archives in archives, and after a reload", async () => {
  const zipped = async (members: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> => {
    const writer = new ZipWriter(new Uint8ArrayWriter());
    for (const [name, bytes] of Object.entries(members)) await writer.add(name, new Uint8ArrayReader(bytes));
    return writer.close();
  };
  const runs = (from: number, n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`${from + i}.fit`, madeRun(from + i)]));
  const garmin = await zipped({ ...runs(100, 3), "inner.zip": await zipped(runs(120, 8)), ...runs(140, 2) });
  const archives: readonly [string, Uint8Array][] = [
    ["a.zip", await zipped({ ...runs(60, 6), "empty.csv": new Uint8Array(0), "list.txt": new Uint8Array(9) })],
    ["b.zip", garmin],
    ["c.zip", await zipped(runs(160, 6))],
  ];
  const files = () =>
    archives.map(([name, bytes]) => ({
      name,
      file: new File([new Uint8Array(bytes)], name, { lastModified: 5 }),
    }));
  const falls = (values: readonly number[]) => values.filter((value, i) => i > 0 && value < values[i - 1]!);
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 250));
  tell({ files: files(), progress: true });
  await until("done");
  const whole = reads();
  const paces = said.flatMap((news) => (news.kind === "progress" ? [news] : []));
  expect(falls(whole.map(({ index }) => index))).toEqual([]);
  expect(falls(whole.map(({ of }) => of))).toEqual([]);
  for (const key of ["done", "of", "share"] as const) expect(falls(paces.map((pace) => pace[key]))).toEqual([]);
  // 8 files and 6 and 6, and in one of them 8 in place of one.
  expect(whole.at(-1)).toMatchObject({ index: 26, of: 27 });
  expect(paces.at(-1)!.share).toBeGreaterThan(0.95);
  for (const stop of [4, 8, 11, 18, 22]) {
    said = [];
    tell({ files: files(), skip: whole.slice(0, stop).flatMap(({ keys }) => keys), progress: true });
    await until("done");
    const [first, ...rest] = reads();
    expect([first!.index, first!.of]).toEqual([whole[stop]!.index, whole[stop]!.of]);
    expect(falls([first!, ...rest].map(({ index }) => index))).toEqual([]);
    expect(rest.at(-1)).toMatchObject({ index: 26, of: 27 });
  }
  vi.restoreAllMocks();
});

it("tells how far it is, and stops when it is told to, keeping what was read", async () => {
  const files = Array.from({ length: 60 }, (_, i) => made(`${i}.fit`, 600));
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 250));
  tell({ files: files.slice(0, 12), progress: true });
  await until("done");
  const progress = said.flatMap((news) => (news.kind === "progress" ? [news] : []));
  expect(progress.at(-1)).toMatchObject({ of: 12, file: expect.any(String), filesPerSecond: expect.any(Number) });
  expect(progress.at(-1)?.secondsLeft).toBeGreaterThanOrEqual(0);
  vi.restoreAllMocks();
  said = [];
  heard = () => {
    if (reads().length === 2) tell({ cancel: true });
    if (said.at(-1)?.kind === "cancelled") stopped();
  };
  let stopped: () => void = () => {};
  const cancelled = new Promise<void>((resolve) => (stopped = resolve));
  tell({ files });
  await cancelled;
  expect(reads().length).toBeGreaterThanOrEqual(2);
  expect(reads().length).toBeLessThan(files.length);
});
