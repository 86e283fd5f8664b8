// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import type { Run } from "#runs";
import { settingsOf } from "./data.ts";
import { today } from "./device/clock.ts";
import { ALL_POSITIONS, changeDraft, clearDraft, rate } from "./draft.ts";
import { loadRules } from "./engine.ts";
import { runOf } from "./logbook/run-row.ts";
import { profileNow } from "./profile-now.ts";
import { asking, verdictOn } from "./questions.ts";
import { lines, runs, settings } from "./record.ts";
import { readNow, remembered, requestNow } from "./request.ts";
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
  runs.value = [];
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
describe("what no rule here can read", () => {
  const strange = { v: 1, at: instant(30), kind: "session", moment: "rest", complaint: null, minutes: 10 } as const;
  const session = { ...strange, id: "t", lastedSeconds: 600, edition: "x" } as const;
  const worked = { technique: "T99", region: "foot", side: "left", tool: "hands", seconds: 60 } as const;
  const row = { ...worked, before: null, after: null, highest: null, stop: null } as const;
  const profiles: readonly object[] = [
    { codes: ["PF99"] },
    { codes: ["PF6"], details: [{ code: "PF6", region: "quads", side: "middle", on: "2026-01-01" }] },
  ];
  test.each(profiles)("of a profile is asked anew: %j", (wrong) => {
    lines.value = [{ ...profile, ...wrong }];
    const now = asking(rules);
    expect(now.kind === "ask" && now.questions.profile).toHaveLength(rules.facts.profile.length);
  });
  test("a profile told twice over counts once, and a day that has not come counts as today", () => {
    const places = [{ code: "PF6", region: "quads", side: "left", on: "2099-01-01" }] as const;
    lines.value = [{ ...profile, codes: ["PF1", "PF1", "PF6"], details: places }];
    expect(profileNow(rules)).toMatchObject({ codes: ["PF1", "PF6"], details: [{ on: today() }] });
    const nothing = { answers: {}, details: [], profile: null, regions: [] };
    expect(verdictOn(rules, nothing).verdict).toBe("ask");
  });
  test("of sessions, mornings and runs is left out, and Check asks", () => {
    const felt = [{ region: "low-back", side: "left", soreness: 3 }] as const;
    lines.value = [profile, { ...session, worked: [row] }, { v: 1, id: "m", at: instant(20), kind: "morning", felt }];
    const broken = [{ distanceMeters: -5 }, { segments: 5 }, { startedAt: "2026-11-20T08:00:00" }];
    runs.value = broken.map(
      (more, i) => ({ ...runOf({ id: `r${i}` } as Run), startedAt: instant(30), ...more }) as Run,
    );
    expect(asking(rules).kind).toBe("ask");
    expect(readNow(rules, requestNow(rules)).ok).toBe(true);
  });
  test("of a stop holds, with advice, and its flags are cleared by name", () => {
    const stop = { v: 1, id: "s", at: instant(1), kind: "stopped" } as const;
    for (const [flags, found] of [
      [["RF99"], { disposition: "clinician-first", timeframe: "today" }],
      [["RF1", "RF99"], { disposition: "emergency", timeframe: "now" }],
    ] as const) {
      lines.value = [profile, { ...session, worked: [row] }, { ...stop, flags }];
      expect(asking(rules).kind).toBe("stopped");
      expect(heldVerdict(rules)).toMatchObject({ ...found, flags });
    }
  });
  test("of a route is none", () => {
    lines.value = [profile];
    changeDraft({ complaint: "C99" });
    expect(asking(rules).kind).toBe("ask");
  });
});
test("a stop keeps its urgency: the places that were told with it count", () => {
  const on = instant(3).slice(0, 10);
  const details = [{ code: "RF12a", region: "quads", side: "left", on }] as const;
  const answers = Object.fromEntries(rules.facts.flags.map(({ code }) => [code, code === "RF12" || code === "RF12a"]));
  lines.value = [profile];
  rate({ region: "quads", side: "left" }, 6);
  const first = verdictOn(rules, { answers, details, profile: null, regions: ["quads"] });
  expect(first.verdict).toBe("stop");
  if (first.verdict !== "stop") return;
  const { flags, disposition, timeframe } = first;
  lines.value = [profile, { v: 1, id: "s", at: instant(1), kind: "stopped", flags, details }];
  expect(heldVerdict(rules)).toMatchObject({ flags, disposition, timeframe });
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
