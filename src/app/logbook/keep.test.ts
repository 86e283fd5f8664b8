import { beforeEach, expect, it } from "vitest";
import { read, stepEvent } from "#runs";
import type { ReadResult, Run } from "#runs";
import { runs, storage } from "../record.ts";
import { handRunsOver, imports, undoImport } from "./imports.ts";
import { keepRuns } from "./keep.ts";
import { importEvents } from "./reading.ts";

const gpx = `<gpx version="1.1"><trk><trkseg>${Array.from(
  { length: 60 },
  (_, i) =>
    `<trkpt lat="${(47 + i / 5000).toFixed(5)}" lon="8.5"><ele>${400 + i}</ele><time>2026-05-02T06:00:${String(i).padStart(2, "0")}Z</time></trkpt>`,
).join("")}</trkseg></trk></gpx>`;
const [result] = await read(new TextEncoder().encode(gpx), "a.gpx");
if (!result?.ok) throw new Error("no run");
const plain = result.run;
/** The same file with what a list says of it. */
const withRow: Run = { ...plain, name: "To work", sport: "cycling", movingSeconds: 50, effort: 3, warnings: [] };

function take(id: string, run: Run): Promise<void> {
  importEvents.value = [...importEvents.value, { kind: "began", import: id, at: "2026-11-23T18:00:00Z", files: [id] }];
  const results: readonly ReadResult[] = [{ file: "a.gpx", ok: true, run }];
  return keepRuns(stepEvent(id, { keys: [], results }), [run], []);
}

beforeEach(() => {
  storage.value = "memory";
  runs.value = [];
  importEvents.value = [];
});

it("a file that comes once more without its list unsays nothing, and taking it back changes nothing else", async () => {
  await take("list", withRow);
  await take("file", plain);
  expect(runs.value).toEqual([withRow]);
  expect(await undoImport("file")).toBe(true);
  expect(runs.value).toEqual([withRow]);
  expect(await undoImport("list")).toBe(true);
  expect(runs.value).toEqual([]);
});
it("what a list added goes with it, and the file's own word stands", async () => {
  await take("file", plain);
  await take("list", withRow);
  expect(runs.value).toEqual([withRow]);
  await undoImport("list");
  expect(runs.value).toEqual([plain]);
  expect(imports.value.map(({ state }) => state)).toEqual(["going-on", "undone"]);
});
it("a run of a backup that an import read too stays with the import when the backup goes, and goes with it", async () => {
  runs.value = [plain];
  const results: readonly ReadResult[] = [{ file: "a.gpx", ok: true, run: withRow }];
  importEvents.value = [{ kind: "began", import: "1", at: "2026-11-23T18:00:00Z", files: ["1"] }];
  await keepRuns(stepEvent("1", { keys: [], results }, new Set([plain.id])), [withRow], []);
  expect(await handRunsOver([plain.id, "other"])).toEqual([plain.id]);
  expect(runs.value).toEqual([withRow]);
  expect(await undoImport("1")).toBe(true);
  expect(runs.value).toEqual([]);
});
