import type { Facts } from "../schema.ts";
import { type Translation, unsaid, type Worded } from "../translation.ts";

/** Sentences of these beginnings guard a body: cues, ceilings, stops, what the guide asks, refusals and their terms. */
const GUARDING = [
  "cue.",
  "stop.",
  "ask.",
  "track.",
  "guide.",
  "check.",
  "disposition.",
  "timeframe.",
  "verdict.",
  "not-today.",
  "cannot.",
  "caution.",
  "see.",
  "soreness.",
  "side.",
  "position.",
  "after.stop.",
  "pick.urgent",
  "library.urgent",
  "library.route-first",
] as const;
/** Facts whose words say what is asked, what is done to a body, and where nothing is done. */
const GUARDING_FACTS: readonly Worded[] = [
  "regions",
  "places",
  "tools",
  "techniques",
  "stretches",
  "nogo",
  "flags",
  "profile",
  "complaints",
];
/** Lists that only search reads; what people type who have a warning sign is not among them. */
const SEARCHED = /^(?!flags\/).*\/(words|muscles|swaps)$/u;
const PREFIXES = [...GUARDING.map((begin) => `sentences/${begin}`), ...GUARDING_FACTS.map((kind) => `${kind}/`)];

/** What a language lacks of the words that guard a body. With anything here it is never offered. */
export const unsafe = (facts: Facts, translation: Translation): readonly string[] =>
  unsaid(facts, translation).filter((at) => PREFIXES.some((begin) => at.startsWith(begin)) && !SEARCHED.test(at));
