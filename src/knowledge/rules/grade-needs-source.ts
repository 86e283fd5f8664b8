import { found, type Rule } from "./rule.ts";

/** A grade of A or B rests on a study that was seen; C and D at least on usual teaching. */
export const gradeNeedsSource: Rule = {
  name: "a grade needs its source",
  check: (facts) =>
    facts.techniques.flatMap((t) => {
      const seen = t.sources.some((s) => s.startsWith("A"));
      if ((t.grade === "A" || t.grade === "B") && !seen)
        return [found("techniques", t, `grade ${t.grade} without a study that was seen`)];
      return t.sources.length ? [] : [found("techniques", t, `grade ${t.grade} without a source`)];
    }),
};
