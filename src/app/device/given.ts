/** Files that a person gave; `folder` where they lie in one folder, their names then being paths within it. */
export interface Chosen {
  readonly files: readonly { readonly name: string; readonly file: File }[];
  readonly folder: string | null;
  /** Names of files and folders that the system would not open. */
  readonly shut?: readonly string[];
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
interface Under {
  readonly files: readonly Given[];
  readonly shut: readonly string[];
}

/** Every file of the entries and the folders in them, by its path; a single folder's own name is no part of it. */
export async function filesUnder(entries: readonly (FileSystemEntry | null | undefined)[]): Promise<Under> {
  const found = entries.filter((entry) => entry != null);
  const skip = found.length === 1 ? `${found[0]?.fullPath ?? ""}/`.length : 1;
  const under = { files: [] as Given[], shut: [] as string[] };
  for (const entry of found) await gather(entry, skip, under);
  return under;
}
type Gathered = { readonly [Key in keyof Under]: Under[Key][number][] };
async function gather(entry: FileSystemEntry, skip: number, into: Gathered): Promise<void> {
  const name = entry.fullPath.slice(skip) || entry.name;
  // What went away meanwhile, or may not be opened, is named: the rest goes on.
  const shut = (): null => {
    into.shut.push(name);
    return null;
  };
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry).catch(shut);
    if (file !== null) into.files.push({ name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // It gives a hundred at a time, and nothing at the end.
  for (;;) {
    const some = await entriesOf(reader).catch(shut);
    if (some === null || some.length === 0) return;
    for (const each of some) await gather(each, skip, into);
  }
}
const entriesOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));
const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
