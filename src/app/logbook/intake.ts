import { filesIn, filesUnder } from "../device/given.ts";
import type { Chosen } from "../device/given.ts";
import type { Lent } from "../device/shared.ts";
import { openSheet } from "../parts/today-sheets.tsx";
import { go, route } from "../route.ts";
import { begin, trouble, untold } from "./imports.ts";

/** Where files may be pasted or dropped; during a session nothing is taken. */
const takesHere = (): boolean => route.value === "/" || /^\/(runs|me)(\/|$)/.test(route.value);

/** Reads what was given. On Today a sheet tells what came of it, elsewhere the screen where runs come in. */
async function take(chosen: Chosen, lent: Lent | null = null): Promise<void> {
  if (chosen.files.length + (chosen.shut?.length ?? 0) === 0 || !takesHere()) return lent?.letGo();
  if (route.value !== "/") go("/runs/add");
  const done = await begin(chosen, () => void lent?.forget());
  if (done === null) lent?.letGo();
  if (trouble.value !== null && route.value === "/") go("/runs/add");
  if (done === null || route.value !== "/") return;
  untold.value = null;
  await openSheet({ kind: "files", id: done.id });
}
export const takeFiles = (files: readonly File[]): Promise<void> => take(filesIn(files));

/** Files that another app shared: they lie where they are until they are written down. */
export const takeLent = (lent: Lent): Promise<void> => take(filesIn(lent.files), lent);

/** Files that the system opened with Legwork. */
export async function takeHandles(handles: readonly FileSystemFileHandle[]): Promise<void> {
  const files: File[] = [];
  const shut: string[] = [];
  // One that is gone meanwhile is named; the others are read.
  for (const handle of handles)
    await handle.getFile().then(
      (file) => files.push(file),
      () => shut.push(handle.name),
    );
  go("/runs/add");
  await take({ ...filesIn(files), shut });
}
/** What was dropped, whole folders too. */
export async function takeDropped(
  files: readonly File[],
  entries: readonly (FileSystemEntry | null | undefined)[],
): Promise<void> {
  const folder = entries.find((entry) => entry?.isDirectory === true);
  await (folder ? take({ ...(await filesUnder(entries)), folder: folder.name }) : takeFiles(files));
}
