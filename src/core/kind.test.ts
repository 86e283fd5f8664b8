import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedFor, codesAsked } from "./asked.ts";
import { REGIONS } from "./body.ts";
import type { RegionId } from "./body.ts";
import { historyOf } from "./history.ts";
import { parseInstant } from "./instant.ts";
import { codesOfKind, PAIN_KINDS } from "./kind.ts";
import type { PainKind } from "./kind.ts";
import { regionFact } from "./places.ts";
import type { Entry } from "./request.ts";
import { asking, SMALL } from "./small.sample.ts";

const of = (region: RegionId, kind: PainKind): readonly string[] => codesOfKind(SMALL, region, kind);

describe("what a kind of pain asks", () => {
  it("dull asks nothing anywhere", () => {
    for (const region of REGIONS) expect(of(region, "dull"), region).toEqual([]);
  });
  it("sharp asks about bone where the region asks about bone, and nowhere else", () => {
    for (const region of REGIONS)
      expect(of(region, "sharp"), region).toEqual(regionFact(SMALL, region)?.asks.includes("RF11") ? ["RF11"] : []);
    expect(of("shin", "sharp")).toEqual(["RF11"]);
    expect(of("calf-gastroc", "sharp")).toEqual([]);
  });
  it("burning asks about a nerve: always RF10, and what the region itself asks of RF15 and RF16", () => {
    expect(of("quads", "burning")).toEqual(["RF10"]);
    expect(of("hamstrings", "burning")).toEqual(["RF10", "RF15"]);
    expect(of("shin", "burning")).toEqual(["RF10", "RF16"]);
  });
  it("pins and needles ask the same and RF6", () => {
    for (const region of REGIONS)
      expect(of(region, "pins-and-needles"), region).toEqual(["RF6", ...of(region, "burning")]);
  });
});

const NOW = parseInstant("2026-11-23T18:00:00+01:00") ?? { ms: 0, offsetMinutes: 0 };
const markable = REGIONS.filter((region) => region !== "whole-leg");
/** A no of yesterday to every question. */
const noToAll: Entry = {
  kind: "answered",
  at: "2026-11-22T18:00:00+01:00",
  answers: Object.fromEntries(SMALL.flags.map(({ code }) => [code, false])),
  regions: markable,
};
const askedWith = (region: RegionId, kind: PainKind | null, entries: readonly Entry[]): readonly string[] => {
  const side = ["low-back", "upper-back", "diaphragm"].includes(region) ? "middle" : "left";
  const spot = { region, side, soreness: 4, ...(kind === null ? {} : { kind }) } as const;
  const request = asking({ spots: [spot], entries });
  return codesAsked(SMALL, askedFor(SMALL, request), historyOf(SMALL, request, NOW));
};
describe("a law of kinds", () => {
  const any = fc.record({ region: fc.constantFrom(...markable), kind: fc.constantFrom(...PAIN_KINDS) });
  it("a kind only adds questions, and all of its own are asked, whatever no still holds", () => {
    fc.assert(
      fc.property(any, fc.boolean(), ({ region, kind }, held) => {
        const entries = held ? [noToAll] : [];
        const [without, withKind] = [askedWith(region, null, entries), askedWith(region, kind, entries)];
        expect(withKind).toEqual(expect.arrayContaining([...without, ...of(region, kind)]));
        const more = withKind.filter((code) => !without.includes(code));
        expect(of(region, kind)).toEqual(expect.arrayContaining(more));
      }),
    );
  });
});
