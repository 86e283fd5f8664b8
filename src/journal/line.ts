import { problemOfLineV1 } from "./versions/v1-read.ts";
import type { LineV1 } from "./versions/v1.ts";

type Cleared = Extract<LineV1, { readonly kind: "cleared" }>;
/**
 * One line of the runner's own record, in its newest shape: the first one, where a clearance may also tell what was
 * said. A program that does not know of it reads the line all the same and keeps the words.
 */
export type Line = Exclude<LineV1, Cleared> | (Cleared & { readonly said?: string });
export type LineKind = Line["kind"];
export type LineOf<K extends LineKind> = Extract<Line, { readonly kind: K }>;

/** Where a value is no line, as a path; null when it is one. */
export function problemOfLine(value: unknown): string | null {
  const problem = problemOfLineV1(value);
  if (problem !== null) return problem;
  const { said } = value as { readonly said?: unknown };
  return said === undefined || typeof said === "string" ? null : "said";
}
