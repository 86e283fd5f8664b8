import type { Facts } from "../schema.ts";
import { type Translation, WORDED, wordsOf } from "../translation.ts";

/** The numbers of a text, in order of size: “5,205” and “5.205” are the same, “0,5” and “0.5” too. */
const numbersIn = (text: string): string =>
  (text.replaceAll(/(?<=\d)[.,\u202f](?=\d{3}\b)/gu, "").match(/\d+(?:[.,]\d+)?/gu) ?? [])
    .map((number) => Number(number.replace(",", ".")))
    .toSorted((a, b) => a - b)
    .join(" ");

/**
 * Where a language says other numbers than English: `techniques/calf-on-foam-roller/notice.0`. The rules that read
 * distances, scores and seconds read English; this is how every other language is bound to them, and how words that
 * were left behind by a change are found.
 */
export const otherNumbers = (facts: Facts, translation: Translation): readonly string[] => [
  ...sentencesWithOthers(facts, translation),
  ...wordsWithOthers(facts, translation),
];

const sentencesWithOthers = (facts: Facts, { language }: Translation): readonly string[] =>
  Object.entries(facts.languages.find(({ code }) => code === "en")?.sentences ?? {})
    .filter(([key, english]) => numbersIn(language.sentences[key] ?? english) !== numbersIn(english))
    .map(([key]) => `sentences/${key}`);

const wordsWithOthers = (facts: Facts, { words }: Translation): readonly string[] =>
  WORDED.flatMap((kind) =>
    facts[kind].flatMap((fact) =>
      Object.entries(wordsOf(kind, fact)).flatMap(([path, english]) => {
        const own = words[kind]?.[fact.id]?.[path];
        // The name of an exercise is its own: “figure-4” need not be a number elsewhere.
        if (path === "name") return [];
        const same = typeof english !== "string" || typeof own !== "string" || numbersIn(own) === numbersIn(english);
        return same ? [] : [`${kind}/${fact.id}/${path}`];
      }),
    ),
  );
