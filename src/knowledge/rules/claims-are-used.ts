import { CEILINGS } from "#core";
import type { Facts } from "../schema.ts";
import { allCodes } from "./all-codes.ts";
import { found, type Finding, type Rule } from "./rule.ts";

const GUARDRAIL = "guardrail:";
const guardrails = new Set(CEILINGS.map(({ name }) => GUARDRAIL + name));
/** The words for a limit; its name in the code is English. */
const LIMIT = "library.limit.";
/** A screen is named by its path; that the app opens it is tested there. */
const SCREEN = /^\/[a-z-]+$/;
type Naming = "techniques" | "topics" | "cards";

/**
 * A claim of the article is in use somewhere: in a fact, a stop rule, a guardrail or a screen that exists. A technique,
 * topic or card that names a claim is named by it, and the other way round; a guardrail has words in the language.
 */
export const claimsAreUsed: Rule = {
  name: "claims are used",
  check: (facts) => {
    const known = allCodes(facts);
    const isThere = (use: string) => known.has(use) || guardrails.has(use) || SCREEN.test(use);
    return [
      ...facts.claims.filter(({ usedIn }) => usedIn.length === 0).map((c) => found("claims", c, "is used nowhere")),
      ...facts.claims.flatMap((c) =>
        c.usedIn.filter((u) => !isThere(u)).map((u) => found("claims", c, `is used in ${u}, which is nothing`)),
      ),
      ...facts.claims.flatMap((c) =>
        c.usedIn
          .filter((u) => isUnsaid(facts, u))
          .map((u) => found("claims", c, `is used in ${u}, which has no words`)),
      ),
      ...(["techniques", "topics", "cards"] as const).flatMap((kind) => bothWays(facts, kind)),
    ];
  },
};

const isUnsaid = ({ languages: [language] }: Facts, use: string): boolean =>
  use.startsWith(GUARDRAIL) && language?.sentences[LIMIT + use.slice(GUARDRAIL.length)] === undefined;

function bothWays(facts: Facts, kind: Naming): readonly Finding[] {
  return facts[kind].flatMap((fact) =>
    facts.claims
      .filter((c) => c.usedIn.includes(fact.code) !== fact.claims.includes(c.code))
      .map((c) => found(kind, fact, `and claim ${c.code} do not name each other`)),
  );
}
