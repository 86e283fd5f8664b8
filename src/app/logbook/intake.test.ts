// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { go } from "../route.ts";
import { storage } from "../record.ts";
import type { Source } from "../device/disk.ts";
import { begin, behind, goOn, imports, trouble } from "./imports.ts";
import { takeHandles, takeLent } from "./intake.ts";
import { importEvents } from "./reading.ts";

const free = vi.hoisted(() => ({ is: true }));
vi.mock("../device/lock.ts", () => ({
  hold: async () => {
    if (!free.is) return null;
    free.is = false;
    return () => void (free.is = true);
  },
}));
const waiting = vi.hoisted(() => ({
  sources: [{ id: "before", files: [{ name: "big.zip" }], folder: null, keepOriginals: false }],
  put: [] as string[],
  ended: [] as string[],
}));
vi.mock("../device/import-disk.ts", () => ({
  readImports: async () => ({ events: [], ...waiting }),
  putStep: async () => [],
  endImport: async (event: { readonly import: string }) => void waiting.ended.push(event.import),
  putSource: async ({ files }: Source) => void waiting.put.push(...files.map(({ name }) => name)),
}));
const read = vi.hoisted(() => [] as string[]);
/** Whether a reading goes on until the test ends it. */
const reader = vi.hoisted(() => ({ waits: false, hangs: false, end: () => {} }));
vi.mock("../device/reader.ts", () => ({
  readFiles: ({ files }: { readonly files: readonly { readonly name: string }[] }) => {
    read.push(...files.map(({ name }) => name));
    if (reader.hangs) return { ended: Promise.reject(new Error("given up")), cancel: () => undefined };
    const ended = reader.waits
      ? new Promise((resolve) => (reader.end = () => resolve("done")))
      : Promise.resolve("done");
    return { ended, cancel: () => undefined };
  },
}));

beforeEach(() => {
  go("/runs/add");
  storage.value = "memory";
  importEvents.value = [];
  read.length = waiting.put.length = waiting.ended.length = 0;
  reader.waits = reader.hangs = false;
  free.is = true;
});
const handle = (name: string, there = true): FileSystemFileHandle =>
  ({
    name,
    getFile: () => (there ? Promise.resolve(new File(["x"], name)) : Promise.reject(new Error("gone"))),
  }) as unknown as FileSystemFileHandle;

it("one file that is gone loses none of the others, and is named", async () => {
  await takeHandles([handle("a.fit"), handle("gone.fit", false), handle("b.fit")]);
  expect(read).toEqual(["a.fit", "b.fit"]);
  expect(imports.value[0]?.report).toMatchObject([{ file: "gone.fit", outcome: "problem", codes: ["not-found"] }]);
});
it("a second window begins nothing while the first one reads", async () => {
  free.is = false;
  await takeHandles([handle("a.fit")]);
  expect(trouble.value).toBe("elsewhere");
  expect([imports.value, read]).toEqual([[], []]);
});
it("shared files are let go of where another window reads, and forgotten only once they are written down", async () => {
  const lent = {
    files: [new File(["x"], "a.fit")],
    forget: vi.fn<() => Promise<void>>(async () => undefined),
    letGo: vi.fn<() => void>(),
  };
  storage.value = "disk";
  free.is = false;
  await takeLent(lent);
  expect([lent.forget.mock.calls.length, lent.letGo.mock.calls.length]).toEqual([0, 1]);
  free.is = true;
  const forgotten = vi.fn<() => Promise<void>>(async () => void expect(waiting.put).toEqual(["a.fit"]));
  await takeLent({ ...lent, forget: forgotten });
  expect(forgotten).toHaveBeenCalled();
  expect([read, lent.letGo.mock.calls.length]).toEqual([["a.fit"], 1]);
});
it("a reading that hung is told as stopped, and its files wait for no reload", async () => {
  [storage.value, reader.hangs] = ["disk", true];
  const hung = await begin({ files: [{ name: "hangs.gpx", file: new File(["x"], "hangs.gpx") }], folder: null });
  expect([hung?.state, trouble.value]).toEqual(["cancelled", "stopped"]);
  expect(waiting.ended).toEqual([hung?.id]);
});
it("files that are given while others are read are written down at once, and come after them", async () => {
  storage.value = "disk";
  reader.waits = true;
  const first = begin({ files: [{ name: "big.zip", file: new File(["x"], "big.zip") }], folder: null });
  await vi.waitFor(() => expect(read).toEqual(["big.zip"]));
  const second = begin({ files: [{ name: "a.fit", file: new File(["x"], "a.fit") }], folder: null });
  expect(behind.value).toEqual(["a.fit"]);
  await vi.waitFor(() => expect(waiting.put).toEqual(["big.zip", "a.fit"]));
  expect(imports.value.map(({ files }) => files)).toEqual([["big.zip"], ["a.fit"]]);
  expect(read).toEqual(["big.zip"]);
  reader.end();
  await first;
  await vi.waitFor(() => expect(read).toEqual(["big.zip", "a.fit"]));
  reader.end();
  expect((await second)?.files).toEqual(["a.fit"]);
  expect(behind.value).toEqual([]);
});
it("a file that is dropped while a reading goes on after a reload waits for it and is read", async () => {
  const going = goOn();
  const chosen = begin({ files: [{ name: "a.fit", file: new File(["x"], "a.fit") }], folder: null });
  await Promise.all([going, chosen]);
  expect(read).toEqual(["big.zip", "a.fit"]);
  expect(trouble.value).toBeNull();
});
