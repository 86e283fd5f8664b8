// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import type { Plan, Step } from "#core";
import { askAgain, changes, current, undo } from "../advice.ts";
import { changeDraft, clearDraft, setMoment } from "../draft.ts";
import { loadRules } from "../engine.ts";
import { lines, settings } from "../record.ts";
import { planned } from "../session.sample.ts";
import {
  canMove,
  drop,
  keyOf,
  lengthen,
  letIn,
  longerThan,
  move,
  planOf,
  secondsOf,
  shorten,
  shorterThan,
  takeWay,
  waysFor,
  wayTo,
  withMinutes,
} from "./plan-changes.ts";

const rules = await loadRules();
const answers = Object.fromEntries(
  rules.facts.flags.filter(({ parent }) => parent === null).map(({ code }) => [code, false]),
);
const CALF = { region: "calf-gastroc", side: "left" } as const;
const now = (): Plan => {
  const plan = planOf(current.peek());
  if (plan === null) throw new Error("no plan");
  return plan;
};
const at = (place: { readonly region: string; readonly side: string }): readonly Step[] =>
  now().steps.filter((step) => keyOf(step) === keyOf(place));
const calf = (): Step => {
  const [first] = at(CALF);
  if (first === undefined) throw new Error("no calf");
  return first;
};
const pressed = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + secondsOf(step), 0);

/** A sore calf and a front thigh, roller and stick, eight minutes, every question answered with no. */
beforeEach(async () => {
  settings.value = { minutes: 8, tools: ["foam-roller", "massage-stick"] };
  const told = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  lines.value = [{ v: 1, id: "p", at: told, kind: "profile", codes: [], details: [] }];
  clearDraft();
  setMoment("post");
  changeDraft({
    spots: [
      { ...CALF, soreness: 6 },
      { region: "quads", side: "left", soreness: 4 },
      { region: "hamstrings", side: "left", soreness: 9 },
    ],
    answers,
    answeredAtMs: Date.now(),
    fill: false,
  });
  changes.value = [];
  await askAgain();
});

describe("a change of the plan", () => {
  it("takes another way where core has one, and tells why not where it has none", async () => {
    const ways = await waysFor(calf(), ["T10", "T11", "T12", "T21", "T53"]);
    const why = (code: string) => ways.find(({ technique }) => technique === code)?.why;
    expect([why("T11"), why("T53"), why("T21")]).toEqual([null, null, "not-here"]);
    expect(await takeWay(calf(), "T11")).toEqual({ done: true });
    expect(at(CALF).map(({ technique }) => technique)).toEqual(["T11"]);
    await undo();
    expect(changes.peek()).toEqual([]);
  });
  it("is longer up to what the place may get and no further, and shorter down to what is worth a step", async () => {
    await takeWay(calf(), "T10");
    for (let n = 0; n < 6; n++) await lengthen(now(), calf());
    expect(pressed(at(CALF))).toBeLessThanOrEqual(120);
    expect(await lengthen(now(), calf())).toEqual({ done: false, why: "most" });
    for (let n = 0; n < 6; n++) await shorten(now(), calf());
    expect(pressed(at(CALF))).toBe(60);
    expect(await shorten(now(), calf())).toEqual({ done: false, why: "least" });
  });
  it("leaves a place and brings it back; what is too sore stays out", async () => {
    for (let n = 0; n < 2 && at(CALF).length > 0; n++) await drop(now(), calf());
    expect(at(CALF)).toEqual([]);
    expect(now().left).toContainEqual({ ...CALF, why: "wish" });
    expect(await letIn(CALF)).toEqual({ done: true });
    expect(at(CALF).length).toBeGreaterThan(0);
    expect(await letIn({ region: "hamstrings", side: "left" })).toEqual({ done: false, why: "too-sore" });
  });
  it("does not leave the last place", async () => {
    for (const step of now().steps.slice(1)) await drop(now(), step);
    while (new Set(now().steps.map(keyOf)).size > 1) await drop(now(), now().steps[0] as Step);
    for (let n = 0; n < 2; n++) await drop(now(), now().steps[0] as Step);
    expect(await drop(now(), now().steps[0] as Step)).toEqual({ done: false, why: "last" });
  });
  it("comes earlier and later, as far as there is a place to change with", async () => {
    const first = now().steps[0] as Step;
    expect([canMove(now(), first, -1), canMove(now(), first, 1)]).toEqual([false, true]);
    expect(await move(now(), first, 1)).toEqual({ done: true });
    expect(keyOf(now().steps[0] as Step)).not.toBe(keyOf(first));
  });
  it("comes where it is put, as far as it goes", async () => {
    const [first, last] = [now().steps[0] as Step, now().steps.at(-1) as Step];
    const way = wayTo(now(), first, last);
    expect(way).toBeGreaterThan(0);
    expect([wayTo(now(), last, first), wayTo(now(), first, first)]).toEqual([-way, 0]);
    expect(await move(now(), first, way)).toEqual({ done: true });
    expect(keyOf(now().steps.at(-1) as Step)).toBe(keyOf(first));
  });
  it("of the minutes is offered only where the plan itself becomes shorter", () => {
    expect(shorterThan(10, 600)).toBe(8);
    expect(shorterThan(10, 380)).toBe(6);
    expect(shorterThan(10, 360)).toBe(5);
    expect([shorterThan(3, 180), shorterThan(5, 170)]).toEqual([null, null]);
  });
  it("is offered as more minutes only where more of them could do something", () => {
    const wishes = { leave: [], work: [], order: [], liked: [], disliked: [] };
    const stepsIn = (minutes: number, more: object): Plan => planned(rules, { wishes, minutes, ...more }).plan;
    const one = [{ ...CALF, soreness: 6 }];
    const pre = ["calf-gastroc", "quads", "hamstrings"].map((region) => ({ region, side: "left", soreness: 5 }));
    const cases = [
      { spots: one, tools: [] },
      { spots: one },
      { spots: pre, moment: "pre" },
      { spots: pre, moment: "rest", fill: true },
    ].flatMap((more) => [3, 5, 10, 20, 30].map((minutes) => ({ minutes, more, plan: stepsIn(minutes, more) })));
    const closed = cases.filter(({ minutes, plan }) => longerThan(minutes, plan) === null);
    expect(closed.length).toBeGreaterThan(5);
    expect(cases.length - closed.length).toBeGreaterThan(5);
    for (const { more, plan } of closed) expect(stepsIn(60, more).steps).toEqual(plan.steps);
  });
  it("of the minutes may break a wish, and then says which", async () => {
    // One set less and then one more: from here the present length is wished for.
    for (const place of [CALF, { region: "quads", side: "left" }])
      for (const change of [shorten, lengthen]) await change(now(), at(place)[0] as Step);
    expect(now().notKept).toEqual([]);
    expect(await withMinutes(3)).toEqual({ done: true });
    expect(now().notKept?.length).toBeGreaterThan(0);
  });
});
