import { found, type Rule } from "./rule.ts";

/** Parts of the product that are no fact and may use a claim. */
const PARTS = new Set([
  "screen",
  "guide",
  "after",
  "about",
  "tools",
  "load",
  "planner",
  "ceilings",
  "regions",
  "library",
]);

/** A claim of the article is in use somewhere: in a technique, flag, stretch, complaint, stop rule or a named part. */
export const claimsAreUsed: Rule = {
  name: "claims are used",
  check: (facts) => {
    const codes = new Set(
      (["techniques", "stretches", "flags", "complaints"] as const).flatMap((k) => facts[k].map((f): string => f.code)),
    );
    return facts.claims.flatMap((c) =>
      c.usedIn
        .filter((u) => !codes.has(u) && !PARTS.has(u) && !/^(SR([0-9]|10)|FU[1-7])$/.test(u))
        .map((u) => found("claims", c, `says it is used in ${u}, which is nothing`)),
    );
  },
};
