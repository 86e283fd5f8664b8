import { effect, signal } from "@preact/signals";
import type { Cue, SessionEvent } from "#core";
import type { Asked } from "./advice.ts";
import { buzz } from "./device/buzz.ts";
import { breath, every, newId, nowMs, tickMs } from "./device/clock.ts";
import * as disk from "./device/disk.ts";
import { hold, SESSION } from "./device/lock.ts";
import type { MediaKey } from "./device/media-keys.ts";
import { player } from "./device/sound.ts";
import type { Player } from "./device/player.ts";
import type { SoundNote } from "./device/sound-note.ts";
import { onTwoTaps } from "./device/taps.ts";
import { wakeLock } from "./device/wake.ts";
import { onStop } from "./device/windows.ts";
import type { Rules } from "./engine.ts";
import { keyed } from "./keyed.ts";
import type { Keyed } from "./keyed.ts";
import { heldStop, interrupted, refreshRecord, storage } from "./record.ts";
import type { Begun, RunningRecord, SessionRow } from "./running-record.ts";
import { run } from "./running.ts";
import type { Durability, Running } from "./running.ts";
import { askedOf } from "./session-line.ts";
import { soundChoice, tapsPause } from "./sound-choice.ts";
import { languageCode, say } from "./words.ts";

/** The session on the guide's screen; null when none is open. */
export interface Live extends Running {
  readonly rules: Rules;
  /** From the hand of the person: sound may begin, the screen is asked to stay on. */
  readonly touch: () => void;
  /** Whether our own voice is heard, or was a moment ago. */
  readonly speaks: () => boolean;
  /** Tells whether a question or a sheet lies over the guide: keys only pause then. Until it is taken back. */
  readonly coveredBy: (isCovered: () => boolean) => () => void;
  readonly leave: () => void;
  /** It never began. */
  readonly drop: () => void;
}
export const live = signal<Live | null>(null);
/** The sentence said last; passes and counted seconds are no sentences. */
export const said = signal<Cue | null>(null);
/** Whether the screen stays on; null until the phone has answered. */
export const screenStays = signal<"on" | "refused" | null>(null);
/** What is wrong with the sound; the person is told. */
export const soundNote = signal<SoundNote | null>(null);

/** Whether another window guides the session of this device: then nothing begins, goes on or ends here. */
export const elsewhere = signal(false);
/** Takes the guiding of this device's session for this window; null while another one has it. */
export async function held(): Promise<(() => void) | null> {
  const free = await hold(SESSION);
  if (free === null) elsewhere.value = true;
  return free;
}

type EventRow = Extract<SessionRow, { is: "event" }>;
const LOOK_MS = 100;

/** Waits for a write; where the disk refuses, the record goes on in memory, and the person is told. */
export async function kept(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch {
    storage.value = "memory";
  }
}

/** Writes rows in order. While the disk is busy the next ones gather and go together: a slow disk is one write behind. */
function writer(): (row: EventRow, durability: Durability) => void {
  let waiting: readonly EventRow[] = [];
  let gathered: Durability = "relaxed";
  let busy = false;
  async function flush(): Promise<void> {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const [rows, durability] = [waiting, gathered];
      [waiting, gathered] = [[], "relaxed"];
      await kept(disk.appendEvents(rows, durability));
    }
    busy = false;
  }
  return (row, durability) => {
    waiting = [...waiting, row];
    if (durability === "strict") gathered = durability;
    void flush();
  };
}

/** The player with what the person chose: how much is said, and whether it stops other music. */
function soundOf(rules: Rules, pause: () => void, onKey: (key: Exclude<MediaKey, "again">) => void): Player {
  const language = rules.facts.languages.find(({ code }) => code === languageCode);
  soundNote.value = null;
  return player({
    language: languageCode,
    tell: (cue) => (language === undefined ? "" : rules.tellCue(language, cue.say)),
    ...soundChoice.peek(),
    title: say("guide.lock-screen"),
    onHeld: pause,
    onKey,
    onNote: (note) => (soundNote.value = note),
  });
}

function open(rules: Rules, from: Begun | RunningRecord, free: () => void): Live {
  const log: SessionEvent[] = "events" in from ? [...from.events] : [];
  let isCovered = (): boolean => false;
  function obey(what: Keyed | null): void {
    if (what === "hush") sound.hush();
    else if (what !== null) running.happen({ kind: what });
  }
  const sound = soundOf(
    rules,
    () => running.happen({ kind: "pause" }),
    (key) => obey(keyed(key, running.state.peek(), isCovered())),
  );
  const write = writer();
  const wake = wakeLock((state) => (screenStays.value = state));
  const running = run(rules, from, {
    soundMs: sound.nowMs,
    wallMs: nowMs,
    pageMs: tickMs,
    heard: sound.sounds,
    presses: sound.presses,
    keep(event, seenAtMs, durability) {
      log.push(event);
      write({ is: "event", event, seenAtMs }, durability);
    },
    play: sound.play,
    told(cues) {
      for (const { kind } of cues) buzz(kind);
      said.value = cues.findLast(({ kind }) => kind !== "pass" && kind !== "countdown") ?? said.peek();
    },
  });
  const stop = every(LOOK_MS, running.look);
  // What is chosen while it runs is heard at once.
  const stopChoosing = effect(() => sound.choose(soundChoice.value));
  // Another window stopped the day: what it wrote is read at once, and the guide's screen ends the session.
  const stopHearing = onStop(() => void refreshRecord());
  let stopTaps: (() => void) | null = null;
  const { is, id, startedAtMs, request, plan, edition } = from;
  function drop(): void {
    stop();
    stopChoosing();
    stopHearing();
    stopTaps?.();
    wake.release();
    sound.dispose();
    free();
    screenStays.value = null;
  }
  return {
    ...running,
    rules,
    speaks: sound.speaks,
    coveredBy(covers) {
      isCovered = covers;
      return () => (isCovered = () => false);
    },
    touch() {
      sound.wake();
      void wake.ask();
      stopTaps ??= tapsPause.peek() ? onTwoTaps(() => running.happen({ kind: "pause" })) : null;
    },
    leave() {
      if (running.state.peek().mode === "running") running.happen({ kind: "pause" });
      drop();
      interrupted.value = { is, id, startedAtMs, request, plan, edition, events: log, seenAtMs: nowMs() };
      live.value = null;
    },
    drop,
  };
}

/** What another window left on the disk; null when nothing waits there, or when it cannot be read. */
async function leftBehind(): Promise<RunningRecord | null> {
  return storage.peek() === "disk" ? disk.readRunning().catch(() => null) : null;
}

/**
 * Begins the planned session; called from the tap, with the rules loaded. False where a session was left behind that
 * this window did not know of: it waits now, is closed first, and counts in what is asked next.
 */
export async function start(rules: Rules, { request, advice }: Asked): Promise<boolean> {
  const waits = interrupted.peek();
  // A question that is open is asked first: the guide's screen does.
  if (advice.verdict !== "plan" || (waits !== null && askedOf(rules, waits) !== null)) return true;
  const { plan, edition } = advice;
  const head: Begun = { is: "begun", id: newId(), startedAtMs: nowMs(), request, plan, edition };
  let free = (): void => {};
  const session = open(rules, head, () => free());
  // What plays is made in one piece of work and begins in the next: together they would hold a slow phone too long.
  await breath();
  // Before anything else is waited for: the tap lets sound begin for a moment only.
  session.touch();
  const mine = await held();
  free = mine ?? free;
  const left = mine === null ? null : await leftBehind();
  if (left !== null) interrupted.value = left;
  if (mine === null || left !== null) {
    session.drop();
    return left === null;
  }
  void kept(disk.beginSession(head));
  interrupted.value = null;
  said.value = null;
  session.happen({ kind: "start" });
  // That it runs is one piece of work, its screen another.
  await breath();
  live.value = session;
  return true;
}

/** What another window did with a session since it was read here; null when it is over. */
export async function newest(record: RunningRecord): Promise<RunningRecord | null> {
  if (storage.peek() !== "disk") return record;
  const now = await disk.readRunning().catch(() => record);
  const same = now?.id === record.id && now.events.length <= record.events.length;
  return same ? record : now;
}

/** Opens the session that was interrupted: paused, and asking. While a stop holds, whoever made it, none is opened. */
export async function goOn(rules: Rules, record: RunningRecord): Promise<void> {
  const free = await held();
  if (free === null) return;
  await refreshRecord();
  if (heldStop.peek() !== null) return free();
  const now = await newest(record);
  if (now !== record) {
    interrupted.value = now;
    return free();
  }
  said.value = null;
  const session = open(rules, record, free);
  if (session.state.peek().mode === "waiting") session.happen({ kind: "start" });
  if (session.state.peek().mode === "running") session.happen({ kind: "pause" });
  live.value = session;
}
