import { describe, expect, it } from "vitest";
import { advise, readRequest } from "#core";
import { knowledge } from "#knowledge";

const NO = Object.fromEntries(
  knowledge.flags.filter(({ parent }) => parent === null).map(({ code }) => [code, false] as const),
);
const planFor = (more: object) => {
  const read = readRequest(knowledge, {
    at: "2026-11-23T18:00:00+01:00",
    moment: "post",
    minutes: 12,
    tools: ["foam-roller", "tennis-ball"],
    spots: [],
    complaint: null,
    profile: [],
    answers: NO,
    runs: [],
    entries: [],
    language: "en",
    ...more,
  });
  if (!read.ok) throw new Error(JSON.stringify(read));
  const answer = advise(knowledge, read.request);
  if (answer.verdict !== "plan") throw new Error(JSON.stringify(answer));
  return answer.plan;
};
const spots = (soreness: number, side: string, ...regions: readonly string[]) =>
  regions.map((region) => ({ region, side, soreness }));
const told = (more: object) =>
  planFor(more).steps.map(
    ({ region, side, tool, sets, spots: held, stretch }) =>
      `${region} ${side} ${tool} ${sets ?? held}${stretch === null ? "" : " stretch"}`,
  );

/** Plans whose optimum two other methods found as well (docs/planner.md, "Tried"). */
describe("the best plan", () => {
  const three = { spots: spots(5, "both", "calf-gastroc", "quads", "hamstrings") };
  const calf = { spots: spots(6, "left", "calf-gastroc") };
  const six = {
    spots: spots(5, "left", "calf-gastroc", "quads", "hamstrings", "glute-max", "shin", "adductors"),
    minutes: 3,
  };
  it.each([
    ["three sore places on both sides", three, 709, 4.757958],
    ["a sore calf in three minutes", { ...calf, minutes: 3 }, 176, 0.904312],
    ["a sore calf in twelve minutes", calf, 717, 1.60435],
    ["a sore calf alone", { ...calf, fill: false }, 201, 0.924725],
    ["nothing marked", {}, 710, 0.81],
  ])("of %s", (_, request, seconds, worth) => {
    expect(planFor(request)).toMatchObject({ seconds, worth });
  });
  it("of six equal places in three minutes works two and says that time ran out", () => {
    const { seconds, worth, left } = planFor(six);
    expect({ seconds, worth }).toEqual({ seconds: 176, worth: 1.25875 });
    expect(left.map(({ why }) => why)).toEqual(["time", "time", "time", "time"]);
    expect(told(six)).toEqual(["quads left foam-roller 2", "calf-gastroc left foam-roller 2"]);
  });
});
