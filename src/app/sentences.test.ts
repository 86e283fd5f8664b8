import { expect, it } from "vitest";

declare global {
  interface ImportMeta {
    readonly glob: (pattern: string, options: object) => Readonly<Record<string, string>>;
  }
}
const SOURCES = import.meta.glob("./**/*.tsx", { query: "?raw", import: "default", eager: true });
/** Words between two tags, and words in an attribute that people read or hear. */
const BETWEEN = />\s*([^<>{}=;&|]*[A-Za-z]{2,}[^<>{}=;&|]*)<\//g;
const ATTRIBUTE = /\b(?:aria-label|placeholder|title|alt)="([^"]*[A-Za-z]{2,}[^"]*)"/g;
const wordsIn = (source: string): readonly string[] => {
  const code = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "");
  return [...code.matchAll(BETWEEN), ...code.matchAll(ATTRIBUTE)].map(([, words]) => words?.trim() ?? "");
};

it("no component holds a sentence of its own: words for people live in the knowledge, where the rules read them", () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(30);
  for (const [file, source] of Object.entries(SOURCES)) expect(wordsIn(source), file).toEqual([]);
});
it("such a sentence would be found", () => {
  expect(wordsIn("<p>Well done</p>")).toEqual(["Well done"]);
  expect(wordsIn('<img alt="A calf" />')).toEqual(["A calf"]);
  expect(wordsIn('<p title={say("x")}>{say("y")}</p>')).toEqual([]);
});
