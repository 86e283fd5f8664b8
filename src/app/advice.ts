import { signal } from "@preact/signals";
import type { Advice, Refused, Request, TechniqueCode } from "#core";
import { adviseBeside } from "./device/planner.ts";
import { draft } from "./draft.ts";
import { readNow, requestNow } from "./request.ts";
import type { PlaceWishes } from "./draft.ts";
import { loadRules } from "./engine.ts";
import type { Rules } from "./engine.ts";
import { closeUnfinished } from "./session-end.ts";
import { refreshRecord } from "./record.ts";
import { tastes } from "./tastes.ts";

/** What core answered last, and to which request. In memory only: a plan is never kept to be run another day. */
export interface Asked {
  readonly request: Request;
  readonly advice: Advice;
}
export const current = signal<Asked | null>(null);

/** What the person changed on the plan: it replaces these fields of the request, for this once. */
export type Change = Partial<Pick<Request, "minutes">> & { readonly wishes?: PlaceWishes };
/** Every change since Check, each with those before it, the newest last. */
export const changes = signal<readonly Change[]>([]);
const changed = (): Change => changes.peek().at(-1) ?? {};
const NO_WISHES: PlaceWishes = { leave: [], work: [], order: [] };
/** What is wished for the present plan. */
export const wishesNow = (): PlaceWishes => changed().wishes ?? draft.peek().wishes ?? NO_WISHES;

/** Asks core with a change on top of the present ones, and leaves the present answer alone. */
export async function askAbout(change: Change): Promise<Asked | Refused> {
  const rules = await loadRules();
  const all = { ...changed(), ...change };
  const raw = {
    ...(requestNow(rules) as object),
    ...all,
    wishes: { ...(all.wishes ?? wishesNow()), ...knownTastes(rules) },
  };
  const read = readNow(rules, raw);
  if (!read.ok) return read.refused;
  const beside = await adviseBeside(rules.knowledge, read.request);
  return { request: read.request, advice: beside ?? rules.advise(rules.knowledge, read.request) };
}
/** A technique that a newer version knew and this one does not is not asked about. */
function knownTastes({ facts }: Rules) {
  const known = (code: TechniqueCode): boolean => facts.techniques.some((fact) => fact.code === code);
  const { liked, disliked } = tastes.peek();
  // Who says "not for me" does not want it to come by itself: a small weight would bring it back.
  return { liked: liked.filter(known), without: disliked.filter(known) };
}

/** Asks core for what stands on Today and on Check, as of now; the answer is `current`. Null while a session still asks. */
export async function askNow(): Promise<Advice | Refused | null> {
  if (!(await closeUnfinished())) return null;
  await refreshRecord();
  changes.value = [];
  const asked = await askAbout({});
  if (!("advice" in asked)) return asked;
  current.value = asked;
  return asked.advice;
}

/** Takes a change whose answer is known already. */
export function take(change: Change, asked: Asked): void {
  changes.value = [...changes.peek(), { ...changed(), ...change }];
  current.value = asked;
}
/** Asks again with the same changes: something that is kept has changed. */
export async function askAgain(): Promise<void> {
  const asked = await askAbout({});
  if ("advice" in asked) current.value = asked;
}
/** Takes the last change back, and asks again. */
export async function undo(): Promise<void> {
  changes.value = changes.peek().slice(0, -1);
  await askAgain();
}
