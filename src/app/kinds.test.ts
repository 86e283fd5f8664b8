// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { PAIN_KINDS, REGIONS } from "#core";
import type { Area } from "#core";
import { clearDraft, draft, rate, tellAbout, unmark } from "./draft.ts";
import { requestNow, toldNow } from "./request.ts";
import { loadRules } from "./engine.ts";
import { answerAtOnce, kindQuestions, stopsNow } from "./kinds.ts";
import { followUps } from "./questions.ts";
import { lines } from "./record.ts";

const rules = await loadRules();
const shin: Area = { region: "shin", side: "left" };
const spotsNow = (): unknown => (requestNow(rules) as { readonly spots: unknown }).spots;

beforeEach(() => {
  clearDraft();
  lines.value = [];
});

describe("what is said of a place", () => {
  test("goes into the request with it, and away with it", () => {
    rate(shin, 4);
    expect(spotsNow()).toEqual([{ ...shin, soreness: 4 }]);
    tellAbout(shin, { kind: "sharp", point: { view: "front", x: 120, y: 300 } });
    rate(shin, 6);
    expect(spotsNow()).toEqual([{ ...shin, soreness: 6, kind: "sharp", point: { view: "front", x: 120, y: 300 } }]);
    unmark(shin);
    rate(shin, 2);
    expect(spotsNow()).toEqual([{ ...shin, soreness: 2 }]);
  });
});

describe("questions at once", () => {
  test("are those of the kind", () => {
    expect(kindQuestions(rules, shin, undefined)).toEqual([]);
    expect(kindQuestions(rules, shin, "dull")).toEqual([]);
    expect(kindQuestions(rules, shin, "sharp")).toEqual(["RF11"]);
    expect(kindQuestions(rules, shin, "burning")).toEqual(["RF10", "RF16"]);
  });
  test("none of them opens a follow-up that the rules would wait for", () => {
    const asked = new Set(
      REGIONS.flatMap((region) => PAIN_KINDS.flatMap((kind) => kindQuestions(rules, { region, side: "left" }, kind))),
    );
    for (const code of asked) {
      clearDraft();
      rate(shin, 4);
      const open = followUps(rules, { session: [code], places: [], profile: [] }, new Set([code]));
      const parents = new Map(rules.facts.flags.map((flag) => [flag.code, flag.parent]));
      expect(open.filter((each) => parents.get(each) === code)).toEqual([]);
    }
  });
  test("a yes that ends the day does so at once; another is kept for Check", () => {
    rate(shin, 4);
    answerAtOnce("RF16", true);
    expect(stopsNow(rules)).toBe(false);
    answerAtOnce("RF11", true);
    expect(stopsNow(rules)).toBe(true);
    answerAtOnce("RF11", false);
    expect(stopsNow(rules)).toBe(false);
    answerAtOnce("RF6", true);
    expect(stopsNow(rules)).toBe(true);
    expect(toldNow()).toEqual({ RF16: true, RF11: false, RF6: true });
  });
  test("what was answered an hour ago counts no more", () => {
    answerAtOnce("RF10", true);
    expect(toldNow()).toEqual({ RF10: true });
    draft.value = { ...draft.value, told: { ...draft.value.told, atMs: Date.now() - 3_600_000 } };
    expect(toldNow()).toEqual({});
  });
});
