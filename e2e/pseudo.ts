import type { Page } from "playwright-core";
import type { Facts } from "../src/knowledge/schema.ts";
import { translated, WORDED, wordsOf } from "../src/knowledge/translation.ts";
import type { Words } from "../src/knowledge/translation.ts";
import { firstWords } from "../vite.first.ts";
import { factsIn } from "../vite.knowledge.ts";

/** A language that nobody speaks, made of English: what every screen must have room for. */
export interface Pseudo {
  readonly dir: "ltr" | "rtl";
  readonly word: (text: string) => string;
}
const HEBREW = "אבגדהוזחטיכלמנסעפצקרשתםןץףך";
/** Read from the right, in letters of that kind. */
export const RIGHT_TO_LEFT: Pseudo = {
  dir: "rtl",
  word: (text) => text.replaceAll(/[a-z]/gi, (letter) => HEBREW[letter.toLowerCase().charCodeAt(0) - 97] ?? letter),
};
/** Nearly half as long again, as German and Finnish can be. */
export const LONG: Pseudo = { dir: "ltr", word: (text) => text.replaceAll(/[aeiouy]/gi, "$&$&") };

/** Gaps and what stands in them stay as they are. */
const outsideGaps = (text: string, change: (text: string) => string): string =>
  text
    .split(/(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})/u)
    .map((part) => (part.startsWith("{") ? part : change(part)))
    .join("");

function factsOf({ dir, word }: Pseudo): Facts {
  const facts = factsIn(undefined);
  const change = (text: string): string => outsideGaps(text, word);
  const changed = (words: Words): Words =>
    Object.fromEntries(
      Object.entries(words).map(([path, text]) => [path, typeof text === "string" ? change(text) : text.map(change)]),
    );
  const words = WORDED.map((kind) => [
    kind,
    Object.fromEntries(facts[kind].map((fact) => [fact.id, changed(wordsOf(kind, fact))])),
  ]);
  const [english] = facts.languages;
  if (english === undefined) throw new Error("no English");
  const sentences = Object.entries(english.sentences).map(([key, text]) => [key, change(text)]);
  const language = { ...english, code: "de", id: "de", dir, sentences: Object.fromEntries(sentences) };
  return translated(facts, { language, words: Object.fromEntries(words) });
}

/** The page speaks it in place of German. */
export async function speak(page: Page, pseudo: Pseudo): Promise<void> {
  const facts = factsOf(pseudo);
  const module = (json: string): string => `export default JSON.parse(${JSON.stringify(json)})`;
  const answer = (json: string) => ({ contentType: "text/javascript", body: module(json) });
  await page.route("**/assets/words-de-first-*.js", (route) => route.fulfill(answer(firstWords(facts))));
  await page.route("**/assets/words-de-facts-*.js", (route) => route.fulfill(answer(JSON.stringify(facts))));
}
