import { found, type Rule } from "./rule.ts";

/** A gated technique names the easier one that opens it, on the same part of the body, itself not gated. */
export const gateIsNamed: Rule = {
  name: "a gated technique names its gate",
  check: (facts) =>
    facts.techniques.flatMap((t) => {
      if (t.gated !== (t.opensAfter !== null)) return [found("techniques", t, "gated and opensAfter do not agree")];
      if (!t.gated) return [];
      const easier = facts.techniques.find((e) => e.code === t.opensAfter);
      return easier && !easier.gated
        ? []
        : [found("techniques", t, `opens after ${t.opensAfter}, which is missing or gated`)];
    }),
};
