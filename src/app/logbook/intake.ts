import { filesIn, filesUnder } from "../device/given.ts";
import type { Chosen } from "../device/given.ts";
import { openSheet } from "../parts/today-sheets.tsx";
import { go, route } from "../route.ts";
import { begin, untold } from "./imports.ts";

/** Where files may be pasted or dropped; during a session nothing is taken. */
const takesHere = (): boolean => route.value === "/" || /^\/(runs|me)(\/|$)/.test(route.value);

/** Reads what was given. On Today a sheet tells what came of it, elsewhere the screen where runs come in. */
async function take(chosen: Chosen): Promise<void> {
  if (chosen.files.length + (chosen.shut?.length ?? 0) === 0 || !takesHere()) return;
  if (route.value !== "/") go("/runs/add");
  const done = await begin(chosen);
  if (done === null || route.value !== "/") return;
  untold.value = null;
  await openSheet({ kind: "files", id: done.id });
}
export const takeFiles = (files: readonly File[]): Promise<void> => take(filesIn(files));

/** Files that the system opened with Legwork. */
export async function takeHandles(handles: readonly FileSystemFileHandle[]): Promise<void> {
  const files = await Promise.all(handles.map((handle) => handle.getFile()));
  go("/runs/add");
  await takeFiles(files);
}
/** What was dropped, whole folders too. */
export async function takeDropped(
  files: readonly File[],
  entries: readonly (FileSystemEntry | null | undefined)[],
): Promise<void> {
  const folder = entries.find((entry) => entry?.isDirectory === true);
  await (folder ? take({ ...(await filesUnder(entries)), folder: folder.name }) : takeFiles(files));
}
