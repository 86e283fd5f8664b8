import * as disk from "./device/record-disk.ts";
import { importEvents, reading } from "./logbook/reading.ts";
import { interrupted, lines, runs, settings } from "./record.ts";

/** Changes the whole record at once. Gives false, and changes nothing, where the disk refuses. */
export async function changeRecord(change: disk.Change): Promise<boolean> {
  try {
    await disk.change(change);
  } catch {
    return false;
  }
  const [goneLines, goneRuns, names] = [new Set(change.goneLines), new Set(change.goneRuns), change.goneSettings];
  lines.value = [...lines.value.filter(({ id }) => !goneLines.has(id)), ...change.lines];
  runs.value = [...runs.value.filter(({ id }) => !goneRuns.has(id)), ...change.runs];
  const kept = Object.entries({ ...settings.value, ...change.settings }).filter(([name]) => !names.includes(name));
  settings.value = Object.fromEntries(kept);
  return true;
}
/** Deletes everything that is kept. Gives false where the disk refuses. */
export async function forgetAll(): Promise<boolean> {
  try {
    await disk.wipe();
  } catch {
    return false;
  }
  lines.value = [];
  runs.value = [];
  settings.value = {};
  interrupted.value = null;
  reading.value = null;
  importEvents.value = [];
  return true;
}
