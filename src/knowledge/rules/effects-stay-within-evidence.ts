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
  /** Where a new statement begins: what was modest before it is not modest after it. */
  readonly ends: RegExp;
  /** Before the claim, in its own clause: a doubt, or that it was not found. */
  readonly before: RegExp;
  /** After the claim, in its own clause: how little, or for how long. */
  readonly after: RegExp;
  /** What was measured right after, told as that. */
  readonly measured: RegExp;
  /** What only looks like a doubt, and says the opposite. */
  readonly firm: RegExp;
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
  ends: /,(?! in )|:(?! a brief)|[;–—()]|\b(?:and|but|so|because|(?<!a )while|then|when)\b/i,
  before:
    /\b(may|might|could|can|little|hardly|no|not|none|never|nobody|nothing|small|brief|seems?|only|trials?|studies|percent)\b/i,
  after:
    /\b(a little|for a while|right after|only|brief|briefly|percent|at best|about (\d|half)|in (a|two) small trials?|in small trials|found in studies|(steps )?than (usual|what happened))\b|\?/i,
  measured: /\b(eased|helped people|made people)\b[^.?]* at once\b/i,
  firm: /\b(sure|surely|certain|certainly|doubt|always|fail\w*|miss|wrong|guarantee\w*|help but|not (only|just|merely)|(nothing|never) [^.?]*\b(like|better than|more than|as well))\b/i,
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
  ends: /,(?! in )|:(?! ein kurzer)|[;–—()]|(?<!\p{L})(?:und(?! Müdigkeit)|aber|also|weil|während|dann|wenn|sondern)(?!\p{L})/iu,
  before:
    /(?<!\p{L})(kann|können|könn\p{L}+|vielleicht|etwas|wenig|nur|kaum|nicht|kein\p{L}*|nie|niemand\p{L}*|nichts|klein\p{L}*|kurz\p{L}*|schein\p{L}*|Studie\p{L}*|etwa|eine Weile|Prozent)(?!\p{L})/iu,
  measured: /(?<!\p{L})(linderten?|half|halfen)(?!\p{L})[^.?]* (sofort|am selben Tag)(?!\p{L})/iu,
  after:
    /(?<!\p{L})(etwas|ein wenig|eine Weile|eine halbe Stunde|gleich danach|nur|kurz\p{L}*|nicht|kaum|Prozent|höchstens|als sonst|als das)(?!\p{L})|\?/iu,
  firm: /(?<!\p{L})(sicher\p{L}*|gewiss|zweifel\p{L}*|immer|garantier\p{L}*|scheiter\p{L}*|schief\p{L}*|nicht nur|nichts [^.?]*(besser|mehr|so gut|wie))(?!\p{L})/iu,
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

/** Whether a claim is kept modest where it stands: a word elsewhere in the sentence belongs to something else. */
function isModest({ ends, before, after, measured, firm }: Wording, sentence: string, claim: RegExpExecArray): boolean {
  const from = claim.index;
  const to = from + claim[0].length;
  const said = sentence.slice(0, from).split(ends).at(-1) ?? "";
  const rest = sentence.slice(to).split(ends)[0] ?? "";
  const clause = said + claim[0] + rest;
  return !firm.test(clause) && (before.test(said) || after.test(rest) || measured.test(clause));
}
const claimsIn = (sentence: string, says: RegExp): readonly RegExpExecArray[] => [
  ...sentence.matchAll(new RegExp(says.source, `${says.flags}g`)),
];

function excessOf(wording: Wording, sentence: string): readonly string[] {
  const { outcomes, longest } = wording;
  return [
    ...outcomes
      .filter(({ says }) => claimsIn(sentence, says).some((claim) => !isModest(wording, sentence, claim)))
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
