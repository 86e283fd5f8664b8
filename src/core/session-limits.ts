import type { Plan, Step } from "./advice.ts";
import { areaKey } from "./body.ts";
import { DOSE, PAIN } from "./ceilings.ts";
import { pressedSoFar } from "./done.ts";
import type { Knowledge } from "./facts.ts";
import { secondsLeft } from "./options.ts";
import { contactMs, timesOf } from "./phases.ts";
import { ALL_AREAS } from "./places.ts";
import type { Request } from "./request.ts";
import { insideOf, screen } from "./screen.ts";
import { placeKey } from "./session-state.ts";
import type { Limits } from "./session-state.ts";

const plannedMs = (plan: Plan, key: string, knowledge: Knowledge | null): number =>
  plan.steps.filter((s) => placeKey(s) === key).reduce((ms, s) => ms + timesOf(s) * contactMs(s, knowledge), 0);

/** Whether nothing but the region's own total bounds it: no caution, no care of pain, no earlier session there. */
function isFree(plan: Plan, step: Step, request: Request): boolean {
  const worked = request.entries.some((e) => e.kind === "session" && e.worked.some((w) => w.region === step.region));
  return request.moment !== "pre" && plan.cautions.length === 0 && step.pain.ceiling > PAIN.gentle.value && !worked;
}

/** Milliseconds that this session has done at each place before it was planned; hands on both sides apart. */
function doneMsOf({ done = [] }: Request): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of done) sums.set(placeKey(row), (sums.get(placeKey(row)) ?? 0) + Math.ceil(row.seconds * 1000));
  return sums;
}

/** What each place may be pressed: never above the guardrail less what was done; by the rules of care where they let it be asked. */
function capsOf(
  done: ReadonlyMap<string, number>,
  knowledge: Knowledge | null,
  request: Request,
): Readonly<Record<string, number>> {
  const most = DOSE.regionInSession.value * 1000;
  const left = [...done].map(([key, ms]) => [key, Math.max(0, most - ms)] as const);
  const screened = knowledge === null ? null : screen(knowledge, request);
  if (knowledge === null || screened?.verdict !== "cleared") return Object.fromEntries(left);
  const bench = { knowledge, ...insideOf(screened.cleared) };
  const cared = ALL_AREAS.map((area) => [areaKey(area), Math.floor(secondsLeft(bench, area) * 1000)] as const);
  return Object.fromEntries([...left, ...cared]);
}

/**
 * What `lengthen` may come up to: as much as was planned; up to the region's own total where the request shows that
 * nothing else bounds it (no caution, gentle place or earlier session). Never above 120 s a region and side, nor 1200 s
 * in all, what the request says was done in this session included.
 */
export function limitsOf(plan: Plan, knowledge: Knowledge | null = null, request: Request | null = null): Limits {
  const most = DOSE.regionInSession.value * 1000;
  const done = request === null ? new Map<string, number>() : doneMsOf(request);
  const caps = request === null ? {} : capsOf(done, knowledge, request);
  const entries = plan.steps.map((step) => {
    const key = placeKey(step);
    const total = knowledge?.regions.find(({ code }) => code === step.region)?.totals.postRest ?? 0;
    const free = request !== null && step.side !== "both" && isFree(plan, step, request);
    const had = done.get(key) ?? 0;
    const wanted = Math.max(
      plannedMs(plan, key, knowledge),
      free ? Math.min(total * 1000 - had, caps[key] ?? most) : 0,
    );
    return [key, Math.max(0, Math.min(most - had, wanted))] as const;
  });
  const pressed = request === null ? 0 : Math.ceil(pressedSoFar({ request }) * 1000);
  const planMs = Math.max(0, DOSE.plan.value * 1000 - pressed);
  const areaMs = Object.fromEntries(entries);
  return request === null ? { areaMs, planMs } : { areaMs, planMs, capMs: caps };
}
