import { signal } from "@preact/signals";
import { addSentences, languageCode } from "./words.ts";

export type Rules = typeof import("./rules.ts");

/** The rules of care, once they have been loaded. */
export const rules = signal<Rules | null>(null);
let loading: Promise<Rules> | null = null;

/** Loads the rules of care and every fact, once. Rejects where neither network nor store has them. */
export function loadRules(): Promise<Rules> {
  loading ??= import("./rules.ts").then(
    (loaded) => {
      addSentences(loaded.facts.languages.find(({ code }) => code === languageCode)?.sentences ?? {});
      rules.value = loaded;
      return loaded;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
