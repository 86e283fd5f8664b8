/** Files that a person gave; `folder` where they lie in one folder, their names then being paths within it. */
export interface Chosen {
  readonly files: readonly { readonly name: string; readonly file: File }[];
  readonly folder: string | null;
}

/** Files of a picker; those of a folder know their path. */
export function filesIn(files: readonly File[]): Chosen {
  const path = files[0]?.webkitRelativePath ?? "";
  if (path === "") return { files: files.map((file) => ({ name: file.name, file })), folder: null };
  const folder = path.slice(0, path.indexOf("/"));
  return {
    files: files.map((file) => ({ name: file.webkitRelativePath.slice(folder.length + 1), file })),
    folder,
  };
}

type Given = Chosen["files"][number];

/** Every file of the entries and the folders in them, by its path; a single folder's own name is no part of it. */
export async function filesUnder(entries: readonly (FileSystemEntry | null | undefined)[]): Promise<readonly Given[]> {
  const found = entries.filter((entry) => entry != null);
  const skip = found.length === 1 ? `${found[0]?.fullPath ?? ""}/`.length : 1;
  const all: Given[] = [];
  for (const entry of found) await gather(entry, skip, all);
  return all;
}
async function gather(entry: FileSystemEntry, skip: number, into: Given[]): Promise<void> {
  if (entry.isFile) {
    // A file that went away meanwhile is left out.
    const file = await fileOf(entry as FileSystemFileEntry).catch(() => null);
    if (file !== null) into.push({ name: entry.fullPath.slice(skip) || file.name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // It gives a hundred at a time, and nothing at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return;
    for (const each of some) await gather(each, skip, into);
  }
}
const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
