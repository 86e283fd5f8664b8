import type { Plan } from "#core";
import type { Live } from "./guided.ts";
import type { Rules } from "./engine.ts";

/** The plan for what is left of a session in so many minutes, or null where nothing more fits. Core decides. */
export function restIn({ advise, knowledge, restOf }: Rules, { head, state }: Live, minutes: number): Plan | null {
  const advice = advise(knowledge, restOf(head.request, state.peek(), minutes));
  return advice.verdict === "plan" ? advice.plan : null;
}

/** Seconds that the session would still take as it is. */
export function secondsLeft(rules: Rules, { state }: Live): number {
  // As if all went well from here: a pause ends, also one before the first step of a new plan, and nothing was too much.
  const calm = { ...state.peek(), mode: "paused", easing: { is: "none" }, crampMs: null } as const;
  const [now, first] = rules.session(calm, { kind: "resume", atMs: calm.clockMs });
  const [, later] = rules.session(now, { kind: "tick", atMs: now.clockMs + LONG_MS });
  const todos = [...first, ...later];
  const last = todos.findLast((todo) => todo.do === "cue");
  return last === undefined ? 0 : Math.round((last.cue.atMs - now.clockMs) / 1000);
}
/** Longer than any session. */
const LONG_MS = 7_200_000;
