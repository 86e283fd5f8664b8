import type { Knowledge } from "#core";
import { factsIn, knowledgeOf, LANGUAGES, tell } from "#knowledge";
import type { Fact, Facts } from "#knowledge";

type Values = Readonly<Record<string, string | number>>;

/** A language at work: its sentences, every fact in its words, and the same facts as core is given them. */
export interface Speech {
  readonly language: Fact<"languages">;
  readonly facts: Facts;
  readonly knowledge: Knowledge;
}

/** The speech of an offered language; reading the request or the option has made sure that it is one. */
export async function speechIn(tag: string): Promise<Speech> {
  const facts = await factsIn(tag);
  const [language] = facts.languages;
  if (language === undefined) throw new Error("no language ships");
  return { language, facts, knowledge: knowledgeOf(facts) };
}

/** The offered language that a tag or a locale (`de`, `de_AT.UTF-8`) asks for, or null. */
export function offeredFor(wanted: string): string | null {
  const [tag = ""] = wanted.replace("_", "-").split(".");
  return LANGUAGES.find((own) => own === tag) ?? LANGUAGES.find((own) => own === tag.split("-")[0]) ?? null;
}

export const say = ({ language }: Pick<Speech, "language">, key: string, values: Values = {}): string =>
  tell(language, { key, values });

type Named = readonly { readonly code: string; readonly name: string }[];
export const nameOf = (all: Named, code: string): string => all.find((each) => each.code === code)?.name ?? code;
export const regionName = ({ facts }: Speech, code: string): string => nameOf(facts.regions, code);
