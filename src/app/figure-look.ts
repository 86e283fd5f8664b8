import { computed } from "@preact/signals";
import { SHAPES, TONES, type Tone } from "#figure";
import { settings } from "./record.ts";

/** Which body shows the movements, and in which tone: both are kept by their names. */
export interface FigureLook {
  readonly build: number;
  readonly tone: Tone;
}
const numberIn = (all: readonly { readonly id: string }[], id: unknown): number =>
  Math.max(0, all.findIndex((each) => each.id === id)); // prettier-ignore
export const figureLook = computed<FigureLook>(() => ({
  build: numberIn(SHAPES, settings.value["figureBuild"]),
  tone: TONES[numberIn(TONES, settings.value["figureTone"])]!,
}));
