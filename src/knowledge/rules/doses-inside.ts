import { found, type Rule } from "./rule.ts";

/** Seconds and scores of evidence 2.2. The same limits guard every plan; here they keep a fact from ever asking more. */
export const LIMITS = {
  set: 60,
  hold: 30,
  hardTool: 20,
  hardHold: 10,
  total: 120,
  ceiling: 5,
  ceilingHard: 4,
} as const;

/** Hard, and pressing one point. */
export const isNarrow = ({ tools }: Parameters<Rule["check"]>[0], code: string): boolean =>
  tools.some((tool) => tool.code === code && tool.hard && (tool.shape === "ball" || tool.shape === "point"));

/** No technique asks for more than the limits of a body. */
export const dosesInside: Rule = {
  name: "doses are inside the limits",
  check: (facts) =>
    facts.techniques.flatMap((t) => {
      const hard = isNarrow(facts, t.tool);
      const longest = t.work === "spots" ? (hard ? LIMITS.hardHold : LIMITS.hold) : hard ? LIMITS.hardTool : LIMITS.set;
      const hardTool = facts.tools.find((tool) => tool.code === t.tool)?.hard ?? false;
      const ceiling = hardTool ? LIMITS.ceilingHard : LIMITS.ceiling;
      return [
        ...(t.dose.seconds > longest
          ? [found("techniques", t, `${t.dose.seconds} s at a time, at most ${longest}`)]
          : []),
        ...(t.dose.seconds * t.dose.times > LIMITS.total
          ? [found("techniques", t, `more than ${LIMITS.total} s`)]
          : []),
        ...(t.pain.ceiling > ceiling ? [found("techniques", t, `ceiling ${t.pain.ceiling}, at most ${ceiling}`)] : []),
        ...(t.pain.target > t.pain.ceiling ? [found("techniques", t, "target above the ceiling")] : []),
      ];
    }),
};
