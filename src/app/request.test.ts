// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { settingsOf } from "./data.ts";
import { ALL_POSITIONS, clearDraft, rate } from "./draft.ts";
import { loadRules } from "./engine.ts";
import { asking } from "./questions.ts";
import { lines, settings } from "./record.ts";
import { remembered } from "./request.ts";
import { heldVerdict } from "./stopped.ts";

const rules = await loadRules();
const instant = (hoursAgo: number): string =>
  new Date(Date.now() - hoursAgo * 3_600_000).toISOString().replace(/\.\d+Z/, "Z");
const profile = { v: 1, id: "p", at: instant(24), kind: "profile", codes: [], details: [] } as const;
const BROKEN = [
  { tools: ["vibrating-ball"] },
  { tools: "ball" },
  { minutes: "abc" },
  { minutes: 999 },
  { positions: "x" },
  { positions: ["hammock"] },
  { minutes: null, tools: [7, null], positions: {} },
];

beforeEach(() => {
  clearDraft();
  lines.value = [];
  settings.value = {};
});

describe("what is remembered for a session", () => {
  test("is asked with as it is where the rules know it", () => {
    const kept = { minutes: 15, tools: ["massage-stick", "foam-roller"], positions: ["floor"] };
    expect(remembered(rules, kept)).toEqual(kept);
  });
  test("loses what is no tool, no position and no length", () => {
    const kept = { minutes: 15, tools: ["massage-stick", "vibrating-ball"], positions: ["hammock", "floor"] };
    expect(remembered(rules, kept)).toEqual({ minutes: 15, tools: ["massage-stick"], positions: ["floor"] });
    const lengths = [999, 0, 12.4, "abc", null, Number.NaN].map(
      (minutes) => remembered(rules, { ...kept, minutes }).minutes,
    );
    expect(lengths).toEqual([60, 3, 12, 10, 10, 10]);
    expect(remembered(rules, { minutes: 5, tools: "x", positions: "x" })).toEqual({
      minutes: 5,
      tools: [],
      positions: ALL_POSITIONS,
    });
  });
  test.each(BROKEN)("never keeps Check shut, nor the advice of a stop: %j", (kept) => {
    settings.value = kept;
    lines.value = [profile];
    rate({ region: "calf-gastroc", side: "left" }, 6);
    expect(asking(rules).kind).toBe("ask");
    lines.value = [profile, { v: 1, id: "s", at: instant(1), kind: "stopped", flags: ["RF1"] }];
    expect(asking(rules).kind).toBe("stopped");
    expect(heldVerdict(rules)).toMatchObject({ disposition: "emergency", timeframe: "now", flags: ["RF1"] });
  });
});

test("the advice of a stop comes with a profile code of another version too", () => {
  lines.value = [
    { ...profile, codes: ["PF1", "PF99"] },
    { v: 1, id: "s", at: instant(1), kind: "stopped", flags: ["RF1"] },
  ];
  expect(heldVerdict(rules)?.disposition).toBe("emergency");
});
test("a flag ticked again on the day of its clearance is shown", () => {
  const [stop, again] = [instant(3), instant(1)];
  const told = { v: 1, id: "c", at: instant(2), kind: "cleared", on: instant(2).slice(0, 10), codes: ["RF2"] } as const;
  lines.value = [profile, { v: 1, id: "s", at: stop, kind: "stopped", flags: ["RF2"] }, told];
  const held = heldVerdict(rules);
  lines.value = [...lines.value, { v: 1, id: "t", at: again, kind: "stopped", flags: ["RF2"] }];
  expect([held, heldVerdict(rules)?.flags]).toEqual([null, ["RF2"]]);
});
test("a restore takes over the settings that mean something here, and a tool of a newer version with them", () => {
  expect(settingsOf(rules, { minutes: "abc", tools: "ball", positions: [7], lastBackup: "x" })).toEqual({});
  expect(settingsOf(rules, { minutes: 999 })).toEqual({});
  const good = { minutes: 15, tools: ["ball", "vibrating-ball"], positions: ["floor"], theme: "night" };
  expect(settingsOf(rules, good)).toEqual(good);
});
