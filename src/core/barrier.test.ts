import { describe, expect, it } from "vitest";
import { careBlocks, isMoment, isOpen, positionsLeft, reachKeys } from "./barrier.ts";
import type { Bench } from "./barrier.ts";
import { benchOf, holding, left, technique, tool } from "./bench.sample.ts";
import { MOMENTS } from "./body.ts";
import type { Area, AreaKey, Moment } from "./body.ts";
import type { TechniqueFact } from "./facts.ts";
import type { HoldingFlag } from "./flags.ts";
import type { Request } from "./request.ts";
import { sessionAt, SMALL } from "./small.sample.ts";

const [calf, leg, ribs] = [left("calf-gastroc"), left("whole-leg"), left("side-ribs")];
const blocks = (bench: Bench, code: string, area: Area, by = technique(code).tool) =>
  careBlocks(bench, technique(code), tool(by), area);
const LEGS = ["foot", "toes", "heel", "calf-gastroc", "calf-soleus", "shin", "peroneals", "quads"] as const;

describe("what takes a technique out at a place", () => {
  it("reaches the place alone, and for the whole leg every leg region of its side", () => {
    expect(reachKeys(benchOf(), calf)).toEqual(["calf-gastroc.left"]);
    const regions = [...LEGS, "lateral-thigh", "adductors", "hamstrings", "whole-leg"];
    expect(reachKeys(benchOf(), leg)).toEqual(["whole-leg.left", ...regions.map((region) => `${region}.left`)]);
  });
  it("is nothing when nothing is told", () => {
    for (const each of SMALL.techniques) expect(blocks(benchOf(), each.code, left(each.region))).toBeNull();
  });
  it("is the place itself, and for breathing either side", () => {
    const bench = benchOf({}, { areas: { "calf-gastroc.left": { out: "RF12" }, "side-ribs.right": { out: "SR2" } } });
    expect([blocks(bench, "T10", calf), blocks(bench, "T10", { ...calf, side: "right" })]).toEqual(["RF12", null]);
    expect([blocks(bench, "T50", ribs), blocks(bench, "T47", left("chest"))]).toEqual(["SR2", null]);
  });
  it("is a flag that the technique lists, where the flag applies", () => {
    const at = (code: HoldingFlag["code"], key: AreaKey) => benchOf({}, { flags: [holding(code, { applies: [key] })] });
    expect(blocks(at("RF16", "calf-gastroc.left"), "T10", calf)).toBe("RF16");
    expect(blocks(at("RF16", "calf-gastroc.right"), "T10", calf)).toBeNull();
    expect(blocks(at("RF15", "calf-gastroc.left"), "T10", calf)).toBeNull();
    expect(blocks(at("RF12", "shin.left"), "T52", leg)).toBe("RF12");
    expect(blocks(at("RF12", "shin.right"), "T52", leg)).toBeNull();
    expect(blocks(at("RF12", "chest.left"), "T52", leg)).toBeNull();
    expect(blocks(at("RF20", "side-ribs.right"), "T50", ribs)).toBe("RF20");
  });
  it("is a complaint that forbids it, or whose row does not list it on its own regions", () => {
    const [C1, C4] = ["C1", "C4"].map((code) => SMALL.complaints.find((each) => each.code === code)!);
    expect(blocks(benchOf({}, { complaint: C1! }), "T12", calf)).toBe("C1");
    expect(blocks(benchOf({}, { complaint: C1! }), "T10", calf)).toBeNull();
    expect(blocks(benchOf({}, { complaint: C1! }), "T21", left("quads"))).toBeNull();
    expect(blocks(benchOf({}, { complaint: C4! }), "T54", leg)).toBe("C4");
    expect(blocks(benchOf({}, { complaint: C4! }), "T53", leg)).toBeNull();
  });
  it.each([
    [["PF1"], "PF1"],
    [["PF4"], "PF4"],
    [["PF12"], "PF12"],
    [["PF13"], null],
    [[], null],
  ] as const)("with %j a technique behind a gate: %s", (profile, why) => {
    expect(blocks(benchOf({ profile }), "T38", left("glute-max"))).toBe(why);
    expect(blocks(benchOf({ profile }), "T37", left("glute-max"))).toBeNull();
  });
});

describe("a soft place", () => {
  const areas = { "calf-gastroc.left": { gentle: true } };
  it("that a flag makes gentle takes no hard tool, and the flag says why", () => {
    const bench = benchOf({}, { areas, flags: [holding("RF24", { gentle: ["calf-gastroc.left"] })] });
    expect([blocks(bench, "T12", calf), blocks(bench, "T10", calf)]).toEqual(["RF24", null]);
    expect(blocks(bench, "T12", { ...calf, side: "right" })).toBeNull();
  });
  it("that the profile makes gentle takes none either; a flag that is gentle elsewhere is not blamed", () => {
    const flags = [holding("RF24", { gentle: ["chest.left"] })];
    expect(blocks(benchOf({ profile: ["PF12", "PF2"] }, { areas, flags }), "T12", calf)).toBe("PF2");
    expect(blocks(benchOf({}, { areas, flags }), "T12", calf)).toBeNull();
  });
  it("that was worse after the last session takes no hard tool", () => {
    const bench = benchOf({}, { areas: { "calf-gastroc.left": { half: true } } });
    expect([blocks(bench, "T12", calf), blocks(bench, "T10", calf)]).toEqual(["FU1", null]);
  });
  it("that is very sore takes hands alone", () => {
    const bench = benchOf({}, { areas: { "calf-gastroc.left": { sore: true } } });
    expect([blocks(bench, "T10", calf), blocks(bench, "T10", calf, "hands")]).toEqual(["too-sore", null]);
  });
  it("on a leg marked above 4 keeps tapping off that leg, and nothing else", () => {
    const marked = (key: AreaKey, soreness: number) => benchOf({}, { marked: { [key]: soreness } });
    expect(blocks(marked("quads.left", 4), "T54", leg)).toBeNull();
    expect(blocks(marked("quads.left", 5), "T54", leg)).toBe("too-sore");
    expect(blocks(marked("quads.right", 5), "T54", leg)).toBeNull();
    expect(blocks(marked("quads.left", 5), "T53", leg)).toBeNull();
    expect(blocks(marked("chest.left", 5), "T54", leg)).toBeNull();
  });
});

describe("positions and moments", () => {
  const positions = (profile: Request["profile"], row: TechniqueFact) =>
    positionsLeft(benchOf({ profile }), row, tool(row.tool), left(row.region));
  it("are all there when nothing is told; body weight off takes the floor alone", () => {
    const roller = { ...technique("T10"), positions: ["floor", "chair"] as const };
    expect(positions([], roller)).toEqual(["floor", "chair"]);
    expect(positions(["PF1"], roller)).toEqual(["chair"]);
  });
  it("name the code that leaves none; a row without positions has none and no code", () => {
    expect(positions(["PF1"], technique("T10"))).toEqual({ why: "PF1" });
    expect(positions(["PF1"], { ...technique("T10"), positions: [] })).toEqual([]);
  });
  const moments = (row: TechniqueFact, by = row.tool): readonly Moment[] =>
    MOMENTS.filter((moment) => isMoment(benchOf({ moment }), row, tool(by)));
  const own = { ...technique("T10"), moments: MOMENTS };
  it("are the technique's own, without a hard tool in bed", () => {
    expect(moments(own)).toEqual(["pre", "post", "rest", "bed"]);
    expect(moments({ ...own, moments: ["rest"] })).toEqual(["rest"]);
    expect(moments(own, "rolling-pin")).toEqual(["pre", "post", "rest"]);
  });
  it("before a run leave out regions that are not worked then, gated techniques and tapping", () => {
    const later = ["post", "rest", "bed"];
    expect(moments({ ...own, gated: true })).toEqual(later);
    expect(moments({ ...own, stroke: "tap" })).toEqual(later);
    expect(moments({ ...own, region: "low-back" })).toEqual(later);
    expect(moments({ ...technique("T50"), moments: MOMENTS })).toEqual(MOMENTS);
    const totals = { pre: 20, postRest: 60 };
    const regions = SMALL.regions.map((fact) => ({ ...fact, totals }));
    for (const [region, allowed] of [
      ["heel", false],
      ["foot", true],
    ] as const)
      expect(
        isMoment(
          { ...benchOf({ moment: "pre" }), knowledge: { ...SMALL, regions } },
          { ...own, region },
          tool("hands"),
        ),
      ).toBe(allowed);
    const none = SMALL.regions.map((fact) => ({ ...fact, totals: { pre: 0, postRest: 60 } }));
    expect(
      isMoment({ ...benchOf({ moment: "pre" }), knowledge: { ...SMALL, regions: none } }, own, tool("hands")),
    ).toBe(false);
  });
  it("open a gate after comfortable sessions with the technique before, and only then", () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, day) =>
        sessionAt(`2026-11-1${day}T08:00:00Z`, { technique: "T01", region: "foot", tool: "tennis-ball" }),
      );
    expect([0, 1, 2, 9].map((count) => isOpen(benchOf({ entries: days(count) }), technique("T03")))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(isOpen(benchOf({ entries: days(9) }), technique("T38"))).toBe(false);
    expect(isOpen(benchOf(), technique("T01"))).toBe(true);
  });
});
