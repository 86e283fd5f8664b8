import { computed, signal } from "@preact/signals";
import type { Advice, Area, NotKept, TechniqueCode } from "#core";
import { askAbout, current, take } from "./advice.ts";
import { changeDraft, chosen, draft, touch, unset } from "./draft.ts";
import type { Draft, PlaceWishes } from "./draft.ts";

/** What stood on Today before one technique was asked for alone: it comes back afterwards. */
interface Before {
  readonly draft: Draft;
  readonly unset: readonly Area[];
}
interface Alone {
  /** Null once any technique will do. */
  readonly technique: TechniqueCode | null;
  readonly wishes: PlaceWishes;
  readonly before: Before;
}
const begun = signal<Alone | null>(null);
/** One technique that was asked for alone; over as soon as Today asks for something else. */
export const alone = computed(() => (begun.value?.wishes === draft.value.wishes ? begun.value : null));

const workOf = (technique: TechniqueCode | null, places: readonly Area[]): PlaceWishes["work"] =>
  places.map(({ region, side }) => ({ region, side, technique, leastSeconds: null, mostSeconds: null }));

/** Asks for one technique at these places, with its own tool, and for nothing else; how sore they are is said on Today. */
export function beginAlone(
  technique: TechniqueCode,
  places: readonly Area[],
  only: Pick<NonNullable<Draft["only"]>, "tools" | "positions">,
): void {
  const before = alone.peek()?.before ?? { draft: draft.peek(), unset: unset.peek() };
  const wishes: PlaceWishes = { leave: [], work: workOf(technique, places), order: [] };
  begun.value = { technique, wishes, before };
  changeDraft({ ...NOTHING, fill: false, only, wishes });
  unset.value = [];
  for (const place of places) touch(place);
}
const NOTHING = {
  spots: [],
  about: {},
  told: { answers: {}, atMs: 0 },
  complaint: null,
  details: [],
  answers: {},
  answeredAtMs: null,
};

/** Back to what stood on Today before; false where nothing was asked for alone. */
export function endAlone(): boolean {
  const now = alone.peek();
  if (now === null) return false;
  begun.value = null;
  draft.value = now.before.draft;
  unset.value = now.before.unset;
  chosen.value = null;
  return true;
}
/** The same places in any way, with everything at hand. */
export function freeAlone(): void {
  const now = alone.peek();
  if (now === null) return;
  const wishes = { leave: [], work: [], order: [] };
  begun.value = { ...now, technique: null, wishes };
  changeDraft({ wishes, only: null });
}

/** Why the technique that was asked for alone is not done; empty where it is, or where nothing was. */
export function refusedAlone(advice: Advice): readonly NotKept[] {
  const now = alone.value;
  if (now === null || now.technique === null) return [];
  const all = advice.verdict === "plan" ? advice.plan.notKept : advice.verdict === "cannot" ? advice.notKept : [];
  return (all ?? []).filter(({ wish }) => wish === "work");
}
/** Where it is refused on one side alone, that side is left, rather than worked in another way. */
export async function narrowAlone(): Promise<void> {
  const asked = current.peek();
  const refused = asked === null ? [] : refusedAlone(asked.advice);
  const work = alone.peek()?.wishes.work ?? [];
  const kept = work.filter(({ region, side }) => !refused.some((each) => each.region === region && each.side === side));
  if (refused.length === 0 || kept.length === 0) return;
  const leave = refused.map(({ region, side }) => ({ region, side }));
  const change = { wishes: { leave, work: kept, order: [] } };
  const narrowed = await askAbout(change);
  if ("advice" in narrowed && narrowed.advice.verdict === "plan") take(change, narrowed);
}
