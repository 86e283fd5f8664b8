import { expect, it } from "vitest";
import { advise, readRequest, timeline } from "#core";
import { facts, factsIn, knowledgeOf, LANGUAGES } from "#knowledge";

const answers = Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`RF${n + 1}`, false]));
const whole = {
  at: "2026-11-23T18:00:00+01:00",
  minutes: 20,
  tools: facts.tools.map(({ id }) => id),
  complaint: null,
  profile: [],
  answers,
  runs: [],
  entries: [],
  language: "en",
};
const requests = ["pre", "post", "rest", "bed"].flatMap((moment) =>
  facts.regions
    .filter(({ id }) => id !== "whole-leg")
    .map(({ id, midline }) => {
      const spots = [{ region: id, side: midline ? "middle" : "left", soreness: 5 }];
      return { ...whole, moment, spots };
    }),
);
/** An answer, and its session, without the names that a language brings. */
const bare = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (key === "name" ? undefined : inner));

it.each(LANGUAGES)("%s decides as English does: plans, refusals and every cue at its time", async (tag) => {
  const [english, own] = [knowledgeOf(facts), knowledgeOf(await factsIn(tag))];
  const decided = requests.map((request) => {
    const read = readRequest(english, request);
    if (!read.ok) throw new Error(read.refused.field);
    const answered = [english, own].map((knowledge) => {
      const advice = advise(knowledge, read.request);
      return { advice, cues: advice.verdict === "plan" ? timeline(advice.plan, knowledge) : [] };
    });
    expect(bare(answered[1])).toBe(bare(answered[0]));
    return answered[1]?.advice.verdict;
  });
  expect(decided.filter((verdict) => verdict === "plan").length).toBeGreaterThan(50);
});
