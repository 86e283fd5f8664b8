import type { Facts } from "#knowledge";
import { PAGE_KINDS, pagesOf, type Page, type PageKind } from "./address.ts";

/** What a page points at, by kind, in the order of the library. */
export type Links = Readonly<Partial<Record<PageKind, readonly Page[]>>>;

/** Words about the same place that a fact names in its own fields, as codes of other facts. */
function named({ kind, fact }: Page): readonly string[] {
  switch (kind) {
    case "technique":
      return [
        fact.tool,
        fact.stroke,
        fact.region,
        fact.stretch,
        ...(fact.opensAfter === null ? [] : [fact.opensAfter]),
        ...fact.avoid,
        ...fact.blockedBy,
        ...fact.claims,
        ...fact.sources,
      ];
    case "complaint":
      return [
        ...fact.regions,
        ...fact.techniques,
        ...fact.stretches,
        ...fact.techniquesOff,
        ...fact.stretchesOff,
        ...fact.asks,
        ...fact.sources,
      ];
    case "stretch":
      return fact.outWith;
    case "place":
      return [...fact.asks, ...fact.neighbors];
    case "flag":
      return [...fact.regions, ...fact.sources, ...(fact.parent === null ? [] : [fact.parent])];
    case "profile":
      return [...fact.changes, ...fact.sources];
    case "topic":
      return [...fact.claims, ...fact.see, ...fact.points.flatMap(({ sources }) => sources)];
    case "claim":
      return [...fact.usedIn, ...fact.sources];
    case "no-go":
      return fact.sources;
    case "tool":
    case "stroke":
    case "source":
      return [];
  }
}

/**
 * Every page that this one names, and every page that names this one: links hold both ways. Sorted by kind, then as
 * the knowledge has them; a page never links to itself.
 */
export function linksOf(facts: Facts, page: Page): Links {
  const mine = new Set(named(page));
  const own: string = page.fact.code;
  const entries = PAGE_KINDS.map((kind) => {
    const linked = pagesOf(facts, kind).filter(
      (other) => other.fact !== page.fact && (mine.has(other.fact.code) || named(other).includes(own)),
    );
    return [kind, linked] as const;
  });
  return Object.fromEntries(entries.filter(([, linked]) => linked.length > 0));
}
