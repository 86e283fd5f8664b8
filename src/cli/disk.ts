import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { inPieces, type Item } from "#runs";
import type { Lying } from "./io.ts";

/** What lies at a path; rejects when nothing does. Links are not followed out of a folder. */
export async function lyingAt(path: string): Promise<Lying> {
  const found = await stat(path);
  if (!found.isDirectory()) return { folder: false, items: [itemAt(path, path, found.size, found.mtimeMs)] };
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const items = files.map(async (entry) => {
    const whole = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(whole);
    return itemAt(whole, whole.slice(join(path, "/").length).replaceAll("\\", "/"), size, mtimeMs);
  });
  const all = await Promise.all(items);
  return { folder: true, items: all.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** A file on the disk, opened for each stretch that is asked for and closed again. */
function itemAt(path: string, name: string, size: number, changed: number): Item {
  const stretch = async (from: number, to: number): Promise<Uint8Array> => {
    const handle = await open(path);
    try {
      return await stretchOf(handle, from, to);
    } finally {
      await handle.close();
    }
  };
  return { name, size, key: `${size}-${changed}`, chunks: () => inPieces(size, stretch), stretch };
}

async function stretchOf(handle: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(to - from);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}
