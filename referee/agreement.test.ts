import { describe, expect, it } from "vitest";
import { advise } from "#core";
import type { Advice } from "#core";
import { knowledge } from "#knowledge";
import { check, judge } from "./judge.ts";
import { hardRequest, randomRequest } from "./requests.ts";

const SIX_DECIMALS = 0.00001;

/** What planner and referee say of one request, in the same words; null where a question or a stop comes first. */
function both(request: ReturnType<typeof randomRequest>) {
  const answer: Advice = advise(knowledge, request);
  if (answer.verdict === "ask" || answer.verdict === "stop") return null;
  const said = judge(knowledge, request);
  if (answer.verdict === "cannot" || said.worth === null)
    return { planner: answer.verdict, referee: said.worth === null ? "cannot" : "plan", apart: 0, breaks: [] };
  const { breaks, worth, seconds } = check(said.model, answer.plan);
  const apart = Math.max(Math.abs(said.worth - answer.plan.worth), Math.abs(worth - answer.plan.worth));
  const late = seconds === answer.plan.seconds ? [] : [`${answer.plan.seconds} s, by the model ${seconds} s`];
  return { planner: "plan", referee: "plan", apart, breaks: [...breaks, ...late] };
}

/** A few hundred in one test, so that a disagreement names its seed. */
function disagreements(seeds: readonly number[], make: (seed: number) => ReturnType<typeof randomRequest>) {
  const all = seeds.map((seed) => ({ seed, said: both(make(seed)) })).filter(({ said }) => said !== null);
  const bad = all.filter(
    ({ said }) =>
      said !== null && (said.planner !== said.referee || said.apart > SIX_DECIMALS || said.breaks.length > 0),
  );
  return { compared: all.length, bad };
}
const from = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, n) => first + n);

describe("the planner and an independent mixed integer model agree", () => {
  it.each([1, 101, 201, 301, 401, 501])("on a hundred random requests from seed %i", (first) => {
    const { compared, bad } = disagreements(from(first, 100), randomRequest);
    expect(bad).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(95);
  });
  it("on forty of the hardest: sixty minutes, every tool, twelve places", () => {
    const { compared, bad } = disagreements(from(1, 40), hardRequest);
    expect(bad).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(35);
  });
});
