import type { ReadResult, Run } from "./run.ts";
import type { Step } from "./step.ts";

interface Brought {
  readonly run: string;
  readonly file: string;
}
/**
 * What happened to imports, in order, as plain JSON: whoever stores events (the journal) can go on after a reload,
 * undo, and say where a run came from. Nothing here reads a clock: the time and the id of an import are given.
 */
export type ImportEvent =
  | { readonly kind: "began"; readonly import: string; readonly at: string; readonly files: readonly string[] }
  | {
      readonly kind: "step";
      readonly import: string;
      readonly keys: readonly string[];
      readonly brought: readonly Brought[];
      /** Read too, and here before with a backup: theirs once the backup is taken back. */
      readonly also?: readonly Brought[];
      readonly lines: readonly ReportLine[];
      /** How far the reading was with it: a reload goes on from there. */
      readonly done?: number;
      readonly of?: number;
    }
  | { readonly kind: "ended"; readonly import: string; readonly how: "done" | "cancelled" }
  /** The person wants a run not that it brought; a later step may bring it again. */
  | { readonly kind: "left-out"; readonly import: string; readonly run: string }
  | { readonly kind: "undone"; readonly import: string };

/** What came of one file or row. */
export interface ReportLine {
  readonly file: string;
  readonly outcome: "ok" | "warning" | "problem";
  /** Warnings, or the one problem: codes of the closed lists in run.ts. */
  readonly codes: readonly string[];
  /** Where or what, for the curious. */
  readonly detail: string | null;
}

/** A list of which some rows cannot be read is read, with a note. */
const PARTLY = "rows-left-out";
export function outcomeOf(result: ReadResult): ReportLine["outcome"] {
  if (!result.ok) return result.problem === PARTLY ? "warning" : "problem";
  return result.run.warnings.length > 0 ? "warning" : "ok";
}
const lineOf = (result: ReadResult): ReportLine => ({
  file: result.file,
  outcome: outcomeOf(result),
  codes: result.ok ? result.run.warnings : [result.problem],
  detail: result.ok ? null : result.detail,
});
/** How many rows of a list could not be read, where a line tells that. */
export const rowsLeftOut = ({ codes, detail }: ReportLine): number => (codes.includes(PARTLY) ? Number(detail) : 0);

/**
 * The event of a step of reading; store it together with the runs of the step. `others`: runs that were here before and
 * that no import brought (a backup did); they are not this import's to take back.
 */
export const stepEvent = (
  id: string,
  { keys, results, done, of }: Pick<Step, "keys" | "results"> & Partial<Pick<Step, "done" | "of">>,
  others: ReadonlySet<string> = new Set(),
): ImportEvent => {
  const read = results.flatMap((result) => (result.ok ? [{ run: result.run.id, file: result.file }] : []));
  const also = read.filter(({ run }) => others.has(run));
  return {
    kind: "step",
    import: id,
    keys,
    ...(done === undefined || of === undefined ? {} : { done, of }),
    brought: read.filter(({ run }) => !others.has(run)),
    ...(also.length === 0 ? {} : { also }),
    lines: results.map(lineOf),
  };
};

/** The event of files that the system would not open: each is named in the report, nothing is read. */
export const notOpened = (id: string, files: readonly string[]): ImportEvent => ({
  kind: "step",
  import: id,
  keys: [],
  brought: [],
  lines: files.map((file) => ({ file, outcome: "problem", codes: ["not-found"], detail: null })),
});

/** One import as its events tell it. */
export interface Import {
  readonly id: string;
  readonly at: string;
  readonly files: readonly string[];
  readonly state: "going-on" | "done" | "cancelled" | "undone";
  /** Hand them to the reader as `skip` to go on where it was broken off. */
  readonly keys: readonly string[];
  readonly brought: readonly Brought[];
  /** Runs that it read and that a backup had brought before. */
  readonly also: readonly Brought[];
  /** Runs that it had brought and that the person left out. */
  readonly left: readonly Brought[];
  readonly report: readonly ReportLine[];
  /** Files and rows done, and known of, when its last step was kept. */
  readonly done: number;
  readonly of: number;
}

interface Told {
  readonly keys: string[];
  brought: Brought[];
  readonly also: Brought[];
  left: Brought[];
  readonly report: ReportLine[];
  done: number;
  of: number;
}
/** A run that is left out goes over to the others; one that is brought again comes back. */
function leave(list: Told, run: string): void {
  list.left.push(...list.brought.filter((each) => each.run === run));
  list.brought = list.brought.filter((each) => each.run !== run);
}
function bring(list: Told, event: Extract<ImportEvent, { kind: "step" }>): void {
  const again = new Set(event.brought.map(({ run }) => run));
  if (list.left.length > 0) list.left = list.left.filter(({ run }) => !again.has(run));
  list.keys.push(...event.keys);
  list.brought.push(...event.brought);
  list.also.push(...(event.also ?? []));
  list.report.push(...event.lines);
  list.done = Math.max(list.done, event.done ?? 0);
  list.of = Math.max(list.of, event.of ?? 0);
}

/** Every import, the oldest first. An event of an import that never began is left out. */
export function importsOf(events: readonly ImportEvent[]): readonly Import[] {
  const imports = new Map<string, { -readonly [Key in keyof Omit<Import, keyof Told>]: Import[Key] }>();
  const steps = new Map<string, Told>();
  for (const event of events) {
    if (event.kind === "began") {
      imports.set(event.import, { id: event.import, at: event.at, files: event.files, state: "going-on" });
      steps.set(event.import, { keys: [], brought: [], also: [], left: [], report: [], done: 0, of: 0 });
      continue;
    }
    const [found, list] = [imports.get(event.import), steps.get(event.import)];
    if (!found || !list) continue;
    if (event.kind === "ended") found.state = event.how;
    else if (event.kind === "undone") found.state = "undone";
    else if (event.kind === "left-out") leave(list, event.run);
    else bring(list, event);
  }
  return [...imports.values()].map((each) => ({ ...each, ...steps.get(each.id)! }));
}

/** Files that brought a run, over all imports that were not undone. */
export const originsOf = (imports: readonly Import[], run: string): readonly string[] =>
  imports
    .filter(({ state }) => state !== "undone")
    .flatMap(({ brought }) => brought.filter((each) => each.run === run).map(({ file }) => file));

/** Runs that go when an import is undone: those that it brought and no other import that stands. */
export function undoneBy(imports: readonly Import[], id: string): readonly string[] {
  const others = imports.filter((each) => each.id !== id && each.state !== "undone");
  const kept = new Set(others.flatMap(({ brought }) => brought.map(({ run }) => run)));
  const own = imports.find((each) => each.id === id && each.state !== "undone");
  return [...new Set(own?.brought.map(({ run }) => run))].filter((run) => !kept.has(run));
}

/** Imports that stand and brought a run, in order; a run that none brought came with a backup: null. */
export function tellersOf(imports: readonly Import[], run: string): readonly (string | null)[] {
  const own = imports.filter((each) => each.state !== "undone" && each.brought.some((one) => one.run === run));
  return own.length === 0 ? [null] : own.map(({ id }) => id);
}

/** Events that hand runs of a backup, which is taken back, over to the imports that stand and read them too. */
export const handedOver = (imports: readonly Import[], gone: readonly string[]): readonly ImportEvent[] => {
  const out = new Set(gone);
  return imports.flatMap((each): readonly ImportEvent[] => {
    const brought = each.state === "undone" ? [] : each.also.filter(({ run }) => out.has(run));
    return brought.length === 0 ? [] : [{ kind: "step", import: each.id, keys: [], brought, lines: [] }];
  });
};

/** Runs without those of an import that was undone. */
export const runsWithout = (runs: readonly Run[], gone: readonly string[]): readonly Run[] => {
  const out = new Set(gone);
  return runs.filter(({ id }) => !out.has(id));
};

export interface ReportCount {
  readonly ok: number;
  readonly warning: number;
  readonly problem: number;
}
export const countOf = (report: readonly ReportLine[]): ReportCount => ({
  ok: report.filter(({ outcome }) => outcome === "ok").length,
  warning: report.filter(({ outcome }) => outcome === "warning").length,
  problem: report.filter(({ outcome }) => outcome === "problem").length,
});

/** Lines of one outcome, of one code, or with a word in the file's name; null takes all. */
export const filtered = (
  report: readonly ReportLine[],
  {
    outcome,
    code,
    word,
  }: { readonly outcome: ReportLine["outcome"] | null; readonly code: string | null; readonly word: string },
): readonly ReportLine[] =>
  report.filter(
    (line) =>
      (outcome === null || line.outcome === outcome) &&
      (code === null || line.codes.includes(code)) &&
      line.file.toLowerCase().includes(word.trim().toLowerCase()),
  );

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Words for a key like `run.cut-off`; `n` is the number that some of them tell. */
export type Sentence = (key: string, values: { readonly n: number }) => string;
export const lineWords = (line: ReportLine, sentence: Sentence): string =>
  line.codes
    .map((code) => sentence(`${line.outcome === "problem" ? "run" : "warning"}.${code}`, { n: rowsLeftOut(line) }))
    .join(" ");
/** The report as a table to be saved: a line a file. */
export function reportTable(report: readonly ReportLine[], sentence: Sentence): string {
  const lines = report.map((line) =>
    [line.file, line.outcome, lineWords(line, sentence), line.detail ?? ""].map(cell).join(","),
  );
  return `file,outcome,what,detail\r\n${lines.map((line) => `${line}\r\n`).join("")}`;
}
