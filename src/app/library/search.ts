import MiniSearch from "minisearch";
import type { Facts } from "#knowledge";
import { nameOf, PAGE_KINDS, pagesOf, type Page } from "./address.ts";

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly text: string;
}
/** Finds pages by what people call things, with typing errors forgiven. */
export type Search = (query: string) => readonly Page[];

/** Letters of a word that is near too many others: nothing is forgiven in it where it begins a word that is written here. */
const SHORT = 5;
/** Names count most, then what people call it, then the text; one letter in five too many, missing or wrong is forgiven, two at most. */
const OPTIONS = {
  boost: { name: 4, words: 3 },
  prefix: (term: string) => term.length > 1,
  maxFuzzy: 2,
  weights: { fuzzy: 0.25, prefix: 0.25 },
} as const;
/** What people come for is found before what it rests on. */
const WEIGHTS: Readonly<Partial<Record<Page["kind"], number>>> = {
  complaint: 2.4,
  technique: 1.6,
  topic: 1.4,
  tool: 1.3,
  stretch: 1.2,
  source: 0.3,
  claim: 0.7,
  profile: 0.6,
};

/** Pages that go into the index without a pause: a few milliseconds on a slow phone. */
const AT_ONCE = 4;

/** Builds the index in small pieces with a pause after each; a query gives pages, best first: the same facts and query give the same answer. */
export async function searchIn(facts: Facts, pause: () => Promise<void>): Promise<Search> {
  const pages = new Map(PAGE_KINDS.flatMap((kind) => pagesOf(facts, kind).map((page) => [idOf(page), page] as const)));
  const index = new MiniSearch<Entry>({ fields: ["name", "words", "text"], processTerm: plain });
  const waiting = [...pages];
  while (waiting.length > 0) {
    for (const [id, page] of waiting.splice(0, AT_ONCE)) index.add({ id, name: nameOf(page), ...wordsOf(facts, page) });
    await pause();
  }
  const found = (words: readonly Meant[], combineWith: "AND" | "OR") =>
    index.search(
      { combineWith, queries: words.map((each) => ({ combineWith: "OR", queries: [...each] })) },
      { ...OPTIONS, fuzzy, boostDocument: (id) => WEIGHTS[pages.get(String(id))!.kind] ?? 1 },
    );
  const isBeginning = (term: string): boolean => index.search(term, { prefix: true }).length > 0;
  // "knots" is no "not", "walk" no "wall".
  const fuzzy = (term: string) => (term.length > SHORT || (term.length > 3 && !isBeginning(term)) ? 0.2 : false);
  const warn = warningsIn(facts);
  return (query) => {
    const words = meantBy(query, isBeginning);
    const all = found(words, "AND");
    const ids = [...warn(words), ...(all.length > 0 ? all : found(words, "OR")).map(({ id }) => String(id))];
    return [...new Set(ids)].flatMap((id) => pages.get(id) ?? []);
  };
}

/** A word as it was typed, then as it reads with two neighbouring letters the other way round. */
type Meant = readonly string[];
/** "Can't" would fall into a "can" and a "t". */
const CANNOT = /\bcan[’']?t\b/giu;
const split: (text: string) => string[] = MiniSearch.getDefault("tokenize");
/** Letters that a word must have before one of its pairs may be turned round. */
const SWAPPED_FROM = 4;
/**
 * The words of a query, without those that say nothing. Only what begins no word that is written here is read another
 * way: what somebody spelled rightly finds itself.
 */
function meantBy(query: string, isBeginning: (term: string) => boolean): readonly Meant[] {
  const terms = split(query.trim().replaceAll(CANNOT, "cannot")).filter((term) => plain(term) !== null);
  return terms.map((term) =>
    term.length < SWAPPED_FROM || isBeginning(term) ? [term] : [term, ...swappedIn(term).filter(isBeginning)],
  );
}
/** "claf" gives "lcaf", "calf" and "clfa". */
const swappedIn = (term: string): readonly string[] =>
  Array.from(
    { length: term.length - 1 },
    (_, at) => `${term.slice(0, at)}${term[at + 1]}${term[at]}${term.slice(at + 2)}`,
  );

/**
 * Ids of the warning signs that a query speaks of: all words of one of their phrases are in it. They stand before
 * everything else, so that nobody who is short of breath lands on a massage.
 */
function warningsIn(facts: Facts): (words: readonly Meant[]) => readonly string[] {
  const signs = facts.flags.filter(
    ({ disposition }) => disposition === "emergency" || disposition === "clinician-first",
  );
  const phrases = signs.flatMap(({ code, words }) => words.map((phrase) => ({ code, phrase })));
  const index = new MiniSearch<{ id: number; phrase: string }>({ fields: ["phrase"], processTerm: plain });
  index.addAll(phrases.map(({ phrase }, id) => ({ id, phrase })));
  const terms = phrases.map(({ phrase }) => new Set(split(phrase).flatMap((term) => plain(term) ?? [])).size);
  const fuzzy = (term: string) => (term.length > 5 ? 0.2 : false);
  return (words) =>
    index
      .search(words.flat().join(" "), { fuzzy, maxFuzzy: 2, combineWith: "OR" })
      .filter(({ id, match }) => Object.keys(match).length === terms[Number(id)])
      .map(({ id }) => `flag/${phrases[Number(id)]!.code}`);
}
const idOf = ({ kind, fact }: Page): string => `${kind}/${fact.code}`;

/** Words that say nothing about what is looked for. */
const EMPTY = new Set([
  "a",
  "an",
  "the",
  "of",
  "on",
  "in",
  "my",
  "to",
  "and",
  "or",
  "for",
  "with",
  "at",
  "is",
  "it",
  "i",
]);
/** Without accents, with ss for ß and without the s of many: "calves" stays, "splints" finds "splint". */
function plain(term: string): string | null {
  const word = term
    .normalize("NFD")
    .replaceAll(/\p{M}|[’']s?$/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");
  if (EMPTY.has(word)) return null;
  return word.length > 4 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** "shin splints" is written "shinsplints" too. */
const glued = (words: string): string => words.replaceAll(" ", "");

/** What people call it, and its text, with the words of the place and the tool that it names. */
function wordsOf(facts: Facts, { kind, fact }: Page): Pick<Entry, "words" | "text"> {
  const join = (...parts: readonly (readonly string[] | string | null)[]): string => parts.flat().join(" ");
  const placeWords = (regions: readonly string[]): readonly string[] =>
    facts.regions.filter(({ id }) => regions.includes(id)).flatMap(({ name, words }) => [name, ...words]);
  switch (kind) {
    case "technique":
      return {
        words: join(placeWords([fact.region]), fact.muscles, fact.code),
        text: join(fact.steps, fact.feel, fact.swaps, fact.tool.replaceAll("-", " ")),
      };
    case "complaint":
      return {
        words: join(fact.words, [fact.name, ...fact.words].map(glued), fact.code),
        text: join(fact.pattern, fact.mainTreatment, placeWords(fact.regions)),
      };
    case "stretch":
      return { words: join(fact.words, fact.for, fact.code), text: join(fact.steps) };
    case "tool":
      return { words: join(fact.words, fact.standIns), text: fact.test };
    case "stroke":
      return { words: join(fact.words), text: fact.how };
    case "place":
      return { words: join(fact.words), text: "" };
    case "no-go":
      return { words: join(glued(fact.name), fact.anatomy, fact.where, fact.code), text: fact.why };
    case "flag":
      return { words: join(fact.words, fact.thinksOf, fact.code), text: join(fact.question, fact.why) };
    case "profile":
      return { words: fact.code, text: join(fact.question, fact.why) };
    case "topic":
      return { words: join(fact.words), text: join(fact.points.map(({ text }) => text)) };
    case "claim":
      return { words: fact.code, text: join(fact.evidence, fact.rule, fact.differs) };
    case "source":
      return { words: fact.code, text: "" };
  }
}
