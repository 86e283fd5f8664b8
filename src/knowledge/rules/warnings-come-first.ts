import { found, type Rule } from "./rule.ts";

const wordsIn = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** Words of a warning sign find the sign and never name or find a massage; every sign that is asked each session has such words. */
export const warningsComeFirst: Rule = {
  name: "warnings come first",
  check: ({ flags, complaints }) => {
    const signs = flags.filter(({ disposition }) => disposition === "emergency" || disposition === "clinician-first");
    const phrases = signs.flatMap(({ code, words }) => words.map((phrase) => ({ code, words: wordsIn(phrase) })));
    return [
      ...signs
        .filter(({ block, words }) => block === "session" && words.length === 0)
        .map((flag) => found("flags", flag, "has no words that a search could find it by")),
      ...complaints.flatMap((complaint) =>
        [complaint.name, ...complaint.words].flatMap((entry) =>
          phrases
            .filter(({ words }) => words.every((word) => wordsIn(entry).includes(word)))
            .map(({ code }) => found("complaints", complaint, `“${entry}” is a warning sign: ${code}`)),
        ),
      ),
    ];
  },
};
