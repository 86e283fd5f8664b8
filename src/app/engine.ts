import { computed, signal } from "@preact/signals";
import type { Knowledge } from "#core";
import type { Facts } from "#knowledge";
import { factsIn } from "#knowledge/first";
import { addSentences, languageCode } from "./words.ts";

/** The rules of care, and every fact in the language that is spoken. */
export type Rules = typeof import("./rules.ts") & { readonly facts: Facts; readonly knowledge: Knowledge };

const given = signal<Rules | null>(null);
/** The rules of care, once they have been loaded, with facts that also say feet and inches where they are wanted. */
export const rules = computed<Rules | null>(() => {
  const loaded = given.value;
  return loaded && loaded.shownIn(loaded);
});
let loading: Promise<Rules> | null = null;

/** Loads the rules of care and every fact, once. Rejects where neither network nor store has them. */
export function loadRules(): Promise<Rules> {
  loading ??= Promise.all([import("./rules.ts"), factsIn(languageCode)]).then(
    async ([loaded, facts]) => {
      // What was read is one piece of work, what it sets off another: between them the page answers.
      await loaded.measured(facts);
      addSentences(facts.languages[0]!.sentences);
      return (given.value = { ...loaded, facts, knowledge: loaded.knowledgeOf(facts) });
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
