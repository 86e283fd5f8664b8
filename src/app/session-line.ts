import type { HeldFlag, SessionEvent, SessionState, Worked } from "#core";
import type { Line, LineOf } from "#journal";
import { offsetMinutesAt } from "./device/clock.ts";
import type { Rules } from "./engine.ts";
import type { RunningRecord } from "./running-record.ts";
import { setupOf } from "./running.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

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

/** The question that a session waits with, also where nobody guides it now; null when none is open. */
export const askedOf = (rules: Rules, record: RunningRecord): HeldFlag | null =>
  stateOf(rules, record).asked[0] ?? null;

/** The record with its open question answered: it is as old as it was. */
export function withAnswer(record: RunningRecord, flag: HeldFlag, yes: boolean): RunningRecord {
  const event: SessionEvent = { kind: "answered", atMs: record.events.at(-1)?.atMs ?? 0, flag, yes };
  return { ...record, events: [...record.events, event] };
}
