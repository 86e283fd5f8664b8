import { signal } from "@preact/signals";
import { undoneBy } from "#runs";
import type { Import, ImportEvent, Run } from "#runs";
import type { KeptOriginal } from "../device/disk.ts";
import * as disk from "../device/import-disk.ts";
import { runs, storage } from "../record.ts";
import { imports } from "./imports.ts";
import { keepRuns, takeBackRuns } from "./keep.ts";

/** What a recording that breaks off holds. `run` is null when it was left out before the page was opened. */
export interface Broken {
  readonly id: string;
  readonly file: string;
  readonly run: Run | null;
  readonly out: boolean;
}
interface Held {
  readonly run: Run;
  readonly originals: readonly KeptOriginal[];
}
/** Left out since the page was opened: it can be put back. */
const held = signal<ReadonlyMap<string, Held>>(new Map());

/** Recordings of an import that break off, kept or left out: of those only that no other import brought. */
export function brokenIn(found: Import): readonly Broken[] {
  if (found.state === "undone") return [];
  const own = new Set(undoneBy(imports.value, found.id));
  const there = new Map(runs.value.map((run) => [run.id, run]));
  const inside = found.brought.flatMap(({ run: id, file }): Broken[] => {
    const run = there.get(id);
    return own.has(id) && run?.warnings.includes("cut-off") ? [{ id, file, run, out: false }] : [];
  });
  const outside = found.left.map(({ run: id, file }) => ({
    id,
    file,
    run: held.value.get(id)?.run ?? null,
    out: true,
  }));
  return [...inside, ...outside].toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** Takes a single run of an import away. Gives false where the disk refuses. */
export async function leaveOut(found: Import, run: Run): Promise<boolean> {
  const event: ImportEvent = { kind: "left-out", import: found.id, run: run.id };
  try {
    const originals = storage.value === "disk" ? await disk.originalsOf(run.id) : [];
    held.value = new Map(held.value).set(run.id, { run, originals });
    await takeBackRuns(event, [run.id]);
  } catch {
    return false;
  }
  return true;
}
/** Puts back what was left out. */
export async function keepAgain(found: Import, { id, file }: Broken): Promise<void> {
  const own = held.value.get(id);
  if (own === undefined) return;
  const brought = [{ run: id, file }];
  const event: ImportEvent = { kind: "step", import: found.id, keys: [], brought, lines: [] };
  await keepRuns(event, [own.run], own.originals);
}
