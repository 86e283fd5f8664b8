import { PAIN_KINDS, parseDate, VIEWS } from "#core";
import type { Detail, Spot } from "#core";
import { problemOfLineV1 } from "./versions/v1-read.ts";
import type { LineV1 } from "./versions/v1.ts";

type Cleared = Extract<LineV1, { readonly kind: "cleared" }>;
type Session = Extract<LineV1, { readonly kind: "session" }>;
type Stopped = Extract<LineV1, { readonly kind: "stopped" }>;
/** What was said of a marked place besides how sore it was: its kind of pain, the exact point. */
export type Marked = Omit<Spot, "soreness">;
/**
 * One line of the runner's own record, in its newest shape: the first one, where a clearance may also tell what was
 * said and which stops held when it was told (their ids; missing where an earlier program wrote it), a session what was
 * said of its places, and a stop where and since when its flags are. A program that does not know of it reads the line
 * all the same and keeps the words.
 */
export type Line =
  | Exclude<LineV1, Cleared | Session | Stopped>
  | (Cleared & { readonly said?: string; readonly stops?: readonly string[] })
  | (Stopped & { readonly details?: readonly Detail[] })
  | (Session & { readonly marked?: readonly Marked[] });
export type LineKind = Line["kind"];
export type LineOf<K extends LineKind> = Extract<Line, { readonly kind: K }>;

/** Where a value is no line, as a path; null when it is one. */
export function problemOfLine(value: unknown): string | null {
  const problem = problemOfLineV1(value);
  if (problem !== null) return problem;
  const { said, marked } = value as { readonly said?: unknown; readonly marked?: unknown };
  if (said !== undefined && typeof said !== "string") return "said";
  const { kind, stops, details } = value as Readonly<Record<string, unknown>>;
  if (kind === "cleared" && stops !== undefined && !isNames(stops)) return "stops";
  if (kind === "stopped" && details !== undefined && !(Array.isArray(details) && details.every(isDetail)))
    return "details";
  return marked === undefined || (Array.isArray(marked) && marked.every(isMarked)) ? null : "marked";
}
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === "string");
const among = (names: readonly string[], value: unknown): boolean => names.includes(value as string);
function isDetail(value: unknown): boolean {
  const { code, region, side, on } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [code, region, side].every((each) => typeof each === "string") && parseDate(String(on)) !== null;
}
function isMarked(value: unknown): boolean {
  const { kind, point } = (value ?? {}) as { readonly kind?: unknown; readonly point?: unknown };
  if (kind !== undefined && !among(PAIN_KINDS, kind)) return false;
  const { view, x, y } = (point ?? {}) as Record<string, unknown>;
  return point === undefined || (among(VIEWS, view) && typeof x === "number" && typeof y === "number");
}
