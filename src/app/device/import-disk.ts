import type { ImportEvent, Run } from "#runs";
import { rowOf } from "../logbook/run-row.ts";
import { open } from "./disk.ts";
import type { KeptOriginal, Source } from "./disk.ts";

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
/** Runs, what is told of them, and their bytes: all of it or nothing. */
export async function putStep(
  event: ImportEvent,
  runs: readonly Run[],
  originals: readonly KeptOriginal[],
): Promise<void> {
  const tx = (await open()).transaction(["imports", "runs", "originals"], "readwrite");
  await Promise.all([
    tx.objectStore("imports").add(event),
    ...runs.map((run) => tx.objectStore("runs").put(rowOf(run))),
    ...originals.map((original) => tx.objectStore("originals").put(original)),
    tx.done,
  ]);
}
/** The end of a reading: its files need not wait any longer. */
export async function endImport(event: ImportEvent): Promise<void> {
  const tx = (await open()).transaction(["imports", "sources"], "readwrite");
  await Promise.all([tx.objectStore("imports").add(event), tx.objectStore("sources").delete(event.import), tx.done]);
}
/** An import is taken back: its runs go, and the bytes of those that nobody needs any more. */
export async function takeBackImport(event: ImportEvent, gone: readonly string[]): Promise<void> {
  const tx = (await open()).transaction(["imports", "runs", "originals"], "readwrite", { durability: "strict" });
  const originals = tx.objectStore("originals");
  const out = new Set(gone);
  const found = await Promise.all(gone.map((run) => originals.index("runs").getAll(run)));
  await Promise.all([
    tx.objectStore("imports").add(event),
    ...gone.map((run) => tx.objectStore("runs").delete(run)),
    ...found.flat().flatMap(({ id, runs }) => (runs.every((run) => out.has(run)) ? [originals.delete(id)] : [])),
    tx.done,
  ]);
}
/** The kept bytes of a run, packed. */
export async function originalsOf(run: string): Promise<readonly KeptOriginal[]> {
  return (await open()).getAllFromIndex("originals", "runs", run);
}
