import { advise } from "#core";
import type { Advice, Knowledge, Request } from "#core";

/** What the page asks of the planner: the knowledge once, then requests that were read already. */
export type PlannerAsked = { readonly knowledge: Knowledge } | { readonly id: number; readonly request: Request };
export interface PlannerAnswered {
  readonly id: number;
  /** Null where core threw: the page asks by itself and sees why. */
  readonly advice: Advice | null;
}

let known: Knowledge | null = null;
function answer(request: Request): Advice | null {
  try {
    return known === null ? null : advise(known, request);
  } catch {
    return null;
  }
}
addEventListener("message", ({ data }: MessageEvent<PlannerAsked>) => {
  if ("knowledge" in data) known = data.knowledge;
  else postMessage({ id: data.id, advice: answer(data.request) } satisfies PlannerAnswered);
});
