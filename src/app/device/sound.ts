import type { Cue } from "#core";
import type { Talk } from "../track/talk.ts";
import type { Fault } from "../track/audit.ts";
import { guard } from "./guard.ts";
import { freeMediaKeys, showPlaying, takeMediaKeys } from "./media-keys.ts";
import type { MediaKey } from "./media-keys.ts";
import { mixer } from "./mixer.ts";
import { besideMusic, element } from "./outputs.ts";
import type { Mixed, Output } from "./outputs.ts";
import { loadVoice } from "./voice.ts";

/** The door every player of a session goes through; `atMs` of a cue and `nowMs` are on the same clock. */
export interface Player {
  /** Follows the sound; while there is none, the page. It never goes back. */
  readonly nowMs: () => number;
  /** Plays these cues at their times, in place of everything that was to come. */
  readonly play: (cues: readonly Cue[]) => void;
  /** From the hand of the person: browsers let sound begin only then. */
  readonly wake: () => void;
  /** Whether the clock is the place in a track that sounds. */
  readonly sounds: () => boolean;
  readonly dispose: () => void;
}
/** `guide`: holds the lock screen, stops other music. `beside-music`: mixes with it, needs the screen on. */
export type SoundMode = "guide" | "beside-music";
export interface PlayerOptions {
  readonly language: string;
  /** The sentence of a cue. */
  readonly tell: (cue: Pick<Cue, "say">) => string;
  readonly talk: Talk;
  readonly mode: SoundMode;
  /** Name of the session on a lock screen. */
  readonly title: string;
  /** Sound stopped and nobody here stopped it: a call, another app, a headphone pulled. */
  readonly onHeld: () => void;
  readonly onKey: (key: Exclude<MediaKey, "again">) => void;
  /** A track that its audit refused; nothing sounds then. */
  readonly onRefused: (faults: readonly Fault[]) => void;
  /** The guard in the audio thread spoke, so many milliseconds after its time. */
  readonly onAlarm?: (lateMs: number) => void;
}

/** How often the sound is looked at, and how long it may stand before it counts as stopped. */
const LOOK_MS = 250;
const STANDS_MS = 1200;
/** A cold phone takes up to two seconds to its first sound; after so long there is none, and the session goes on without. */
const SILENT_MS = 4000;
/** What was begun to be said when the screen is left is said to its end. */
const LAST_WORDS_MS = 6000;
/** Sentences that the track adds of its own, by key. */
const ADDED = ["track.ticking", "cue.soon-switch", "cue.soon-next"] as const;
/** Sentences after which nothing comes. */
const LAST = ["stop.ended", "stop.dizzy"];
const isOver = (cues: readonly Cue[]): boolean =>
  cues.some(({ kind, say }) => kind === "done" || LAST.includes(say.key));

/** The session's clock: the place in the track, or the page's clock from where the sound was last heard. */
function sessionClock(output: Output) {
  let startMs: number | null = null;
  let page = { clock: performance.now(), at: performance.now() };
  let last = page.clock;
  let heard = { place: 0, at: performance.now() };
  const read = (): number => {
    const place = startMs === null ? null : output.placeMs();
    if (startMs === null || place === null) return startMs ?? page.clock + performance.now() - page.at;
    if (place > heard.place) heard = { place, at: performance.now() };
    return startMs + place;
  };
  const nowMs = (): number => (last = Math.max(last, read()));
  return {
    nowMs,
    /** A track begins whose first sample is this time. */
    begin(at: number) {
      startMs = at;
      heard = { place: 0, at: performance.now() };
    },
    /** The page takes over; what passed since the sound was last heard has passed. */
    leaveSound() {
      if (startMs === null) return;
      const now = nowMs() + (heard.place > 0 ? performance.now() - heard.at : 0);
      startMs = null;
      page = { clock: now, at: performance.now() };
    },
    followsSound: () => startMs !== null && output.placeMs() !== null,
    /** How long the sound has stood, and whether any of it was heard. */
    stands(): { readonly ms: number; readonly heard: boolean } {
      nowMs();
      return { ms: startMs === null ? 0 : performance.now() - heard.at, heard: heard.place > 0 };
    },
  };
}

/**
 * Plays a session as one track, mixed anew whenever something else is to be heard, checked before it is played, and
 * watched by a guard in the audio thread.
 */
export function player(options: PlayerOptions): Player {
  const { tell } = options;
  const events = { began: onBegan, held: onHeld };
  const output = options.mode === "guide" ? element(events) : besideMusic(events);
  const clock = sessionClock(output);
  const mix = mixer();
  const alarm = guard(options.onAlarm ?? (() => {}));
  const voice = loadVoice(options.language).then(mix.speak, () => {});
  const added = Object.fromEntries(ADDED.map((key) => [key, tell({ say: { key, values: {} } })]));
  let coming: readonly Cue[] = [];
  let over = false;
  /** Somebody else has the sound: nothing is begun until the person asks for it. */
  let held = false;

  function onBegan(): void {
    takeMediaKeys(options.title, onKey);
    showPlaying("playing");
  }
  function onHeld(): void {
    held = true;
    clock.leaveSound();
    showPlaying("paused");
    options.onHeld();
  }
  function wake(): void {
    held = false;
    output.wake();
    alarm.wake();
  }
  /** The sentence said last, once more, at once. */
  function again(): void {
    const now = clock.nowMs();
    const last = coming.findLast(({ atMs, kind }) => atMs <= now && kind !== "pass" && kind !== "countdown");
    const later = coming.filter(({ atMs }) => atMs > now);
    play(last === undefined ? later : [{ ...last, atMs: now, kind: "safety" }, ...later]);
  }
  function onKey(key: MediaKey): void {
    if (held) wake();
    if (key === "again") again();
    else options.onKey(key);
  }
  function started(track: Mixed, startMs: number): void {
    output.start(track);
    clock.begin(startMs);
    alarm.watch(track.contacts, startMs);
  }
  async function cutAnew(cues: readonly Cue[]): Promise<void> {
    await voice;
    const startMs = clock.nowMs();
    const answer = await mix.cut({
      cut: { startMs, cues, then: isOver(cues) ? "over" : "waits", talk: options.talk },
      sentences: cues.map(tell),
      added,
      as: options.mode === "guide" ? "file" : "stretches",
    });
    if (answer === null || held) return;
    if (answer.refused === null) return started(answer, startMs);
    output.stop();
    clock.leaveSound();
    options.onRefused(answer.refused);
  }
  function play(cues: readonly Cue[]): void {
    coming = cues;
    over = isOver(cues);
    void cutAnew(cues);
  }
  const timer = setInterval(() => {
    alarm.passed(clock.nowMs());
    const { ms, heard } = clock.stands();
    if (ms < (heard ? STANDS_MS : SILENT_MS)) return;
    clock.leaveSound();
    if (heard && !over && output.isPlaying()) onHeld();
  }, LOOK_MS);
  return {
    nowMs: clock.nowMs,
    play,
    wake,
    sounds: () => output.isPlaying() && clock.followsSound(),
    dispose() {
      clearInterval(timer);
      alarm.close();
      freeMediaKeys();
      setTimeout(() => {
        output.close();
        mix.close();
      }, LAST_WORDS_MS);
    },
  };
}

/** Loads the voice before it is needed; without it the tones and the words on the screen guide. */
export const warmVoice = (language: string): void => void loadVoice(language).catch(() => {});
