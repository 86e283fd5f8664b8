import type { Facts } from "../schema.ts";
import { KINDS } from "./kinds.ts";

/** Fields that are no sentence of ours: codes, names of papers, what the article says, words that only search reads. */
const NOT_OURS = new Set([
  "code",
  "id",
  "article",
  "sources",
  "claims",
  "see",
  "usedIn",
  "words",
  "thinksOf",
  "anatomy",
  "links",
  "reason",
  "confidence",
]);

export interface Sentence {
  /** Kind and id of the fact that says it. */
  readonly at: string;
  readonly text: string;
}

/** Every text that the product itself says, of every fact and every language; a new field is read as well. */
export function sentencesOf(facts: Facts): readonly Sentence[] {
  return KINDS.filter((kind) => kind !== "sources").flatMap((kind) =>
    facts[kind].flatMap((fact) => textsIn(fact).map((text) => ({ at: `${kind}/${fact.id}`, text }))),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (NOT_OURS.has(key) ? [] : textsIn(inner)));
}
