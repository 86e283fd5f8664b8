import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { askAbout, current } from "../advice.ts";
import type { Asked } from "../advice.ts";
import { breath, nowMs, whenIdle } from "../device/clock.ts";
import { drawn } from "../device/frame.ts";
import type { Rules } from "../engine.ts";
import { start } from "../guided.ts";
import { refreshRecord } from "../record.ts";
import { go } from "../route.ts";
import { setupOf } from "../running.ts";
import { ahead } from "../screens/index.ts";
import { closeUnfinished } from "../session-end.ts";
import { shownOf } from "./guide-words.ts";
import type { Shown } from "./guide-words.ts";
import { planOf } from "./plan-changes.ts";

/** A plan that lay so long is shown again, when it has become another one, before it is begun. */
const STALE_MS = 600_000;

const stepsOf = (asked: Asked): string => JSON.stringify(planOf(asked)?.steps ?? null);
/**
 * Core is asked again at once before the session begins: a stop, an answer that is too old, or a session in another
 * window may have come since. A plan that became another one is shown first; nothing begins that was not seen.
 */
async function begin(known: Rules, asked: Asked): Promise<void> {
  await refreshRecord();
  const now = await askAbout({});
  if (!("advice" in now)) return go("/", "replace");
  // The answer is one piece of work, what it begins another.
  await breath();
  const old = nowMs() - Date.parse(asked.request.at) > STALE_MS;
  const changed = now.request.entries.length !== asked.request.entries.length;
  if (planOf(now) === null || ((old || changed) && stepsOf(now) !== stepsOf(asked))) {
    current.value = now;
    return;
  }
  current.value = old || changed ? now : asked;
  // What another window left behind is kept first, and counts: everything is asked once more.
  if (!(await start(known, current.value)) && (await closeUnfinished())) return begin(known, asked);
  go("/guide", "replace");
}

/**
 * Begins the session of a plan. The touch is answered by the first moment of the session, before anything else is done;
 * a plan that became another one meanwhile comes back.
 */
export function useStart(known: Rules, asked: Asked): readonly [first: Shown | null, startNow: () => void] {
  const first = useSignal<Shown | null>(null);
  useEffect(() => whenIdle(() => void ahead("/guide").catch(() => undefined)), []);
  const startNow = (): void => {
    const { request } = asked;
    const plan = planOf(asked);
    if (plan === null) return;
    first.value = shownOf(known, known.newSession(plan, setupOf(known, { plan, request })));
    void drawn()
      .then(() => begin(known, asked))
      .finally(() => (first.value = null));
  };
  return [first.value, startNow];
}
