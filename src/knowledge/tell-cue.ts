import type { Fact } from "./schema.ts";
import { tell } from "./tell.ts";
import type { Said } from "./tell.ts";

type Language = Fact<"languages">;

/** The sentence of a cue: ids of sides and positions among its values become words, and it begins with a capital. */
export function tellCue(language: Language, { key, values }: Said): string {
  const word = (kind: "side" | "position") => {
    const id = values[kind];
    return id === undefined ? {} : { [kind]: tell(language, { key: `${kind}.${id}`, values: {} }) };
  };
  const sentence = tell(language, { key, values: { ...values, ...word("side"), ...word("position") } });
  return sentence.replaceAll(
    /(^|[.?] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
