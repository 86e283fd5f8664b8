import { computed, signal } from "@preact/signals";
import { backupOf, entriesOf, mergeOf, merged, readBackup, undoOf, undone } from "#journal";
import type { Backup, BackupProblem, Merge, Remembered, Undo } from "#journal";
import type { Run } from "#runs";
import { daysAgo, instantNow, today } from "./device/clock.ts";
import { saveFile } from "./device/file.ts";
import { chooseLanguage } from "./device/choose-language.ts";
import { clearDraft } from "./draft.ts";
import { runOf } from "./logbook/run-row.ts";
import { readPart } from "./readable.ts";
import { loadRules } from "./engine.ts";
import type { Rules } from "./engine.ts";
import { lines, runs, setSetting, settings } from "./record.ts";
import { changeRecord, forgetAll } from "./record-change.ts";
import { say } from "./words.ts";

const MADE = "lastBackup";
const UNDO = "restoreUndo";
/** Settings that belong to this device: they are neither saved nor restored. */
const OF_DEVICE: readonly string[] = [MADE, UNDO];
/** A restore can be taken back this long. [design] */
export const UNDO_DAYS = 30;

const here = (): Remembered => ({
  lines: lines.value,
  runs: runs.value,
  settings: Object.fromEntries(
    Object.entries(settings.value).filter(([name, value]) => !OF_DEVICE.includes(name) && value !== undefined),
  ),
});

/** Days since the last backup; null when there was none. */
const backupDays = computed<number | null>(() => {
  const made = settings.value[MADE];
  return typeof made === "string" ? daysAgo(Date.parse(made)) : null;
});
/** "Last backup 12 days ago". */
export function backupWords(): string {
  const days = backupDays.value;
  if (days === null) return say("data.no-backup");
  return days === 0 ? say("data.backup-today") : say("data.backup-days", { n: days });
}
interface Counts {
  readonly runs: number;
  readonly sessions: number;
}
/** How much is kept here. */
export const counts = (): Counts => ({
  runs: runs.value.length,
  sessions: lines.value.filter(({ kind }) => kind === "session").length,
});
/** "3 runs", "1 session": of what there is any. */
const muchOf = ({ runs: n, sessions }: Counts): readonly string[] => [
  ...(n > 0 ? [say("data.runs", { n })] : []),
  ...(sessions > 0 ? [say("data.sessions", { n: sessions })] : []),
];
/** "3 runs, 1 session"; where there is neither, it says so. */
export const countWords = (much: Counts): string => muchOf(much).join(", ") || say("data.neither");
/** "3 runs, 1 session, your answers, tools and settings": what goes when everything is deleted. */
export const goingWords = (much: Counts): string => [...muchOf(much), say("data.rest")].join(", ");
/** Everything in one file, for the person to keep. */
export function saveBackup(): void {
  const madeAt = instantNow();
  saveFile(`legwork-${today()}.json`, `${JSON.stringify(backupOf(here(), madeAt), null, 1)}\n`);
  void setSetting(MADE, madeAt);
}

/** What a chosen file would do; nothing has changed yet. */
export type Preview =
  | { readonly is: "ready"; readonly name: string; readonly backup: Backup; readonly merge: Merge }
  | { readonly is: "refused"; readonly name: string; readonly problem: BackupProblem };
export const preview = signal<Preview | null>(null);

/** Reads a chosen file: its shape, and then what the rules of care say to its entries. */
export async function look(file: File): Promise<void> {
  const read = readBackup(await file.text());
  if (!read.ok) preview.value = { is: "refused", name: file.name, problem: read.problem };
  else {
    const at = await refusedEntry(read.backup);
    preview.value =
      at === null
        ? { is: "ready", name: file.name, backup: read.backup, merge: mergeOf(here(), await usable(read.backup)) }
        : { is: "refused", name: file.name, problem: { is: "broken", at } };
  }
}
/** The settings of a file that mean something here: none of a device, and none of another shape. */
export function settingsOf({ unfit }: Pick<Rules, "unfit">, file: Remembered["settings"]): Remembered["settings"] {
  const out = [...OF_DEVICE, ...unfit(file)];
  return Object.fromEntries(Object.entries(file).filter(([name]) => !out.includes(name)));
}
const usable = async (file: Backup): Promise<Remembered> => ({
  ...file,
  settings: settingsOf(await loadRules(), file.settings),
});

/** Where the rules cannot read an entry of the file (a technique that is none, …); null when they can. */
async function refusedEntry(backup: Backup): Promise<string | null> {
  const read = readPart(await loadRules(), { at: backup.madeAt, entries: entriesOf(backup.lines) });
  return read.ok || !read.refused.field.startsWith("entries") ? null : read.refused.field;
}

const NOTHING = { lines: [], runs: [], settings: {}, goneLines: [], goneRuns: [], goneSettings: [] };
/** Brings the file in. Gives false, with nothing changed, where the disk refuses. */
export async function restore(merge: Merge): Promise<boolean> {
  const undo = undoOf(here(), merge, instantNow());
  const done = await changeRecord({
    ...NOTHING,
    lines: merge.lines,
    runs: (merge.runs as readonly Run[]).map(runOf),
    settings: { ...merge.settings, [UNDO]: undo },
  });
  if (done) preview.value = null;
  return done;
}
/** The restore that can still be taken back. */
export const undo = computed<Undo | null>(() => {
  const kept = settings.value[UNDO] as Undo | undefined;
  return kept !== undefined && daysAgo(Date.parse(kept.at)) < UNDO_DAYS ? kept : null;
});
export async function takeBack(kept: Undo): Promise<boolean> {
  const stay = await runsThatStay(kept);
  if (stay === null) return false;
  const now = here();
  const back = undone(now, kept);
  const gone = Object.keys(now.settings).filter((name) => !Object.hasOwn(back.settings, name));
  return changeRecord({
    ...NOTHING,
    settings: back.settings,
    goneLines: kept.lines,
    goneRuns: kept.runs.filter((run) => !stay.has(run)),
    goneSettings: [...gone, UNDO],
  });
}
/** Runs that an import read too: they are its own now. null where the disk refuses. */
async function runsThatStay({ runs: gone }: Undo): Promise<ReadonlySet<string> | null> {
  try {
    const { handRunsOver } = await import("./logbook/imports.ts");
    return new Set(await handRunsOver(gone));
  } catch {
    return null;
  }
}
export async function deleteAll(): Promise<boolean> {
  clearDraft();
  chooseLanguage(null);
  return forgetAll();
}

/** One row of the preview: how many are here, in the file, and afterwards. */
export interface Counted {
  readonly key: "runs" | "sessions" | "mornings" | "others";
  readonly here: number;
  readonly file: number;
  readonly after: number;
}
const KEYS: readonly Counted["key"][] = ["runs", "sessions", "mornings", "others"];
function countOf({ lines: all, runs: kept }: Remembered, key: Counted["key"]): number {
  if (key === "runs") return kept.length;
  const ofKind = (kind: string): number => all.filter((line) => line.kind === kind).length;
  if (key === "sessions") return ofKind("session");
  if (key === "mornings") return ofKind("morning");
  return all.length - ofKind("session") - ofKind("morning");
}
export function counted(file: Remembered, merge: Merge): readonly Counted[] {
  const after = merged(here(), merge);
  return KEYS.map((key) => ({ key, here: countOf(here(), key), file: countOf(file, key), after: countOf(after, key) }));
}
