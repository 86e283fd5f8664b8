import { fromPlace, RATE } from "#track";
import type { Answered, Stretch } from "#track";

export type Mixed = Extract<Answered, { refused: null }>;

/** What makes a track heard. The page's clocks are no part of it: where sound stands, its place stands. */
export interface Output {
  /** From the hand of the person: browsers let sound begin only then. */
  readonly wake: () => void;
  /** Plays a track from its beginning, in place of what sounded. */
  readonly start: (track: Mixed) => void;
  /** Goes on at the same place in a track that holds the same and more. */
  readonly goOnIn: (track: Mixed) => void;
  /** Milliseconds of the track that were heard; null while nothing of it has been. */
  readonly placeMs: () => number | null;
  /** Whether it ought to sound and is not held up by anybody else. */
  readonly isPlaying: () => boolean;
  readonly stop: () => void;
  readonly close: () => void;
}

/** Tells a phone that asks what this sound is: one that leads, or one that mixes with other sound and heeds the switch. */
export function sayKind(type: "playback" | "ambient"): void {
  if ("audioSession" in navigator) (navigator.audioSession as { type: string }).type = type;
}

/** `held`: somebody else took the sound; `unseen`: it will be taken soon; `silent`: the browser lets none begin. */
export interface Happens {
  readonly began: () => void;
  readonly held: () => void;
  readonly unseen: () => void;
  readonly silent: () => void;
}

/** Only the sounds, each stretch set beforehand on the audio clock: mixes with other music, needs the screen on. */
export function besideMusic(on: Happens): Output {
  const context = new AudioContext({ latencyHint: "playback", sampleRate: RATE });
  let bus: GainNode | null = null;
  let beganAt: number | null = null;
  context.addEventListener("statechange", () => {
    if (context.state !== "running" && beganAt !== null) on.held();
  });
  // A phone that is locked, or shows another app, stops this kind of sound sooner or later: there is time to say so now.
  const hidden = (): void => {
    if (document.visibilityState === "hidden" && beganAt !== null) on.unseen();
  };
  document.addEventListener("visibilitychange", hidden);
  function schedule(stretches: readonly Stretch[], fromMs: number): void {
    bus?.disconnect();
    bus = new GainNode(context);
    bus.connect(context.destination);
    const at = context.currentTime + 0.02;
    beganAt = at - fromMs / 1000;
    for (const { samples, delayMs, offsetMs } of fromPlace(stretches, fromMs)) {
      const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE });
      buffer.copyToChannel(samples, 0);
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(bus);
      source.start(at + delayMs / 1000, offsetMs / 1000);
    }
    on.began();
  }
  const placeMs = (): number | null =>
    beganAt === null || context.currentTime <= beganAt ? null : (context.currentTime - beganAt) * 1000;
  return {
    wake() {
      sayKind("ambient");
      void context.resume().catch(() => {});
    },
    start: (track) => schedule(track.stretches, 0),
    goOnIn: (track) => schedule(track.stretches, placeMs() ?? 0),
    placeMs,
    isPlaying: () => context.state === "running" && beganAt !== null,
    stop() {
      bus?.disconnect();
      beganAt = null;
    },
    close() {
      document.removeEventListener("visibilitychange", hidden);
      void context.close().catch(() => {});
    },
  };
}
