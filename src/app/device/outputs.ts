import { bedOf, RATE, wavHeader } from "#track";
import type { Answered, Stretch } from "#track";

export type Mixed = Extract<Answered, { refused: null }>;

/** What makes a track heard. The page's clocks are no part of it: where sound stands, its place stands. */
export interface Output {
  /** From the hand of the person: browsers let sound begin only then. */
  readonly wake: () => void;
  /** Plays from that place, in place of what sounded. */
  readonly start: (track: Mixed, fromMs?: number) => void;
  /** Milliseconds of the track that were heard; null while nothing of it has been. */
  readonly placeMs: () => number | null;
  /** Whether it ought to sound and is not held up by anybody else. */
  readonly isPlaying: () => boolean;
  readonly stop: () => void;
  readonly close: () => void;
}

/** Tells a phone that asks what this sound is: one that leads, or one that mixes with other sound and heeds the switch. */
function sayKind(type: "playback" | "ambient"): void {
  if ("audioSession" in navigator) (navigator.audioSession as { type: string }).type = type;
}

/** `held`: somebody else took the sound; `silent`: the browser lets none begin. */
interface Happens {
  readonly began: () => void;
  readonly held: () => void;
  readonly silent: () => void;
}

/** A place below this is no sound yet: an element stands there for a second or two when it is cold. */
const BEGUN_MS = 45;

/** Half a minute of the bed, so that an element plays before the first track is mixed. */
function bedFile(): Blob {
  const bed = bedOf();
  const blocks = [...bed, ...bed, ...bed];
  return new Blob([wavHeader(blocks.length * (bed[0]?.length ?? 0)), ...blocks], { type: "audio/wav" });
}

/**
 * One `<audio>` element: it plays on behind a lock screen, does not heed a ring switch, and stops other music. Its
 * `currentTime` is the clock of the session.
 */
export function element(on: Happens): Output {
  const audio = new Audio();
  audio.preload = "auto";
  let address: string | null = null;
  let tracked = false;
  let wanted = false;
  function put(file: Blob): void {
    const old = address;
    address = URL.createObjectURL(file);
    audio.src = address;
    if (old !== null) URL.revokeObjectURL(old);
  }
  function play(): void {
    wanted = true;
    // A newer track interrupts the older one's beginning; anything else means that there is no sound.
    audio.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "AbortError")) on.silent();
    });
  }
  audio.addEventListener("playing", () => on.began());
  audio.addEventListener("pause", () => {
    if (wanted && !audio.ended && tracked) on.held();
  });
  // A track at another speed is another dose.
  audio.addEventListener("ratechange", () => {
    if (audio.playbackRate !== 1) audio.playbackRate = 1;
  });
  return {
    wake() {
      sayKind("playback");
      if (address === null) put(bedFile());
      play();
    },
    start(track, fromMs = 0) {
      if (track.file === null) return;
      tracked = true;
      put(track.file);
      if (fromMs > 0) audio.currentTime = fromMs / 1000;
      play();
    },
    placeMs: () => (tracked && audio.currentTime * 1000 >= BEGUN_MS ? audio.currentTime * 1000 : null),
    isPlaying: () => wanted && !audio.paused && !audio.ended,
    stop() {
      wanted = false;
      audio.pause();
    },
    close() {
      wanted = false;
      audio.pause();
      audio.removeAttribute("src");
      if (address !== null) URL.revokeObjectURL(address);
    },
  };
}

/** Only the sounds, each stretch set beforehand on the audio clock: mixes with other music, needs the screen on. */
export function besideMusic(on: Happens): Output {
  const context = new AudioContext({ latencyHint: "playback", sampleRate: RATE });
  let bus: GainNode | null = null;
  let beganAt: number | null = null;
  context.addEventListener("statechange", () => {
    if (context.state !== "running" && beganAt !== null) on.held();
  });
  function schedule(stretches: readonly Stretch[], fromMs: number): void {
    bus?.disconnect();
    bus = new GainNode(context);
    bus.connect(context.destination);
    const at = context.currentTime + 0.02;
    beganAt = at - fromMs / 1000;
    for (const { atMs, samples } of stretches) {
      if (atMs < fromMs) continue;
      const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE });
      buffer.copyToChannel(samples, 0);
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(bus);
      source.start(at + (atMs - fromMs) / 1000);
    }
    on.began();
  }
  return {
    wake() {
      sayKind("ambient");
      void context.resume().catch(() => {});
    },
    start: (track, fromMs = 0) => schedule(track.stretches, fromMs),
    placeMs: () => (beganAt === null || context.currentTime <= beganAt ? null : (context.currentTime - beganAt) * 1000),
    isPlaying: () => context.state === "running" && beganAt !== null,
    stop() {
      bus?.disconnect();
      beganAt = null;
    },
    close: () => void context.close().catch(() => {}),
  };
}
