import type { Line } from "#journal";
import type { Run } from "#runs";
import { rowOf } from "../logbook/run-row.ts";
import { open, STORES, STRICT } from "./disk.ts";
import type { Settings } from "./disk.ts";

/** A change to the whole record: what comes, and the ids and names that go. */
export interface Change {
  readonly lines: readonly Line[];
  readonly runs: readonly Run[];
  readonly settings: Settings;
  readonly goneLines: readonly string[];
  readonly goneRuns: readonly string[];
  readonly goneSettings: readonly string[];
}
/** The whole change or none of it. */
export async function change({ lines, runs, settings, goneLines, goneRuns, goneSettings }: Change): Promise<void> {
  const tx = (await open()).transaction(["lines", "runs", "settings", "told"], "readwrite", STRICT);
  const [ofLines, ofRuns, ofSettings] = [tx.objectStore("lines"), tx.objectStore("runs"), tx.objectStore("settings")];
  await Promise.all([
    ...lines.map((line) => ofLines.put(line)),
    ...runs.map((run) => ofRuns.put(rowOf(run))),
    ...Object.entries(settings).map(([name, value]) => ofSettings.put(value, name)),
    ...goneLines.map((id) => ofLines.delete(id)),
    ...goneRuns.map((id) => ofRuns.delete(id)),
    ...goneRuns.map((id) => tx.objectStore("told").delete(id)),
    ...goneSettings.map((name) => ofSettings.delete(name)),
    tx.done,
  ]);
}
/** Deletes everything that is kept. */
export async function wipe(): Promise<void> {
  const tx = (await open()).transaction([...STORES], "readwrite", STRICT);
  await Promise.all([...STORES.map((name) => tx.objectStore(name).clear()), tx.done]);
}
