import type { Fact, Facts, Kind } from "./schema.ts";

export type Worded = Exclude<Kind, "languages">;
/** Words of one fact: the path of a field to its words; a list of words for search is as long as the language likes. */
export type Words = Readonly<Record<string, string | readonly string[]>>;
/** A language beside English: its sentences, and by kind and id the words of every fact. */
export interface Translation {
  readonly language: Fact<"languages">;
  readonly words: { readonly [K in Worded]?: Readonly<Record<string, Words>> };
}

/** The fields of each kind that are words for people. `*` stands for every place of a list. */
export const WORDS: Readonly<Record<Worded, readonly string[]>> = {
  regions: ["name", "short", "words"],
  places: ["name", "why"],
  tools: ["name", "short", "standIns.*", "test", "words"],
  strokes: ["name", "how", "words"],
  techniques: ["name", "muscles", "swaps", "setUp", "steps.*", "path", "easier", "harder", "feel", "notice.*"],
  stretches: ["name", "for", "steps.*", "words"],
  nogo: ["name", "anatomy", "where", "margin", "why"],
  flags: ["question", "short", "why", "thinksOf", "who", "say", "words"],
  profile: ["question", "short", "why", "sayBefore"],
  complaints: ["name", "pattern", "massageThis", "notThis", "mainTreatment", "refer", "words"],
  muscles: ["name"],
  claims: ["article", "evidence", "rule", "differs"],
  topics: ["title", "points.*.text", "words"],
  cards: ["title", "text.*"],
  sources: ["title", "seen"],
};
export const WORDED = Object.keys(WORDS) as readonly Worded[];

type Entry = readonly [path: string, words: string | readonly string[]];
/** Where a path leads in a value; a field that is null and an empty list have no words. */
function found(value: unknown, path: readonly string[], before: string): readonly Entry[] {
  const [step, ...rest] = path;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (step === undefined) return [[before.slice(1), value as Entry[1]]];
  if (step === "*") return (value as readonly unknown[]).flatMap((each, at) => found(each, rest, `${before}.${at}`));
  return found((value as Readonly<Record<string, unknown>>)[step], rest, `${before}.${step}`);
}
/** The words of a fact, by the paths of their fields. */
export const wordsOf = (kind: Worded, fact: object): Words =>
  Object.fromEntries(WORDS[kind].flatMap((path) => found(fact, path.split("."), "")));

/** The same value with other words at a path. */
function put(value: unknown, [step, ...rest]: readonly string[], words: unknown): unknown {
  if (step === undefined) return words;
  if (Array.isArray(value)) return value.map((each, at) => (String(at) === step ? put(each, rest, words) : each));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: put(fields[step], rest, words) };
}

/**
 * The facts in another language: codes, numbers and order stay, every word that the translation has takes the place of
 * the English one. What it lacks stays English; a language is offered only when that is nothing that guards a body.
 */
export function translated(facts: Facts, { language, words }: Translation): Facts {
  const own = (kind: Worded, fact: { readonly id: string }): unknown => {
    const known = wordsOf(kind, fact);
    const fitting = Object.entries(words[kind]?.[fact.id] ?? {}).filter(([path]) => Object.hasOwn(known, path));
    return fitting.reduce<unknown>((laid, [path, text]) => put(laid, path.split("."), text), fact);
  };
  const kinds = WORDED.map((kind) => [kind, facts[kind].map((fact) => own(kind, fact))]);
  const english = facts.languages.find(({ code }) => code === "en")?.sentences ?? {};
  const sentences = { ...english, ...language.sentences };
  return { ...facts, ...(Object.fromEntries(kinds) as Facts), languages: [{ ...language, sentences }] };
}

/** Everything that the language does not say: `sentences/cue.leave`, `flags/one-leg-swollen/question`. */
export function unsaid(facts: Facts, { language, words }: Translation): readonly string[] {
  const english = facts.languages.find(({ code }) => code === "en")?.sentences ?? {};
  const sentences = Object.keys(english).filter((key) => !language.sentences[key]);
  const paths = WORDED.flatMap((kind) =>
    facts[kind].flatMap((fact) =>
      Object.keys(wordsOf(kind, fact))
        .filter((path) => !words[kind]?.[fact.id]?.[path]?.length)
        .map((path) => `${kind}/${fact.id}/${path}`),
    ),
  );
  return [...sentences.map((key) => `sentences/${key}`), ...paths];
}
