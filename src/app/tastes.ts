import { computed } from "@preact/signals";
import type { TechniqueCode } from "#core";
import { setSetting, settings } from "./record.ts";

export type Taste = "liked" | "disliked";
const kept = (taste: Taste): readonly TechniqueCode[] => {
  const codes = settings.value[taste];
  return Array.isArray(codes) ? (codes as readonly TechniqueCode[]) : [];
};
/** What the person likes and does not like. Where two records that were brought together disagree, a dislike counts. */
export const tastes = computed(() => {
  const disliked = kept("disliked");
  return { liked: kept("liked").filter((code) => !disliked.includes(code)), disliked };
});
export const tasteOf = (code: TechniqueCode): Taste | null =>
  tastes.value.disliked.includes(code) ? "disliked" : tastes.value.liked.includes(code) ? "liked" : null;

/** Keeps a taste, or with null forgets it. It is no health answer: it only chooses among what the rules leave. */
export async function setTaste(code: TechniqueCode, taste: Taste | null): Promise<void> {
  for (const each of ["liked", "disliked"] as const) {
    const without = kept(each).filter((other) => other !== code);
    await setSetting(each, each === taste ? [...without, code] : without);
  }
}
