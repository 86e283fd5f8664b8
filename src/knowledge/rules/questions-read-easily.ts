import type { Facts } from "../schema.ts";
import { isMeasured, lengthOf, readingAge, sentencesIn } from "./reading-age.ts";
import { found, type Rule } from "./rule.ts";

/** Years of age at which everyone who answers for a body must be able to read what is asked. [design] */
const OLDEST = 11;
/** Words that one can keep in mind until the question mark. [design] */
const LONGEST = 30;

const askedIn = ({ flags, profile }: Facts) => [
  ...flags.map((fact) => ({ kind: "flags", fact, more: [fact.who, fact.say] })),
  ...profile.map((fact) => ({ kind: "profile", fact, more: [] })),
];

/**
 * Each question, alone and with its reason and what to say and do, is read at eleven, in every language whose reading
 * age can be told; none is too long to be held in mind.
 */
export const questionsReadEasily: Rule = {
  name: "questions are read easily",
  check: (facts) => {
    const language = facts.languages[0]?.code ?? "";
    if (!isMeasured(language)) return [];
    const ageOf = (...texts: readonly string[]): number => readingAge(texts, language);
    return askedIn(facts).flatMap(({ kind, fact, more }) => {
      const age = Math.max(ageOf(fact.question), ageOf(fact.short, fact.question, fact.why, ...more));
      const long = sentencesIn(fact.question).filter((sentence) => lengthOf(sentence) > LONGEST);
      return [
        ...(age > OLDEST ? [found(kind, fact, `is read at ${age.toFixed(1)} years, not at ${OLDEST}`)] : []),
        ...long.map((sentence) => found(kind, fact, `asks in more than ${LONGEST} words: ${sentence}`)),
      ];
    });
  },
};
