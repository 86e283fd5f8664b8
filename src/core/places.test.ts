import { describe, expect, it } from "vitest";
import type { RegionId, Side } from "./body.ts";
import { areasOf, isLeg, keysOf, neighborsOf, otherSide, passedOver, regionFact } from "./places.ts";
import { SMALL } from "./small.sample.ts";

const area = (region: RegionId, side: Side) => ({ region, side });
const beside = (region: RegionId, neighbors: readonly RegionId[]) => ({
  ...SMALL,
  regions: SMALL.regions.map((fact) => (fact.code === region ? { ...fact, neighbors } : fact)),
});

describe("places", () => {
  it("are on the left and the right, or in the middle", () => {
    expect(areasOf("quads")).toEqual([area("quads", "left"), area("quads", "right")]);
    expect(areasOf("low-back")).toEqual([area("low-back", "middle")]);
    expect([...keysOf(["quads", "low-back"])]).toEqual(["quads.left", "quads.right", "low-back.middle"]);
  });
  it("have another side but for the midline", () => {
    expect(otherSide(area("quads", "left"))).toEqual(area("quads", "right"));
    expect(otherSide(area("quads", "right"))).toEqual(area("quads", "left"));
    expect(otherSide(area("low-back", "middle"))).toBeNull();
  });
  it("under work on the whole leg are the six on its side", () =>
    expect(passedOver(area("whole-leg", "right"))).toEqual(
      (["calf-gastroc", "calf-soleus", "shin", "quads", "hamstrings", "adductors"] as const).map((region) =>
        area(region, "right"),
      ),
    ));
  it("have the facts of the knowledge that is asked, each time", () => {
    const other = { ...SMALL, regions: SMALL.regions.map((fact) => ({ ...fact, leg: !fact.leg })) };
    for (const knowledge of [SMALL, other, SMALL]) {
      expect(regionFact(knowledge, "quads")).toBe(knowledge.regions.find(({ code }) => code === "quads"));
      expect(isLeg(knowledge, "quads")).toBe(knowledge === SMALL);
      expect(isLeg(knowledge, "chest")).toBe(knowledge !== SMALL);
    }
    expect(isLeg({ ...SMALL, regions: [] }, "quads")).toBe(false);
  });
  it("have neighbors on their own side, and on the midline its middle", () => {
    const knowledge = beside("glute-max", ["hamstrings", "low-back"]);
    expect(neighborsOf(knowledge, area("glute-max", "left"))).toEqual([
      area("hamstrings", "left"),
      area("low-back", "middle"),
    ]);
  });
  it("on the midline have both sides of their neighbors", () =>
    expect(neighborsOf(beside("low-back", ["glute-max"]), area("low-back", "middle"))).toEqual([
      area("glute-max", "left"),
      area("glute-max", "right"),
    ]));
  it("that nothing is known of have no neighbors", () =>
    expect(neighborsOf({ ...SMALL, regions: [] }, area("quads", "left"))).toEqual([]));
});
