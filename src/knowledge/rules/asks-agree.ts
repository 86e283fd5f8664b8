import { found, type Rule } from "./rule.ts";

/** Flags of the session are asked always and of no region; every other flag is asked of some region; a follow-up has a parent. */
export const asksAgree: Rule = {
  name: "what regions ask and what flags say agree",
  check: (facts) =>
    facts.flags.flatMap((f) => {
      const asked = facts.regions.some((r) => r.asks.some((c) => c === f.code));
      if (f.block === "session" && asked) return [found("flags", f, "is asked always, so no region names it")];
      if (f.block === "region" && !asked) return [found("flags", f, "is asked of no region")];
      if ((f.block === "follow-up") !== (f.parent !== null))
        return [found("flags", f, "a follow-up has a parent, and nothing else has")];
      return [];
    }),
};
