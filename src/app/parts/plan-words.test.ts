import { describe, expect, it } from "vitest";
import type { Plan, SessionEvent } from "#core";
import { setMoment } from "../draft.ts";
import { addSentences } from "../words.ts";
import { shownOf } from "./guide-words.ts";
import {
  becauseWords,
  changeWords,
  doseWords,
  needsWords,
  piecesOf,
  whatToSee,
  saidBefore,
  whyGentle,
  whyLeft,
} from "./plan-words.ts";
import { loadRules } from "../engine.ts";

const rules = await loadRules();

addSentences(rules.facts.languages[0]?.sentences ?? {});
const answers = Object.fromEntries(
  rules.facts.flags.filter(({ parent }) => parent === null).map((f) => [f.code, false]),
);
function planned(change: object): Plan {
  const request = {
    at: "2026-11-23T18:00:00+01:00",
    moment: "post",
    minutes: 30,
    tools: ["foam-roller", "tennis-ball", "massage-stick"],
    spots: [
      { region: "calf-gastroc", side: "left", soreness: 6 },
      { region: "foot", side: "both", soreness: 0 },
      { region: "hamstrings", side: "right", soreness: 4 },
    ],
    complaint: null,
    profile: [],
    answers,
    runs: [],
    entries: [],
    fill: true,
    language: "en",
    ...change,
  };
  const read = rules.readRequest(rules.knowledge, request);
  if (!read.ok) throw new Error(`${read.refused.field}: ${read.refused.expected}`);
  const advice = rules.advise(rules.knowledge, read.request);
  if (advice.verdict !== "plan") throw new Error(advice.verdict);
  return advice.plan;
}
/** A key in place of its sentence, or a gap that was left open. */
const isMissing = (text: string): boolean => text.length <= 3 || /\{|^\w+\.[\w.-]+$|undefined/.test(text);

describe("the words of a plan", () => {
  const plan = planned({});
  it("fill the strip with the whole of the plan's time", () => {
    const seconds = piecesOf(plan).reduce((sum, [, s]) => sum + s, 0);
    expect(seconds).toBe(plan.seconds);
    expect(piecesOf(plan).every(([, s]) => s >= 0)).toBe(true);
  });
  it("say dose, reason and needs of every step", () => {
    expect(plan.steps.flatMap((step) => [doseWords(step), becauseWords(step)]).filter(isMissing)).toEqual([]);
    expect(needsWords(plan)).toMatch(/^[A-Z].*\. .*, then .*\.$/);
  });
  it("call a place that was asked for without being sore just that", () => {
    const foot = plan.steps.find(({ region }) => region === "foot");
    expect(foot === undefined ? "" : becauseWords(foot)).toContain("You asked for it.");
    const worked = { ...plan.steps[0]!, because: [{ code: "load", value: 1 }] as const };
    expect(becauseWords(worked, "16.2 km, 420 m down")).toBe(
      "It worked hard on your 16.2 km, 420 m down. Our estimate.",
    );
    expect(becauseWords(worked)).toBe("It worked hard in your last runs. Our estimate.");
  });
  it("have a sentence for every reason to leave a place out, and for everything to be seen", () => {
    const { flags, profile, complaints } = rules.facts;
    const codes = [...flags, ...profile, ...complaints].map(({ code }) => code);
    const plain = ["time", "tool", "position", "moment", "gate", "too-sore", "enough-today", "enough-this-week"];
    const said = [
      ...[...codes, ...plain, "SR2", "FU1"].map((why) => whyLeft(rules.facts, why)),
      ...[...codes, "FU3", "FU5", "SR4"].map((code) => whatToSee(rules.facts, code)),
      ...[...flags, ...profile].map(({ code }) => whyGentle(rules.facts, code)),
    ];
    expect(said.filter(isMissing)).toEqual([]);
  });
});

describe("the guide", () => {
  it("has something to show at every moment of a session, and never a time below zero", () => {
    const plan = planned({});
    let state = rules.newSession(plan, { knowledge: rules.knowledge });
    const kinds = new Set<string>();
    const wrong: number[] = [];
    const turn = (event: SessionEvent): void => {
      state = rules.session(state, event)[0];
    };
    turn({ kind: "start", atMs: 0 });
    for (let atMs = 0; state.mode !== "ended"; atMs += 700) {
      const shown = shownOf(rules, state);
      if (shown === null || isMissing(shown.title) || isMissing(`${shown.next} `) || shown.seconds < 0)
        wrong.push(atMs);
      kinds.add(shown?.kind ?? "");
      turn({ kind: "tick", atMs });
    }
    expect(wrong).toEqual([]);
    expect([...kinds].toSorted()).toEqual(["contact", "ready", "rest", "stretch", "stretch-ready"]);
    expect(shownOf(rules, state)).toBeNull();
  });
});

describe("what a change did", () => {
  const CALF = { region: "calf-gastroc", side: "left" };
  const plain = planned({});
  const words = (wishes: object, more: object = {}): string =>
    changeWords(rules, plain, planned({ ...more, wishes }), { about: "Left upper calf" });
  it("names what went out by wish", () => expect(words({ leave: [CALF] })).toContain("Out: Left upper calf."));
  it("names the other technique and its seconds", () =>
    expect(words({ work: [{ ...CALF, technique: "T11" }] })).toMatch(/^Left upper calf is now: .*, \d+ s\./));
  it("says that only the order is another", () =>
    expect(words({ order: [{ region: "hamstrings", side: "right" }] })).toMatch(
      /order now|Out|now gets|^Now without the stretch/,
    ));
  it("says what had to make room", () => {
    const spots = [
      { ...CALF, soreness: 6 },
      { region: "quads", side: "left", soreness: 5 },
    ];
    const [before, wished] = [planned({ minutes: 4, fill: false, spots }), { work: [{ ...CALF, leastSeconds: 90 }] }];
    const after = planned({ minutes: 4, fill: false, spots, wishes: wished });
    expect(changeWords(rules, before, after)).toMatch(
      /Left upper calf now gets \d+ s\.|Out to make room|Left front thigh/,
    );
  });
  it("of fewer minutes says what went for want of time, and what lost its stretch", () => {
    const fewer = planned({ minutes: 4 });
    const said = changeWords(rules, plain, fewer, { shorter: true });
    expect(said).toMatch(/Out, as there is no time left: Right sole of the foot, /);
    expect(said).not.toContain("to make room");
    const noEnd = { ...plain, steps: plain.steps.map((step) => ({ ...step, stretch: null })) };
    expect(changeWords(rules, plain, noEnd)).toMatch(/^Now without the stretch: Left upper calf/);
    const breath = { ...plain.steps[0]!, stretch: { id: "ST15", seconds: 60 } as const };
    const [with15, without15] = [breath, { ...breath, stretch: null }].map((step) => ({ ...plain, steps: [step] }));
    expect(changeWords(rules, with15!, without15!)).toBe("Now without the slow breathing.");
  });
  it("names a wish that no longer holds, with its reason", () => {
    const broken = planned({
      minutes: 3,
      wishes: {
        work: [
          CALF,
          { region: "foot", side: "left" },
          { region: "hamstrings", side: "right" },
          { region: "foot", side: "right" },
        ],
      },
    });
    expect(changeWords(rules, plain, broken)).toMatch(/Not as you wished: .*There was no time for it\./);
  });
  it("says of a place that was dropped no more than that it is out, and why the other side goes with it", () => {
    const [before, after] = [{}, { wishes: { leave: [{ region: "quads", side: "right" }] } }].map((more) =>
      planned({ minutes: 12, spots: [], ...more }),
    );
    const said = changeWords(rules, before!, after!, { dropped: [{ region: "quads", side: "right" }] });
    expect(said).toContain("Out: Right front thigh.");
    expect(said).toContain("Out too, as both sides are worked alike: Left front thigh.");
    expect(said).not.toContain("to make room: Right front thigh");
  });
  it("of more minutes without more to do is that nothing is worth adding", () =>
    expect(changeWords(rules, plain, plain, { longer: true })).toMatch(/^Nothing more is worth adding\. .*\d:\d\d\.$/));
  it("of nothing is the time", () => expect(changeWords(rules, plain, plain)).toMatch(/^Changed\. Now \d+:\d\d\.$/));
});

it("whoever is under 16 reads of the adult in the room, and nobody else does", () => {
  expect(saidBefore(rules.facts, ["PF12"])).toEqual(["Have an adult in the room with you."]);
  expect(saidBefore(rules.facts, ["PF4", "PF12"])).toHaveLength(2);
  expect(saidBefore(rules.facts, ["PF15", "PF1"])).toEqual([]);
});
it("what does not fit a moment names it", () => {
  setMoment("pre");
  expect(whyLeft(rules.facts, "moment")).toBe("Not at this moment: Before a run.");
  setMoment("bed");
  expect(whyLeft(rules.facts, "moment")).toBe("Not at this moment: Before sleep.");
});
