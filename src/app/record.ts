import { computed, signal } from "@preact/signals";
import { openMorning, openStop } from "#journal";
import type { Line, LineOf } from "#journal";
import type { Run } from "#runs";
import { nowMs } from "./device/clock.ts";
import * as disk from "./device/disk.ts";
import type { Settings } from "./device/disk.ts";
import type { RunningRecord } from "./running-record.ts";

/** The person's own record, as it stands on this device. */
export const lines = signal<readonly Line[]>([]);
export const runs = signal<readonly Run[]>([]);
export const settings = signal<Settings>({});
/** A session that was running when the page went away. */
export const interrupted = signal<RunningRecord | null>(null);
/** `loading` until the disk has answered; `memory` when it cannot keep anything: then the person is told. */
export const storage = signal<"loading" | "disk" | "memory">("loading");

export async function loadRecord(): Promise<void> {
  try {
    const kept = await disk.readAll();
    lines.value = kept.lines;
    runs.value = kept.runs;
    settings.value = kept.settings;
    interrupted.value = kept.running;
    storage.value = "disk";
  } catch {
    storage.value = "memory";
  }
}

/**
 * Reads the record again: another window of the app may have written to it, a stop above all. What cannot be read
 * leaves what is known.
 */
export async function refreshRecord(): Promise<void> {
  if (storage.value !== "disk") return;
  try {
    const kept = await disk.readAll();
    lines.value = kept.lines;
    runs.value = kept.runs;
    settings.value = kept.settings;
  } catch {
    storage.value = "memory";
  }
}

/** Runs a write; when the disk refuses, what was meant stays in memory and the person is told. */
async function keep(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    storage.value = "memory";
  }
}
export function addLine(line: Line): Promise<void> {
  lines.value = [...lines.value, line];
  return keep(() => disk.putLine(line));
}
/** Adds runs; one that is there already is written again, not doubled. */
export function addRuns(more: readonly Run[]): Promise<void> {
  const ids = new Set(more.map(({ id }) => id));
  runs.value = [...runs.value.filter(({ id }) => !ids.has(id)), ...more];
  return keep(() => disk.putRuns(more));
}
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
  return true;
}
export function setSetting(key: string, value: unknown): Promise<void> {
  settings.value = { ...settings.value, [key]: value };
  return keep(() => disk.putSetting(key, value));
}

/** The line that stopped and holds until it was seen and cleared. */
export const heldStop = computed<LineOf<"stopped"> | null>(() => openStop(lines.value));
export const morningNow = (): ReturnType<typeof openMorning> => openMorning(lines.value, nowMs());
/** The newest run that has a date. */
export const lastRun = computed<Run | null>(
  () =>
    runs.value
      .filter(({ startedAt }) => startedAt !== null)
      .toSorted((a, b) => Date.parse(a.startedAt ?? "") - Date.parse(b.startedAt ?? ""))
      .at(-1) ?? null,
);
