// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { facts } from "#knowledge";
import { clearDraft, rate } from "./draft.ts";
import { loadRules } from "./engine.ts";
import {
  askedAgain,
  asking,
  detailsOf,
  EVERYWHERE,
  followUps,
  lead,
  missingOf,
  placesFor,
  toldFrom,
  verdictOn,
} from "./questions.ts";
import { lines } from "./record.ts";

const rules = await loadRules();
const instant = (hoursAgo: number): string =>
  new Date(Date.now() - hoursAgo * 3_600_000).toISOString().replace(/\.\d+Z/, "Z");
const profile = { v: 1, id: "p", at: instant(24), kind: "profile", codes: [], details: [] } as const;
const TODAY = "2026-11-25";

beforeEach(() => {
  clearDraft();
  lines.value = [];
});

describe("what Check asks", () => {
  test("the session's ten, those of the marked place, and the profile when it was never told", () => {
    rate({ region: "calf-gastroc", side: "left" }, 6);
    const now = asking(rules);
    if (now.kind !== "ask") throw new Error("stopped");
    expect(now.questions.session).toHaveLength(10);
    expect(now.questions.places).toEqual(["RF12", "RF13", "RF16", "RF18", "RF19"]);
    expect(now.questions.profile).toHaveLength(15);
    lines.value = [profile];
    const then = asking(rules);
    expect(then.kind === "ask" && then.questions.profile).toEqual([]);
  });
  test("nothing when a stop holds: it is shown again", () => {
    lines.value = [profile, { v: 1, id: "s", at: instant(1), kind: "stopped", flags: ["RF2"] }];
    expect(asking(rules)).toEqual({ kind: "stopped" });
  });
  test("a follow-up only after its parent's yes, and only when the parent is no stop by itself", () => {
    lines.value = [profile];
    rate({ region: "calf-gastroc", side: "left" }, 6);
    const now = asking(rules);
    if (now.kind !== "ask") throw new Error("stopped");
    expect(followUps(rules, now.questions, new Set())).toEqual([]);
    expect(followUps(rules, now.questions, new Set(["RF12"]))).toEqual(["RF12a"]);
    expect(followUps(rules, now.questions, new Set(["RF12", "RF1"]))).toEqual([]);
  });
  test("all noes clear the way, one yes to a stop does not", () => {
    lines.value = [profile];
    const now = asking(rules);
    if (now.kind !== "ask") throw new Error("stopped");
    const noes = Object.fromEntries(now.questions.session.map((code) => [code, false]));
    const answered = { details: [], profile: null, regions: [] };
    expect(verdictOn(rules, { ...answered, answers: noes }).verdict).toBe("cleared");
    expect(verdictOn(rules, { ...answered, answers: { ...noes, RF9: true } }).verdict).toBe("stop");
  });
});

describe("dark urine", () => {
  const sore = (...all: readonly number[]): readonly { readonly soreness: number }[] =>
    all.map((soreness) => ({ soreness }));
  test("is asked again, alone, when two places are very sore", () => {
    expect(askedAgain(rules, sore(9, 10), { RF5: false })).toBe("RF5");
    expect(askedAgain(rules, sore(3, 9, 9), {})).toBe("RF5");
    expect(rules.facts.flags.find(({ code }) => code === "RF5")?.disposition).toBe("emergency");
  });
  test("is not asked again when one is, or none, or when it was told", () => {
    expect(askedAgain(rules, sore(9, 8), { RF5: false })).toBeNull();
    expect(askedAgain(rules, [], {})).toBeNull();
    expect(askedAgain(rules, sore(9, 10), { RF5: true })).toBeNull();
  });
});

describe("a place that is told", () => {
  test("has no default: where first, then since when, never a day to come", () => {
    expect(missingOf({ where: "", on: "" }, true, TODAY)).toBe("where");
    expect(missingOf({ where: "quads.left", on: "" }, true, TODAY)).toBe("since");
    expect(missingOf({ where: "quads.left", on: "2026-11-26" }, true, TODAY)).toBe("since");
    expect(missingOf({ where: "quads.left", on: TODAY }, true, TODAY)).toBeNull();
    expect(missingOf({ where: "quads.left", on: "" }, false, TODAY)).toBeNull();
    expect(missingOf({ where: EVERYWHERE, on: "" }, true, TODAY)).toBeNull();
  });
  test("becomes details; everywhere becomes none, which counts everywhere", () => {
    const told = [{ where: "quads.left", on: "2026-11-20" }];
    expect(detailsOf("RF12", told, TODAY)).toEqual([{ code: "RF12", region: "quads", side: "left", on: "2026-11-20" }]);
    expect(detailsOf("RF12", [...told, { where: EVERYWHERE, on: "" }], TODAY)).toEqual([]);
  });
  test("comes back to the form as it was told", () => {
    const details = [{ code: "PF6", region: "quads", side: "left", on: TODAY }] as const;
    expect(toldFrom(["PF6", "PF9"], details)).toEqual({
      PF6: [{ where: "quads.left", on: TODAY }],
      PF9: [{ where: EVERYWHERE, on: "" }],
    });
  });
  test("the marked places stand first", () => {
    rate({ region: "shin", side: "right" }, 3);
    expect(placesFor(["quads", "shin"])[0]).toEqual({ region: "shin", side: "right" });
  });
});

test("the bold words of every short form are its beginning, and never all of a long one", () => {
  for (const { short } of [...facts.flags, ...facts.profile]) {
    const [first, rest] = lead(short);
    expect(first + rest).toBe(short);
    expect(first.length, short).toBeGreaterThan(2);
    expect(first.length, short).toBeLessThan(short.length > 45 ? 45 : 46);
  }
});
