import { SOUND } from "#core";
import type { Contact } from "./contacts.ts";

/** When the guard sounds for a contact that nobody reported as ended. */
export interface Deadline {
  readonly id: number;
  /** On the wall clock of `now`, milliseconds. */
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

/** What a deadline needs of a contact. */
type Span = Pick<Contact, "sinceMs" | "leaveMs">;

/**
 * The deadlines of these contacts in place of the ones that were watched; a contact that goes on keeps its deadline,
 * because a track that is cut anew inside a contact makes it no younger. One that has begun is watched until it was
 * reported as ended, whatever else is to be heard: its `leave` has not been heard yet.
 */
export function deadlinesOf(
  contacts: readonly Span[],
  now: Now,
  before: readonly Deadline[] = [],
): readonly Deadline[] {
  const open = before.filter(({ atMs }) => atMs - ALARM_MS <= now.wall);
  const last = Math.max(0, ...before.map(({ id }) => id));
  // Only one presses: the one that began last.
  const current = contacts.findLast(({ sinceMs }) => (sinceMs ?? now.session) <= now.session);
  const same = open.find(({ leaveMs }) => current !== undefined && (current.sinceMs ?? now.session) < leaveMs);
  const watched = contacts.flatMap((contact, n): readonly Deadline[] => {
    const { sinceMs, leaveMs } = contact;
    const due = now.wall + (sinceMs ?? now.session) - now.session + ALARM_MS;
    if (contact === current && same !== undefined) return [{ id: same.id, leaveMs, atMs: Math.min(same.atMs, due) }];
    return leaveMs <= now.session ? [] : [{ id: last + n + 1, leaveMs, atMs: due }];
  });
  const kept = open.filter((each) => each !== same);
  return [...kept.map((each) => ({ ...each, leaveMs: Math.min(each.leaveMs, now.session) })), ...watched];
}
