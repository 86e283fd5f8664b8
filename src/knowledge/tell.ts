import type { Fact } from "./schema.ts";

/** A sentence to be said: its key in the language, and the values that go into its {gaps}. */
export interface Said {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}
type Language = Fact<"languages">;

/** Without these nobody may be guided in a language. */
export const SAFETY_SENTENCES = [
  "cue.safety",
  "cue.ceiling",
  "cue.leave",
  "stop.too-much",
  "stop.numb",
  "stop.red",
  "stop.dizzy",
  "stop.ended",
  "disposition.emergency",
  "disposition.clinician-first",
  "timeframe.now",
  "timeframe.today",
  "timeframe.days",
  "timeframe.routine",
] as const;

/** Languages that hold every safety sentence; the others are never offered. */
export const offered = (languages: readonly Language[]): readonly Language[] =>
  languages.filter((l) => SAFETY_SENTENCES.every((key) => l.sentences[key]));

/**
 * The sentence of a key with its gaps filled. `{seconds}` is a value, `{n|one|many}` chooses by the number n.
 * A key that the language lacks gives the key itself, so that a missing sentence is seen and not silent.
 */
export function tell(language: Pick<Language, "sentences">, said: Said): string {
  const sentence = language.sentences[said.key] ?? said.key;
  return sentence.replaceAll(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = said.values[name];
    return one === undefined ? String(value ?? "") : value === 1 ? one : (many ?? "");
  });
}
