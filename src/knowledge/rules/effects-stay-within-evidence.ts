import { type Finding, type Rule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

/** Words that keep a sentence about an effect modest, or say that it was not found. */
const MODEST =
  /\b(may|might|can|could|little|about (\d|half)|only|for a while|at once|right after|hardly|not|no|none|never|nobody|nothing|small|brief|sometimes|often|seem|than|percent|trial|studies|did)\b/i;

interface Outcome {
  readonly what: string;
  /** A sentence that says massage changes this. */
  readonly says: RegExp;
  readonly why: string;
}
/** What evidence 2.1 speaks of: none of it may be said without its size, its doubt or a "may". */
const OUTCOMES: readonly Outcome[] = [
  {
    what: "soreness",
    says: /\b(eases?|eased|reduces?|relieves?|lowers|takes? away|helps? (with|against)|less)\b[^.?]{0,30}\b(sore|soreness|pain|painful|ache|tired)/i,
    why: "soreness falls a little at best",
  },
  {
    what: "movement",
    says: /\b(looser|more flexible|bends? further|freed? the|more movement|range of motion)\b/i,
    why: "movement grows a little, for minutes",
  },
  {
    what: "performance",
    says: /\b(faster|stronger|fitter|better running|run better|performance|jump higher)\b/i,
    why: "performance is not shown to rise",
  },
  {
    what: "injuries",
    says: /\b(prevents?|protects?|keeps? away|fewer) [^.?]{0,20}injur/i,
    why: "prevention is not shown",
  },
  { what: "blood", says: /\bblood flow\b/i, why: "blood flow rises briefly in the artery, not in the muscle" },
];

/** Longest that an effect was seen: movement in minutes, soreness in days. */
const LONGEST: readonly (readonly [RegExp, number, string])[] = [
  [/\b(?:looser|further)\b[^.?]*?(\d+) minutes/i, 30, "looseness is gone after 30 minutes"],
  [/\bless sore\b[^.?]*?(\d+) days/i, 3, "soreness was lower for three days at most"],
];

const split = (text: string): readonly string[] => text.split(/(?<=[.?])\s+/);

/** No sentence of ours about an effect says more than evidence 2.1, in any fact or language. */
export const effectsStayWithinEvidence: Rule = {
  name: "effects stay within the evidence",
  check: (facts) =>
    sentencesOf(facts).flatMap(({ at, text }) =>
      split(text).flatMap((sentence): readonly Finding[] => [
        ...OUTCOMES.filter(({ says }) => says.test(sentence) && !MODEST.test(sentence)).map(({ what, why }) => ({
          at,
          what: `“${sentence}” (${what}): ${why}`,
        })),
        ...LONGEST.filter(([says, most]) => Number(says.exec(sentence)?.[1] ?? 0) > most).map(([, , why]) => ({
          at,
          what: `“${sentence}”: ${why}`,
        })),
      ]),
    ),
};
