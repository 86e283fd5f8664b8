import { batch, computed, effect, signal } from "@preact/signals";
import type { Advice, Area, NotKept, TechniqueCode } from "#core";
import { askAbout, current, take } from "./advice.ts";
import { changeDraft, chosen, draft, isMarked, isSame, touch, unset } from "./draft.ts";
import type { Draft, PlaceWishes } from "./draft.ts";
import { rules } from "./engine.ts";

/** What stood on Today before one technique was asked for alone: it comes back afterwards. */
interface Before {
  readonly draft: Draft;
  readonly unset: readonly Area[];
}
interface Alone {
  /** Null once any technique will do. */
  readonly technique: TechniqueCode | null;
  readonly places: readonly Area[];
  readonly wishes: PlaceWishes;
  readonly before: Before;
  /** Why it is not done on one side, where the plan was narrowed to the other. */
  readonly narrowed?: readonly NotKept[];
}
const begun = signal<Alone | null>(null);
/** One technique that was asked for alone; over as soon as Today asks for something else. */
export const alone = computed(() => (begun.value?.wishes === draft.value.wishes ? begun.value : null));
/** The name of the one technique that was asked for, where one was. */
export function aloneName(): string | undefined {
  const code = alone.value?.technique ?? null;
  return rules.value?.facts.techniques.find((fact) => fact.code === code)?.name;
}

const NO_WISHES: PlaceWishes = { leave: [], work: [], order: [] };
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
  batch(() => {
    begun.value = { technique, places, wishes, before };
    changeDraft({ ...NOTHING, fill: false, only, wishes });
    unset.value = [];
    for (const place of places) touch(place);
  });
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
  tellNarrowed([]);
  const work = alone.peek()?.wishes.work ?? [];
  const kept = work.filter(({ region, side }) => !refused.some((each) => each.region === region && each.side === side));
  if (refused.length === 0 || kept.length === 0) return;
  const leave = refused.map(({ region, side }) => ({ region, side }));
  const change = { wishes: { leave, work: kept, order: [] } };
  const narrowed = await askAbout(change);
  if (!("advice" in narrowed) || narrowed.advice.verdict !== "plan") return;
  tellNarrowed(refused);
  take(change, narrowed);
}
function tellNarrowed(narrowed: readonly NotKept[]): void {
  const now = begun.peek();
  if (now !== null) begun.value = { ...now, narrowed };
}

/** Only its own places are marked; with another it becomes one wish of a plan like any other, and with none it is over. */
function follow(): void {
  const now = alone.peek();
  if (now === null) return;
  const places = now.places.filter(isMarked);
  const others = [...draft.peek().spots, ...unset.peek()].filter((each) =>
    now.places.every((place) => !isSame(place, each as Area)),
  );
  if (places.length === 0 && others.length === 0) endAlone();
  else if (others.length > 0) joinBefore(now, places);
  else if (places.length < now.places.length) keepOnly(now, places);
}
function keepOnly(now: Alone, places: readonly Area[]): void {
  const work = now.wishes.work.filter((wish) => places.some((place) => isSame(place, wish)));
  const wishes = { ...now.wishes, work };
  begun.value = { ...now, places, wishes };
  changeDraft({ wishes });
}
/**
 * What stood on Today before, with what is marked now beside it. The technique stays wished for at its places: the plan
 * has it there, or says why not.
 */
function joinBefore({ before, technique }: Alone, places: readonly Area[]): void {
  const { spots, about } = draft.peek();
  const isNew = (area: Pick<Area, "region" | "side">): boolean => !isMarked(area as Area);
  const marks = [...before.draft.spots.filter((spot) => isNew(spot as Area)), ...spots];
  begun.value = null;
  unset.value = [...before.unset.filter(isNew), ...unset.peek()];
  const { fill, only, complaint } = before.draft;
  const { leave, work, order } = before.draft.wishes ?? NO_WISHES;
  const isAt = (wish: Pick<Area, "region" | "side">): boolean => places.some((place) => isSame(place, wish as Area));
  const kept = [...work.filter((wish) => !isAt(wish)), ...workOf(technique, places)];
  const wished = { leave: leave.filter((wish) => !isAt(wish)), work: kept, order };
  const wishes = technique === null || places.length === 0 ? before.draft.wishes : wished;
  changeDraft({ spots: marks, about: { ...before.draft.about, ...about }, fill, only, wishes, complaint });
}
// A place that is being rated is for a moment nowhere: what is marked is looked at once it has been.
effect(() => {
  if (alone.value !== null && draft.value !== null && unset.value !== null) queueMicrotask(follow);
});
