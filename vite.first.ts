import type { Facts } from "./src/knowledge/schema.ts";

/** Sentences of these beginnings are on the first screen; the others come with the whole knowledge. */
const FIRST = ["app.", "today.", "soreness.", "side.", "moment.", "view."];
/** Said only where the whole knowledge is there already: on a sheet, beside an estimate, of a new version, of a stop. */
const LATER = [
  "app.close",
  "today.estimate",
  "today.run-hardest",
  "today.new-version",
  "today.waits-why",
  "today.waits-until",
  "today.new-version-waits",
  "today.new-version-why",
];

type Named = readonly { readonly id: string; readonly name: string }[];
const namesOf = (facts: Named): object => Object.fromEntries(facts.map(({ id, name }) => [id, name]));

/** The few words that the first screen needs of facts in any language, so that all the others can wait for a tap. */
export function firstWords({ regions, places, tools, languages: [language] }: Facts): string {
  if (language === undefined) throw new Error("facts without a language");
  const sentences = Object.entries(language.sentences).filter(
    ([key]) => FIRST.some((begin) => key.startsWith(begin)) && !LATER.includes(key),
  );
  return JSON.stringify({
    places: namesOf([...regions, ...places]),
    tools: namesOf(tools),
    language: { ...language, sentences: Object.fromEntries(sentences) },
  });
}
