import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ROOM = "src/knowledge";
/** Sentences of these beginnings are on the first screen; the others come with the whole knowledge. */
const FIRST = ["app.", "today.", "soreness.", "side.", "moment.", "position.", "view."];

const factsOf = <T>(kind: string): readonly T[] =>
  readdirSync(join(ROOM, kind))
    .filter((f) => f.endsWith(".json"))
    .map((f) => JSON.parse(readFileSync(join(ROOM, kind, f), "utf8")) as T);

interface Named {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly order: number;
  readonly midline: boolean;
}
interface Language {
  readonly code: string;
  readonly name: string;
  readonly sentences: Readonly<Record<string, string>>;
}

/** The few words that the first screen needs, so that the whole knowledge can wait for the first tap. */
export function firstWords(): string {
  const regions = factsOf<Named>("regions")
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, name, short, midline }) => ({ id, name, short, midline }));
  const places = factsOf<Named>("places").map(({ id, name }) => ({ id, name }));
  const tools = factsOf<Named>("tools").map(({ id, name, short }) => ({ id, name, short }));
  const languages = factsOf<Language>("languages").map(({ code, name, sentences }) => ({
    code,
    name,
    sentences: Object.fromEntries(Object.entries(sentences).filter(([key]) => FIRST.some((f) => key.startsWith(f)))),
  }));
  return JSON.stringify({ regions, places, tools, languages });
}
