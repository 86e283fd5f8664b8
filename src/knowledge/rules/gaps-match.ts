import { type Finding, type Rule } from "./rule.ts";

const gaps = (sentence: string): string =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map((m) => m[1]))].sort().join(" ");

/** Every language has the sentences of English, with the same gaps. */
export const gapsMatch: Rule = {
  name: "languages have the same sentences and gaps",
  check: (facts) => {
    const english = facts.languages.find((l) => l.code === "en");
    if (!english) return [{ at: "languages/en", what: "is missing" }];
    return facts.languages.flatMap((l) =>
      Object.entries(english.sentences).flatMap(([key, sentence]): readonly Finding[] => {
        const own = l.sentences[key];
        if (own === undefined) return [{ at: `languages/${l.id}`, what: `lacks ${key}` }];
        return gaps(own) !== gaps(sentence)
          ? [{ at: `languages/${l.id}`, what: `${key} has other gaps than English` }]
          : [];
      }),
    );
  },
};
