import type { Facts } from "../schema.ts";
import { type Translation, WORDED, wordsOf } from "../translation.ts";
import type { Finding, Rule } from "./rule.ts";

/** A gap of a sentence: `{minutes}`, or `{minutes, plural, one {# minute} other {# minutes}}`. */
const GAP = /\{(\w+)(?:, plural, (?:(?:=\d+|zero|one|two|few|many|other) \{[^{}]*\} ?)+)?\}/gu;
const gapsIn = (text: string): string => [...new Set([...text.matchAll(GAP)].map((m) => m[1]))].sort().join(" ");
/** What is left of the brackets when every gap is taken out: a gap that nothing would fill. */
const isBroken = (text: string): boolean => /[{}]/u.test(text.replaceAll(GAP, ""));
const lacksOther = (text: string): boolean =>
  [...text.matchAll(GAP)].some(([gap]) => gap.includes(", plural,") && !gap.includes("other {"));

/** Every gap of every sentence can be filled, and a choice by number has a form for all other numbers. */
export const gapsCanBeFilled: Rule = {
  name: "gaps can be filled",
  check: ({ languages }) =>
    languages.flatMap(({ id, sentences }) =>
      Object.entries(sentences).flatMap(([key, text]): readonly Finding[] => [
        ...(isBroken(text) ? [{ at: `languages/${id}`, what: `${key} has a gap that is none: ${text}` }] : []),
        ...(lacksOther(text) ? [{ at: `languages/${id}`, what: `${key} has no form for other numbers: ${text}` }] : []),
      ]),
    ),
};

/** A translation has the sentences, facts and fields of English, with the same gaps, and nothing that English lacks. */
export function leftOver(facts: Facts, { language, words }: Translation): readonly Finding[] {
  const english = facts.languages.find(({ code }) => code === "en")?.sentences ?? {};
  const at = `languages/${language.id}`;
  const sentences = Object.entries(language.sentences).flatMap(([key, text]): readonly Finding[] => {
    const own = english[key];
    if (own === undefined) return [{ at, what: `${key} is no sentence of English` }];
    return gapsIn(own) === gapsIn(text) ? [] : [{ at, what: `${key} has other gaps than English` }];
  });
  const kinds = Object.keys(words).filter((kind) => !WORDED.some((each) => each === kind));
  const paths = WORDED.flatMap((kind) =>
    Object.entries(words[kind] ?? {}).flatMap(([id, own]): readonly Finding[] => {
      const fact = facts[kind].find((each) => each.id === id);
      if (fact === undefined) return [{ at: `${at}/${kind}`, what: `${id} is no fact` }];
      const known = wordsOf(kind, fact);
      return Object.entries(own)
        .filter(([path, text]) => typeof known[path] !== typeof text)
        .map(([path]) => ({ at: `${at}/${kind}`, what: `${id} has no such words: ${path}` }));
    }),
  );
  return [...sentences, ...kinds.map((kind) => ({ at, what: `${kind} is no kind of fact with words` })), ...paths];
}
