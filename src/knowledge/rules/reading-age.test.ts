import { describe, expect, it } from "vitest";
import { factsIn, LANGUAGES } from "../first.ts";
import { isMeasured, readingAge, sentencesIn, syllablesOf } from "./reading-age.ts";

const spoken = await Promise.all(LANGUAGES.map(factsIn));

describe("reading age", () => {
  it.each([
    ["calf", 1],
    ["ankle", 2],
    ["muscle", 2],
    ["swollen", 2],
    ["places", 2],
    ["pressed", 1],
    ["rolled", 1],
    ["rated", 2],
    ["bone", 1],
    ["emergency", 4],
    ["operation", 4],
    ["kneecap", 2],
  ])("%s has %i syllables", (word, syllables) => expect(Math.abs(syllablesOf(word, "en") - syllables)).toBeLessThan(2));
  it("counts the words of the questions rightly as a whole", () => {
    const known = {
      calf: 1,
      ankle: 2,
      muscle: 2,
      swollen: 2,
      pressed: 1,
      rated: 2,
      emergency: 4,
      operation: 4,
      pain: 1,
    };
    const sum = Object.keys(known).reduce((all, word) => all + syllablesOf(word, "en"), 0);
    expect(sum).toBe(Object.values(known).reduce((all, n) => all + n, 0));
  });
  it("parts sentences", () => expect(sentencesIn("Is it red? Or hot: like this.")).toHaveLength(3));
  it("tells a child's sentence from a lawyer's", () => {
    expect(readingAge(["Does your leg hurt? Sit down and call for help."], "en")).toBeLessThan(8);
    expect(
      readingAge(
        [
          "Notwithstanding contraindications previously enumerated, exertional symptomatology necessitates examination.",
        ],
        "en",
      ),
    ).toBeGreaterThan(20);
  });
  it.each([
    ["Wade", 2],
    ["Knie", 1],
    ["Schienbein", 2],
    ["Bluterguss", 3],
    ["Oberschenkel", 4],
    ["Achillessehne", 5],
    ["Füße", 2],
  ])("%s has %i syllables", (word, syllables) => expect(syllablesOf(word, "de")).toBe(syllables));
  it("tells a child's sentence from an office's, in German", () => {
    expect(readingAge(["Tut dein Bein weh? Setz dich hin und ruf Hilfe."], "de")).toBeLessThan(8);
    const office = "Belastungsabhängige Schmerzsymptomatik erfordert weiterführende Untersuchungsmaßnahmen.";
    expect(readingAge([office], "de")).toBeGreaterThan(20);
  });
  it("has no measure of its own for every language", () => {
    expect(isMeasured("de")).toBe(true);
    expect(isMeasured("xx")).toBe(false);
    expect(() => readingAge(["x"], "xx")).toThrow("xx");
  });
  it.each(spoken)("all questions together stay below eleven: $languages.0.name", ({ flags, profile, languages }) => {
    const all = [...flags, ...profile];
    const code = languages[0]?.code ?? "";
    expect(
      readingAge(
        all.map(({ short }) => short),
        code,
      ),
    ).toBeLessThan(11);
    expect(
      readingAge(
        all.map(({ question }) => question),
        code,
      ),
    ).toBeLessThan(11);
    expect(
      readingAge(
        all.map(({ why }) => why),
        code,
      ),
    ).toBeLessThan(11);
  });
});
