import { computed } from "@preact/signals";
import { SHAPES, TONES, type Tone } from "#figure";
import { isDark } from "./device/night.ts";
import { settings } from "./record.ts";
import { theme } from "./theme.ts";

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

/** How much of its light the body keeps at night; what carries a meaning on it keeps its colour. */
const NIGHT = 0.7;
const darker = (hex: string): string =>
  `#${[1, 3, 5].map((at) => Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * NIGHT).toString(16).padStart(2, "0")).join("")}`; // prettier-ignore
/** A tone as it is drawn at night. */
export const atNight = ({ id, base, shade, light }: Tone): Tone => ({
  id,
  base: darker(base),
  shade: darker(shade),
  light: darker(light),
});
/** The tone as it is drawn now. */
export const drawnTone = computed<Tone>(() => {
  const { tone } = figureLook.value;
  const isNight = theme.value === "system" ? isDark.value : theme.value === "dark";
  return isNight ? atNight(tone) : tone;
});
