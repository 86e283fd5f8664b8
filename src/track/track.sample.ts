import { advise, readRequest } from "#core";
import type { Cue, Plan } from "#core";
import { facts, knowledge, tellCue } from "#knowledge";
import { phrasesOf } from "#knowledge/spoken";
import { tones } from "./earcons.ts";
import { bedOf, mix } from "./mix.ts";
import type { Track } from "./mix.ts";
import { chance, RATE, samplesOf } from "./pcm.ts";
import { scoreOf } from "./score.ts";
import type { Cut, Score, Voice } from "./score.ts";

/** Plans, a voice and tracks for the tests of what is heard. */
export const request = {
  at: "2026-11-23T18:00:00+01:00",
  moment: "post",
  minutes: 6,
  tools: ["foam-roller", "tennis-ball"],
  spots: [
    { region: "calf-gastroc", side: "left", soreness: 6 },
    { region: "calf-gastroc", side: "right", soreness: 4 },
    { region: "glute-max", side: "left", soreness: 3 },
  ],
  complaint: null,
  profile: [],
  answers: Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`RF${n + 1}`, false])),
  runs: [],
  entries: [],
  fill: false,
  language: "en",
};
export function planFor(change: object = {}): Plan {
  const read = readRequest(knowledge, { ...request, ...change });
  const advice = read.ok ? advise(knowledge, read.request) : null;
  if (advice?.verdict !== "plan") throw new Error(`no plan: ${JSON.stringify(advice ?? read)}`);
  return advice.plan;
}

const english = facts.languages[0];
if (english === undefined) throw new Error("no language");

/** A voice that hums: as long as the words need, as loud as a voice, and with as many tones as one. */
function hum(text: string): Int16Array {
  const next = chance(text.length);
  const pitch = 170 + next() * 60;
  const out = new Int16Array(samplesOf(180 + text.length * 55));
  for (let i = 0; i < out.length; i++) {
    const syllable = Math.max(0, Math.sin((i / RATE) * Math.PI * 8));
    const saw = 2 * (((pitch * i) / RATE) % 1) - 1;
    out[i] = Math.round(saw * syllable * 15_000 * Math.min(1, i / 200, (out.length - i) / 200));
  }
  return out;
}
export const sounds: ReadonlyMap<string, Int16Array> = new Map([
  ...tones(),
  ...[...phrasesOf(english, facts)].map(([clip, text]) => [clip, hum(text)] as const),
]);
export const voice: Voice = {
  lengths: new Map([...sounds].map(([name, { length }]) => [name, length])),
  tell: (cue: Cue) => tellCue(english, cue.say),
};

export const cut = (cues: readonly Cue[], change: Partial<Cut> = {}): Cut => ({
  startMs: 0,
  cues,
  open: null,
  longestMs: Array.from({ length: 40 }, () => 60_000),
  steps: Array.from({ length: 40 }, (_, n) => ({ place: `${n}`, leftMs: 120_000, holds: false })),
  then: "over",
  talk: "full",
  ...change,
});
export const bed = bedOf();
export function made(
  cutting: Cut,
  change: (score: Score) => Score = (score) => score,
): { readonly score: Score; readonly track: Track } {
  const score = scoreOf(cutting, voice);
  return { score, track: mix(change(score), sounds, bed) };
}
