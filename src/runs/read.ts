import { readArchive, readFiles } from "./archive.ts";
import { opened } from "./content.ts";
import { bytesItem, gathered, type Item, UNWATCHED, type Watch } from "./item.ts";
import { type Count, counting, past } from "./progress.ts";
import { type ReadResult, refused, type Warning } from "./run.ts";
import { brokenRows, type NotRead, refusedBy, rowAlone, type Step, withIds } from "./step.ts";

/**
 * Every activity of one file or archive, step by step, with the count of what is read together. Throws only what
 * `watch.checked` throws.
 */
export async function* readItem(
  item: Item,
  watch: Watch = UNWATCHED,
  count: Count = counting(item.size),
): AsyncGenerator<Step> {
  const key = `${item.name}|${item.key}`;
  if (watch.skip.has(key)) return past(count, true);
  const one = (results: readonly ReadResult[]): Step => {
    past(count);
    return { file: item.name, results, keys: [key], done: count.done, of: count.of };
  };
  const bad = ({ problem, detail }: NotRead): Step => one([{ file: item.name, ok: false, problem, detail }]);
  const handle = await opened(item, watch).catch((thrown: unknown) => {
    watch.checked();
    return refusedBy(thrown);
  });
  if ("ok" in handle) return yield bad(handle);
  const { opened: found, close } = handle;
  try {
    if (found.kind === "empty") yield bad(refused("empty", "0 bytes"));
    else if (found.kind === "unknown") yield bad(refused("unknown-format", `begins with ${found.begins}`));
    else if (found.kind === "archive") yield* readArchive(item, watch, count);
    else if (found.format.kind === "recording") {
      const said = await found.format.read(found.content);
      if (said.ok && watch.keep) await watch.keep(item.name, await gathered(item.chunks()));
      yield said.ok ? one(withIds(item.name, said.runs, await found.id())) : bad(said);
    } else {
      const list = await found.format.read(found.content);
      const missing = (at: number): Warning | null => (list.rows[at]!.files.length ? "file-missing" : list.withoutFile);
      const rows = await Promise.all(list.rows.map((_, at) => rowAlone(item.name, list, at, missing(at))));
      const broken = brokenRows(list);
      const told = broken === null ? rows : [...rows, { file: item.name, ...broken }];
      yield told.length ? one(told) : bad(refused("no-activity", "a list without an activity"));
    }
  } catch (thrown) {
    watch.checked();
    yield bad(refusedBy(thrown));
  } finally {
    await close();
  }
}

/** Every activity of the files of a folder, as of an archive that was unpacked. */
export const readFolder = (
  name: string,
  items: readonly Item[],
  watch: Watch = UNWATCHED,
  count: Count = counting(0),
): AsyncGenerator<Step> => readFiles(name, name, items, watch, count);

/** Every activity of one file, or one result that names the problem. Never throws for what the bytes say. */
export async function read(bytes: Uint8Array, file: string): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = [];
  for await (const step of readItem(bytesItem(file, bytes))) results.push(...step.results);
  return results;
}
