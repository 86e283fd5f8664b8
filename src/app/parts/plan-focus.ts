import { useLayoutEffect, useRef } from "preact/hooks";
import type { Plan, Step } from "#core";
import { keyOf, secondsOf } from "./plan-changes.ts";

/** What a step is known by on the plan, wherever it stands: its technique and its place. */
export const nameOf = (step: Step | undefined): string =>
  step === undefined ? "" : `${step.technique}.${keyOf(step)}`;

/**
 * Where the focus goes, as an index of the steps after a change: the step that was changed, the one that followed it
 * where it went, the last where none did. Without one it is the step that came, or else the first that is done
 * otherwise; -1 where none is.
 */
export function standOn(before: Plan, after: Plan, from: Step | null): number {
  const names = after.steps.map(nameOf);
  const old = new Map(before.steps.map((step) => [nameOf(step), secondsOf(step)]));
  if (from === null) {
    const came = names.findIndex((name) => !old.has(name));
    return came >= 0 ? came : after.steps.findIndex((step) => old.get(nameOf(step)) !== secondsOf(step));
  }
  const following = before.steps.slice(before.steps.findIndex((step) => nameOf(step) === nameOf(from)));
  const kept = following.find((step) => names.includes(nameOf(step)));
  return kept === undefined ? names.length - 1 : names.indexOf(nameOf(kept));
}

/**
 * A change may take away the button it was made with. The focus then goes on to a step, or to the title of the plan,
 * and never to nowhere. The answer is called before each change with the step that it is about, null: with none.
 */
export function useStand(plan: Plan): (from: Step | null) => void {
  const about = useRef<{ readonly before: Plan; readonly from: Step | null } | null>(null);
  useLayoutEffect(() => {
    const now = about.current;
    if (now === null || now.before === plan) return;
    about.current = null;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const at = standOn(now.before, plan, now.from);
    const row = document.querySelectorAll<HTMLElement>(".steps > li h2 button")[at];
    if (row === undefined) document.querySelector<HTMLElement>(".plan h1")?.focus({ preventScroll: true });
    else row.focus();
  }, [plan]);
  return (from) => {
    about.current = { before: plan, from };
  };
}
