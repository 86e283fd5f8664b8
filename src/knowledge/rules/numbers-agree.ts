import type { Fact } from "../schema.ts";
import { found, inEnglish, type Rule } from "./rule.ts";

type Technique = Fact<"techniques">;
const numbersIn = (texts: readonly string[], pattern: RegExp): readonly number[] =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, number]) => Number(number)));

/** Scores that any of its words names; none may be above the ceiling. */
const scoresOf = (t: Technique): readonly number[] => {
  const texts = [...t.steps, ...t.notice, t.path, t.feel, t.easier, t.harder ?? ""];
  return [...numbersIn(texts, /(\d+) of 10/g), ...numbersIn(texts, /(?:never above|pain|<=|≤) ?(?:<=|≤)? ?(\d+)/g)];
};
const feelOf = ({ pain: { target, ceiling } }: Technique): string =>
  target === ceiling ? `at most ${ceiling} of 10.` : `about ${target} of 10 and never above ${ceiling}.`;

/** What a technique's words say in numbers is what its numbers say. */
export const numbersAgree: Rule = inEnglish({
  name: "numbers in words agree with the numbers",
  check: ({ techniques }) =>
    techniques.flatMap((t) => {
      const spot = t.work === "spots" ? t.dose.seconds : t.passSeconds;
      const seconds = numbersIn(t.steps, /(?:about|at most) (\d+) seconds/g);
      const spots = numbersIn([t.path, ...t.steps], /(\d+) spots/g);
      return [
        ...scoresOf(t)
          .filter((score) => score > t.pain.ceiling)
          .map((score) => found("techniques", t, `says ${score} of 10, its ceiling is ${t.pain.ceiling}`)),
        ...(t.feel.endsWith(feelOf(t)) ? [] : [found("techniques", t, `its feel does not end with “${feelOf(t)}”`)]),
        ...seconds.filter((n) => n !== spot).map((n) => found("techniques", t, `says ${n} seconds, it is ${spot}`)),
        ...spots
          .filter((n) => t.work === "spots" && n !== t.dose.times)
          .map((n) => found("techniques", t, `says ${n} spots, it has ${t.dose.times}`)),
      ];
    }),
});
