import type { Facts } from "../schema.ts";
import { type Finding, type Rule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

type Forbidden = readonly (readonly [RegExp, string])[];
/** What no sentence of the product says, and why; in a language without a list of its own only the mark is found. */
const EVERYWHERE: Forbidden = [[/!/, "no exclamation mark"]];
const ENGLISH: Forbidden = [
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
];
const GERMAN: Forbidden = [
  [/(Knoten|Verklebung|Narben)\p{L}*(?:(?!nicht|kein)[^.?]){0,25}(lös|brech)/iu, "knots are not broken up"],
  [/Faszi\p{L}*[^.?]{0,25}(lös|befrei)/iu, "fascia is not released"],
  [/(verlänger|länger mach)\p{L}*[^.?]{0,20}Muskel|Muskel\p{L}* (wird|werden) länger/iu, "muscle is not lengthened"],
  [/ohne (Schmerz|Schweiß),? kein/iu, "comfort is the goal"],
  [/deine Muskelbelastung (ist|beträgt)/iu, "it is an estimate"],
  [/(verhinder|beug)\p{L}*[^.?]{0,30}Verletzung/iu, "prevention is not shown"],
  [/(spül|schwemm|entfern|baut)\p{L}*[^.?]{0,30}(Gift|Schlacke|Laktat|Milchsäure)/iu, "nothing is flushed"],
  [/(?<!\p{L})heilt (den|die|das|dein\p{L}*|es)(?!\p{L})/iu, "massage does not cure"],
  [/schnellere (Erholung|Regeneration)|erhol\p{L}* dich schneller/iu, "recovery is not shown to be faster"],
  [/läufst (du )?schneller|(verbesser|steiger)\p{L}* (deine |die )?Leistung/iu, "performance is not shown to rise"],
  [/du hast (ein\p{L}* )?(Blutgerinnsel|Thrombose|Knochenbruch|Riss|Ischias|Sehnen\p{L}*)/iu, "no diagnosis"],
];
const BY_LANGUAGE: Readonly<Record<string, Forbidden>> = { en: ENGLISH, de: GERMAN };
const forbiddenIn = ({ languages: [language] }: Facts): Forbidden => [
  ...EVERYWHERE,
  ...(BY_LANGUAGE[language?.code ?? ""] ?? []),
];

export const wordsPromiseNothing: Rule = {
  name: "words promise nothing above the evidence",
  check: (facts) =>
    sentencesOf(facts).flatMap(({ at, text }) =>
      forbiddenIn(facts)
        .filter(([pattern]) => pattern.test(text))
        .map(([, why]): Finding => ({
          at,
          what: `“${text}”: ${why}`,
        })),
    ),
};
