import type { Fact } from "./schema.ts";

/** A sentence to be said: its key in the language, and the values that go into its {gaps}. */
export interface Said {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}
type Language = Pick<Fact<"languages">, "code" | "sentences">;

const GAP = /\{(\w+)(?:, plural, ((?:[=\w]+ \{[^{}]*\} ?)+))?\}/g;
const FORM = /([=\w]+) \{([^{}]*)\}/g;

/** Rules of the languages that were spoken: making them takes longer than using them a hundred times. */
const rules = new Map<string, Intl.PluralRules>();
/**
 * Languages of which no rule is needed for a whole number below a thousand: plain digits, one and other. The first rule
 * or format that a page makes costs a slow phone more than all its words; any other language is asked of the platform.
 */
const PLAIN = ["en", "de"];
const isPlain = (code: string, value: string | number): boolean =>
  PLAIN.includes(code) && +value >= 0 && +value < 1000 && +value % 1 === 0;
function pluralOf(code: string, value: number): string {
  if (isPlain(code, value)) return value === 1 ? "one" : "other";
  const known = rules.get(code) ?? new Intl.PluralRules(code);
  rules.set(code, known);
  return known.select(value);
}

/** The form that the language uses for a number: `=0` before `one`, `few` …, and `other` for all that have none. */
function formOf(code: string, forms: string, value: number, text: string): string {
  const known = Object.fromEntries([...forms.matchAll(FORM)].map(([, name, form]) => [name, form]));
  const form = known[`=${value}`] ?? known[pluralOf(code, value)] ?? known["other"] ?? "";
  return form.replaceAll("#", text);
}

/**
 * The sentence of a key with its gaps filled, in the message format of ICU as far as it is needed: `{seconds}` is a
 * value, numbers as the language writes them; `{n, plural, one {# place} other {# places}}` chooses by the number n.
 * A key that the language lacks gives the key itself, so that a missing sentence is seen and not silent.
 */
export function tell({ code, sentences }: Language, { key, values }: Said): string {
  return (sentences[key] ?? key).replaceAll(GAP, (_, name: string, forms?: string) => {
    const value = values[name] ?? "";
    const text = isPlain(code, value) ? `${value}` : value.toLocaleString(code);
    return forms === undefined ? text : formOf(code, forms, Number(value), text);
  });
}
