import { computed, signal } from "@preact/signals";
import { toolsOwned } from "../draft.ts";
import { rules } from "../engine.ts";
import { breath, rest } from "../device/clock.ts";
import { drawn } from "../device/frame.ts";
import { pagesOf, type Page, type PageKind } from "./address.ts";
import { NO_FILTERS, stretchFits, techniqueFits, type Filters } from "./filters.ts";
import { searchIn, type Search } from "./search.ts";

/** What the list shows; kept while one looks at a page and comes back. `query` is what stands in the field. */
export const query = signal("");
/** What is looked for: the field answers each key at once, the list follows when the key is drawn. */
const asked = signal("");
export const isSearching = computed(() => asked.value !== "");
/** Says what is looked for. */
export async function ask(words: string): Promise<void> {
  query.value = words;
  await drawn();
  asked.value = query.peek().trim();
}
export const kind = signal<PageKind>("technique");
export const filters = signal<Omit<Filters, "tools">>(NO_FILTERS);
/** A tool, the owned ones, or any. */
export const toolChoice = signal<string>("any");
export const onlyDifferent = signal(false);
export const change = (part: Partial<Filters>): void => {
  filters.value = { ...filters.value, ...part };
};
export function openAll(): void {
  filters.value = NO_FILTERS;
  toolChoice.value = "any";
}

const search = signal<Search | null>(null);
/** False until the words of all pages are in the index. */
export const canSearch = computed(() => search.value !== null);
let building = false;
/** Begins to read the words of all pages, once. */
export function prepareSearch(): void {
  if (building || rules.value === null) return;
  building = true;
  // Nobody waits for it until somebody searches.
  void searchIn(rules.value.facts, () => (isSearching.peek() ? breath() : rest())).then(
    (built) => (search.value = built),
  );
}
const tools = computed<Filters["tools"]>(() =>
  toolChoice.value === "any"
    ? null
    : toolChoice.value === "mine"
      ? [...toolsOwned.value, "hands"]
      : ([toolChoice.value] as Filters["tools"]),
);
export const isNarrowedInside = computed(() => {
  const { position, moment, minutes } = filters.value;
  return toolChoice.value !== "any" || position !== null || moment !== null || minutes !== null;
});
export const isNarrowed = computed(() => isNarrowedInside.value || filters.value.group !== null);

/** The pages that are listed: what was searched for, else the kind that was chosen, narrowed. */
export const listed = computed<readonly Page[]>(() => {
  const facts = rules.value?.facts;
  if (facts === undefined) return [];
  if (isSearching.value) return search.value?.(asked.value) ?? [];
  const wanted: Filters = { ...filters.value, tools: tools.value };
  return pagesOf(facts, kind.value).filter((page) => {
    if (page.kind === "technique") return techniqueFits(facts, page.fact, wanted);
    if (page.kind === "stretch") return stretchFits(facts, page.fact, wanted);
    return page.kind !== "claim" || !onlyDifferent.value || page.fact.differs !== null;
  });
});
