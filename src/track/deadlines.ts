import { SOUND } from "#core";
import type { Contact } from "./contacts.ts";

/** When the guard sounds for a contact that nobody reported as ended. */
export interface Deadline {
  readonly id: number;
  /** Wall clock, milliseconds since 1970. */
  readonly atMs: number;
  /** When the contact ends by plan, on the session's clock. */
  readonly leaveMs: number;
}
const ALARM_MS = SOUND.alarm.value * 1000;

/** What the two clocks say at the same moment; milliseconds. */
interface Now {
  readonly session: number;
  readonly wall: number;
}

/**
 * The deadlines of these contacts in place of the ones that were watched; a contact that goes on keeps its deadline,
 * because a track that is cut anew inside a contact makes it no younger.
 */
export function deadlinesOf(
  contacts: readonly Contact[],
  now: Now,
  before: readonly Deadline[] = [],
): readonly Deadline[] {
  const open = before.find(({ atMs, leaveMs }) => leaveMs > now.session && atMs - ALARM_MS <= now.wall);
  const last = Math.max(0, ...before.map(({ id }) => id));
  return contacts
    .filter(({ leaveMs }) => leaveMs > now.session)
    .map(({ enterMs, leaveMs }, n) => {
      const begins = now.wall + (enterMs ?? now.session) - now.session;
      const goesOn = open !== undefined && (enterMs ?? now.session) <= now.session;
      return { id: last + n + 1, leaveMs, atMs: goesOn ? Math.min(open.atMs, begins + ALARM_MS) : begins + ALARM_MS };
    });
}
