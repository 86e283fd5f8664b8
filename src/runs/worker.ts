import { packed } from "./gzip.ts";
import { blobItem, blobSpool, bytesItem, type Item, UNWATCHED, type Watch } from "./item.ts";
import { type Count, counting, paceOf, turnTo } from "./progress.ts";
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

/** The steps of all the files, counted together from the beginning. */
async function* stepsOf(items: readonly Item[], { folder }: Begin, watch: Watch, count: Count): AsyncGenerator<Step> {
  if (folder !== undefined) return yield* readFolder(folder, items, watch, count);
  const insides: number[] = [];
  for (const item of items) insides.push(await insideOf(item));
  count.of = insides.reduce((sum, inside) => sum + inside, 0);
  const total = items.reduce((sum, { size }) => sum + size, 0);
  let spent = 0;
  for (const [index, item] of items.entries()) {
    const [before, next] = [count.done, total > 0 ? (spent += item.size) / total : 0];
    turnTo(count, next, item.size, insides[index]);
    yield* readItem(item, watch, count);
    // An archive that cannot be read to its end is past all the same.
    count.done = Math.max(count.done, before + insides[index]!);
    count.share = next;
  }
}

/** Files in an archive, as its directory says, so that several archives are counted together; else one. */
async function insideOf(item: Item): Promise<number> {
  if (!/\.zip$/i.test(item.name)) return 1;
  return membersOf(item).then(
    (members) => members.length || 1,
    () => 1,
  );
}

async function readAll(begin: Begin): Promise<void> {
  const { files, skip, progress, keepOriginals } = begin;
  const items = files.map(itemOf);
  const count = counting(0, items.length);
  const began = performance.now();
  let [bytes, told, file] = [0, began, items[0]?.name ?? ""];
  let originals: Original[] = [];
  const watch: Watch = {
    ...UNWATCHED,
    skip: new Set(skip),
    checked: () => {
      if (cancelled) throw CANCELLED;
    },
    moved: (more) => {
      bytes += more;
      count.taken += more;
      const now = performance.now();
      if (!progress || now - told < PROGRESS_EVERY_MS) return;
      told = now;
      say({ kind: "progress", file, ...paceOf(count, bytes, (now - began) / 1000) });
    },
    spool: blobSpool,
    keep: keepOriginals
      ? async (name, whole) => void originals.push({ name, packed: await packed(new Uint8Array(whole)) })
      : null,
  };
  try {
    for await (const step of stepsOf(items, begin, watch, count)) {
      file = step.file;
      const { results, keys, done, of } = step;
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
