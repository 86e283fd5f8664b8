import type { HeldFlag } from "#core";
import { nowMs } from "./device/clock.ts";
import * as disk from "./device/disk.ts";
import { askToLast } from "./device/lasting.ts";
import { tellStop } from "./device/windows.ts";
import { loadRules } from "./engine.ts";
import type { Rules } from "./engine.ts";
import { elsewhere, held, kept, live, newest } from "./guided.ts";
import { heldStop, interrupted, lines } from "./record.ts";
import type { RunningRecord } from "./running-record.ts";
import { ageOf, askedOf, linesOf, stateOf, withAnswer } from "./session-line.ts";
import type { Told } from "./session-line.ts";

/** The session is over: its lines are in the record and the running one is gone, all of it or nothing. */
export async function close(rules: Rules, record: RunningRecord, told?: ReadonlyMap<string, Told>): Promise<void> {
  const more = linesOf(rules, record, { ms: nowMs(), told });
  lines.value = [...lines.value.filter(({ id }) => more.every((line) => line.id !== id)), ...more];
  interrupted.value = null;
  await kept(disk.endSession(record.id, more));
  // Now there is something to lose.
  void askToLast();
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
