import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { factsIn, LANGUAGES } from "../first.ts";
import { facts } from "../load.ts";
import { type Fact, type Facts, type Kind, SCHEMAS } from "../schema.ts";
import { translated } from "../translation.ts";
import { translations } from "../translations.sample.ts";
import { RULES } from "./all.ts";

const spoken = await Promise.all(LANGUAGES.map(factsIn));
const byCode = <K extends Kind>(kind: K, code: string): Fact<K> => {
  const fact = facts[kind].find((f) => f.code === code);
  if (!fact) throw new Error(`no ${code}`);
  return fact;
};
/** The shipped facts with one of them changed. */
const withFact = <K extends Kind>(kind: K, code: string, change: Partial<Fact<K>>): Facts => ({
  ...facts,
  [kind]: facts[kind].map((f) => (f.code === code ? { ...f, ...change } : f)),
});
const english = byCode("languages", "en");
const withNotice = (code: string, sentence: string) =>
  withFact("techniques", code, { notice: [...byCode("techniques", code).notice, sentence] });
const withSentence = (text: string) => withFact("techniques", "T10", { feel: text });

/** From its folder: the rules hold German also while it is not offered. */
const german = translated(
  facts,
  translations.find(({ language }) => language.code === "de")!,
);
const inGerman = (text: string): Facts => ({
  ...german,
  techniques: german.techniques.map((f) => (f.code === "T10" ? { ...f, feel: text } : f)),
});

/** For each rule, facts that must be refused. The shipped facts are the good example. */
const BAD: Readonly<Record<string, readonly Facts[]>> = {
  "what regions ask and what flags say agree": [
    withFact("regions", "foot", { asks: ["RF1"] }),
    withFact("flags", "RF7a", { parent: null }),
    { ...facts, regions: facts.regions.map((r) => ({ ...r, asks: r.asks.filter((c) => c !== "RF14") })) },
  ],
  "claims are graded": [
    withFact("claims", "S26", { grade: null }),
    withFact("claims", "S5", { grade: "C" }),
    withFact("claims", "S8", { grade: "A" }),
    withFact("claims", "S26", { sources: ["mem"] }),
  ],
  "claims are used": [
    withFact("claims", "S1", { usedIn: ["T99"] }),
    withFact("claims", "S1", { usedIn: [] }),
    withFact("claims", "S1", { usedIn: ["guardrail:none such"] }),
    withFact("claims", "S1", { usedIn: ["/check", "T10"] }),
    withFact("claims", "S1", { usedIn: ["/check", "guardrail:pain under a hard tool"] }),
    withFact("techniques", "T10", { claims: [] }),
    withFact("cards", "card-it-band", { claims: ["S1"] }),
  ],
  "differences are said": [
    withFact("claims", "S20", { differs: null }),
    withFact("claims", "S20", { differs: "We never do." }),
  ],
  "effects stay within the evidence": [
    withSentence("Rolling eases soreness."),
    withSentence("You are looser for 10 minutes."),
    withSentence("You may be looser for 45 minutes."),
    withSentence("You may be less sore for 7 days."),
    withSentence("You will be stronger."),
    withSentence("It keeps away injuries."),
    withSentence("Blood flow rises."),
    withFact("languages", "en", { sentences: { ...english.sentences, "library.x": "It makes you faster." } }),
    // A doubt about something else, and what only looks like a doubt.
    withSentence("It can not fail: you will be faster."),
    withSentence("It can not fail to make you faster."),
    withSentence("You did well and you will be faster."),
    withSentence("Sometimes you roll, and it prevents injuries."),
    withSentence("Better than rest, it relieves pain."),
    withSentence("It does not only relieve pain, it relieves pain at once."),
    withSentence("Nothing eases soreness like rolling."),
    withSentence("You can be sure that it makes you stronger."),
    withSentence("Not many know it: blood flow rises."),
    withSentence("It may be looser, but you will be faster."),
    inGerman("Das kann nicht schiefgehen: Du wirst schneller."),
    inGerman("Du kannst sicher sein: Danach bist du lockerer."),
    inGerman("Manchmal rollst du, und das schützt vor Verletzungen."),
    inGerman("Nichts hilft gegen Schmerzen so gut wie Rollen."),
    inGerman("Es lindert nicht nur den Schmerz."),
    inGerman("Das tut sofort gut und senkt den Schmerz."),
    inGerman("Rollen lindert den Muskelkater."),
    inGerman("Danach bist du lockerer."),
    inGerman("Vielleicht bist du 45 Minuten lockerer."),
    inGerman("Du wirst stärker."),
    inGerman("Das schützt vor Verletzungen."),
    withFact("topics", "about-effects", {
      points: [{ text: "Massage relieves pain.", grade: null, sources: ["mem"] }],
    }),
  ],
  "questions are read easily": [
    withFact("flags", "RF16", {
      question:
        "Exertional tightness of the anterior compartment, reproducible intermittently, subsiding subsequently?",
    }),
    withFact("profile", "PF6", {
      why: "Venous insufficiency contraindicates instrumental compression; superficial abnormalities additionally necessitate individualized consideration.",
    }),
    {
      ...german,
      profile: german.profile.map((f) =>
        f.code === "PF6" ? { ...f, question: "Bestehen belastungsabhängige Durchblutungsbeeinträchtigungen?" } : f,
      ),
    },
    withFact("flags", "RF9", { question: `Did you ${"run and ".repeat(16)} fall?` }),
  ],
  "codes are unique": [{ ...facts, techniques: [...facts.techniques, byCode("techniques", "T10")] }],
  "codes exist": [
    withFact("techniques", "T10", { stretch: "ST99" }),
    withFact("techniques", "T10", { blockedBy: ["RF99"] }),
    withFact("complaints", "C1", { techniques: ["T99"] }),
    withFact("complaints", "C1", { stretches: ["ST99"] }),
    withFact("nogo", "NG4", { sources: ["A999"] }),
    withFact("profile", "PF5", { changes: ["T99"] }),
    withFact("topics", "about-when", { see: ["ST99"] }),
    withFact("cards", "card-pull", { see: ["C99"] }),
  ],
  "doses are inside the limits": [
    withFact("techniques", "T10", { dose: { seconds: 61, times: 1 } }),
    withFact("techniques", "T10", { dose: { seconds: 60, times: 3 } }),
    withFact("techniques", "T38", { dose: { seconds: 11, times: 6 } }),
    withFact("techniques", "T12", { pain: { target: 3, ceiling: 5 } }),
    withFact("techniques", "T10", { pain: { target: 5, ceiling: 4 } }),
  ],
  "gaps can be filled": [
    withFact("languages", "en", { sentences: { ...english.sentences, "cue.rest": "Rest {seconds" } }),
    withFact("languages", "en", { sentences: { ...english.sentences, "cue.rest": "Rest {seconds|one|many}" } }),
    withFact("languages", "en", { sentences: { ...english.sentences, "cue.rest": "{seconds, plural, one {#}}" } }),
  ],
  "a gated technique names its gate": [
    withFact("techniques", "T02", { opensAfter: null }),
    withFact("techniques", "T02", { opensAfter: "T03" }),
  ],
  "a grade needs its source": [withFact("techniques", "T10", { sources: ["mem"] })],
  "hard tools stay off bone": [
    withFact("techniques", "T03", { region: "shin" }),
    withFact("techniques", "T38", { gated: false }),
  ],
  "no roller under the low back": [withFact("techniques", "T41", { positions: ["floor"] })],
  "lists are whole": [
    withFact("techniques", "T09", { swaps: ["wooden spoon handle", "wrapped"] }),
    withFact("techniques", "T41", { muscles: ["erector spinae", "either side"] }),
    withFact("techniques", "T38", { swaps: ["spoon end; or ball"] }),
    withFact("tools", "golf-ball", { standIns: ["a bottle top (wrapped", "in cloth)"] }),
  ],
  "margins are said": [
    withFact("techniques", "T10", { notice: ["Take care."] }),
    withFact("nogo", "NG4", { margin: "at least 6 cm below the knob" }),
    withFact("techniques", "T18", {
      notice: byCode("techniques", "T18").notice.map((s) => s.replace("at least ", "")),
    }),
  ],
  "notices fit the region": [
    withNotice("T31", "Stay on the upper outer quarter of the buttock."),
    withNotice("T48", "At the edge of the ribs use only your fingertips."),
    withNotice("T10", "Stay at least 2 cm off the collarbone."),
  ],
  "numbers in words agree with the numbers": [
    withFact("techniques", "T29", { harder: "stick 30 seconds, pain <=4" }),
    withFact("techniques", "T29", { easier: "at most 4 of 10" }),
    withFact("techniques", "T10", { feel: "A pressure, about 4 of 10 and never above 6." }),
    withFact("techniques", "T18", { feel: "A pressure, about 3 of 10 and never above 3." }),
    withFact("techniques", "T53", { steps: ["Lift, hold about 5 seconds, let go and move on."] }),
    withFact("techniques", "T31", { path: "3 spots on the back thigh" }),
    withFact("techniques", "T31", { dose: { seconds: 25, times: 4 } }),
  ],
  "techniques keep off their region's no-go places": [withFact("techniques", "T10", { avoid: [] })],
  "steps are sentences without codes": [
    withFact("techniques", "T35", { harder: "T37 on the floor" }),
    withFact("techniques", "T03", { easier: "T01" }),
    withFact("techniques", "T21", { harder: "bend the knee 5x" }),
    withFact("techniques", "T21", { setUp: "knee bent 90 deg" }),
    withFact("techniques", "T52", { steps: ["calf to thigh, muscle only"] }),
    withFact("techniques", "T52", { steps: ["Same route; now circles."] }),
    withFact("stretches", "ST1", { steps: ["Lean in until the calf pulls"] }),
    withFact("complaints", "C1", { refer: "When RF2 holds: see a physio." }),
  ],
  "warnings come first": [
    withFact("complaints", "C14", { words: ["stitch", "short of breath"] }),
    withFact("complaints", "C14", { words: ["very tight chest"] }),
    withFact("complaints", "C14", { name: "Chest tightness" }),
    withFact("flags", "RF1", { words: [] }),
  ],
  "ways keep the margins": [
    withFact("techniques", "T22", { path: "from a hand below the groin to a hand's width above the kneecap" }),
    withFact("techniques", "T53", { path: "from the ankle to the knee" }),
    withFact("techniques", "T15", { path: "from 4 cm above the heel bone to 5 cm below the knee crease" }),
    withFact("techniques", "T27", { steps: ["Start 5 cm below the outer hip bone."] }),
    withFact("nogo", "NG1", { margin: "at least 9 cm above and below the crease" }),
  ],
  "nothing asks for oil or latex": [
    withSentence("Rub in a little oil."),
    withSentence("Wear latex gloves."),
    inGerman("Etwas Öl hilft."),
    withFact("tools", "hands", { test: "Massage lotion helps." }),
  ],
  "words promise nothing above the evidence": [
    withSentence("It breaks up knots."),
    withSentence("This prevents injury."),
    withSentence("You will recover faster."),
    withSentence("Great!"),
    inGerman("Das löst Verklebungen. Knoten werden aufgelöst."),
    inGerman("Das verhindert eine Verletzung."),
    inGerman("Du erholst dich schneller."),
    inGerman("Du hast eine Thrombose."),
    inGerman("Prima!"),
    withFact("languages", "en", { sentences: { ...english.sentences, "cue.done": "It lengthens the muscle." } }),
  ],
};

describe("rules", () => {
  it.each(RULES.map((r) => [r.name, r] as const))("%s: what ships keeps it, in every language", (_, rule) => {
    for (const each of spoken) expect(rule.check(each)).toEqual([]);
  });
  it.each(RULES.map((r) => [r.name, r] as const))("%s: a bad example is found", (name, rule) => {
    const examples = BAD[name] ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const bad of examples) expect(rule.check(bad).length).toBeGreaterThan(0);
  });
});

describe("shapes", () => {
  it.each(Object.keys(SCHEMAS) as Kind[])("%s", (kind) => {
    for (const fact of facts[kind]) expect(v.safeParse(SCHEMAS[kind], fact).issues, fact.id).toBeUndefined();
    const [first] = facts[kind];
    expect(v.safeParse(SCHEMAS[kind], { ...first, extra: 1 }).success).toBe(false);
    expect(v.safeParse(SCHEMAS[kind], { ...first, code: 5 }).success).toBe(false);
  });
});
