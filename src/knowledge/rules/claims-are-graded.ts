import { found, type Rule } from "./rule.ts";

/** Nothing that a trial could say anything about. */
const UNTESTABLE = new Set(["opinion", "ok-step"]);

/** A claim that can be tested has a grade, the others have none; A and B rest on a study, "no evidence" is D. */
export const claimsAreGraded: Rule = {
  name: "claims are graded",
  check: (facts) =>
    facts.claims.flatMap((c) => {
      if (UNTESTABLE.has(c.verdict))
        return c.grade === null ? [] : [found("claims", c, "is graded but cannot be tested")];
      if (c.grade === null) return [found("claims", c, "has no grade")];
      if (c.verdict === "no-evidence" && c.grade !== "D") return [found("claims", c, "has no evidence and is not D")];
      const seen = c.sources.some((s) => s.startsWith("A"));
      return c.grade === "D" || seen ? [] : [found("claims", c, `has grade ${c.grade} without a study that was seen`)];
    }),
};
