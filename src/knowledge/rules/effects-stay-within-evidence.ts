import { type Finding, type Rule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

interface Outcome {
  readonly what: string;
  /** A sentence that says massage changes this. */
  readonly says: RegExp;
  readonly why: string;
}
/** How a language speaks of the outcomes of evidence 2.1: none of it may be said without its size, its doubt or a "may". */
interface Wording {
  /** Words that keep a sentence about an effect modest, or say that it was not found. */
  readonly modest: RegExp;
  readonly outcomes: readonly Outcome[];
  /** Longest that an effect was seen: movement in minutes, soreness in days. */
  readonly longest: readonly (readonly [RegExp, number, string])[];
}
const WHY = {
  soreness: "soreness falls a little at best",
  movement: "movement grows a little, for minutes",
  performance: "performance is not shown to rise",
  injuries: "prevention is not shown",
  blood: "blood flow rises briefly in the artery, not in the muscle",
  minutes: "looseness is gone after 30 minutes",
  days: "soreness was lower for three days at most",
} as const;
const outcome = (what: keyof typeof WHY, says: RegExp): Outcome => ({ what, says, why: WHY[what] });

const ENGLISH: Wording = {
  modest:
    /\b(may|might|can|could|little|about (\d|half)|only|for a while|at once|right after|hardly|not|no|none|never|nobody|nothing|small|brief|sometimes|often|seem|than|percent|trial|studies|did)\b/i,
  outcomes: [
    outcome(
      "soreness",
      /\b(eases?|eased|reduces?|relieves?|lowers|takes? away|helps? (with|against)|less)\b[^.?]{0,30}\b(sore|soreness|pain|painful|ache|tired)/i,
    ),
    outcome("movement", /\b(looser|more flexible|bends? further|freed? the|more movement|range of motion)\b/i),
    outcome("performance", /\b(faster|stronger|fitter|better running|run better|performance|jump higher)\b/i),
    outcome("injuries", /\b(prevents?|protects?|keeps? away|fewer) [^.?]{0,20}injur/i),
    outcome("blood", /\bblood flow\b/i),
  ],
  longest: [
    [/\b(?:looser|further)\b[^.?]*?(\d+) minutes/i, 30, WHY.minutes],
    [/\bless sore\b[^.?]*?(\d+) days/i, 3, WHY.days],
  ],
};
const GERMAN: Wording = {
  modest:
    /(?<!\p{L})(kann|können|könn\p{L}+|vielleicht|etwas|wenig|nur|eine Weile|sofort|gleich danach|kaum|nicht|kein\p{L}*|nie|niemand\p{L}*|nichts|klein\p{L}*|kurz\p{L}*|manchmal|oft|schein\p{L}*|als|Prozent|Studie\p{L}*|etwa)(?!\p{L})/iu,
  outcomes: [
    outcome(
      "soreness",
      /(?<!\p{L})(linder\p{L}*|gelindert|verringer\p{L}*|senk\p{L}*|nimmt|hilft (bei|gegen)|weniger)(?!\p{L})[^.?]{0,30}(schmerz|weh|Muskelkater|müde)/iu,
    ),
    outcome("movement", /(?<!\p{L})(lockerer|beweglicher|mehr Bewegung|Bewegungsumfang)(?!\p{L})/iu),
    outcome(
      "performance",
      /(?<!\p{L})(schneller|stärker|fitter|besser(es)? Laufen|Leistung|springst höher)(?!\p{L})/iu,
    ),
    outcome("injuries", /(?<!\p{L})(verhinder\p{L}*|schütz\p{L}*|beug\p{L}* vor|weniger) [^.?]{0,20}Verletzung/iu),
    outcome("blood", /Durchblutung|Blutfluss/iu),
  ],
  longest: [
    [
      /(\d+) Minuten (?:lang )?(?:lockerer|beweglicher)|(?:lockerer|beweglicher)[^.?]*?(\d+) Minuten/iu,
      30,
      WHY.minutes,
    ],
    [/weniger (?:weh|Schmerz|Muskelkater)[^.?]*?(\d+) Tage/iu, 3, WHY.days],
  ],
};
const WORDINGS: Readonly<Record<string, Wording>> = { en: ENGLISH, de: GERMAN };
const most = (found: RegExpExecArray | null): number =>
  Math.max(0, ...(found?.slice(1) ?? []).flatMap((each) => (each === undefined ? [] : Number(each))));

const split = (text: string): readonly string[] => text.split(/(?<=[.?])\s+/);

function excessOf({ modest, outcomes, longest }: Wording, sentence: string): readonly string[] {
  return [
    ...outcomes
      .filter(({ says }) => says.test(sentence) && !modest.test(sentence))
      .map(({ what, why }) => `“${sentence}” (${what}): ${why}`),
    ...longest.filter(([says, limit]) => most(says.exec(sentence)) > limit).map(([, , why]) => `“${sentence}”: ${why}`),
  ];
}

/** No sentence of ours about an effect says more than evidence 2.1, in any fact of a language that the rule knows. */
export const effectsStayWithinEvidence: Rule = {
  name: "effects stay within the evidence",
  check: (facts) => {
    const wording = WORDINGS[facts.languages[0]?.code ?? ""];
    if (wording === undefined) return [];
    return sentencesOf(facts).flatMap(({ at, text }) =>
      split(text).flatMap((sentence) => excessOf(wording, sentence).map((what): Finding => ({ at, what }))),
    );
  },
};
