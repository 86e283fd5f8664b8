import { audit } from "./audit.ts";
import type { Fault } from "./audit.ts";
import { tones } from "./earcons.ts";
import { bedOf, mix } from "./mix.ts";
import type { Track } from "./mix.ts";
import { scoreOf } from "./score.ts";
import type { Cut, Score, Voice } from "./score.ts";

/** Every sound of a track by its name: the tones are there from the start, a voice adds its clips. */
export type Sounds = Map<string, Int16Array>;
export const newSounds = (): Sounds => new Map(tones());

const beds = new Map<boolean, Track["bed"]>();
/** Made at the first need: a program that plays nothing does not wait for it. */
export function bedFor(beside: boolean): Track["bed"] {
  const kept = beds.get(beside) ?? bedOf(beside);
  beds.set(beside, kept);
  return kept;
}

/** A track that was mixed, and what its audit has against it; one with a fault is never played, nor kept. */
export interface Checked {
  readonly score: Score;
  readonly track: Track;
  readonly faults: readonly Fault[];
}
/** `beside`: without the bed, because other sound is heard as well. */
export function checkedTrack(cut: Cut, sounds: Sounds, tell: Voice["tell"], beside = false): Checked {
  const lengths = new Map([...sounds].map(([name, { length }]) => [name, length]));
  const score = scoreOf(cut, { lengths, tell });
  const track = mix(score, sounds, bedFor(beside));
  const faults = audit(track, score, cut.startMs).filter(({ fault }) => !beside || fault !== "too-quiet");
  return { score, track, faults };
}
