import { mkdtempSync, rmSync } from "node:fs";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
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

let room: string | null = null;
let laid = 0;
/** A folder of the program's own, removed when it ends. */
function spoolRoom(): string {
  if (room !== null) return room;
  const made = mkdtempSync(join(tmpdir(), "legwork-"));
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  process.once("SIGINT", () => process.exit(130));
  return (room = made);
}

/** Lays chunks into a file that is gone when the program ends. */
export async function spooled(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Item> {
  const path = join(spoolRoom(), `${laid++}.zip`);
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of chunks) await file.write(chunk);
  } finally {
    await file.close();
  }
  const { size, mtimeMs } = await stat(path);
  return itemAt(path, name, size, mtimeMs);
}

async function stretchOf(handle: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(to - from);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}
