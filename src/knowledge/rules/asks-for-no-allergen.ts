import type { Finding, Rule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

/** Evidence 3.3, PF15. One question names them; nothing else does, so that nobody has to be spared a hint. */
const ALLERGEN = /\b(oils?|oily|latex|lotions?)\b|(?<!\p{L})Öle?(?!\p{L})|Massageöl/iu;
const NAMES_THEM = "profile/latex-or-oil-allergy";

export const asksForNoAllergen: Rule = {
  name: "nothing asks for oil or latex",
  check: (facts) =>
    sentencesOf(facts)
      .filter(({ at, text }) => at !== NAMES_THEM && ALLERGEN.test(text))
      .map(({ at, text }): Finding => ({ at, what: `“${text}”: some are allergic to it` })),
};
