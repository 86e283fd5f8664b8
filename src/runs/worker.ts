import { packed } from "./gzip.ts";
import { blobItem, blobSpool, bytesItem, type Item, type Watch } from "./item.ts";
import { paceOf } from "./progress.ts";
import type { Begin, Given, Original, ToWorker, WorkerNews } from "./protocol.ts";
import { readFolder, readItem } from "./read.ts";
import type { Step } from "./step.ts";
import { membersOf } from "./zip.ts";

declare const self: DedicatedWorkerGlobalScope;
const say = (message: WorkerNews, hand: Transferable[] = []): void => self.postMessage(message, hand);

/** More often than this nobody can read it. */
const PROGRESS_EVERY_MS = 200;

let cancelled = false;
self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  if ("cancel" in event.data) cancelled = true;
  else {
    cancelled = false;
    void readAll(event.data);
  }
});

/** Thrown through the readers to stop them; never leaves this file. */
const CANCELLED = Symbol("cancelled");

const itemOf = (given: Given): Item =>
  "file" in given
    ? blobItem(given.name, given.file, given.file.lastModified)
    : bytesItem(given.name, new Uint8Array(given.bytes));

function stepsOf(items: readonly Item[], folder: string | undefined, watch: Watch): AsyncIterable<Step> {
  if (folder !== undefined) return readFolder(folder, items, watch);
  return (async function* () {
    const counts: number[] = [];
    for (const item of items) counts.push(await countOf(item));
    let [before, rest] = [0, counts.reduce((sum, count) => sum + count, 0)];
    for (const [index, item] of items.entries()) {
      rest -= counts[index]!;
      let own = 1;
      for await (const step of readItem(item, watch)) {
        own = step.of;
        yield { ...step, done: before + step.done, of: before + own + rest };
      }
      before += own;
    }
  })();
}

/** Files in an archive, as its directory says, so that several archives are counted together; else one. */
async function countOf(item: Item): Promise<number> {
  if (!/\.zip$/i.test(item.name)) return 1;
  return membersOf(item).then(
    (members) => members.length || 1,
    () => 1,
  );
}

async function readAll({ files, folder, skip, progress, keepOriginals }: Begin): Promise<void> {
  const items = files.map(itemOf);
  const size = items.reduce((sum, item) => sum + item.size, 0);
  const began = performance.now();
  let [bytes, told, done, of, file] = [0, began, 0, items.length, items[0]?.name ?? ""];
  let originals: Original[] = [];
  const watch: Watch = {
    skip: new Set(skip),
    checked: () => {
      if (cancelled) throw CANCELLED;
    },
    moved: (more) => {
      bytes += more;
      const now = performance.now();
      if (!progress || now - told < PROGRESS_EVERY_MS) return;
      told = now;
      say({ kind: "progress", file, ...paceOf(done, of, bytes, size, (now - began) / 1000) });
    },
    spool: blobSpool,
    keep: keepOriginals
      ? async (name, whole) => void originals.push({ name, packed: await packed(new Uint8Array(whole)) })
      : null,
  };
  try {
    for await (const step of stepsOf(items, folder, watch)) {
      [done, of, file] = [step.done, step.of, step.file];
      const { results, keys } = step;
      const hand = originals.map((original) => original.packed.buffer);
      say({ kind: "read", file, index: done - 1, of, results, keys, originals }, hand);
      originals = [];
    }
    say({ kind: "done" });
  } catch (thrown) {
    if (thrown === CANCELLED) say({ kind: "cancelled" });
    // The page hears of it as the worker's error event.
    else self.reportError(thrown);
  }
}
