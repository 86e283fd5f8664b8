import { first, tell } from "#knowledge/first";
import { dateWords, daysAgo } from "./device/clock.ts";

type Values = Readonly<Record<string, string | number>>;
const language = first.languages.find(({ code }) => code === "en") ?? first.languages[0];

/** Those of the first screen; later, with the whole knowledge, all of them. Put together once, not at each sentence. */
let spoken = { sentences: language?.sentences ?? {} };
export const addSentences = (sentences: Readonly<Record<string, string>>): void => {
  spoken = { sentences: { ...spoken.sentences, ...sentences } };
};
export const languageCode = language?.code ?? "en";

/** A sentence of the app in the language that is spoken; a missing one shows its key. */
export function say(key: string, values: Values = {}): string {
  return tell(spoken, { key, values });
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const names = new Map<string, string>([...first.regions, ...first.places].map(({ id, name }) => [id, name]));
export const placeName = (place: string): string => names.get(place) ?? place;

/** "Left upper calf"; what lies in the middle has no side. */
export function sidedName(place: string, side: string): string {
  return capital(side === "middle" ? placeName(place) : `${say(`side.${side}`)} ${placeName(place)}`);
}
const tools = new Map(first.tools.map((tool) => [tool.id as string, tool]));
export const toolName = (tool: string): string => tools.get(tool)?.name ?? tool;

/** "Today", "Yesterday", or "2 November". */
export function dayWords(ms: number): string {
  const ago = daysAgo(ms);
  return ago === 0 ? say("app.today") : ago === 1 ? say("app.yesterday") : dateWords(ms, languageCode);
}
