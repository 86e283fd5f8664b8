import type { LineV1 } from "./versions/v1.ts";

/** One line of the runner's own record, in its newest shape. */
export type Line = LineV1;
export type LineKind = Line["kind"];
export type LineOf<K extends LineKind> = Extract<Line, { readonly kind: K }>;
