import { describe, expect, it } from "vitest";
import { benchOf, holding, left, technique } from "./bench.sample.ts";
import type { ToldByHand } from "./bench.sample.ts";
import type { AreaKey } from "./body.ts";
import type { ComplaintFact } from "./facts.ts";
import type { HoldingFlag } from "./flags.ts";
import type { Request } from "./request.ts";
import { SMALL } from "./small.sample.ts";
import { stretchOf } from "./stretching.ts";

describe("the stretch after a technique", () => {
  const stretch = (code: string, more: Partial<Request> = {}, told: ToldByHand = {}) => {
    const row = technique(code);
    return stretchOf(benchOf(more, told), row, left(row.region));
  };
  const at = (code: HoldingFlag["code"], key: AreaKey) => ({ flags: [holding(code, { holdsAt: [key] })] });
  const st1 = { id: "ST1", seconds: 30, once: false };
  it("is the one its row names, in a position that the person has", () => {
    expect(stretch("T10")).toEqual(st1);
    expect(stretch("T10", { positions: ["wall"] })).toEqual(st1);
    expect(stretch("T10", { positions: ["chair"] })).toBeNull();
    const row = { ...technique("T10"), stretch: "ST99" } as const;
    expect(stretchOf(benchOf(), row, left("calf-gastroc"))).toBeNull();
    expect(stretch("T52", { positions: ["bed"] })).toEqual({ id: "ST15", seconds: 60, once: true });
  });
  it("is short before a run unless it moves", () => {
    expect(stretch("T10", { moment: "pre" })?.seconds).toBeLessThan(30);
    expect(stretch("T20", { moment: "pre" })?.seconds).toBe(20);
  });
  it("is out with a flag that holds where it pulls: the place, its neighbors, and everywhere without sides", () => {
    expect(stretch("T10", {}, at("RF12", "calf-gastroc.left"))).toBeNull();
    expect(stretch("T10", {}, at("RF12", "shin.left"))).toBeNull();
    expect(stretch("T10", {}, at("RF12", "shin.right"))).toEqual(st1);
    expect(stretch("T10", {}, at("RF12", "quads.left"))).toEqual(st1);
    expect(stretch("T10", {}, at("RF13", "calf-gastroc.left"))).toEqual(st1);
    expect(stretch("T29", {}, at("RF12", "chest.right"))).toBeNull();
    expect(stretch("T29", {}, at("RF13", "chest.right"))).not.toBeNull();
  });
  it("is out where it strains what is marked 7 or is out, on either side for one without sides", () => {
    const marked = (key: AreaKey, soreness: number): ToldByHand => ({ marked: { [key]: soreness } });
    expect(stretch("T10", {}, marked("calf-gastroc.left", 6))).toEqual(st1);
    expect(stretch("T10", {}, marked("calf-gastroc.left", 7))).toBeNull();
    expect(stretch("T10", {}, marked("calf-gastroc.right", 7))).toEqual(st1);
    expect(stretch("T29", {}, marked("adductors.right", 7))).toBeNull();
    expect(stretch("T29", {}, marked("quads.right", 7))).not.toBeNull();
    expect(stretch("T20", {}, marked("peroneals.left", 9))).not.toBeNull();
    expect(stretch("T10", {}, { areas: { "calf-gastroc.left": { out: "SR2" } } })).toBeNull();
    expect(stretch("T10", {}, { areas: { "calf-gastroc.right": { out: "SR2" } } })).toEqual(st1);
    expect(stretch("T29", {}, { areas: { "adductors.right": { out: "SR2" } } })).toBeNull();
  });
  it("on the whole leg is strained by soreness anywhere on it, and out by the whole leg alone", () => {
    expect(stretch("T54", {}, { marked: { "shin.left": 7 } })).toBeNull();
    expect(stretch("T54", {}, { areas: { "shin.left": { out: "SR2" } } })).not.toBeNull();
    expect(stretch("T54", {}, { areas: { "whole-leg.left": { out: "SR2" } } })).toBeNull();
  });
  it("is out with a complaint that either row forbids", () => {
    const complaint = (more: Partial<ComplaintFact>): ComplaintFact => ({ ...SMALL.complaints[0]!, ...more });
    expect(stretch("T10", {}, { complaint: complaint({}) })).toEqual(st1);
    expect(stretch("T10", {}, { complaint: complaint({ stretchesOff: ["ST1"] }) })).toBeNull();
    expect(stretch("T10", {}, { complaint: complaint({ stretchesOff: ["ST3"] }) })).toEqual(st1);
  });
  it("is out with a condition that forbids it", () => {
    expect(stretch("T21", { profile: ["PF13"] })).toBeNull();
    expect(stretch("T21", { profile: ["PF12"] })).not.toBeNull();
  });
});
