import { openDB } from "idb";
import type { DBSchema, IDBPDatabase, IDBPObjectStore, StoreNames } from "idb";
import type { Line } from "#journal";
import type { ImportEvent, Run, Telling } from "#runs";
import { runOf } from "../logbook/run-row.ts";
import type { RunRow } from "../logbook/run-row.ts";
import type { RunningRecord, SessionRow } from "../running-record.ts";
import type { Chosen } from "./given.ts";

/** A thing remembered for convenience (tools, minutes, theme …), never a health answer. */
export type Settings = Readonly<Record<string, unknown>>;
export interface Kept {
  readonly lines: readonly Line[];
  readonly runs: readonly Run[];
  readonly settings: Settings;
  readonly running: RunningRecord | null;
  /** Files are waiting whose reading was broken off. */
  readonly unfinished: boolean;
}

/** Files of an import that is going on, so that it goes on after a reload. */
export interface Source extends Chosen {
  readonly id: string;
  readonly keepOriginals: boolean;
}
/** The bytes of a recording as it was given, packed; with the runs that are in it. */
export interface KeptOriginal {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly string[];
  readonly packed: Uint8Array<ArrayBuffer>;
  /** Imports that kept it; an earlier version did not write them down. */
  readonly by?: readonly string[];
}
/** What each import told of a run, where they do not tell the same. */
export interface ToldRow {
  readonly id: string;
  readonly by: readonly string[];
  readonly told: readonly Telling<RunRow>[];
}
export interface Schema extends DBSchema {
  lines: { key: string; value: Line };
  runs: { key: string; value: RunRow };
  imports: { key: number; value: ImportEvent };
  sources: { key: string; value: Source };
  originals: { key: string; value: KeptOriginal; indexes: { runs: string; by: string } };
  told: { key: string; value: ToldRow; indexes: { by: string } };
  settings: { key: string; value: unknown };
  /** The session that is running: row 0 its plan, then its events in order. */
  session: { key: number; value: SessionRow };
}
export const STORES = ["lines", "runs", "settings", "session", "imports", "sources", "originals", "told"] as const;
/** A power cut must not lose what was pressed: only strict durability survived one (measured). */
export const STRICT = { durability: "strict" } as const;

const NAME = "legwork";
const VERSION = 3;
let opened: Promise<IDBPDatabase<Schema>> | null = null;
export const open = (): Promise<IDBPDatabase<Schema>> => (opened ??= atVersion(VERSION).catch(orAsItIs));

/** A newer Legwork was here: what it keeps is read as it stands and nothing of it is touched, its stops above all. */
function orAsItIs(error: unknown): Promise<IDBPDatabase<Schema>> {
  if (!(error instanceof DOMException) || error.name !== "VersionError") throw error;
  return atVersion(undefined);
}
const atVersion = (version: number | undefined): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(NAME, version, {
    upgrade(db, from, _, tx) {
      if (from < 1) {
        db.createObjectStore("lines", { keyPath: "id" });
        db.createObjectStore("runs", { keyPath: "id" });
        db.createObjectStore("settings");
        db.createObjectStore("session", { autoIncrement: true });
      }
      if (from < 2) {
        db.createObjectStore("imports", { autoIncrement: true });
        db.createObjectStore("sources", { keyPath: "id" });
        db.createObjectStore("originals", { keyPath: "id" }).createIndex("runs", "runs", { multiEntry: true });
      }
      tx.objectStore("originals").createIndex("by", "by", { multiEntry: true });
      db.createObjectStore("told", { keyPath: "id" }).createIndex("by", "by", { multiEntry: true });
    },
    // Another tab with a newer version must not wait for this one; what comes next opens it anew, as it is then.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
  });

/** Runs that come from the disk in one piece of work: with thousands of them the page answers between two pieces. */
const AT_ONCE = 100;
async function runsIn(store: IDBPObjectStore<Schema, StoreNames<Schema>[], "runs">): Promise<readonly Run[]> {
  const keys = await store.getAllKeys();
  const firsts = keys.filter((_, i) => i % AT_ONCE === 0);
  const pieces = firsts.map(async (key) => (await store.getAll(IDBKeyRange.lowerBound(key), AT_ONCE)).map(runOf));
  return (await Promise.all(pieces)).flat();
}

/** Everything that is kept, or why it cannot be read (private windows of some browsers, a full disk). */
export async function readAll(): Promise<Kept> {
  const db = await open();
  const tx = db.transaction([...STORES]);
  const [lines, runs, keys, values, rows, sources] = await Promise.all([
    tx.objectStore("lines").getAll(),
    runsIn(tx.objectStore("runs")),
    tx.objectStore("settings").getAllKeys(),
    tx.objectStore("settings").getAll(),
    tx.objectStore("session").getAll(),
    tx.objectStore("sources").count(),
  ]);
  const settings = Object.fromEntries(keys.map((key, i) => [key, values[i]]));
  return { lines, runs, settings, running: runningFrom(rows), unfinished: sources > 0 };
}

function runningFrom([head, ...rest]: readonly SessionRow[]): RunningRecord | null {
  if (head?.is !== "begun") return null;
  const rows = rest.filter((row) => row.is === "event");
  return { ...head, events: rows.map(({ event }) => event), seenAtMs: rows.at(-1)?.seenAtMs ?? head.startedAtMs };
}

export async function putLine(line: Line): Promise<void> {
  const tx = (await open()).transaction("lines", "readwrite", STRICT);
  await Promise.all([tx.store.put(line), tx.done]);
}
export async function putSetting(key: string, value: unknown): Promise<void> {
  await (await open()).put("settings", value, key);
}

/** A session begins: whatever ran before is replaced. */
export async function beginSession(head: Extract<SessionRow, { is: "begun" }>): Promise<void> {
  const tx = (await open()).transaction("session", "readwrite", STRICT);
  const asked = [tx.store.clear(), tx.store.add(head)];
  tx.commit();
  await Promise.all([...asked, tx.done]);
}
/** What happened, in order, all of it or nothing. Committed at once: a busy page would be asked again first. */
export async function appendEvents(
  rows: readonly Extract<SessionRow, { is: "event" }>[],
  durability: "strict" | "relaxed" = STRICT.durability,
): Promise<void> {
  const tx = (await open()).transaction("session", "readwrite", { durability });
  const asked = rows.map((row) => tx.store.add(row));
  tx.commit();
  await Promise.all([...asked, tx.done]);
}
/** The running session, as it stands on the disk now. */
export async function readRunning(): Promise<RunningRecord | null> {
  return runningFrom(await (await open()).getAll("session"));
}
/** The session is over: its lines are in the record and it runs no longer, all of it or nothing. Another one stays. */
export async function endSession(id: string, lines: readonly Line[]): Promise<void> {
  const tx = (await open()).transaction(["session", "lines"], "readwrite", STRICT);
  const running = tx.objectStore("session");
  const [head] = await running.getAll(null, 1);
  const isOther = head?.is === "begun" && head.id !== id;
  await Promise.all([
    ...(isOther ? [] : [running.clear()]),
    ...lines.map((line) => tx.objectStore("lines").put(line)),
    tx.done,
  ]);
}
