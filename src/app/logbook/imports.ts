import { computed, effect, signal } from "@preact/signals";
import { handedOver, importsOf, notOpened, outcomeOf, stepEvent, undoneBy } from "#runs";
import type { Import, ImportEvent, ReadResult } from "#runs";
import { instantNow, newId, tickMs } from "../device/clock.ts";
import type { KeptOriginal, Source } from "../device/disk.ts";
import type { Chosen } from "../device/given.ts";
import * as disk from "../device/import-disk.ts";
import { hold } from "../device/lock.ts";
import { askToLast } from "../device/lasting.ts";
import { readFiles } from "../device/reader.ts";
import type { Progress, StepRead } from "../device/reader.ts";
import { runs, setSetting, settings, storage, takeRuns } from "../record.ts";
import { handOver, kept, keepRuns, takeBackRuns } from "./keep.ts";
import { importEvents, reading } from "./reading.ts";
import type { Mark } from "./reading.ts";
import { show } from "./show.ts";
import { oldestBrought } from "./so-far.ts";

/** Why nothing came of an import: another window reads, or the reader itself stopped. */
export const trouble = signal<"elsewhere" | "stopped" | null>(null);

/** The import whose outcome has not been shown yet: it may end before the screen that tells of it is there. */
export const untold = signal<string | null>(null);
/** Every import, the oldest first. */
export const imports = computed<readonly Import[]>(() => importsOf(importEvents.value));
export const importWith = (id: string): Import | null => imports.value.find((each) => each.id === id) ?? null;

let loaded: Promise<readonly Source[]> | null = null;
/** Reads what happened to imports, once; gives the files whose reading was broken off. */
export function loadImports(): Promise<readonly Source[]> {
  return (loaded ??= disk.readImports().then(
    (kept) => {
      importEvents.value = [...kept.events, ...importEvents.value];
      return kept.sources;
    },
    () => [],
  ));
}

/** Whether the bytes of the recordings are kept as well: off until the person wants it, because they hold the places. */
export const keepsOriginals = computed(() => settings.value[ORIGINALS] === true);
const ORIGINALS = "keepOriginals";
export const setKeepsOriginals = (keep: boolean): Promise<void> => setSetting(ORIGINALS, keep);

/** One import after the other, also one that goes on after a reload: else it would stand in its own way. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}
/** Names of the files and folders that were given while others are read, the first first. */
export const behind = signal<readonly string[]>([]);

/**
 * Reads the files; gives the import when it has ended. `isKept` is called once they lie on the disk or are read: until
 * then whoever lent them must not let them go.
 */
export async function begin(chosen: Chosen, isKept: () => void = () => {}): Promise<Import | null> {
  const done = await beginKeeping(chosen, isKept);
  if (done !== null) isKept();
  return done;
}
async function beginKeeping(chosen: Chosen, isKept: () => void): Promise<Import | null> {
  const source: Source = { ...chosen, id: newId(), keepOriginals: keepsOriginals.peek() };
  if (reading.peek() === null) return inTurn(() => readAnew(source, () => keepBegun(source, isKept)));
  // It is this window's turn that they wait for: written down at once, so that a reload reads them too.
  const names = namesOf(source);
  behind.value = [...behind.peek(), ...names];
  const begun = keepBegun(source, isKept);
  return inTurn(() => {
    behind.value = behind.peek().slice(names.length);
    return readAnew(source, () => begun);
  });
}
/** Goes on with what was broken off by a reload. */
export const goOn = (): Promise<void> =>
  inTurn(async () => {
    for (const source of await loadImports()) await readOn(source, () => Promise.resolve());
  });
/** Stops after the file that is being read; what was read stays. */
export function cancel(): void {
  if (reading.value === null) return;
  reading.value = { ...reading.value, stopping: true };
  stop?.();
}
let stop: (() => void) | null = null;

/** The record must be there first: what is read beside it would be lost when it comes. */
const recordIsThere = (): Promise<void> =>
  new Promise((resolve) => {
    const leave = effect(() => {
      if (storage.value === "loading") return;
      resolve();
      queueMicrotask(() => leave());
    });
  });

async function readAnew(source: Source, begun: () => Promise<void>): Promise<Import | null> {
  trouble.value = null;
  await recordIsThere();
  await loadImports();
  return readOn(
    source,
    async () => {
      trouble.value = "elsewhere";
    },
    begun,
  );
}
const namesOf = ({ files, folder }: Source): readonly string[] =>
  folder === null ? files.map(({ name }) => name) : [folder];

/** Writes down that an import has begun, and what the system would not open of it. */
async function keepBegun(source: Source, isKept: () => void): Promise<void> {
  const began: ImportEvent = {
    kind: "began",
    import: source.id,
    at: instantNow(),
    files: namesOf(source),
  };
  await kept(began, () => disk.putStep(began, [], []));
  if (source.shut?.length) {
    const told = notOpened(source.id, source.shut);
    await kept(told, () => disk.putStep(told, [], []));
  }
  void askToLast();
  // A reload goes on with them; where they find no room, the same files can be chosen again.
  void disk.putSource(source).then(isKept, () => undefined);
}
function end({ id }: Source, how: "done" | "cancelled"): Promise<void> {
  const ended: ImportEvent = { kind: "ended", import: id, how };
  return kept(ended, () => disk.endImport(ended));
}

/** Written together so often: a page that is told of each file by itself would do nothing else. */
const WRITE_EVERY_MS = 300;

/** Reads, unless another window reads just now: then nothing is begun. */
async function readOn(
  source: Source,
  elsewhere: () => Promise<void>,
  begun?: () => Promise<void>,
): Promise<Import | null> {
  const free = await hold("reading-runs");
  if (free === null) {
    await elsewhere();
    return null;
  }
  untold.value = source.id;
  try {
    await begun?.();
    const how = await readAll(source);
    if (how === "forgotten") return null;
    await end(source, how);
    return importWith(source.id);
  } finally {
    reading.value = null;
    free();
  }
}

async function readAll(source: Source): Promise<"done" | "cancelled" | "forgotten"> {
  const before = importWith(source.id);
  // After a reload it stands where it stood: nothing on the screen goes backwards.
  const stood = { done: before?.done ?? 0, of: Math.max(source.files.length, before?.of ?? 0) };
  const marks: Mark[] = Array.from({ length: stood.done }, () => "ok");
  const shown = { ...stood, file: source.files[0]?.name ?? "" };
  reading.value = {
    id: source.id,
    ...shown,
    filesPerSecond: 0,
    secondsLeft: null,
    marks,
    oldest: oldestBrought(before),
    stopping: false,
  };
  const others = runsOfNoImport();
  let waiting: StepRead[] = [];
  let writing: Promise<void> = Promise.resolve();
  let [written, far] = [tickMs(), stood.done];
  const write = (): void => {
    const steps = waiting;
    [waiting, written] = [[], tickMs()];
    writing = writing.then(() => keepSteps(source.id, steps, others));
    writing = writing.then(() => void (far = Math.max(far, ...steps.map(({ index }) => index + 1))));
  };
  const take = (news: StepRead | Progress): void => {
    if (reading.peek()?.id !== source.id) return reader.cancel();
    if (news.kind === "read") {
      waiting.push(news);
      // What was read before the reload is not told again.
      while (marks.length < news.index) marks.push("ok");
      marks[news.index] = markOf(news.results);
    }
    if (waiting.length > 0 && tickMs() - written > WRITE_EVERY_MS) write();
    show(news, marks, far);
  };
  const { folder, files, keepOriginals } = source;
  const skip = before?.keys ?? [];
  const named = folder === null ? {} : { folder };
  const reader = readFiles({ files, skip, keepOriginals, progress: true, ...named }, take);
  stop = reader.cancel;
  const how = await reader.ended.catch((): "cancelled" => {
    trouble.value = "stopped";
    return "cancelled";
  });
  stop = null;
  if (reading.peek()?.id !== source.id) return "forgotten";
  write();
  await writing;
  return how;
}

/** Runs that a backup brought: no import may take them back. */
function runsOfNoImport(): ReadonlySet<string> {
  const standing = imports.value.filter(({ state }) => state !== "undone");
  const brought = new Set(standing.flatMap((each) => each.brought.map(({ run }) => run)));
  return new Set(runs.value.flatMap(({ id }) => (brought.has(id) ? [] : [id])));
}

function markOf(results: readonly ReadResult[]): Mark {
  const outcomes = results.map(outcomeOf);
  return (["problem", "warning"] as const).find((each) => outcomes.includes(each)) ?? "ok";
}

async function keepSteps(id: string, steps: readonly StepRead[], others: ReadonlySet<string>): Promise<void> {
  if (steps.length === 0 || reading.peek()?.id !== id) return;
  const results = steps.flatMap((step) => step.results);
  const { index, of } = steps.at(-1)!;
  const event = stepEvent(id, { keys: steps.flatMap((step) => step.keys), results, done: index + 1, of }, others);
  const found = results.flatMap((result) => (result.ok ? [result.run] : []));
  // Who switches it off in the midst of an archive means the rest of it too.
  await keepRuns(event, found, keepsOriginals.peek() ? steps.flatMap(originalsIn) : []);
}
function originalsIn({ originals, results }: StepRead): readonly KeptOriginal[] {
  const own = results.flatMap((result) => (result.ok ? [result.run.id] : []));
  return own.length === 0
    ? []
    : originals.map(({ name, packed }) => ({ id: `${own[0]}|${name}`, name, runs: own, packed }));
}

/** Takes an import back: exactly the runs that it brought and nothing else did. Gives false where the disk refuses. */
export async function undoImport(id: string): Promise<boolean> {
  const gone = undoneBy(imports.value, id);
  const event: ImportEvent = { kind: "undone", import: id };
  try {
    await takeBackRuns(event, gone);
  } catch {
    return false;
  }
  return true;
}

/** Hands runs of a backup that is taken back over to the imports that read them too; gives those runs. */
export async function handRunsOver(gone: readonly string[]): Promise<readonly string[]> {
  await loadImports();
  const events = handedOver(imports.value, gone);
  const stay = [
    ...new Set(events.flatMap((event) => (event.kind === "step" ? event.brought : [])).map(({ run }) => run)),
  ];
  if (stay.length === 0) return [];
  takeRuns(await handOver(events, stay));
  return stay;
}
