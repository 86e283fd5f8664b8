import type { Fact, Facts } from "./schema.ts";

type Language = Pick<Fact<"languages">, "sentences">;
type Spoken = Pick<Facts, "techniques" | "stretches">;

/** Sentences with these beginnings are said aloud; everything else is read. */
const SAID = ["cue.", "stop.", "ask.", "track."] as const;
const SIDES = ["left", "right", "middle", "both"] as const;
const POSITIONS = ["chair", "floor", "wall", "standing", "bed"] as const;
/** Seconds that a timeline can name, by sentence. */
const SECONDS: Readonly<Record<string, readonly number[]>> = {
  "cue.countdown": [1, 2, 3],
  "cue.rest": [5, 15],
  "cue.stretch": [15, 20, 30, 60],
};
const MOST_PAIN = 5;
const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, n) => n + 1);

/** A phrase of a sentence: what is spoken in one breath, and the pause after it. */
export interface Piece {
  /** Name of its clip: its words in small letters, joined by "-". */
  readonly clip: string;
  readonly text: string;
  readonly pauseMs: number;
}
const PAUSE_MS: Readonly<Record<string, number>> = { ".": 260, "?": 260, ":": 160, ",": 140 };

/** The name of the clip of a phrase; punctuation and capitals make no difference to it. */
export const clipOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/['’\p{M}]/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

const phrasesIn = (sentence: string): readonly string[] => sentence.split(/(?<=[.:?])\s+/u);
const partsIn = (phrase: string): readonly string[] => phrase.split(/(?<=,)\s+/u);
const pieceOf = (text: string): Piece => ({ clip: clipOf(text), text, pauseMs: PAUSE_MS[text.at(-1) ?? ""] ?? 140 });

/**
 * A sentence as the phrases that are spoken one after the other: cut where a voice pauses anyway, at a comma only where
 * the longer phrase has no clip. A phrase without any clip stays, so that the caller sees what is missing.
 */
export function piecesOf(sentence: string, has: (clip: string) => boolean): readonly Piece[] {
  return phrasesIn(sentence)
    .flatMap((phrase) => longest(partsIn(phrase), has))
    .filter(({ clip }) => clip !== "");
}
function longest(parts: readonly string[], has: (clip: string) => boolean): readonly Piece[] {
  if (parts.length === 0) return [];
  const ends = parts.map((_, at) => parts.length - at);
  const end = ends.find((n) => has(clipOf(parts.slice(0, n).join(" ")))) ?? 1;
  return [pieceOf(parts.slice(0, end).join(" ")), ...longest(parts.slice(end), has)];
}

type Gap = string | number;
/** What a gap of a sentence may be filled with. */
function valuesOf(language: Language, facts: Spoken, key: string, gap: string): readonly Gap[] {
  const words = (kind: string, ids: readonly string[]) => ids.map((id) => language.sentences[`${kind}.${id}`] ?? id);
  if (gap === "side") return words("side", key === "cue.switch-sides" ? ["left", "right"] : SIDES);
  if (gap === "position") return words("position", POSITIONS);
  if (gap === "name") return (key.startsWith("cue.stretch") ? facts.stretches : facts.techniques).map((f) => f.name);
  if (gap === "target" || gap === "ceiling") return upTo(MOST_PAIN);
  if (gap === "spot" || gap === "spots") return upTo(Math.max(...facts.techniques.map((t) => t.dose.times)));
  if (gap === "seconds") return SECONDS[key] ?? [];
  throw new Error(`no values for {${gap}} of ${key}`);
}

/** A phrase with every combination of its gaps' values; spot 3 of 2 is none. */
function filled(language: Language, facts: Spoken, key: string, phrase: string): readonly string[] {
  const [gap] = /(?<=\{)\w+(?=\})/u.exec(phrase) ?? [];
  if (gap === undefined) return [phrase];
  return valuesOf(language, facts, key, gap).flatMap((value) => {
    const next = phrase.replaceAll(`{${gap}}`, String(value));
    const most = gap === "spots" ? /\d+/u.exec(next)?.[0] : undefined;
    return most !== undefined && Number(most) > Number(value) ? [] : filled(language, facts, key, next);
  });
}

/** A sentence's phrases; at its commas too where a gap makes the whole too many. */
const cutFor = (sentence: string): readonly string[] =>
  phrasesIn(sentence).flatMap((phrase) => (phrase.includes("{") ? partsIn(phrase) : [phrase]));

/** Every phrase that a voice needs, by the name of its clip: all sentences of all possible timelines are made of them. */
export function phrasesOf(language: Language, facts: Spoken): ReadonlyMap<string, string> {
  const said = Object.entries(language.sentences).filter(([key]) => SAID.some((begin) => key.startsWith(begin)));
  const texts = said.flatMap(([key, text]) => cutFor(text).flatMap((part) => filled(language, facts, key, part)));
  const clips = texts.map((text) => [clipOf(text), spokenText(text)] as const);
  return new Map(clips.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** A phrase as it is given to a voice: a full stop at its end, so that its melody is that of a phrase of its own. */
const spokenText = (text: string): string => {
  const bare = text.replace(/[.:,]$/u, "").replaceAll("/", ", ");
  const begun = bare.slice(0, 1).toUpperCase() + bare.slice(1);
  return bare.endsWith("?") ? begun : `${begun}.`;
};
