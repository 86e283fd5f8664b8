import { found, type Rule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

/** Codes of facts and rules: the app shows a name or a link in their place, never the code. */
const CODE = /\b(T\d\d|ST\d+|RF\d+a?|PF\d+|NG\d+|SR\d+|FU\d+|S\d+|C\d+)\b/;
/** Notes of a table: nobody says them to a runner. */
const SHORTHAND = /[;→<>≤≥/]|\d+x\d*\b|\bdeg\b|^Way:/;
const LONGEST = 170;
const isSentence = (text: string): boolean => /^\p{Lu}/u.test(text) && text.endsWith(".") && text.length <= LONGEST;

/** Steps and notices are whole short sentences; no words for people hold a bare code or a table's shorthand. */
export const stepsAreSentences: Rule = {
  name: "steps are sentences without codes",
  check: (facts) => [
    ...facts.techniques.flatMap((t) => {
      const lines = [t.setUp, t.path, t.easier, t.harder ?? "", t.feel, ...t.steps, ...t.notice];
      return [
        ...[...t.steps, ...t.notice, t.feel].filter((line) => !isSentence(line)),
        ...lines.filter((line) => SHORTHAND.test(line) || CODE.test(line)),
      ].map((line) => found("techniques", t, `“${line}” is no plain sentence`));
    }),
    ...facts.stretches.flatMap((s) =>
      s.steps
        .filter((line) => !isSentence(line) || SHORTHAND.test(line))
        .map((line) => found("stretches", s, `“${line}” is no plain sentence`)),
    ),
    ...sentencesOf(facts)
      .filter(({ text }) => text.includes(" ") && CODE.test(text))
      .map(({ at, text }) => ({ at, what: `“${text}” holds a bare code` })),
  ],
};
