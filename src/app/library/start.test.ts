// @vitest-environment happy-dom
import { facts } from "#knowledge";
import { beforeEach, describe, expect, it } from "vitest";
import { askNow, current } from "../advice.ts";
import { alone, endAlone, freeAlone, narrowAlone } from "../alone.ts";
import { instantNow } from "../device/clock.ts";
import {
  changeDraft,
  chosen,
  clearDraft,
  draft,
  positions,
  rate,
  setTools,
  tools,
  touch,
  unmark,
  unset,
} from "../draft.ts";
import { loadRules } from "../engine.ts";
import { lines, settings } from "../record.ts";
import { urgentOf } from "../parts/urgent.ts";
import { placesFor, startAlone, takeRoute } from "./start.ts";

const technique = (code: string) => facts.techniques.find((t) => t.code === code)!;
beforeEach(() => {
  settings.value = { tools: ["massage-stick", "tennis-ball"] };
  clearDraft();
});

describe("start this alone", () => {
  it("hands place, tool and positions to Today, and asks how sore it is", () => {
    startAlone(technique("T10"), "calf-gastroc", ["left", "right"]);
    expect(location.pathname).toBe("/");
    expect(tools.value).toEqual(["foam-roller"]);
    expect(positions.value).toEqual(["floor"]);
    expect(draft.value).toMatchObject({ spots: [], answers: {}, fill: false, complaint: null });
    expect(unset.value).toEqual([
      { region: "calf-gastroc", side: "left" },
      { region: "calf-gastroc", side: "right" },
    ]);
    expect(chosen.value).toEqual({ region: "calf-gastroc", side: "right" });
  });
  it("wishes for this technique alone, and gives back what stood on Today", () => {
    const marks = [{ region: "quads", side: "left", soreness: 5 }] as const;
    changeDraft({ spots: marks, complaint: "C1" });
    startAlone(technique("T10"), "calf-gastroc", ["left"]);
    startAlone(technique("T12"), "calf-gastroc", ["right"]);
    expect(draft.value.wishes?.work).toEqual([expect.objectContaining({ side: "right", technique: "T12" })]);
    expect(draft.value).toMatchObject({ spots: [], complaint: null });
    expect(endAlone()).toBe(true);
    expect(draft.value).toMatchObject({ spots: marks, complaint: "C1", wishes: null, only: null });
    expect(unset.value).toEqual([]);
    expect(endAlone()).toBe(false);
  });
  it("may be done in any way after all, and is over when something else is asked for", () => {
    startAlone(technique("T10"), "calf-gastroc", ["left"]);
    freeAlone();
    expect(draft.value.wishes?.work).toEqual([]);
    expect(alone.value).toMatchObject({ technique: null });
    takeRoute("C1", "/");
    expect(alone.value).toBeNull();
  });
  describe("when Today is changed", () => {
    const QUADS = { region: "quads", side: "left" } as const;
    const LEFT = { region: "calf-gastroc", side: "left" } as const;
    const RIGHT = { region: "calf-gastroc", side: "right" } as const;
    beforeEach(() => {
      rate(QUADS, 5);
      startAlone(technique("T10"), "calf-gastroc", ["left", "right"]);
    });
    it("holds while its places are rated", async () => {
      rate(RIGHT, 4);
      await Promise.resolve();
      expect(alone.value).toMatchObject({ technique: "T10", places: [LEFT, RIGHT] });
    });
    it("wishes for nothing at a side that was taken back", async () => {
      unmark(RIGHT);
      await Promise.resolve();
      expect(draft.value.wishes?.work).toEqual([expect.objectContaining({ side: "left", technique: "T10" })]);
      expect(alone.value).toMatchObject({ technique: "T10", places: [LEFT] });
      expect(tools.value).toEqual(["foam-roller"]);
    });
    it("is over once none of its places is marked: what stood there before is back", async () => {
      unmark(LEFT);
      unmark(RIGHT);
      await Promise.resolve();
      expect(alone.value).toBeNull();
      expect(draft.value).toMatchObject({ spots: [{ ...QUADS, soreness: 5 }], only: null, wishes: null, fill: true });
      expect(tools.value).toEqual(["massage-stick", "tennis-ball"]);
    });
    it("becomes one wish of a plan like any other with another place", async () => {
      unmark(RIGHT);
      rate(LEFT, 6);
      touch({ region: "hamstrings", side: "left" });
      await Promise.resolve();
      expect(alone.value).toBeNull();
      expect(draft.value).toMatchObject({ only: null, fill: true });
      // The plan has it at its place, or says why not.
      expect(draft.value.wishes?.work).toEqual([expect.objectContaining({ ...LEFT, technique: "T10" })]);
      expect(draft.value.spots).toEqual([
        { ...QUADS, soreness: 5 },
        { ...LEFT, soreness: 6 },
      ]);
      expect(unset.value).toEqual([{ region: "hamstrings", side: "left" }]);
    });
  });
  it("says why a side is not done where only the other one can be", async () => {
    const rules = await loadRules();
    lines.value = [{ v: 1, id: "profile", at: instantNow(), kind: "profile", codes: [], details: [] }];
    startAlone(technique("T10"), "calf-gastroc", ["left", "right"]);
    rate({ region: "calf-gastroc", side: "left" }, 4);
    rate({ region: "calf-gastroc", side: "right" }, 8);
    const flags = rules.facts.flags.filter(({ parent }) => parent === null);
    changeDraft({ answers: Object.fromEntries(flags.map(({ code }) => [code, false])), answeredAtMs: Date.now() });
    await askNow();
    await narrowAlone();
    const plan = current.value?.advice.verdict === "plan" ? current.value.advice.plan : null;
    expect(plan?.steps.map(({ technique: code, side }) => [code, side])).toEqual([["T10", "left"]]);
    expect(alone.value?.narrowed).toEqual([expect.objectContaining({ side: "right", why: "too-sore" })]);
  });
  it("has a place for every technique but those of the whole leg, and the hands that are carried over have many", () => {
    const none = facts.techniques.filter((each) => placesFor(facts, each).length === 0).map(({ code }) => code);
    expect(none).toEqual(["T51", "T54"]);
    expect(placesFor(facts, technique("T52"))).toContain("quads");
    expect(placesFor(facts, technique("T52"))).not.toContain("whole-leg");
  });
  it("forgets nothing of what is remembered", () => {
    startAlone(technique("T10"), "calf-gastroc", ["left"]);
    setTools(["foam-roller", "hands"]);
    expect(tools.value).toEqual(["foam-roller", "hands"]);
    clearDraft();
    expect(tools.value).toEqual(["massage-stick", "tennis-ball"]);
  });
});
it.each(["/", "/check"] as const)("use this route hands the complaint alone, to %s", (to) => {
  takeRoute("C4", to);
  expect(location.pathname).toBe(to);
  expect(draft.value).toMatchObject({ complaint: "C4", spots: [], answers: {}, fill: true, only: null });
});
it.each([
  ["C14", ["RF1"]],
  ["C13", ["RF6"]],
  ["C16", ["RF5"]],
  ["C1", []],
] as const)("the warning signs of %s that need help now come first: %s", (code, flags) => {
  const complaint = facts.complaints.find((each) => each.code === code)!;
  expect(urgentOf(facts, complaint).map((flag) => flag.code)).toEqual(flags);
});
