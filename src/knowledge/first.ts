import shipped from "virtual:first";
import type { Fact } from "./schema.ts";
export { tell } from "./tell.ts";

type Of<K extends "regions" | "places" | "tools", P extends string> = Pick<Fact<K>, P & keyof Fact<K>>;
/** What the first screen needs of the facts: names of places and tools, and its own sentences. */
export interface First {
  readonly regions: readonly Of<"regions", "id" | "name" | "short" | "midline">[];
  readonly places: readonly Of<"places", "id" | "name">[];
  readonly tools: readonly Of<"tools", "id" | "name" | "short">[];
  readonly languages: readonly Pick<Fact<"languages">, "code" | "name" | "sentences">[];
}
export const first = shipped as First;
