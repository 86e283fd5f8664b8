import { first, firstIn, tell } from "#knowledge/first";
import { dateWords, daysAgo } from "./device/clock.ts";
import { pageLanguage, wearLanguage } from "./device/language.ts";

type Values = Readonly<Record<string, string | number>>;

/** Those of the first screen; later, with the whole knowledge, all of them. Put together once, not at each sentence. */
let { places, tools, language: spoken } = first;
/** Tag of the language that is spoken. */
export let languageCode = spoken.code;
export const addSentences = (sentences: Readonly<Record<string, string>>): void => {
  spoken = { ...spoken, sentences: { ...spoken.sentences, ...sentences } };
};

/** Speaks the chosen language, or the first that the device asks for and Legwork has; English where it cannot come. */
export async function speak(): Promise<void> {
  const words = await firstIn(pageLanguage()).catch(() => first);
  ({ places, tools, language: spoken } = words);
  languageCode = spoken.code;
  wearLanguage(languageCode, spoken.dir);
}

/** A sentence of the app in the language that is spoken; a missing one shows its key. */
export function say(key: string, values: Values = {}): string {
  return tell(spoken, { key, values });
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A name inside a sentence: small, but where the language writes nouns with a capital. */
export const inside = (name: string): string => (spoken.nouns === "small" ? name.toLowerCase() : name);
export const placeName = (place: string): string => places[place] ?? place;

/** "Left upper calf"; what lies in the middle has no side. */
export function sidedName(place: string, side: string): string {
  const name = placeName(place);
  return capital(side === "middle" ? name : say("side.place", { side: say(`side.${side}`), place: name }));
}
export const toolName = (tool: string): string => tools[tool] ?? tool;

/** "6, clearly sore". */
export const sorenessWords = (value: number): string => `${value}, ${say(`soreness.${value}`)}`;

/** "Today", "Yesterday", or "2 November". */
export function dayWords(ms: number): string {
  const ago = daysAgo(ms);
  return ago === 0 ? say("app.today") : ago === 1 ? say("app.yesterday") : dateWords(ms, languageCode);
}
