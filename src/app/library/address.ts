import { isBreathing } from "#core";
import type { Fact, Facts, Kind } from "#knowledge";

import { capital } from "../words.ts";

/** Kinds of pages of the library: the word in the address → the kind of fact. */
export const PAGES = {
  technique: "techniques",
  complaint: "complaints",
  topic: "topics",
  claim: "claims",
  stretch: "stretches",
  tool: "tools",
  stroke: "strokes",
  flag: "flags",
  "no-go": "nogo",
  place: "regions",
  profile: "profile",
  source: "sources",
} as const satisfies Readonly<Record<string, Kind>>;
export type PageKind = keyof typeof PAGES;
export const PAGE_KINDS = Object.keys(PAGES) as readonly PageKind[];
type FactOf<P extends PageKind> = Fact<(typeof PAGES)[P]>;

/** A fact with the kind of its page. */
export type Page = { readonly [P in PageKind]: { readonly kind: P; readonly fact: FactOf<P> } }[PageKind];

export const pagesOf = (facts: Facts, kind: PageKind): readonly Page[] =>
  facts[PAGES[kind]].map((fact) => ({ kind, fact }) as Page);

/** The page of a code; techniques come before tools and so on where a code stands for two (none does). */
export function pageOf(facts: Facts, code: string): Page | null {
  for (const kind of PAGE_KINDS) {
    const page = pagesOf(facts, kind).find(({ fact }) => fact.code === code);
    if (page !== undefined) return page;
  }
  return null;
}

/** What a page is one of for people: slow breathing is kept among the stretches, and is none. */
const calledOf = ({ kind, fact }: Page): PageKind | "breath" =>
  kind === "stretch" && isBreathing(fact.code) ? "breath" : kind;
/** The key of what a page is one of. */
export const oneOf = (page: Page): string => `library.one.${calledOf(page)}`;

/** Pages under the key of the heading that they stand under, those that breathe last. */
export function underHeadings(pages: readonly Page[]): readonly (readonly [key: string, pages: readonly Page[]])[] {
  const breaths = pages.filter((page) => calledOf(page) === "breath");
  const others = pages.filter((page) => calledOf(page) !== "breath");
  return [others, breaths].flatMap((group) =>
    group[0] === undefined ? [] : [[`library.kind.${calledOf(group[0])}`, group] as const],
  );
}

export const addressOf = ({ kind, fact }: Page): string => `/library/${kind}/${fact.code}`;

/** The page of an address, by code or by its speaking id, in any case; null when there is none. */
export function pageAt(facts: Facts, path: string): Page | null {
  const [, library, kind, name, ...more] = path.split("/");
  if (library !== "library" || !isPageKind(kind) || name === undefined || more.length > 0) return null;
  const wanted = decoded(name).toLowerCase();
  return pagesOf(facts, kind).find(({ fact }) => fact.code.toLowerCase() === wanted || fact.id === wanted) ?? null;
}
/** What an address asks for that has no page: its kind, where there is such a kind, and what was written after it. */
export function wantedAt(path: string): { readonly kind: PageKind | null; readonly name: string } {
  const [, , kind, ...rest] = path.split("/");
  const known = isPageKind(kind) ? kind : null;
  return { kind: known, name: decoded((known === null ? [kind, ...rest] : rest).join("/")) };
}
const isPageKind = (word: string | undefined): word is PageKind => word !== undefined && Object.hasOwn(PAGES, word);
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What the page is called. */
export function nameOf({ kind, fact }: Page): string {
  switch (kind) {
    case "claim":
      return fact.article;
    case "flag":
    case "profile":
      return fact.short;
    case "topic":
      return fact.title;
    case "source":
      return capital(fact.title);
    default:
      return fact.name.charAt(0).toUpperCase() + fact.name.slice(1);
  }
}
