import { found, inEnglish, type Rule } from "./rule.ts";

/** Where Legwork does otherwise than the article on purpose: band, low back, golf ball, handle. */
const ALWAYS = new Set(["S18", "S20", "S37", "S39", "S42", "S43", "S54", "S57", "S62", "S64", "S67"]);
/** It names the other way and gives a reason. */
const REASON = /(because|:)/;

export const differencesAreSaid: Rule = inEnglish({
  name: "differences are said",
  check: (facts) =>
    facts.claims.flatMap((c) => {
      if (c.differs === null) return ALWAYS.has(c.code) ? [found("claims", c, "does not say how we differ")] : [];
      return REASON.test(c.differs) ? [] : [found("claims", c, "says that we differ but not why")];
    }),
});
