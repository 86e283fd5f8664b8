import type { Advice } from "./advice.ts";
import { codesAsked, askedFor } from "./asked.ts";
import { careFor } from "./care.ts";
import type { Care } from "./care.ts";
import { inOrder } from "./codes.ts";
import type { FlagCode, Knowledge } from "./facts.ts";
import { holdingFlags, isStop } from "./flags.ts";
import type { HoldingFlag } from "./flags.ts";
import { historyOf } from "./history.ts";
import type { History } from "./history.ts";
import { parseInstant } from "./instant.ts";
import type { Request } from "./request.ts";
import { heldStop, stopNow, stopOf } from "./stops.ts";

declare const cleared: unique symbol;
/**
 * A request that screening let through. Others may hold one; only `screen` makes one, so nobody can plan
 * without being screened.
 */
export interface Cleared {
  readonly [cleared]: true;
}
interface ClearedRequest extends Cleared {
  readonly request: Request;
  readonly history: History;
  readonly care: Care;
}

export type Screened =
  | Extract<Advice, { readonly verdict: "ask" | "stop" }>
  | { readonly verdict: "cleared"; readonly cleared: Cleared };

/** What screening found, for the rules of care alone. */
export const insideOf = (value: Cleared): ClearedRequest => value as ClearedRequest;

const clear = (request: Request, history: History, care: Care): Cleared => {
  const inner: Omit<ClearedRequest, typeof cleared> = { request, history, care };
  return inner as ClearedRequest;
};

/** Follow-ups of a yes that is no stop by itself, not answered yet. */
function openFollowUps(knowledge: Knowledge, request: Request, holding: readonly HoldingFlag[]): readonly FlagCode[] {
  const going = new Set(holding.filter((flag) => !isStop(flag)).map(({ code }) => code));
  return knowledge.flags
    .filter(({ code, parent }) => parent !== null && going.has(parent) && request.answers[code] === undefined)
    .map(({ code }) => code);
}

/**
 * Ask, stop or go on. A stop that was never cleared comes first, whatever the answers are now; then the
 * follow-ups of a yes; then a stop of the answers given now; then whatever else must be asked.
 */
export function screen(knowledge: Knowledge, request: Request): Screened {
  const now = parseInstant(request.at) ?? { ms: 0, offsetMinutes: 0 };
  const history = historyOf(knowledge, request, now);
  const { edition } = knowledge;
  const holding = holdingFlags(knowledge, request, history);
  const stop = stopNow(holding);
  const held = heldStop(knowledge, request, history);
  const again = held.length === 0 ? null : stopOf(stop === null ? held : [...held, ...holding]);
  if (again !== null) return withEdition(again, edition);

  // Nothing is stronger than an emergency, so no follow-up could change it.
  const followUps = stop?.disposition === "emergency" ? [] : openFollowUps(knowledge, request, holding);
  if (stop !== null && followUps.length === 0) return withEdition(stop, edition);
  const asked = codesAsked(knowledge, askedFor(knowledge, request), history);
  const open = stop === null ? asked.filter((code) => request.answers[code] === undefined) : [];
  const questions = inOrder([...open, ...followUps]).map((code) => ({ code }));
  if (questions.length > 0) return { verdict: "ask", edition, questions };
  return { verdict: "cleared", cleared: clear(request, history, careFor(knowledge, request, history, holding)) };
}

/** Field order is the order in which an answer prints. */
function withEdition(stop: NonNullable<ReturnType<typeof stopOf>>, edition: string): Screened {
  const { verdict, disposition, timeframe, flags } = stop;
  return { verdict, edition, disposition, timeframe, flags };
}
