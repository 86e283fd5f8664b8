import type { Finding, Rule } from "./rule.ts";
import { found } from "./rule.ts";

/** How an entry begins that was cut off the one before it at a comma. */
const CUT = /^(and|or|either|near|in front|behind|wrapped|cross direction|no|with|without|lightly|about)\b/i;
const isBroken = (entry: string): boolean =>
  CUT.test(entry) || entry.includes(";") || entry.split("(").length !== entry.split(")").length;

/** Every entry of a list of words stands by itself: “wooden spoon handle”, “wrapped” are one thing, not two. */
export const listsAreWhole: Rule = {
  name: "lists are whole",
  check: ({ techniques, tools }) => [
    ...techniques.flatMap((t) => broken("techniques", t, [...t.muscles, ...t.swaps])),
    ...tools.flatMap((tool) => broken("tools", tool, tool.standIns)),
  ],
};
const broken = (kind: string, fact: { readonly id: string }, list: readonly string[]): readonly Finding[] =>
  list.filter(isBroken).map((entry) => found(kind, fact, `“${entry}” is a piece of another entry`));
