import { describe, expect, it } from "vitest";
import { advise, readRequest, sidesOf } from "#core";
import type { Moment } from "#core";
import { facts, knowledge } from "#knowledge";

/** One technique that is asked for alone, as the library does: that one and no other, or why it is not. */
const answers = Object.fromEntries(
  facts.flags.filter(({ parent }) => parent === null).map((flag) => [flag.code, false]),
);
type Technique = (typeof facts.techniques)[number];
const PLAIN = {
  minutes: 12,
  complaint: null,
  profile: [],
  details: [],
  runs: [],
  entries: [],
  fill: false,
  language: "en",
};
function aloneWith(technique: Technique, moment: Moment, more: object = {}) {
  const { code, region, tool, positions } = technique;
  const [side] = sidesOf(region);
  const read = readRequest(knowledge, {
    at: "2026-11-23T18:00:00+01:00",
    moment,
    tools: [tool],
    positions,
    spots: [{ region, side, soreness: 3 }],
    answers,
    ...PLAIN,
    wishes: { work: [{ region, side, technique: code }] },
    ...more,
  });
  if (!read.ok) throw new Error(read.refused.field);
  return advise(knowledge, read.request);
}
const ownPlace = facts.techniques.filter(({ region }) => region !== "whole-leg");
const whysOf = (answer: ReturnType<typeof advise>): readonly string[] =>
  (answer.verdict === "plan" ? answer.plan.notKept : answer.verdict === "cannot" ? answer.notKept : [])?.map(
    ({ why }) => why,
  ) ?? [];

describe("a technique that is asked for alone", () => {
  it.each(ownPlace.map((technique) => [technique.code, technique] as const))(
    "%s is the only one in the plan, or the answer says why it is not",
    (code, technique) => {
      const answer = aloneWith(technique, technique.moments.find((moment) => moment !== "pre") ?? "rest");
      const why = technique.gated ? ["gate"] : code === "T05" ? ["beside"] : [];
      expect(whysOf(answer)).toEqual(why);
      const steps = answer.verdict === "plan" ? answer.plan.steps : [];
      expect(why.length > 0 || steps.map((step) => step.technique).join()).toBe(why.length > 0 || code);
    },
  );
  const calf = facts.techniques.find(({ code }) => code === "T10")!;
  it.each([
    ["tool", { tools: [] }],
    ["position", { positions: ["wall"] }],
    ["RF12", { answers: { ...answers, RF12: true, RF12a: false } }],
    ["PF1", { profile: ["PF1"] }],
  ])("says %s where that stands in the way", (why, more) =>
    expect(whysOf(aloneWith(calf, "rest", more))).toEqual([why]),
  );
  it("says the moment", () => expect(whysOf(aloneWith(calf, "bed"))).toEqual(["moment"]));
});
