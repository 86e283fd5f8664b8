import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#knowledge";
import { desk, REQUEST } from "./desk.sample.ts";
import { phraseIn } from "./refusal.ts";
import { run } from "./run.ts";
import { speechIn } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Where phrases of what was expected are written down: the last text that a refusal or a reader is given. */
const WRITTEN = /(?:(?:refuse|unread|[^.\w]text)\(.*|expected: )(?:"([^"]+)"|`([^`]+)`)(?=[), ])/g;
const OTHERS = [
  "a run with timerSeconds or elapsedSeconds: number 0–5, or null",
  "a list of 1 to 64",
  "one of a, b, or null",
  "RF2 once",
];
const sources = ["src/core", "src/cli"].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !/\.(test|sample)\.ts$/.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8")),
);
const phrases = [
  ...new Set([
    ...sources
      .map((source) => source.replaceAll(/\$\{[^{}]*\}/g, "7"))
      .flatMap((source) => [...source.matchAll(WRITTEN)].map(([, plain, made]) => plain ?? made ?? "")),
    ...OTHERS,
  ]),
].filter((phrase) => /[a-z]/.test(phrase));

describe("what was expected", async () => {
  const [english, ...others] = (await Promise.all(LANGUAGES.map(speechIn))) as [Speech, ...Speech[]];
  it("is found where it is written down", () => expect(phrases.length).toBeGreaterThan(30));
  it.each(phrases)("“%s” stays as it is in English", (phrase) => expect(phraseIn(english, phrase)).toBe(phrase));
  it.each(phrases.filter((phrase) => !/^(text$|JSON: )/.test(phrase)))("“%s” has its own words elsewhere", (phrase) => {
    for (const speech of others) expect(phraseIn(speech, phrase), speech.language.code).not.toBe(phrase);
  });
});

async function typed(words: string, { locale = "", files = {} } = {}) {
  const io = { ...desk(files), locale };
  const code = await run(words.split(" "), io, "1");
  return { ...io.said, code };
}
const wrong = { "r.json": JSON.stringify({ ...REQUEST, minutes: 99 }) };

describe("the terminal in German", () => {
  it("helps in German when it is asked for, or when the terminal is set to it", async () => {
    for (const { out } of [await typed("--help --lang de"), await typed("help", { locale: "de_AT.UTF-8" })]) {
      expect(out).toContain("angeleitete Selbstmassage");
      expect(out).not.toMatch(/\b(the|and|with|session|answer)\b/i);
    }
    expect((await typed("guide --help --lang de")).out).toContain("Tasten: ");
  });
  it.each([
    ["advise r.json --lang de", "legwork: minutes: erwartet wird eine Zahl, 3–60\n"],
    ["advise none.json --lang de", "legwork: none.json: erwartet wird eine lesbare Datei\n"],
    ["advise a b --lang de", "legwork: b: erwartet wird nur ein REQUEST\nVersuch: legwork advise --help\n"],
  ])("refuses in German: %s", async (words, said) => {
    expect(await typed(words, { files: wrong })).toEqual({ out: "", err: said, code: 2 });
  });
  it("keeps the JSON of the contract in its own words", async () => {
    const { out } = await typed("advise r.json --lines --lang de", { files: wrong });
    expect(JSON.parse(out)).toEqual({ refused: { field: "minutes", expected: "number 3–60" } });
  });
  it("falls back to English", async () =>
    expect((await typed("dance")).err).toContain("legwork: dance: expected a command, one of"));
});
