import { describe, expect, it } from "vitest";
import { facts } from "../load.ts";
import { readingAge, sentencesIn, syllablesOf } from "./reading-age.ts";

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
  ])("%s has %i syllables", (word, syllables) => expect(Math.abs(syllablesOf(word) - syllables)).toBeLessThan(2));
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
    const sum = Object.keys(known).reduce((all, word) => all + syllablesOf(word), 0);
    expect(sum).toBe(Object.values(known).reduce((all, n) => all + n, 0));
  });
  it("parts sentences", () => expect(sentencesIn("Is it red? Or hot: like this.")).toHaveLength(3));
  it("tells a child's sentence from a lawyer's", () => {
    expect(readingAge(["Does your leg hurt? Sit down and call for help."])).toBeLessThan(8);
    expect(
      readingAge([
        "Notwithstanding contraindications previously enumerated, exertional symptomatology necessitates examination.",
      ]),
    ).toBeGreaterThan(20);
  });
  it("all questions together stay below eleven", () => {
    const all = [...facts.flags, ...facts.profile];
    expect(readingAge(all.map(({ short }) => short))).toBeLessThan(11);
    expect(readingAge(all.map(({ question }) => question))).toBeLessThan(11);
    expect(readingAge(all.map(({ why }) => why))).toBeLessThan(11);
  });
});
