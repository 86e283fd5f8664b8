import type { IDBPTransaction, StoreNames } from "idb";
import { importsOf, tellAlike, tellersOf, toldBy, untoldBy } from "#runs";
import type { ImportEvent, Run, Telling, ToldRun } from "#runs";
import { rowOf, runOf } from "../logbook/run-row.ts";
import { open } from "./disk.ts";
import type { KeptOriginal, Schema, Source, ToldRow } from "./disk.ts";

/** Everything that happened to imports, the oldest first, and the files whose reading was broken off. */
export async function readImports(): Promise<{
  readonly events: readonly ImportEvent[];
  readonly sources: readonly Source[];
}> {
  const tx = (await open()).transaction(["imports", "sources"]);
  const [events, sources] = await Promise.all([tx.objectStore("imports").getAll(), tx.objectStore("sources").getAll()]);
  return { events, sources };
}
/** Keeps the files until they are read. Rejects where they find no room; then a reload asks for them again. */
export async function putSource(source: Source): Promise<void> {
  await (await open()).put("sources", source);
}
type Writing = IDBPTransaction<Schema, readonly StoreNames<Schema>[], "readwrite">;
const STORES = ["imports", "runs", "originals", "told"] as const;

/**
 * Runs, what is told of them, and their bytes: all of it or nothing. Gives the runs as they stand now: what an earlier
 * import told of one is not lost.
 */
export async function putStep(
  event: ImportEvent,
  runs: readonly Run[],
  originals: readonly KeptOriginal[],
): Promise<readonly Run[]> {
  const tx = (await open()).transaction(STORES, "readwrite");
  const after = toldBy(event.import, runs, await tellingsIn(tx, runs));
  const bytes = await Promise.all(originals.map((original) => keptBy(tx, event.import, original)));
  await Promise.all([
    tx.objectStore("imports").add(event),
    ...after.flatMap((each) => writeTold(tx, each)),
    ...bytes.map((original) => tx.objectStore("originals").put(original)),
    tx.done,
  ]);
  return after.map(({ run }) => run);
}
/** What imports told of runs before now, run by run. */
async function tellingsIn(tx: Writing, runs: readonly Run[]): Promise<ReadonlyMap<string, readonly Telling[]>> {
  const ids = [...new Set(runs.map(({ id }) => id))];
  const rows = await Promise.all(ids.map((id) => tx.objectStore("runs").get(id)));
  const there = new Map(rows.flatMap((row) => (row ? [[row.id, runOf(row)] as const] : [])));
  if (there.size === 0) return new Map();
  const told = await Promise.all([...there.keys()].map((id) => tx.objectStore("told").get(id)));
  const known = new Map(told.flatMap((row) => (row ? [[row.id, tellingsOf(row)] as const] : [])));
  const differs = runs.some((run) => there.has(run.id) && !known.has(run.id) && !tellAlike(run, there.get(run.id)!));
  const imports = differs ? importsOf(await tx.objectStore("imports").getAll()) : [];
  for (const [id, run] of there)
    if (!known.has(id))
      known.set(id, differs ? tellersOf(imports, id).map((by) => ({ by, run })) : [{ by: null, run }]);
  return known;
}
const tellingsOf = ({ told }: ToldRow): readonly Telling[] => told.map(({ by, run }) => ({ by, run: runOf(run) }));
function writeTold(tx: Writing, { run, told }: ToldRun): readonly Promise<unknown>[] {
  const store = tx.objectStore("told");
  const by = told.flatMap((each) => each.by ?? []);
  return [
    tx.objectStore("runs").put(rowOf(run)),
    told.length === 0
      ? store.delete(run.id)
      : store.put({ id: run.id, by, told: told.map((each) => ({ by: each.by, run: rowOf(each.run) })) }),
  ];
}
/** The bytes may have been kept by an earlier import: then they are both's. */
async function keptBy(tx: Writing, by: string, original: KeptOriginal): Promise<KeptOriginal> {
  const before = await tx.objectStore("originals").get(original.id);
  return { ...original, by: [...new Set([...(before?.by ?? []), by])] };
}
/** The end of a reading: its files need not wait any longer. */
export async function endImport(event: ImportEvent): Promise<void> {
  const tx = (await open()).transaction(["imports", "sources"], "readwrite");
  await Promise.all([tx.objectStore("imports").add(event), tx.objectStore("sources").delete(event.import), tx.done]);
}
/**
 * An import is taken back: its runs go, what it told of others, and the bytes that it kept and nobody else. Gives the
 * runs of which others told something else.
 */
export async function takeBackImport(event: ImportEvent, gone: readonly string[]): Promise<readonly Run[]> {
  const tx = (await open()).transaction(STORES, "readwrite", { durability: "strict" });
  const out = new Set(gone);
  const whole = event.kind === "undone";
  const told = whole ? await tx.objectStore("told").index("by").getAllKeys(event.import) : [];
  const left = await untell(
    tx,
    event.import,
    told.filter((id) => !out.has(id)),
  );
  const ofRuns = await Promise.all(gone.map((run) => tx.objectStore("originals").index("runs").getAll(run)));
  const own = whole ? await tx.objectStore("originals").index("by").getAll(event.import) : [];
  const needless = ofRuns.flat().filter(({ runs }) => runs.every((run) => out.has(run)));
  await Promise.all([
    tx.objectStore("imports").add(event),
    ...gone.flatMap((run) => [tx.objectStore("runs").delete(run), tx.objectStore("told").delete(run)]),
    ...own.map((original) => leaveBytes(tx, event.import, original)),
    ...needless.map(({ id }) => tx.objectStore("originals").delete(id)),
    tx.done,
  ]);
  return left;
}
/** Runs at once: the page can answer in between, and it is one transaction all the same. */
const AT_ONCE = 100;
/** What one import told of these runs goes; gives the runs as they stand then. */
async function untell(tx: Writing, by: string | null, runs: readonly string[]): Promise<readonly Run[]> {
  const left: Run[] = [];
  for (let at = 0; at < runs.length; at += AT_ONCE) {
    const rows = await Promise.all(runs.slice(at, at + AT_ONCE).map((run) => tx.objectStore("told").get(run)));
    const some = untoldBy(
      by,
      rows.flatMap((row) => (row ? [tellingsOf(row)] : [])),
    );
    await Promise.all(some.flatMap((each) => writeTold(tx, each)));
    left.push(...some.map(({ run }) => run));
  }
  return left;
}
/** Runs of a backup that is taken back go over to imports; gives those of which the backup told something else. */
export async function handOver(events: readonly ImportEvent[], runs: readonly string[]): Promise<readonly Run[]> {
  const tx = (await open()).transaction(STORES, "readwrite");
  const left = await untell(tx, null, runs);
  await Promise.all([...events.map((event) => tx.objectStore("imports").add(event)), tx.done]);
  return left;
}
function leaveBytes(tx: Writing, by: string, original: KeptOriginal): Promise<unknown> {
  const others = (original.by ?? []).filter((each) => each !== by);
  const store = tx.objectStore("originals");
  return others.length === 0 ? store.delete(original.id) : store.put({ ...original, by: others });
}
/** How many files are kept. */
export const countOriginals = async (): Promise<number> => (await open()).count("originals");
export async function forgetOriginals(): Promise<void> {
  await (await open()).clear("originals");
}
/** The kept bytes of a run, packed. */
export async function originalsOf(run: string): Promise<readonly KeptOriginal[]> {
  return (await open()).getAllFromIndex("originals", "runs", run);
}
