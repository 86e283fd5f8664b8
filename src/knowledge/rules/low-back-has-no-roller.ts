import { found, type Rule } from "./rule.ts";

/** Nothing puts body weight on a roller under the low back. */
export const lowBackHasNoRoller: Rule = {
  name: "no roller under the low back",
  check: (facts) =>
    facts.techniques
      .filter((t) => t.region === "low-back" && (t.tool === "foam-roller" || t.positions.includes("floor")))
      .map((t) => found("techniques", t, "a roller or body weight under the low back")),
};
