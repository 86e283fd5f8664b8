import type { Code } from "./facts.ts";

/** Kinds of codes in the order in which answers list them. */
const KINDS = ["RF", "PF", "C", "SR", "FU"] as const;
const CODE = /^([A-Z]+)(\d+)([a-z]?)$/;

/** Orders codes by kind, number and letter: RF7, RF7a, RF8, PF1, C3, FU3. */
export function compareCodes(a: Code, b: Code): number {
  const [kindA, numberA, letterA] = parts(a);
  const [kindB, numberB, letterB] = parts(b);
  return kindA - kindB || numberA - numberB || (letterA < letterB ? -1 : letterA > letterB ? 1 : 0);
}
function parts(code: Code): readonly [number, number, string] {
  const found = CODE.exec(code);
  return [KINDS.indexOf(found?.[1] as (typeof KINDS)[number]), Number(found?.[2] ?? 0), found?.[3] ?? ""];
}

/** Each code once, in order. */
export const inOrder = <C extends Code>(codes: Iterable<C>): readonly C[] => [...new Set(codes)].sort(compareCodes);
