import { describe, expect, it } from "vitest";
import type { Left } from "./advice.ts";
import { byId, isOfCare, whyNothing } from "./candidates.ts";

describe("why nothing can be worked", () => {
  it.each<[readonly Left["why"][], string]>([
    [["time", "tool", "enough-today", "RF12"], "everything-avoided"],
    [["time", "too-sore"], "everything-avoided"],
    [["time", "enough-today", "tool"], "no-technique"],
    [["position"], "no-technique"],
    [["moment"], "no-technique"],
    [["gate"], "no-technique"],
    [["enough-today", "time"], "too-short"],
    [["enough-today"], "enough-for-now"],
    [["enough-this-week"], "enough-for-now"],
    [[], "nothing-chosen"],
  ])("of %j is %s", (whys, reason) => expect(whyNothing(whys)).toBe(reason));
  it("is care where a code or a soreness speaks, and in no other case", () => {
    const plain = ["time", "tool", "position", "moment", "gate", "enough-today", "enough-this-week"] as const;
    expect(plain.filter(isOfCare)).toEqual([]);
    expect((["RF12", "PF1", "C9", "SR2", "FU1", "too-sore"] as const).every(isOfCare)).toBe(true);
  });
});

describe("places", () => {
  it("go by the order of their regions, left before right", () => {
    const mixed = [
      { region: "quads", side: "right" },
      { region: "foot", side: "right" },
      { region: "quads", side: "left" },
      { region: "foot", side: "left" },
    ] as const;
    const sorted = ["foot.left", "foot.right", "quads.left", "quads.right"];
    for (const places of [mixed, mixed.toReversed()])
      expect([...places].sort(byId).map(({ region, side }) => `${region}.${side}`)).toEqual(sorted);
    expect(byId(mixed[0], mixed[0])).toBe(0);
  });
});
