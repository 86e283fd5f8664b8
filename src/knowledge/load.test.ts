import { describe, expect, it } from "vitest";
import { know, KNOWN } from "./know.ts";
import { facts, knowledge } from "./load.ts";

describe("what ships", () => {
  it("is whole", () =>
    expect(Object.fromEntries(Object.entries(facts).map(([k, list]) => [k, list.length]))).toMatchObject({
      regions: 21,
      places: 8,
      tools: 9,
      techniques: 54,
      stretches: 17,
      nogo: 27,
      flags: 31,
      profile: 15,
      complaints: 17,
      muscles: 13,
      claims: 90,
    }));
  it("has an edition of twelve hex digits", () => expect(knowledge.edition).toMatch(/^[0-9a-f]{12}$/));
  it("offers English", () => expect(knowledge.languages).toContain("en"));
  it("gives each kind in the order of its numbers", () =>
    expect(facts.techniques.map((t) => t.code)).toEqual(
      facts.techniques.map((_, i) => `T${String(i + 1).padStart(2, "0")}`),
    ));
});

describe("know", () => {
  it.each(KNOWN)("%s", (what) => expect(know(facts, what).length).toBeGreaterThan(7));
  it("gives the technique of the contract", () =>
    expect(know(facts, "techniques")[9]).toMatchObject({
      code: "T10",
      id: "calf-on-foam-roller",
      name: "Calf on foam roller",
      region: "calf-gastroc",
      tool: "foam-roller",
      positions: ["floor"],
      stroke: "roll",
      passSeconds: 3,
      moments: ["pre", "post", "rest"],
      dose: { seconds: 30, times: 3 },
      pain: { target: 4, ceiling: 5 },
      grade: "B",
      gated: false,
      stretch: "ST1",
    }));
  it("gives a technique the fields of the contract in their order, with what to keep off among its steps", () => {
    const fields =
      "code id name region muscles tool swaps positions stroke passSeconds moments dose pain grade gated avoid blockedBy steps path easier harder stretch claims sources";
    for (const [at, technique] of know(facts, "techniques").entries()) {
      expect(Object.keys(technique as object)).toEqual(fields.split(" "));
      expect(technique).toMatchObject({ steps: expect.arrayContaining([...(facts.techniques[at]?.notice ?? ["?"])]) });
    }
  });
  it("gives a claim the fields of the contract first, in their order", () => {
    for (const claim of know(facts, "claims"))
      expect(Object.keys(claim as object).slice(0, 8)).toEqual(
        "code article verdict evidence grade sources rule usedIn".split(" "),
      );
  });
  it("joins a claim's sources with title and address", () =>
    expect(know(facts, "claims")[17]).toMatchObject({
      code: "S18",
      verdict: "contested",
      sources: expect.arrayContaining([
        expect.objectContaining({ code: "A39", title: expect.stringContaining("ITB") }),
      ]),
    }));
});
