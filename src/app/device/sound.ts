import type { Cue } from "#core";
import { isQuiet, nearOf } from "#track";
import type { Cut, Fault, Talk } from "#track";
import { guard } from "./guard.ts";
import { freeMediaKeys, showPlaying, takeMediaKeys } from "./media-keys.ts";
import type { MediaKey } from "./media-keys.ts";
import { mixer } from "./mixer.ts";
import type { Mixer } from "./mixer.ts";
import { element } from "./element.ts";
import { besideMusic } from "./outputs.ts";
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
  /** Nothing sounds until somebody asks for it: what phones show then is "play". */
  readonly hush: () => void;
  /** How much is said from now on, and in which mode; from the hand of the person too. */
  readonly choose: (choice: SoundChoice) => void;
  /** Whether the clock is the place in a track that sounds. */
  readonly sounds: () => boolean;
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
  /** A track that its audit refused; nothing sounds then. */
  readonly onRefused: (faults: readonly Fault[]) => void;
  /** The guard in the audio thread spoke, so many milliseconds after its time. */
  readonly onAlarm?: (lateMs: number) => void;
}

/** A browser that cannot mix sounds plays the one track. */
const possible = ({ talk, mode }: SoundChoice): SoundChoice => ({
  talk,
  mode: typeof AudioContext === "undefined" ? "guide" : mode,
});

/** How often the sound is looked at, and how long it may stand before it counts as stopped. */
const LOOK_MS = 250;
const STANDS_MS = 1200;
/** A cold phone takes up to two seconds to its first sound; after so long there is none, and the session goes on without. */
const SILENT_MS = 4000;
/** A track takes the place of another where nothing sounds for so long. */
const QUIET_MS = 350;
/** A voice is heard by a microphone so long after it was played, by way of a speaker without a wire. */
const ECHO_MS = 800;
/** What was begun to be said when the screen is left is said to its end. */
const LAST_WORDS_MS = 6000;
interface Placed {
  readonly track: Mixed;
  readonly startMs: number;
}
/** Sentences that the track adds of its own, by key. */
const ADDED = ["track.ticking", "cue.soon-switch", "cue.soon-next"] as const;
/** Sentences after which nothing comes. */
const LAST = ["stop.ended", "stop.dizzy"];
const isOver = (cues: readonly Cue[]): boolean =>
  cues.some(({ kind, say }) => kind === "done" || LAST.includes(say.key));

/** The session's clock: the place in the track, or the page's clock from where the sound was last heard. */
function sessionClock(placeMs: () => number | null) {
  let startMs: number | null = null;
  let page = { clock: performance.now(), at: performance.now() };
  let last = page.clock;
  let heard = { place: 0, at: performance.now() };
  const read = (): number => {
    const place = startMs === null ? null : placeMs();
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
    followsSound: () => startMs !== null && placeMs() !== null,
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
  let { talk, mode } = possible(options);
  let output = outputFor(mode);
  const clock = sessionClock(() => output.placeMs());
  const mix = mixer();
  /** Mixes the rest while what comes first is heard, and never keeps that waiting. */
  const rest = mixer();
  const alarm = guard(options.onAlarm ?? (() => {}));
  const clips = loadVoice(options.language).catch(() => null);
  const spokenBy = (mixer: Mixer): Promise<void> =>
    clips.then((voice) => (voice === null ? undefined : mixer.speak(voice)));
  const voice = spokenBy(mix);
  // What is needed first has the voice first.
  const voiceOfRest = voice.then(() => spokenBy(rest));
  const added = Object.fromEntries(ADDED.map((key) => [key, tell({ say: { key, values: {} } })]));
  let coming: readonly Cue[] = [];
  let over = false;
  let playing: Placed | null = null;
  /** Ready to go on with. */
  let whole: Placed | null = null;
  /** Somebody else has the sound: nothing is begun until the person asks for it. */
  let held = false;
  /** No sound may begin: the page's clock and the screen lead until the next tap. */
  let silent = false;

  /** An output that is no longer the present one says nothing any more. */
  function outputFor(which: SoundMode): Output {
    const mine = (act: () => void) => (): void => {
      if (output === made) act();
    };
    const events = { began: mine(onBegan), held: mine(onHeld), unseen: mine(options.onHeld), silent: mine(onSilent) };
    const made = which === "guide" ? element(events) : besideMusic(events);
    return made;
  }
  function choose(wanted: SoundChoice): void {
    const choice = possible(wanted);
    if (choice.talk === talk && choice.mode === mode) return;
    if (choice.mode !== mode) {
      clock.leaveSound();
      output.close();
      output = outputFor(choice.mode);
      wake();
    }
    ({ talk, mode } = choice);
    const now = clock.nowMs();
    play(coming.filter(({ atMs }) => atMs > now));
  }
  function onBegan(): void {
    takeMediaKeys(options.title, onKey);
    showPlaying("playing");
  }
  function waits(): void {
    held = true;
    clock.leaveSound();
    showPlaying("paused");
  }
  function onHeld(): void {
    waits();
    options.onHeld();
  }
  function hush(): void {
    output.stop();
    waits();
  }
  function onSilent(): void {
    silent = true;
    clock.leaveSound();
  }
  function wake(): void {
    silent = false;
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
    if (held && key !== "pause") wake();
    if (key === "again") again();
    else options.onKey(key);
  }
  function started(track: Mixed, startMs: number): void {
    playing = { track, startMs };
    output.start(track);
    clock.begin(startMs);
    alarm.watch(track.contacts, startMs);
  }
  function refused(faults: readonly Fault[]): void {
    output.stop();
    clock.leaveSound();
    options.onRefused(faults);
  }
  const asked = (cues: readonly Cue[], startMs: number, then: Cut["then"]) => ({
    cut: { startMs, cues, then, talk },
    sentences: cues.map(tell),
    added,
    as: mode === "guide" ? ("file" as const) : ("stretches" as const),
  });
  async function cutAnew(cues: readonly Cue[]): Promise<void> {
    whole = null;
    await voice;
    if (cues !== coming || silent) return;
    const startMs = clock.nowMs();
    const near = nearOf(cues, startMs);
    const [all, then] = [near === cues, isOver(cues) ? "over" : "waits"] as const;
    const answer = await mix.cut(asked(near, startMs, all ? then : "goes-on"));
    if (answer === null || held || silent || cues !== coming) return;
    if (answer.refused !== null) return refused(answer.refused);
    started(answer, startMs);
    if (all) return;
    await voiceOfRest;
    if (cues !== coming) return;
    const more = await rest.cut(asked(cues, startMs, then));
    if (more === null || cues !== coming) return;
    if (more.refused !== null) return refused(more.refused);
    whole = { track: more, startMs };
  }
  /** The whole track takes the place of its beginning, where nothing sounds for a moment. */
  function goOnWithWhole(): void {
    const place = output.placeMs();
    if (whole === null || held || place === null || playing?.startMs !== whole.startMs) return;
    if (!isQuiet(whole.track.sounding, place, QUIET_MS)) return;
    output.goOnIn(whole.track);
    alarm.watch(whole.track.contacts, clock.nowMs());
    playing = whole;
    whole = null;
  }
  function play(cues: readonly Cue[]): void {
    coming = cues;
    over = isOver(cues);
    void cutAnew(cues);
  }
  const timer = setInterval(() => {
    alarm.passed(clock.nowMs());
    goOnWithWhole();
    const { ms, heard } = clock.stands();
    if (ms < (heard ? STANDS_MS : SILENT_MS)) return;
    clock.leaveSound();
    if (heard && !over && output.isPlaying()) onHeld();
  }, LOOK_MS);
  return {
    nowMs: clock.nowMs,
    play,
    wake,
    hush,
    choose,
    sounds: () => output.isPlaying() && clock.followsSound(),
    speaks() {
      const place = playing === null ? null : output.placeMs();
      return place !== null && !isQuiet(playing?.track.spoken ?? [], place - ECHO_MS, ECHO_MS);
    },
    dispose() {
      clearInterval(timer);
      alarm.close();
      freeMediaKeys();
      setTimeout(() => {
        output.close();
        mix.close();
        rest.close();
      }, LAST_WORDS_MS);
    },
  };
}

/** Loads the voice before it is needed; without it the tones and the words on the screen guide. */
export const warmVoice = (language: string): void => void loadVoice(language).catch(() => {});
