import { describe, expect, it } from "vitest";
import type { SpareWhy } from "./advice.ts";
import { advise } from "./plan.ts";
import type { Request } from "./request.ts";
import { ALL_NO, asking, SMALL } from "./small.sample.ts";

const NONE = { leave: [], work: [], order: [], liked: [], disliked: [] };
const CALF = { region: "calf-gastroc", side: "left", soreness: 4 } as const;
function spareIn(more: Partial<Request>) {
  const request = asking({ answers: ALL_NO, spots: [CALF], minutes: 12, fill: false, wishes: NONE, ...more });
  const answer = advise(SMALL, request);
  if (answer.verdict !== "plan") throw new Error(answer.verdict);
  const { spare, seconds } = answer.plan;
  const left = request.minutes * 60 - seconds;
  expect(spare?.seconds ?? null).toBe(left < 60 ? null : left);
  return spare?.why ?? null;
}
const both = (...why: readonly SpareWhy[]) => why;

describe("minutes that are left over", () => {
  it("are told only where something was wished for, and from a minute on", () => {
    const answer = advise(SMALL, asking({ answers: ALL_NO, spots: [CALF], minutes: 12, fill: false }));
    expect(answer).not.toHaveProperty("plan.spare");
    expect(spareIn({ minutes: 3 })).toBeNull();
  });
  it("only what was asked for was to be worked, and it has the most", () => {
    expect(spareIn({ tools: ["foam-roller", "massage-stick", "rolling-pin"] })).toEqual(both("most", "only-asked"));
  });
  it("a wish holds the place short", () => {
    const work = [
      { region: "calf-gastroc", side: "left", technique: "T10", leastSeconds: null, mostSeconds: 60 } as const,
    ];
    expect(spareIn({ wishes: { ...NONE, work } })?.[0]).toBe("wished");
  });
  it("before a run three regions are all", () => {
    const spots = (["calf-gastroc", "quads", "hamstrings"] as const).map((region) => ({ ...CALF, region }));
    expect(spareIn({ moment: "pre", spots, minutes: 30 })?.[1]).toBe("moment");
  });
  it("as much was pressed as may be in all", () => {
    const regions = ["calf-gastroc", "calf-soleus", "quads", "hamstrings", "glute-max", "foot", "adductors"] as const;
    const spots = regions.map((region) => ({ ...CALF, region, side: "both" as const }));
    expect(spareIn({ moment: "rest", spots, minutes: 60 })).toEqual(both("pressed"));
  });
  it("nothing else has anything to rest from", () => {
    expect(spareIn({ minutes: 60, fill: true, moment: "rest" })?.[1]).toBe("nothing-else");
  });
});
