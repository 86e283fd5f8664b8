import { importsOf, tellersOf, toldBy, untoldBy } from "#runs";
import type { ImportEvent, Run, Telling, ToldRun } from "#runs";
import type { KeptOriginal } from "../device/disk.ts";
import * as disk from "../device/import-disk.ts";
import { dropRuns, runs, storage, takeRuns } from "../record.ts";
import { importEvents } from "./reading.ts";

/** Writes to the disk; where it refuses the import goes on in memory, and the person is told. */
export async function kept(event: ImportEvent, write: () => Promise<unknown>): Promise<void> {
  try {
    if (storage.value !== "memory") await write();
  } catch {
    storage.value = "memory";
  }
  importEvents.value = [...importEvents.value, event];
}

/** Keeps the runs of a step; what an earlier import told of one of them is not lost. */
export async function keepRuns(
  event: ImportEvent,
  found: readonly Run[],
  originals: readonly KeptOriginal[],
): Promise<void> {
  const earlier = importEvents.value;
  let standing: readonly Run[] | null = null;
  await kept(event, async () => (standing = await disk.putStep(event, found, originals)));
  takeRuns(standing ?? toldInMemory(event.import, found, earlier));
}
/** Takes an import back, or a single run that it brought. Rejects, with nothing changed, where the disk refuses. */
export async function takeBackRuns(event: ImportEvent, gone: readonly string[]): Promise<void> {
  const left = storage.value === "disk" ? await disk.takeBackImport(event, gone) : untoldInMemory(event, gone);
  importEvents.value = [...importEvents.value, event];
  dropRuns(gone);
  takeRuns(left);
}

/** Runs of a backup become those of imports. Rejects, with nothing changed, where the disk refuses. */
export async function handOver(events: readonly ImportEvent[], stay: readonly string[]): Promise<readonly Run[]> {
  const told = (): readonly (readonly Telling[])[] =>
    stay.flatMap((run) => [inMemory.get(run) ?? []].filter((all) => all.length > 0));
  const left = storage.value === "disk" ? await disk.handOver(events, stay) : untoldBy(null, told()).map(remembered);
  importEvents.value = [...importEvents.value, ...events];
  return left;
}

/** What imports told of a run where they do not tell the same, as long as no disk keeps it. */
const inMemory = new Map<string, readonly Telling[]>();
function remembered({ run, told }: ToldRun): Run {
  if (told.length > 0) inMemory.set(run.id, told);
  else inMemory.delete(run.id);
  return run;
}
function toldInMemory(by: string, found: readonly Run[], events: readonly ImportEvent[]): readonly Run[] {
  const ids = new Set(found.map(({ id }) => id));
  const imports = importsOf(events);
  const before = runs.value.flatMap((run) =>
    ids.has(run.id)
      ? [[run.id, inMemory.get(run.id) ?? tellersOf(imports, run.id).map((each) => ({ by: each, run }))] as const]
      : [],
  );
  return toldBy(by, found, new Map(before)).map(remembered);
}
function untoldInMemory(event: ImportEvent, gone: readonly string[]): readonly Run[] {
  for (const run of gone) inMemory.delete(run);
  if (event.kind !== "undone") return [];
  const told = [...inMemory.values()].filter((all) => all.some(({ by }) => by === event.import));
  return untoldBy(event.import, told).map(remembered);
}
