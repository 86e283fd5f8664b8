import { facts, tell } from "#knowledge";
import type { Unread } from "./io.ts";
import { say } from "./speech.ts";
import type { Speech } from "./speech.ts";

const PHRASE = "expected.";
const GAP = /\{(\w+)\}/g;

/** A phrase of English with its gaps as groups, and how many letters stand outside them: the surer one is tried first. */
function patternOf([key, english]: readonly [string, string]) {
  const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const parts = english.split(/\{\w+\}/);
  const names = [...english.matchAll(GAP)].map(([, name]) => name ?? "");
  return { key, names, sure: parts.join("").length, made: new RegExp(`^${parts.map(literal).join("(.+?)")}$`, "su") };
}
const PATTERNS = Object.entries(facts.languages[0]?.sentences ?? {})
  .filter(([key]) => key.startsWith(PHRASE))
  .map(patternOf)
  .toSorted((a, b) => b.sure - a.sure);

/**
 * What was expected, in another language. The phrases of core and of the options are English, for they are a part of
 * the contract's JSON; people read the sentence of the same key. What no key has stays as it is.
 */
export function phraseIn({ language }: Pick<Speech, "language">, expected: string): string {
  for (const { key, names, made } of PATTERNS) {
    const found = made.exec(expected);
    if (found === null) continue;
    const values = names.map((name, at) => {
      const value = found[at + 1] ?? "";
      return [name, name === "what" ? phraseIn({ language }, value) : value] as const;
    });
    return tell(language, { key, values: Object.fromEntries(values) });
  }
  return expected;
}

/** One line for a person: what it was and what was expected. */
export const refusalText = (speech: Speech, { field, expected }: Unread): string =>
  `legwork: ${say(speech, "terminal.refused", { field, what: phraseIn(speech, expected) })}\n`;
