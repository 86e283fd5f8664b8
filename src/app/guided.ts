import { effect, signal } from "@preact/signals";
import type { Cue, HeldFlag, SessionEvent, SessionState, Worked } from "#core";
import type { Line, LineOf } from "#journal";
import type { Asked } from "./advice.ts";
import { buzz } from "./device/buzz.ts";
import { every, newId, nowMs, offsetMinutesAt } from "./device/clock.ts";
import * as disk from "./device/disk.ts";
import { hold, SESSION } from "./device/lock.ts";
import { askToLast } from "./device/lasting.ts";
import { player } from "./device/sound.ts";
import type { Player } from "./device/sound.ts";
import { onTwoTaps } from "./device/taps.ts";
import { wakeLock } from "./device/wake.ts";
import { onStop, tellStop } from "./device/windows.ts";
import { loadRules } from "./engine.ts";
import type { Rules } from "./engine.ts";
import { heldStop, interrupted, lines, refreshRecord, storage } from "./record.ts";
import type { Begun, RunningRecord, SessionRow } from "./running-record.ts";
import { run, setupOf } from "./running.ts";
import type { Running } from "./running.ts";
import { soundChoice, tapsPause } from "./sound-choice.ts";
import { languageCode, say } from "./words.ts";

/** The session on the guide's screen; null when none is open. */
export interface Live extends Running {
  readonly rules: Rules;
  /** From the hand of the person: sound may begin, the screen is asked to stay on. */
  readonly touch: () => void;
  readonly leave: () => void;
  /** It never began. */
  readonly drop: () => void;
}
export const live = signal<Live | null>(null);
/** The sentence said last; passes and counted seconds are no sentences. */
export const said = signal<Cue | null>(null);
/** Whether the screen stays on; null until the phone has answered. */
export const screenStays = signal<"on" | "refused" | null>(null);
/** Whether a track was refused by its own audit: then nothing sounds, and the person is told. */
export const soundRefused = signal(false);

/** Whether another window guides the session of this device: then nothing begins, goes on or ends here. */
export const elsewhere = signal(false);
async function held(): Promise<(() => void) | null> {
  const free = await hold(SESSION);
  if (free === null) elsewhere.value = true;
  return free;
}

type EventRow = Extract<SessionRow, { is: "event" }>;
const LOOK_MS = 100;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function kept(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch {
    storage.value = "memory";
  }
}

/** Writes rows in order. While the disk is busy the next ones gather and go together: a slow disk is one write behind. */
function writer(): (row: EventRow) => void {
  let waiting: readonly EventRow[] = [];
  let busy = false;
  async function flush(): Promise<void> {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const rows = waiting;
      waiting = [];
      await kept(disk.appendEvents(rows));
    }
    busy = false;
  }
  return (row) => {
    waiting = [...waiting, row];
    void flush();
  };
}

/** The player with what the person chose: how much is said, and whether it stops other music. */
function soundOf(
  rules: Rules,
  happen: (what: "pause" | "skip") => void,
  keys: { readonly toggle: () => void; readonly hurry: () => void },
): Player {
  const language = rules.facts.languages.find(({ code }) => code === languageCode);
  soundRefused.value = false;
  return player({
    language: languageCode,
    tell: (cue) => (language === undefined ? "" : rules.tellCue(language, cue.say)),
    ...soundChoice.peek(),
    title: say("guide.lock-screen"),
    onHeld: () => happen("pause"),
    onKey: (key) => (key === "next" ? happen("skip") : keys[key]()),
    onRefused: () => (soundRefused.value = true),
  });
}

function open(rules: Rules, from: Begun | RunningRecord, free: () => void): Live {
  const log: SessionEvent[] = "events" in from ? [...from.events] : [];
  const sound = soundOf(rules, (what) => running.happen({ kind: what }), {
    toggle: () => running.happen({ kind: running.state.peek().mode === "paused" ? "resume" : "pause" }),
    hurry: () => running.hurry(),
  });
  const write = writer();
  const wake = wakeLock((state) => (screenStays.value = state));
  const running = run(rules, from, {
    soundMs: sound.nowMs,
    wallMs: nowMs,
    heard: sound.sounds,
    keep(event, seenAtMs) {
      log.push(event);
      write({ is: "event", event, seenAtMs });
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
  // Before anything is waited for: only the tap itself lets sound begin.
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
  live.value = session;
  return true;
}

/** What another window did with a session since it was read here; null when it is over. */
async function newest(record: RunningRecord): Promise<RunningRecord | null> {
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

export const stateOf = (rules: Rules, record: RunningRecord): SessionState =>
  rules.replay(record.plan, record.events, setupOf(rules, record));

/** After so long a session is not simply gone on with: within the hour, asked first, or over. */
export function ageOf({ seenAtMs }: RunningRecord, wallMs: number): "fresh" | "old" | "over" {
  const age = Math.abs(wallMs - seenAtMs);
  return age > DAY_MS ? "over" : age > HOUR_MS ? "old" : "fresh";
}

/** What was said afterwards about a place; null where it was not asked or not answered. */
export interface Told {
  readonly after: number | null;
  readonly highest: number | null;
}
export const placeOf = ({ region, side }: Pick<Worked, "region" | "side">): string => `${region}.${side}`;
const higher = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

/** The line of the record for what was really done; null when nothing was. */
export function lineOf(
  rules: Rules,
  record: RunningRecord,
  told: ReadonlyMap<string, Told> = new Map(),
): LineOf<"session"> | null {
  const state = stateOf(rules, record);
  const worked = rules.workedOf(state).map((row) => {
    const answer = told.get(placeOf(row));
    return answer === undefined ? row : { ...row, after: answer.after, highest: higher(row.highest, answer.highest) };
  });
  if (worked.length === 0) return null;
  const { id, request, edition, seenAtMs } = record;
  const at = rules.formatInstant({ ms: seenAtMs, offsetMinutes: offsetMinutesAt(seenAtMs) });
  const { moment, complaint, minutes } = request;
  const lastedSeconds = Math.round(state.clockMs / 1000);
  const marked = request.spots.flatMap(({ region, side, kind, point }) => {
    const said = { ...(kind === undefined ? {} : { kind }), ...(point === undefined ? {} : { point }) };
    return Object.keys(said).length === 0 ? [] : [{ region, side, ...said }];
  });
  const more = marked.length === 0 ? {} : { marked };
  return { v: 1, id, at, kind: "session", moment, complaint, minutes, lastedSeconds, edition, worked, ...more };
}

/** What a session leaves in the record: what was done, and the stop where a question was answered with yes. */
export function linesOf(
  rules: Rules,
  record: RunningRecord,
  { ms, told }: { readonly ms: number; readonly told?: ReadonlyMap<string, Told> | undefined },
): readonly Line[] {
  const line = lineOf(rules, record, told);
  const done = line === null ? [] : [line];
  const { raised } = stateOf(rules, record);
  if (raised.length === 0) return done;
  const at = rules.formatInstant({ ms, offsetMinutes: offsetMinutesAt(ms) });
  return [...done, { v: 1, id: `${record.id}.stop`, at, kind: "stopped", flags: raised }];
}

/** The session is over: its lines are in the record and the running one is gone, all of it or nothing. */
export async function close(rules: Rules, record: RunningRecord, told?: ReadonlyMap<string, Told>): Promise<void> {
  const more = linesOf(rules, record, { ms: nowMs(), told });
  lines.value = [...lines.value.filter(({ id }) => more.every((line) => line.id !== id)), ...more];
  interrupted.value = null;
  await kept(disk.endSession(record.id, more));
  // Now there is something to lose.
  void askToLast();
}

/** The question that a session waits with, also where nobody guides it now; null when none is open. */
export const askedOf = (rules: Rules, record: RunningRecord): HeldFlag | null =>
  stateOf(rules, record).asked[0] ?? null;

/** The record with its open question answered: it is as old as it was. */
export function withAnswer(record: RunningRecord, flag: HeldFlag, yes: boolean): RunningRecord {
  const event: SessionEvent = { kind: "answered", atMs: record.events.at(-1)?.atMs ?? 0, flag, yes };
  return { ...record, events: [...record.events, event] };
}

/** Answers the open question of the session that is guided, or of the one that waits; a yes closes it. False: elsewhere. */
export async function answerHeld(rules: Rules, flag: HeldFlag, yes: boolean): Promise<boolean> {
  const session = live.peek();
  if (session !== null) {
    session.happen({ kind: "answered", flag, yes });
    if (!yes) return true;
    session.leave();
    const record = interrupted.peek();
    if (record !== null) await close(rules, record);
    return true;
  }
  return alone(async () => {
    const waits = interrupted.peek();
    if (waits === null) return true;
    const record = withAnswer(waits, flag, yes);
    if (yes) {
      await close(rules, record);
      return true;
    }
    interrupted.value = record;
    const rows = record.events.slice(-1).map((event) => ({ is: "event", event, seenAtMs: record.seenAtMs }) as const);
    await kept(disk.appendEvents(rows));
    return true;
  });
}

/** Does what changes the session that waits while no other window guides it; false where one does. */
async function alone(act: () => Promise<boolean>): Promise<boolean> {
  const free = await held();
  if (free === null) return false;
  try {
    return await act();
  } finally {
    free();
  }
}

/** Closes what waits as it stands now: another window may have gone on with it, or ended it. False where it asks. */
async function closeNewest(rules: Rules, record: RunningRecord): Promise<boolean> {
  const now = await newest(record);
  interrupted.value = now;
  if (now === null) return true;
  if (askedOf(rules, now) !== null) return false;
  await close(rules, now);
  return true;
}

/** A session that nobody ended is kept as far as it went, so that what comes next knows of it. False where it still asks. */
export async function closeUnfinished(): Promise<boolean> {
  live.peek()?.leave();
  const record = interrupted.peek();
  if (record === null) return true;
  const rules = await loadRules();
  if (askedOf(rules, record) !== null) return false;
  return alone(() => closeNewest(rules, record));
}

/**
 * What nobody went on with for a day is over; so is what ended and was not answered within the hour, and all while a
 * stop holds. False where a question is open: that is asked before anything else, however old it is.
 */
export async function closeOld(): Promise<boolean> {
  const record = interrupted.peek();
  if (record === null) return true;
  const rules = await loadRules();
  if (askedOf(rules, record) !== null) return false;
  const { mode, raised } = stateOf(rules, record);
  const age = ageOf(record, nowMs());
  const over = age === "over" || raised.length > 0 || (age === "old" && mode === "ended") || heldStop.peek() !== null;
  if (!over || (await alone(() => closeNewest(rules, record)))) return true;
  const asks = !elsewhere.peek();
  elsewhere.value = false;
  return !asks;
}

let stopping = false;
/**
 * A stop ends what is guided here and what waits, with what was done; another window that guides hears of it. False
 * where a question is open, which is asked first, and while this is under way.
 */
export async function endStopped(): Promise<boolean> {
  if (stopping) return false;
  stopping = true;
  tellStop();
  try {
    const session = live.peek();
    if (session?.state.peek().asked.length === 0) session.happen({ kind: "end" });
    if (await closeUnfinished()) return true;
    // The window that guides it ends it itself.
    const guidedThere = elsewhere.peek();
    elsewhere.value = false;
    return guidedThere;
  } finally {
    stopping = false;
  }
}
