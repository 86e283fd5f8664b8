import { type Finding, type Rule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

/** What no sentence of the product says, and why. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/break(s|ing)? up (knots|adhesions|scar)/i, "knots are not broken up"],
  [/releas(e|es|ing) (the )?fascia/i, "fascia is not released"],
  [/lengthens? (the |your )?muscle/i, "muscle is not lengthened"],
  [/no pain,? no gain/i, "comfort is the goal"],
  [/your muscle load is/i, "it is an estimate"],
  [/prevents? (an )?injur/i, "prevention is not shown"],
  [/(flush|remove|clear)\w* (out )?(toxins|lactic|lactate)/i, "nothing is flushed"],
  [/\b(cures?|heals) (the|your|it)\b/i, "massage does not cure"],
  [/faster recovery|recover faster/i, "recovery is not shown to be faster"],
  [/runs? faster|improves? (your )?performance/i, "performance is not shown to rise"],
  [/you have (a |an )?(clot|thrombosis|fracture|tear|sciatica|tendinopathy)/i, "no diagnosis"],
  [/!/, "no exclamation mark"],
];

export const wordsPromiseNothing: Rule = {
  name: "words promise nothing above the evidence",
  check: (facts) =>
    sentencesOf(facts).flatMap(({ at, text }) =>
      FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, why]): Finding => ({
        at,
        what: `“${text}”: ${why}`,
      })),
    ),
};
