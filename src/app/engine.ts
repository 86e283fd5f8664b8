import { computed, signal } from "@preact/signals";
import { locale, units } from "./units.ts";
import { addSentences, languageCode } from "./words.ts";

export type Rules = typeof import("./rules.ts");

const given = signal<Rules | null>(null);
/** The rules of care, once they have been loaded, with facts that also say feet and inches where they are wanted. */
export const rules = computed<Rules | null>(() => {
  const loaded = given.value;
  if (loaded === null || units.value === "metric") return loaded;
  return { ...loaded, facts: loaded.allWithImperial(loaded.facts, locale()) };
});
let loading: Promise<Rules> | null = null;

/** Loads the rules of care and every fact, once. Rejects where neither network nor store has them. */
export function loadRules(): Promise<Rules> {
  loading ??= import("./rules.ts").then(
    (loaded) => {
      addSentences(loaded.facts.languages.find(({ code }) => code === languageCode)?.sentences ?? {});
      given.value = loaded;
      return loaded;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
