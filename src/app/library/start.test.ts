// @vitest-environment happy-dom
import { facts } from "#knowledge";
import { beforeEach, describe, expect, it } from "vitest";
import { chosen, clearDraft, draft, positions, setTools, tools, unset } from "../draft.ts";
import { settings } from "../record.ts";
import { urgentOf } from "../parts/urgent.ts";
import { startAlone, takeRoute } from "./start.ts";

const technique = (code: string) => facts.techniques.find((t) => t.code === code)!;
beforeEach(() => {
  settings.value = { tools: ["massage-stick", "tennis-ball"] };
  clearDraft();
});

describe("start this alone", () => {
  it("hands place, tool and positions to Today, and asks how sore it is", () => {
    startAlone(technique("T10"), ["left", "right"]);
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
  it("forgets nothing of what is remembered", () => {
    startAlone(technique("T10"), ["left"]);
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
