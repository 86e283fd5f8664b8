import { isNarrow } from "./doses-inside.ts";
import { found, type Rule } from "./rule.ts";

/** A narrow hard tool is gated, needs a place of thick muscle or the soft arch, and keeps off bone by name. */
export const hardToolsStayOffBone: Rule = {
  name: "hard tools stay off bone",
  check: (facts) =>
    facts.techniques.flatMap((t) => {
      if (!isNarrow(facts, t.tool)) return [];
      const soft = t.region === "foot" || t.region === "glute-max";
      return t.gated && soft && t.avoid.length > 1
        ? []
        : [found("techniques", t, "a hard narrow tool without gate, soft place and no-go places")];
    }),
};
