import type { Ahead, Cue } from "#core";
import type { Talk } from "#track";
import type { MediaKey } from "./media-keys.ts";
import type { SoundNote } from "./sound-note.ts";

/** The door every player of a session goes through; `atMs` of a cue and `nowMs` are on the same clock. */
export interface Player {
  /** Follows the sound; while there is none, the page. It never goes back. */
  readonly nowMs: () => number;
  /** Plays these cues at their times, in place of everything that was to come; the guard watches their contacts at once. */
  readonly play: (ahead: Ahead) => void;
  /** From the hand of the person: browsers let sound begin only then. */
  readonly wake: () => void;
  /** Nothing sounds until somebody asks for it: what phones show then is "play". */
  readonly hush: () => void;
  /** How much is said from now on, and in which mode; from the hand of the person too. */
  readonly choose: (choice: SoundChoice) => void;
  /** Whether the clock is the place in a track that sounds. */
  readonly sounds: () => boolean;
  /** Whether something presses by what was heard; a `leave` counts from its beginning. */
  readonly presses: () => boolean;
  /** Whether our own voice is heard, or was a moment ago. */
  readonly speaks: () => boolean;
  readonly dispose: () => void;
}
/** `guide`: holds the lock screen, stops other music. `beside-music`: mixes with it, needs the screen on. */
export type SoundMode = "guide" | "beside-music";
export interface SoundChoice {
  readonly talk: Talk;
  readonly mode: SoundMode;
}
export interface PlayerOptions extends SoundChoice {
  readonly language: string;
  /** The sentence of a cue. */
  readonly tell: (cue: Pick<Cue, "say">) => string;
  /** Name of the session on a lock screen. */
  readonly title: string;
  /** Sound stopped and nobody here stopped it: a call, another app, a headphone pulled. */
  readonly onHeld: () => void;
  readonly onKey: (key: Exclude<MediaKey, "again">) => void;
  /** What is to be said of the sound from now on; null: nothing. */
  readonly onNote: (note: SoundNote | null) => void;
  /** The guard in the audio thread spoke, so many milliseconds after its time. */
  readonly onAlarm?: (lateMs: number) => void;
}
