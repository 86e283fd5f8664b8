import type { KeptRun, Remembered } from "./backup.ts";
import type { Line } from "./line.ts";

/** What bringing two records together adds to the one that is here. Nothing that is here goes away. */
export interface Merge {
  readonly lines: readonly Line[];
  readonly runs: readonly KeptRun[];
  /** Settings that change: what is here wins, lists are joined, what only the file has is added. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The file's lines and runs that are not here yet. A line that differs under the same id is kept beside ours. */
export function mergeOf(here: Remembered, file: Remembered): Merge {
  return {
    lines: newLines(here.lines, file.lines),
    runs: newRuns(here.runs, file.runs),
    settings: newSettings(here.settings, file.settings),
  };
}
export const merged = (here: Remembered, { lines, runs, settings }: Merge): Remembered => ({
  lines: [...here.lines, ...lines],
  runs: [...here.runs, ...runs],
  settings: { ...here.settings, ...settings },
});

/** An id given to a line that differed from one of the same id: the first id, a tilde, and what it says. */
const baseOf = (id: string): string => id.split("~")[0] ?? id;
/** Two lines are one when all but their given ids is the same, whatever the order of their fields. */
const keyOf = (line: Line): string => canonical({ ...line, id: baseOf(line.id) });

function newLines(here: readonly Line[], file: readonly Line[]): readonly Line[] {
  const known = new Set(here.map(keyOf));
  const ids = new Set(here.map(({ id }) => id));
  const added: Line[] = [];
  for (const line of file) {
    const key = keyOf(line);
    if (known.has(key)) continue;
    known.add(key);
    const id = ids.has(line.id) ? `${baseOf(line.id)}~${hashOf(key)}` : line.id;
    ids.add(id);
    added.push({ ...line, id });
  }
  return added;
}
function newRuns(here: readonly KeptRun[], file: readonly KeptRun[]): readonly KeptRun[] {
  const ids = new Set(here.map(({ id }) => id));
  return file.filter(({ id }) => !ids.has(id) && ids.add(id));
}
function newSettings(here: Remembered["settings"], file: Remembered["settings"]): Remembered["settings"] {
  const entries = Object.entries(file).flatMap(([name, theirs]): (readonly [string, unknown])[] => {
    const ours = here[name];
    if (ours === undefined) return [[name, theirs]];
    if (!Array.isArray(ours) || !Array.isArray(theirs)) return [];
    const more = theirs.filter((each) => !ours.some((own) => canonical(own) === canonical(each)));
    return more.length === 0 ? [] : [[name, [...(ours as unknown[]), ...(more as unknown[])]]];
  });
  return Object.fromEntries(entries);
}

/** JSON with sorted fields, so that equal things are equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}
/** FNV-1a, 32 bits, as hex: only tells lines of the same id apart. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** What is needed to take a restore back: ids that came, and the settings as they were. */
export interface Undo {
  readonly at: string;
  readonly lines: readonly string[];
  readonly runs: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}
/**
 * The way back from a merge. A stop that came with the file stays and a clearance that came goes: taking a restore back
 * is no way round a lock.
 */
export function undoOf(here: Remembered, merge: Merge, at: string): Undo {
  const settings = Object.fromEntries(Object.keys(merge.settings).map((name) => [name, here.settings[name] ?? null]));
  const lines = merge.lines.filter(({ kind }) => kind !== "stopped").map(({ id }) => id);
  return { at, lines, runs: merge.runs.map(({ id }) => id), settings };
}
/** The record without what a restore brought. */
export function undone(now: Remembered, undo: Undo): Remembered {
  const [lines, runs] = [new Set(undo.lines), new Set(undo.runs)];
  const settings = Object.entries({ ...now.settings, ...undo.settings }).filter(([, value]) => value !== null);
  return {
    lines: now.lines.filter(({ id }) => !lines.has(id)),
    runs: now.runs.filter(({ id }) => !runs.has(id)),
    settings: Object.fromEntries(settings),
  };
}
