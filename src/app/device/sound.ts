import type { Ahead, Cue, Open } from "#core";
import { after, contactsOf, entersInVain, heardSoFar, isQuiet, joined, letsGo, NOTHING, openAt, spaced } from "#track";
import type { Fault, HeardSoFar } from "#track";
import { guard } from "./guard.ts";
import { freeMediaKeys, showPlaying, takeMediaKeys } from "./media-keys.ts";
import type { MediaKey } from "./media-keys.ts";
import { mixing } from "./mixing.ts";
import { element } from "./element.ts";
import { besideMusic } from "./outputs.ts";
import type { Mixed, Output } from "./outputs.ts";
import type { Player, PlayerOptions, SoundChoice, SoundMode } from "./player.ts";
import { sessionClock } from "./session-clock.ts";
import { soundNote } from "./sound-note.ts";
import { loadVoice } from "./voice.ts";

/** A browser that cannot mix sounds plays the one track. */
const possible = ({ talk, mode }: SoundChoice): SoundChoice => ({
  talk,
  mode: typeof AudioContext === "undefined" ? "guide" : mode,
});

/** How often the sound is looked at, and how long it may stand before it counts as stopped. */
const LOOK_MS = 250;
const STANDS_MS = 1200;
/**
 * A cold phone takes up to two seconds to its first sound. Where after so long something else sounds than what is meant,
 * or nothing, there is no sound: the session is paused before anybody is led into a contact that they do not hear end.
 */
const SILENT_MS = 5000;
/** So soon after a tap the person looks at the screen, and reads there that no sound may begin. */
const TAPPED_MS = 1000;
/** A `leave` counts as heard when it was heard to its end; a contact so near is not begun when it is no longer meant. */
const LEAVE_LASTS_MS = 360;
const ENTERS_MS = 1000;
/** A track takes the place of another where nothing sounds for so long. */
const QUIET_MS = 350;
/** A voice is heard by a microphone so long after it was played, by way of a speaker without a wire. */
const ECHO_MS = 800;
/** What was begun to be said when the screen is left is said to its end. */
const LAST_WORDS_MS = 6000;
interface Placed {
  readonly track: Mixed;
  readonly startMs: number;
  /** What it was asked for as, and what is heard of it. */
  readonly ahead: Ahead;
  readonly heard: Ahead;
  /** Up to when it holds what is to be heard: the first part of a session ends where the next contact would begin. Null: all of it. */
  readonly untilMs: number | null;
}
/** Sentences after which nothing comes. */
const LAST = ["stop.ended", "stop.dizzy"];
const isOver = (cues: readonly Cue[]): boolean =>
  cues.some(({ kind, say }) => kind === "done" || LAST.includes(say.key));

/**
 * Plays a session as one track, mixed anew whenever something else is to be heard, checked before it is played, and
 * watched by a guard in the audio thread.
 */
export function player(options: PlayerOptions): Player {
  let { talk, mode } = possible(options);
  let output = outputFor(mode);
  const clock = sessionClock(() => output.placeMs());
  const note = soundNote(options.onNote);
  const alarm = guard(options.onAlarm ?? (() => {}), note.guard);
  const tracks = mixing({
    ...options,
    onVoice(isHere, isLate) {
      note.voice(isHere);
      // What was mixed without it is mixed again with it.
      if (isLate) play(after(coming, clock.nowMs()));
    },
  });
  let coming: Ahead = NOTHING;
  let over = false;
  let playing: Placed | null = null;
  /** Ready to go on with. */
  let whole: Placed | null = null;
  /** Somebody else has the sound: nothing is begun until the person asks for it. */
  let held = false;
  /** What is to be stopped as soon as the `leave` was heard. */
  let hushing: ReturnType<typeof setTimeout> | undefined;
  /** No sound may begin: the page's clock and the screen lead until the next tap. */
  let silent = false;
  let tappedAt = Number.NEGATIVE_INFINITY;
  /** What pressed when the sound was left: nobody heard it end, until a track sounds or the person taps. */
  let unended: Open | null = null;
  /** Since when something else sounds than what is meant, or nothing. */
  let wrongSince = performance.now();

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
      leaveSound();
      output.close();
      output = outputFor(choice.mode);
      wake();
    }
    ({ talk, mode } = choice);
    play(after(coming, clock.nowMs()));
  }
  function onBegan(): void {
    takeMediaKeys(options.title, onKey);
    showPlaying("playing");
  }
  function waits(): void {
    held = true;
    leaveSound();
    showPlaying("paused");
  }
  function leaveSound(): void {
    unended = pressing();
    clock.leaveSound();
  }
  function onHeld(): void {
    waits();
    options.onHeld();
  }
  function hush(): void {
    report();
    clearTimeout(hushing);
    showPlaying("paused");
    // A key that is pressed twice: what ends the contact is heard first.
    if (!held && !clock.isPage() && pressing()?.presses === true) hushing = setTimeout(hush, LEAVE_LASTS_MS / 4);
    else {
      hushing = undefined;
      output.stop();
      waits();
    }
  }
  function onSilent(): void {
    silent = true;
    const seen = performance.now() - tappedAt < TAPPED_MS && document.visibilityState === "visible";
    lose("silent", seen);
  }
  /** There is no sound, and the person is told; the session waits for them, but where they look at the screen already. */
  function lose(why: "refused" | "silent", seen = false): void {
    output.stop();
    leaveSound();
    note.lose(why, seen);
    if (!note.isLed()) options.onHeld();
  }
  // What only the screen tells is not told to somebody who cannot see it.
  const hidden = (): void => {
    if (document.visibilityState !== "hidden" || !note.isLed()) return;
    note.leave();
    options.onHeld();
  };
  document.addEventListener("visibilitychange", hidden);
  function wake(): void {
    clearTimeout(hushing);
    hushing = undefined;
    silent = false;
    held = false;
    tappedAt = wrongSince = performance.now();
    note.goOn();
    output.wake();
    alarm.wake();
    // Whoever taps knows what the session is about.
    unended = null;
    alarm.passed(clock.nowMs());
  }
  /** The sentence said last, once more, at once. */
  function again(): void {
    const now = clock.nowMs();
    const last = coming.cues.findLast(({ atMs, kind }) => atMs <= now && kind !== "pass" && kind !== "countdown");
    const later = after(coming, now);
    play(last === undefined ? later : { ...later, cues: [{ ...last, atMs: now, kind: "safety" }, ...later.cues] });
  }
  function onKey(key: MediaKey): void {
    if ((held || hushing !== undefined) && key !== "pause") wake();
    if (key === "again") again();
    else options.onKey(key);
  }
  /** What presses by what was heard so far; where the screen leads, the session itself knows. */
  function pressing(leaveLastsMs = LEAVE_LASTS_MS): Open | null {
    if (clock.isPage()) return note.isLed() ? null : unended;
    if (playing === null) return null;
    return openAt(playing.heard, clock.heardMs(), { startMs: playing.startMs, leaveLastsMs });
  }
  function heardNow(): HeardSoFar {
    if (clock.isPage() || playing === null)
      return { open: pressing(), leaving: false, entering: false, follows: false };
    return heardSoFar(playing.heard, clock.heardMs(), { startMs: playing.startMs, leaveLastsMs: LEAVE_LASTS_MS });
  }
  function started(next: Placed): void {
    // A contact began or ended while it was mixed: nothing takes its place that does not go on from there.
    if (joined(next.ahead, heardNow(), next.startMs) !== next.ahead) return play(coming);
    playing = next;
    unended = null;
    output.start(next.track);
    clock.begin(next.startMs);
    watch();
  }
  /**
   * From the cues alone, before anything is mixed: a contact is watched also where no sound comes, and one without an
   * end before its track is refused.
   */
  function watch(): void {
    const { contacts, unended: sinceMs } = contactsOf(coming);
    const endless = { sinceMs, leaveMs: Number.POSITIVE_INFINITY };
    alarm.watch(sinceMs === null ? contacts : [...contacts, endless], clock.nowMs());
  }
  /** Tells the guard what has ended: by what was heard, or by the screen where that leads. */
  function report(): void {
    const told = clock.isPage() ? note.isLed() : playing?.ahead === coming;
    const open = pressing();
    if (told) alarm.passed(open?.presses === true ? open.sinceMs : clock.nowMs());
  }
  const refused = (faults: readonly Fault[]): void => lose(faults.length > 0 ? "refused" : "silent");
  async function cutAnew(ahead: Ahead): Promise<void> {
    whole = null;
    await tracks.ready();
    if (ahead !== coming || silent) return;
    const startMs = clock.nowMs();
    const heard = spaced(ahead, startMs);
    const { answer, untilMs } = await tracks.first(heard, { startMs, talk, mode, isOver: over });
    if (answer === null || held || silent) return;
    // What ends a contact is heard, whatever was asked for meanwhile: that comes after it.
    if (ahead !== coming && !(letsGo(ahead, startMs) && answer.refused === null)) return;
    if (answer.refused !== null) return refused(answer.refused);
    const first = { track: answer, startMs, ahead, heard, untilMs };
    started(first);
    if (untilMs !== null) await goesOn(first);
  }
  async function goesOn({ ahead, heard, startMs }: Placed): Promise<void> {
    const more = ahead === coming ? await tracks.all(heard, { startMs, talk, mode, isOver: over }) : null;
    if (more === null || ahead !== coming) return;
    if (more.refused !== null) return refused(more.refused);
    whole = { track: more, startMs, ahead, heard, untilMs: null };
  }
  /** The whole track takes the place of its beginning, where nothing sounds for a moment. */
  function goOnWithWhole(): void {
    const place = output.placeMs();
    if (whole === null || held || place === null || playing?.startMs !== whole.startMs) return;
    if (!isQuiet(whole.track.sounding, place, QUIET_MS) && !isNearEnd()) return;
    output.goOnIn(whole.track);
    playing = whole;
    whole = null;
  }
  const isNearEnd = (): boolean =>
    playing !== null && playing.untilMs !== null && clock.nowMs() >= playing.untilMs - ENTERS_MS;
  function play(ahead: Ahead): void {
    report();
    const now = clock.nowMs();
    coming = joined(ahead, heardNow(), now, coming.cues);
    over = isOver(coming.cues);
    watch();
    if (playing !== null && !clock.isPage() && entersInVain(playing.heard, coming, now, ENTERS_MS)) output.stop();
    void cutAnew(coming);
  }
  /** Whether what is meant is what sounds. */
  const isRight = (): boolean => !clock.isPage() && playing?.ahead === coming;
  /** Whether something is to be pressed that a sound has to end. */
  function isPressedSoon(): boolean {
    const now = clock.nowMs();
    return (
      openAt(coming, now)?.presses === true || coming.cues.some(({ kind, atMs }) => kind === "enter" && atMs > now)
    );
  }
  function lookAtSound(): void {
    const { ms, heard } = clock.stands();
    if (ms >= STANDS_MS && heard) {
      const taken = !over && output.isPlaying();
      leaveSound();
      if (taken) return onHeld();
    }
    const now = performance.now();
    if (held || note.isLed() || !isPressedSoon() || (isRight() && heard)) wrongSince = now;
    if (isRight() && heard && isPressedSoon()) note.hear();
    if (now - wrongSince < SILENT_MS && !(isRight() && isNearEnd())) return;
    wrongSince = now;
    tracks.restart();
    lose("silent");
  }
  const timer = setInterval(() => {
    report();
    goOnWithWhole();
    lookAtSound();
  }, LOOK_MS);
  return {
    nowMs: clock.nowMs,
    play,
    wake,
    hush,
    choose,
    sounds: () => output.isPlaying() && clock.followsSound(),
    presses: () => !clock.isPage() && pressing(0)?.presses === true,
    speaks() {
      const place = playing === null ? null : output.placeMs();
      return place !== null && !isQuiet(playing?.track.spoken ?? [], place - ECHO_MS, ECHO_MS);
    },
    dispose() {
      clearInterval(timer);
      clearTimeout(hushing);
      document.removeEventListener("visibilitychange", hidden);
      alarm.close();
      freeMediaKeys();
      setTimeout(() => {
        output.close();
        tracks.close();
      }, LAST_WORDS_MS);
    },
  };
}

/** Loads the voice before it is needed; without it the tones and the words on the screen guide. */
export const warmVoice = (language: string): void => void loadVoice(language).catch(() => {});
