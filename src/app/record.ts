import { computed, signal } from "@preact/signals";
import { isRunning } from "#core";
import { openMorning, openStop } from "#journal";
import type { Line, LineOf } from "#journal";
import type { Run } from "#runs";
import { nowMs } from "./device/clock.ts";
import * as disk from "./device/disk.ts";
import type { Settings } from "./device/disk.ts";
import { reading } from "./logbook/reading.ts";
import type { RunningRecord } from "./running-record.ts";

/** The person's own record, as it stands on this device. */
export const lines = signal<readonly Line[]>([]);
export const runs = signal<readonly Run[]>([]);
export const settings = signal<Settings>({});
/** A session that was running when the page went away. */
export const interrupted = signal<RunningRecord | null>(null);
/** `loading` until the disk has answered; `memory` when it cannot keep anything: then the person is told. */
export const storage = signal<"loading" | "disk" | "memory">("loading");

/** Gives whether the reading of files was broken off. */
export async function loadRecord(): Promise<boolean> {
  try {
    const kept = await disk.readAll();
    lines.value = kept.lines;
    runs.value = kept.runs;
    settings.value = kept.settings;
    interrupted.value = kept.running;
    storage.value = "disk";
    return kept.unfinished;
  } catch {
    storage.value = "memory";
    return false;
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
    // What is just being read may not be in that answer yet.
    if (reading.value === null) runs.value = kept.runs;
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
/** Runs that came onto the disk; one that is there already is not doubled. */
export function takeRuns(more: readonly Run[]): void {
  const ids = new Set(more.map(({ id }) => id));
  runs.value = [...runs.value.filter(({ id }) => !ids.has(id)), ...more];
}
/** Runs that went from the disk. */
export function dropRuns(gone: readonly string[]): void {
  const ids = new Set(gone);
  runs.value = runs.value.filter(({ id }) => !ids.has(id));
}
export function setSetting(key: string, value: unknown): Promise<void> {
  settings.value = { ...settings.value, [key]: value };
  return keep(() => disk.putSetting(key, value));
}

/** The line that stopped and holds until it was seen and cleared. */
export const heldStop = computed<LineOf<"stopped"> | null>(() => openStop(lines.value));
export const morningNow = (): ReturnType<typeof openMorning> => openMorning(lines.value, nowMs());
/** When a run began; a clock that states no zone stands in the zone of this device. NaN without a date. */
export const startMs = ({ startedAt, warnings }: Run): number =>
  Date.parse(`${warnings?.includes("no-zone") ? startedAt?.slice(0, 19) : startedAt}`);
/** Whether a recording is one of running: by its sport, until what knows more of it has come. */
export const ran = signal<(run: Run) => boolean>(isRunning);
/** The newest run that has a date, none that lies ahead: that watch went wrong. A ride or a swim is none. */
export const lastRun = computed<Run | null>(() => {
  let last: Run | null = null;
  let at = -Infinity;
  for (const run of runs.value)
    if (startMs(run) > at && startMs(run) <= nowMs() && ran.value(run)) [last, at] = [run, startMs(run)];
  return last;
});
