import type { Facts } from "../schema.ts";

/** Where a fact breaks a rule, and how: `techniques/calf-on-foam-roller: names a stretch that is none: ST99`. */
export interface Finding {
  readonly at: string;
  readonly what: string;
}
/** A rule on facts. One a file; its test shows a good and a bad example. */
export interface Rule {
  readonly name: string;
  readonly check: (facts: Facts) => readonly Finding[];
}
export const found = (kind: string, fact: { readonly id: string }, what: string): Finding => ({
  at: `${kind}/${fact.id}`,
  what,
});

/** A rule that reads English words. Other languages are bound to them by their numbers: same-numbers.ts. */
export const inEnglish = ({ name, check }: Rule): Rule => ({
  name,
  check: (facts) => (facts.languages.some(({ code }) => code === "en") ? check(facts) : []),
});
