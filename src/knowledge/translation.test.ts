import { describe, expect, it } from "vitest";
import { factsIn, LANGUAGES } from "./first.ts";
import { facts, knowledge } from "./load.ts";
import { leftOver } from "./rules/gaps-match.ts";
import { unsafe } from "./rules/safety-is-said.ts";
import { otherNumbers } from "./rules/same-numbers.ts";
import { sentencesOf } from "./rules/sentences.ts";
import { translated, type Translation, unsaid, WORDED, type Words, wordsOf } from "./translation.ts";
import { translations } from "./translations.sample.ts";

const english = facts.languages[0]!;

/** English itself as a translation, each text changed: every language that is whole has this shape. */
function made(change: (text: string) => string): Translation {
  const of = (words: Words): Words =>
    Object.fromEntries(
      Object.entries(words).map(([path, text]) => [path, typeof text === "string" ? change(text) : text.map(change)]),
    );
  const words = WORDED.map((kind) => [kind, Object.fromEntries(facts[kind].map((f) => [f.id, of(wordsOf(kind, f))]))]);
  const sentences = Object.entries(english.sentences).map(([key, text]) => [key, change(text)]);
  return {
    language: { ...english, code: "qaa", id: "qaa", sentences: Object.fromEntries(sentences) },
    words: Object.fromEntries(words),
  };
}
const whole = made((text) => `«${text}»`);
const without = (kind: "flags" | "techniques" | "claims", id: string, path: string): Translation => {
  const { [path]: _, ...rest } = whole.words[kind]?.[id] ?? {};
  return { ...whole, words: { ...whole.words, [kind]: { ...whole.words[kind], [id]: rest } } };
};
const withSentences = (sentences: Readonly<Record<string, string | undefined>>): Translation => ({
  ...whole,
  language: { ...whole.language, sentences: { ...whole.language.sentences, ...sentences } as Record<string, string> },
});

describe("a translation", () => {
  it("changes every word for people and nothing else", () => {
    const laid = translated(facts, whole);
    for (const { at, text } of sentencesOf({ ...laid, muscles: [], claims: [] }).filter(({ text: t }) => / /.test(t)))
      expect(text, at).toMatch(/^«/);
    const back = translated(
      laid,
      made((text) => text),
    );
    expect({ ...back, languages: facts.languages }).toEqual(facts);
  });
  it("leaves English where it says nothing, and never makes a field that English lacks", () => {
    const laid = translated(facts, {
      ...whole,
      words: { techniques: { "heel-squeeze": { harder: "x", nothing: "y" } } },
    });
    expect(laid.techniques).toEqual(
      facts.techniques.map((t) => (t.id === "heel-squeeze" && t.harder !== null ? { ...t, harder: "x" } : t)),
    );
    expect(laid.languages[0]?.sentences["cue.leave"]).toBe("«Let go.»");
    expect(translated(facts, withSentences({ "cue.leave": undefined })).languages[0]?.code).toBe("qaa");
  });
});

describe("a language is offered", () => {
  it("when it has every word that guards a body", () => expect(unsafe(facts, whole)).toEqual([]));
  it.each([
    ["a cue", withSentences({ "cue.leave": undefined })],
    ["a ceiling", withSentences({ "cue.ceiling": "" })],
    ["a stop", withSentences({ "stop.numb": undefined })],
    ["what to do in an emergency", withSentences({ "timeframe.now": undefined })],
    ["a screen that refuses", withSentences({ "not-today.needs-clinician": undefined })],
    ["a question", without("flags", "one-leg-swollen", "question")],
    ["what to say there", without("flags", "one-leg-swollen", "say")],
    ["the words that find a warning sign", without("flags", "one-leg-swollen", "words")],
    ["a place to keep off", without("techniques", "calf-on-foam-roller", "notice.0")],
  ])("and not without %s", (_, translation) => expect(unsafe(facts, translation)).toHaveLength(1));
  it("also without what guards nothing; that stays English", () => {
    expect(unsafe(facts, without("claims", "s1", "article"))).toEqual([]);
    expect(unsaid(facts, without("claims", "s1", "article"))).toEqual(["claims/s1/article"]);
  });
});

describe("what ships", () => {
  it.each(translations.map((each) => [each.language.name, each] as const))(
    "%s: nothing is left over, and its gaps are those of English",
    (_, each) => expect(leftOver(facts, each)).toEqual([]),
  );
  it.each(translations.map((each) => [each.language.name, each] as const))(
    "%s: distances, scores and times are those of English",
    (_, each) => expect(otherNumbers(facts, each)).toEqual([]),
  );
  it.each(translations.map((each) => [each.language.name, each] as const))(
    "%s has every word that guards a body, so it is offered",
    (_, each) => {
      expect(unsafe(facts, each)).toEqual([]);
      expect(LANGUAGES).toContain(each.language.code);
    },
  );
  it("offers English first", () => {
    expect(LANGUAGES[0]).toBe("en");
    expect(knowledge.languages).toEqual(LANGUAGES);
  });
  it("is the same knowledge in every language: only words differ", async () => {
    for (const tag of LANGUAGES) {
      const own = await factsIn(tag);
      expect(own.languages.map(({ code }) => code)).toEqual([tag]);
      expect({
        ...translated(
          own,
          made((text) => text),
        ),
        languages: facts.languages,
      }).toEqual(facts);
    }
  });
});

describe("what is left over or does not fit is found", () => {
  it.each([
    ["a sentence that English lacks", withSentences({ "cue.none": "x" })],
    ["a gap that English lacks", withSentences({ "cue.leave": "{x}" })],
    ["a gap that is missing", withSentences({ "cue.rest": "Pause." })],
    [
      "a fact that is none",
      { ...whole, words: { ...whole.words, flags: { ...whole.words.flags, none: { say: "x" } } } },
    ],
    ["a kind that is none", { ...whole, words: { ...whole.words, none: {} } }],
    ["a list in place of a text", { ...whole, words: { flags: { "one-leg-swollen": { say: ["x"] } } } }],
    ["a place that the list lacks", { ...whole, words: { techniques: { "heel-squeeze": { "steps.9": "x" } } } }],
  ] as const)("%s", (_, translation) => expect(leftOver(facts, translation as Translation)).toHaveLength(1));
  it.each([
    ["notice.0", "Halte 4 cm Abstand zur Kniekehle."],
    ["feel", "Ein Druck, etwa 4 von 10 und nie über 6."],
    ["steps.2", "Roll von der Wade bis zur Kniefalte."],
  ])("other numbers in %s", (path, text) => {
    const stale = { ...whole, words: { techniques: { "calf-on-foam-roller": { [path]: text } } } };
    expect(otherNumbers(facts, stale)).toEqual([`techniques/calf-on-foam-roller/${path}`]);
  });
  it("no other numbers in the same ones", () => expect(otherNumbers(facts, whole)).toEqual([]));
  it("nothing is found in a whole one", () => expect(leftOver(facts, whole)).toEqual([]));
});
