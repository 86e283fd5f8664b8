import type { Plan, Step } from "./advice.ts";
import { areaKey } from "./body.ts";
import type { AreaKey, Side } from "./body.ts";
import { DOSE } from "./ceilings.ts";
import type { Knowledge } from "./facts.ts";
import type { Phase } from "./phases.ts";
import { UNDER_WHOLE_LEG } from "./places.ts";
import type { Cue } from "./timeline.ts";

/** Stop rules of docs/safety.md (evidence 3.4) that a person or the session can set off. */
export type StopCode = "SR1" | "SR2" | "SR3" | "SR4" | "SR5" | "SR6" | "SR7" | "SR8" | "SR9" | "SR10";

/** Flags that a stop rule asks about: RF1 after SR5 (has it passed), RF11 after SR7 (bone). */
export type HeldFlag = "RF1" | "RF11";

/** What happens in a session; `atMs` is the session's clock, which never stands still between two events. */
export type SessionEvent =
  /** `tick`: the players have played on to here. `gap`: nobody knows what happened since the event before. */
  | { readonly kind: "start" | "tick" | "gap" | "pause" | "resume" | "end"; readonly atMs: number }
  /** skip the step; drop or add a set or spot; the other side first. */
  | { readonly kind: "skip" | "shorten" | "lengthen" | "switch"; readonly atMs: number }
  /** Ten seconds back or on, as a headphone asks; contact stays inside its limits. */
  | { readonly kind: "back" | "forward"; readonly atMs: number }
  /** The rest of the session is another one: `plan` is what core answered to `restOf`. */
  | { readonly kind: "replan"; readonly atMs: number; readonly plan: Plan }
  /** SR1, by a button; `better`: it is down after the pressure was halved. */
  | { readonly kind: "too-much" | "better"; readonly atMs: number }
  /** SR1 or SR9, by number: pain from the pressure, 0–10. */
  | { readonly kind: "pain"; readonly atMs: number; readonly value: number }
  /** The answer to a question of `asked`; yes ends the session. */
  | { readonly kind: "answered"; readonly atMs: number; readonly flag: HeldFlag; readonly yes: boolean }
  /** SR2 SR3 SR4 SR5 SR6 SR7 SR10; `numb-or-red` is one button for two and counts as the stricter. */
  | {
      readonly kind: "red" | "numb" | "numb-or-red" | "bruise" | "dizzy" | "cramp" | "sharp" | "cannot-breathe";
      readonly atMs: number;
    };

/** What the players must do now. A cue `enter` begins contact and a cue `leave` ends it; nothing else does. */
export type Todo =
  | { readonly do: "cue"; readonly cue: Cue }
  /** pain: a number 0–10, or `better`. RF11: the question of that code. cramp-gone, go-on: `resume`. easier: show the easier way. */
  | { readonly do: "ask"; readonly what: "pain" | "cramp-gone" | "RF11" | "go-on" | "easier" }
  | { readonly do: "end" };

/** Most milliseconds that may be pressed in this session; areas that are missing may not be pressed at all. */
export interface Limits {
  readonly areaMs: Readonly<Record<string, number>>;
  readonly planMs: number;
  /** The most that the rules of care leave a place in this session, for another plan in the middle of it; missing: not known. */
  readonly capMs?: Readonly<Record<string, number>>;
}

/** One step as it went. */
export interface Row {
  readonly pressedMs: number;
  /** Sets or spots that are wanted, and how many were begun. */
  readonly times: number;
  readonly highest: number | null;
  readonly stop: StopCode | null;
  /** What SR1 asks of a step that waits while its other side comes first; the present step's is the session's own. */
  readonly easing: Easing;
  /** Another plan came before the step was over: its place may be gone on with. */
  readonly replaced?: true;
}

/** After SR1: `told` until the person goes on with half the pressure, then `halved` for so many milliseconds pressed. */
export type Easing =
  | { readonly is: "none" }
  | { readonly is: "told" }
  | { readonly is: "halved"; readonly pressedMs: number; readonly asked: boolean };

export interface SessionState {
  readonly plan: Plan;
  readonly knowledge: Knowledge | null;
  readonly limits: Limits;
  readonly mode: "waiting" | "running" | "paused" | "ended";
  readonly clockMs: number;
  /** Steps that are still to be done, the present one first. */
  readonly queue: readonly number[];
  /** The step done last; the way from it to the next is what a `ready` takes. */
  readonly before: number | null;
  readonly phase: Phase | null;
  /** Milliseconds of the phase that have gone by. */
  readonly elapsedMs: number;
  readonly rows: readonly Row[];
  readonly pressedMs: Readonly<Record<string, number>>;
  readonly out: readonly string[];
  /** Step pressed last. */
  readonly touched: number | null;
  /** Pain at the start of the set; null until it is told. */
  readonly setPain: number | null;
  readonly easing: Easing;
  /** Since when a cramp lasts. */
  readonly crampMs: number | null;
  /** Questions that are open: while there is one, nothing goes on. */
  readonly asked: readonly HeldFlag[];
  /** Questions that were answered with yes: each is a flag that stops all massage. */
  readonly raised: readonly HeldFlag[];
}

type Place = Pick<Step, "region"> & { readonly side: Side | "both" };
/** Key of what a step presses; hands on both sides at once have an account of their own. */
export const placeKey = ({ region, side }: Place): string =>
  side === "both" ? `${region}.both` : areaKey({ region, side });

/** Everything that goes out with a place: the region, both of its sides for T50, and whole-leg with what lies under it. */
export function outWith({ region, side }: Place): readonly string[] {
  const sides: readonly Side[] = side === "both" ? ["left", "right"] : [side];
  const under: readonly string[] = UNDER_WHOLE_LEG;
  const also = region === "whole-leg" ? UNDER_WHOLE_LEG : under.includes(region) ? (["whole-leg"] as const) : [];
  const keys = sides.flatMap((s) => [region, ...also].map((r): AreaKey => areaKey({ region: r, side: s })));
  return [...keys, `${region}.both`];
}

/** Milliseconds that a step's place may still be pressed. */
export function leftMs(state: SessionState, step: Step): number {
  const key = placeKey(step);
  if (state.out.includes(key)) return 0;
  const all = Object.entries(state.pressedMs).reduce((ms, [k, v]) => (k.endsWith(".both") ? ms : ms + v), 0);
  const area = Math.min(DOSE.regionInSession.value * 1000, state.limits.areaMs[key] ?? 0);
  return Math.max(0, Math.min(area - (state.pressedMs[key] ?? 0), state.limits.planMs - all));
}

export const touching = (state: SessionState): boolean => state.mode === "running" && state.phase?.kind === "contact";

/** Changes one row. */
export function withRow(state: SessionState, index: number, change: (row: Row) => Row): SessionState {
  return { ...state, rows: state.rows.map((row, i) => (i === index ? change(row) : row)) };
}
