import { describe, expect, it } from "vitest";
import { factsIn, LANGUAGES } from "./first.ts";
import { knowledgeOf } from "./given.ts";
import { facts } from "./load.ts";
import type { Fact, Facts } from "./schema.ts";
import { clipOf, phrasesOf, piecesOf } from "./spoken.ts";
import { tell } from "./tell.ts";
import { tellCue } from "./tell-cue.ts";
import german from "./voice/de/clips.json" with { type: "json" };
import english from "./voice/en/clips.json" with { type: "json" };
import { advise, newSession, readRequest, session, timeline } from "#core";
import type { Cue, Knowledge, Plan, SessionEvent } from "#core";

interface Clip {
  readonly text: string;
  readonly samples: number;
  readonly lufs: number;
}
const VOICES: Readonly<Record<string, Readonly<Record<string, Clip>>>> = { en: english.clips, de: german.clips };
const everywhere = await Promise.all(LANGUAGES.map(factsIn));
const languages = everywhere.flatMap((each) => each.languages);
const factsOf = (language: Fact<"languages">): Facts =>
  everywhere.find((each) => each.languages[0] === language) ?? facts;
const missing = (language: (typeof facts.languages)[number], sentence: string): readonly string[] => {
  const clips = VOICES[language.code] ?? {};
  const has = (clip: string): boolean => Object.hasOwn(clips, clip);
  return piecesOf(sentence, has).flatMap(({ clip }) => (has(clip) ? [] : [`${sentence}: ${clip}`]));
};

const everything = {
  at: "2026-11-23T18:00:00+01:00",
  complaint: null,
  profile: [],
  answers: Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`RF${n + 1}`, false])),
  runs: [],
  entries: [],
  fill: true,
  language: "en",
  tools: facts.tools.map(({ id }) => id),
};
/** Plans of every moment, length and place, so that each technique and stretch that can be planned alone is in one. */
const plansWith = (knowledge: Knowledge): readonly Plan[] =>
  ["pre", "post", "rest", "bed"].flatMap((moment) =>
    facts.regions.flatMap(({ id, midline }) =>
      [3, 12, 60].flatMap((minutes) =>
        [1, 5, 8].flatMap((soreness) => {
          const spots = (midline ? ["middle"] : ["left", "right"]).map((side) => ({ region: id, side, soreness }));
          const read = readRequest(knowledge, { ...everything, moment, minutes, spots });
          const advice = read.ok ? advise(knowledge, read.request) : null;
          return advice?.verdict === "plan" ? [advice.plan] : [];
        }),
      ),
    ),
  );

describe("the voice of a language", () => {
  it("exists for every language that is offered", () => expect(LANGUAGES).toEqual(Object.keys(VOICES)));
  it.each(languages)("$code speaks the words as they stand now, and nothing that is not said any more", (language) => {
    const said = Object.entries(VOICES[language.code] ?? {}).map(([clip, { text }]) => [clip, text]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(phrasesOf(language, factsOf(language))));
  });
  it.each(languages)("$code is as loud in every clip", (language) => {
    for (const [clip, { lufs, samples }] of Object.entries(VOICES[language.code] ?? {})) {
      expect(Math.abs(lufs + 16), clip).toBeLessThanOrEqual(1);
      expect(samples, clip).toBeGreaterThan(2400);
    }
  });
  it.each(languages)("$code has a clip for every sentence of every plan's timeline", (language) => {
    const knowledge = knowledgeOf(factsOf(language));
    const plans = plansWith(knowledge);
    const cues: Cue[] = plans.flatMap((plan) => [...timeline(plan, knowledge)]);
    const sentences = new Set(cues.map(({ say }) => tellCue(language, say)));
    expect(plans.length).toBeGreaterThan(100);
    expect(sentences.size).toBeGreaterThan(100);
    expect([...sentences].flatMap((sentence) => missing(language, sentence))).toEqual([]);
  });
  it.each(languages)("$code has a clip for whatever an event makes the session say", (language) => {
    const kinds = [
      "pause",
      "gap",
      "skip",
      "too-much",
      "numb",
      "red",
      "bruise",
      "dizzy",
      "cramp",
      "sharp",
      "cannot-breathe",
      "end",
    ] as const;
    const knowledge = knowledgeOf(factsOf(language));
    const [plan] = plansWith(knowledge);
    if (plan === undefined) throw new Error("no plan");
    const sentences = kinds.flatMap((kind) => {
      let state = newSession(plan, { knowledge });
      const events: readonly SessionEvent[] = [
        { kind: "start", atMs: 0 },
        { kind, atMs: 25_000 },
        { kind: "resume", atMs: 30_000 },
        { kind: "pain", atMs: 40_000, value: 7 },
      ];
      return events.flatMap((event) => {
        const [next, todos] = session(state, event);
        state = next;
        return todos.map((todo) =>
          todo.do === "cue"
            ? tellCue(language, todo.cue.say)
            : todo.do === "ask"
              ? tell(language, { key: `ask.${todo.what}`, values: {} })
              : "",
        );
      });
    });
    const spoken = sentences.filter((sentence) => !sentence.startsWith("ask."));
    expect(spoken.length).toBeGreaterThan(30);
    expect(spoken.flatMap((sentence) => missing(language, sentence))).toEqual([]);
  });
});

describe("a sentence", () => {
  const has = (clip: string): boolean => ["foot-arch-golf-ball-seated", "left", "next", "if-so-stop"].includes(clip);
  it("is cut where a voice pauses, and as seldom as the clips allow", () =>
    expect(piecesOf("Next: foot arch, golf ball, seated, left.", has).map(({ clip }) => clip)).toEqual([
      "next",
      "foot-arch-golf-ball-seated",
      "left",
    ]));
  it("keeps a phrase that has no clip, so that it is missed", () =>
    expect(piecesOf("Left. Up, down.", has).map(({ clip }) => clip)).toEqual(["left", "up", "down"]));
  it("names a clip by its words alone", () => {
    expect(clipOf("Child's pose, walk hands.")).toBe("childs-pose-walk-hands");
    expect(clipOf("Für die Füße:")).toBe("fur-die-fusse");
  });
});
