import shipped from "virtual:first";
import { loaders } from "virtual:languages";
import type { Fact, Facts } from "./schema.ts";
export { tell } from "./tell.ts";

type Names = Readonly<Record<string, string>>;
/** What the first screen needs of the facts: names of places and tools by id, and its own sentences. */
export interface First {
  readonly places: Names;
  readonly tools: Names;
  readonly language: Fact<"languages">;
}
export const first = shipped as First;

/** Tags of the languages that may be offered, English first: each has every word that guards a body. */
export const LANGUAGES: readonly string[] = Object.keys(loaders);
/** Every fact in the words of an offered language. */
export const factsIn = async (tag: string): Promise<Facts> => (await loaders[tag]?.[0]())?.default as Facts;
/** The first words of an offered language. */
export const firstIn = async (tag: string): Promise<First> =>
  ((await loaders[tag]?.[1]?.())?.default as First) ?? first;
