import { parseInstant } from "#core";
import type { Instant } from "#core";
import { problemOfLine } from "./line.ts";
import type { Line } from "./line.ts";

/** A run as it is kept; the journal looks at nothing but its id. */
export interface KeptRun {
  readonly id: string;
}
/** Everything that is remembered about a person, without the session that may be running. */
export interface Remembered {
  readonly lines: readonly Line[];
  readonly runs: readonly KeptRun[];
  readonly settings: Readonly<Record<string, unknown>>;
}
/** Everything in one file. */
export interface Backup extends Remembered {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly madeAt: Instant;
}
const FORMAT = "legwork-backup";
/** Grows when a line or the file changes its shape; an older program refuses it by name and changes nothing. */
const VERSION = 1;

export const backupOf = ({ lines, runs, settings }: Remembered, madeAt: Instant): Backup => ({
  format: FORMAT,
  version: VERSION,
  madeAt,
  lines,
  runs,
  settings,
});

/**
 * Why a file is not restored. `no-json`: it is cut off or something else; `no-backup`: another kind of file; `newer`:
 * a newer Legwork wrote it; `broken`: a part is not what it should be, named as a path ("lines.3.worked.0.seconds").
 */
export type BackupProblem =
  | { readonly is: "no-json" }
  | { readonly is: "no-backup" }
  | { readonly is: "newer" }
  | { readonly is: "broken"; readonly at: string };
export type BackupRead =
  | { readonly ok: true; readonly backup: Backup }
  | { readonly ok: false; readonly problem: BackupProblem };

const refuse = (problem: BackupProblem): BackupRead => ({ ok: false, problem });
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The backup that a file's text holds, whole or not at all: nothing is left out or guessed. */
export function readBackup(text: string): BackupRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse({ is: "no-json" });
  }
  if (!isRecord(value) || value["format"] !== FORMAT) return refuse({ is: "no-backup" });
  if (typeof value["version"] === "number" && value["version"] > VERSION) return refuse({ is: "newer" });
  const at = brokenAt(value);
  return at === null ? { ok: true, backup: value as unknown as Backup } : refuse({ is: "broken", at });
}

/** Words and lists of a run; what of it is missing or null is not known. */
const WORDS = ["name", "sport", "subSport", "startedAt", "surface"];
const LISTS = ["segments", "warnings"];
function problemOfRun(run: Readonly<Record<string, unknown>>): string | null {
  if (typeof run["id"] !== "string" || run["id"] === "") return "id";
  const isWord = (value: unknown): boolean => value === undefined || value === null || typeof value === "string";
  const isList = (value: unknown): boolean => value === undefined || Array.isArray(value);
  return WORDS.find((name) => !isWord(run[name])) ?? LISTS.find((name) => !isList(run[name])) ?? null;
}
function brokenAt({ version, madeAt, lines, runs, settings }: Readonly<Record<string, unknown>>): string | null {
  if (version !== VERSION) return "version";
  if (typeof madeAt !== "string" || parseInstant(madeAt) === null) return "madeAt";
  if (!Array.isArray(lines)) return "lines";
  for (const [index, line] of lines.entries()) {
    const problem = problemOfLine(line);
    if (problem !== null) return ["lines", index, problem].filter((part) => part !== "").join(".");
  }
  if (!Array.isArray(runs)) return "runs";
  for (const [index, run] of runs.entries()) {
    const problem = isRecord(run) ? problemOfRun(run) : "";
    if (problem !== null) return ["runs", index, problem].filter((part) => part !== "").join(".");
  }
  return isRecord(settings) ? null : "settings";
}
