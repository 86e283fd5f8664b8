import { POSITIONS } from "./body.ts";
import type { Bits } from "./bits.ts";
import type { Candidate, Option } from "./problem.ts";
import { SETTLE } from "./settle.ts";

/** Worth is counted in whole parts of this size, so that sums are exact in any order. */
export const UNIT = 1e12;
/** Parts in a millionth, the step in which plans are compared. */
export const MILLIONTH = 1e6;

const STEP_WORTH = 0.01 * UNIT;
/** Of a stretch, in parts of its place's need. */
export const STRETCH_WORTH = 0.08;

/** A technique done at a place: one step of a plan before it has a time. */
export interface Choice {
  readonly candidate: Candidate;
  readonly option: Option;
  readonly times: number;
  /** For T50, which works both sides at once: the other side where it is a candidate. */
  readonly both: Candidate | null;
}

/** A stretch of a place; it follows the place's last step. */
export interface Held {
  readonly candidate: Candidate;
  readonly stretch: NonNullable<Option["stretch"]>;
}

/** What a way to work a place or a region uses; openings and shared stretches a bit each. */
export interface Uses {
  readonly seconds: number;
  readonly press: number;
  readonly gated: number;
  /** Positions and tools it opens. */
  readonly opens: number;
  /** Stretches that other places could name as well. */
  readonly stretches: number;
}

/** A way to work a region: all its steps, and what they use. */
export interface Bundle extends Uses {
  readonly worth: number;
  readonly steps: number;
  /** Its steps, made when they are first asked for: most bundles are beaten by numbers alone. */
  readonly made: () => Made;
}
export interface Made {
  readonly choices: readonly Choice[];
  readonly held: readonly Held[];
  /** Its part of the list that breaks ties, sorted. */
  readonly keys: readonly string[];
}

/** Worth of a dose, docs/planner.md: concave, a whole dose is 1. */
export function doseWorth(e: number): number {
  return Math.min(1.2 * e, 0.05 + 1.05 * e, 0.25 + 0.75 * e, 0.85 + 0.15 * e, 1.05);
}

/** What one step lasts, its own rests included. */
export const lasting = ({ seconds, restSeconds }: Option, times: number): number =>
  times * seconds + (times - 1) * restSeconds;

export const pressed = ({ option, times }: Choice): number => (option.bothSides ? 0 : option.seconds * times);

/** The step as text of the list that breaks ties; the parts are divided by a sign below every letter. */
function keyOf({ candidate, option, times }: Choice, stretch: string): string {
  const side = option.bothSides ? "both" : candidate.side;
  const position = POSITIONS.indexOf(option.position);
  const sets = String(times).padStart(3, "0");
  return [option.technique, candidate.region, side, position, sets, stretch].join("\u0000");
}

/** A value that is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let value: { readonly made: T } | null = null;
  return () => (value ??= { made: make() }).made;
}

/** The list that breaks ties; a stretch is told with the last technique, by code, of its place. */
function keysOf(choices: readonly Choice[], held: readonly Held[]): readonly string[] {
  const stretches = new Map<Choice, string>();
  for (const { candidate, stretch } of held) {
    const own = choices.filter((choice) => choice.candidate === candidate || choice.both === candidate);
    const last = own.toSorted((a, b) => (a.option.technique < b.option.technique ? 1 : -1));
    const free = last.find((choice) => !stretches.has(choice)) ?? own[0];
    if (free !== undefined) stretches.set(free, stretch.id);
  }
  return choices.map((choice) => keyOf(choice, stretches.get(choice) ?? "")).sort();
}

/** Steps and stretches whose work is worth so much, as one bundle. */
export function bundleOf(bits: Bits, work: number, choices: readonly Choice[], held: readonly Held[]): Bundle {
  let [seconds, press, gated, opens, stretches] = [0, 0, 0, 0, 0];
  for (const choice of choices) {
    seconds += SETTLE.place + lasting(choice.option, choice.times);
    press += pressed(choice);
    gated += choice.option.gated ? 1 : 0;
    opens |= bits.opens(choice.option);
  }
  for (const { candidate, stretch } of held) {
    seconds += SETTLE.place + stretch.seconds;
    stretches |= bits.stretch(candidate, stretch);
  }
  const worth = work - choices.length * STEP_WORTH;
  const made = once(() => ({ choices, held, keys: keysOf(choices, held) }));
  return { worth, seconds, press, gated, opens, stretches, steps: choices.length, made };
}

/** What a bundle's work is worth before its steps cost anything. */
export const workWorth = ({ worth, steps }: Bundle): number => worth + steps * STEP_WORTH;

/** Two bundles that share no step, as one. */
export function together(a: Bundle, b: Bundle): Bundle {
  return {
    worth: a.worth + b.worth,
    seconds: a.seconds + b.seconds,
    press: a.press + b.press,
    gated: a.gated + b.gated,
    opens: a.opens | b.opens,
    stretches: a.stretches | b.stretches,
    steps: a.steps + b.steps,
    made: once(() => {
      const [first, second] = [a.made(), b.made()];
      return {
        choices: [...first.choices, ...second.choices],
        held: [...first.held, ...second.held],
        keys: [...first.keys, ...second.keys].sort(),
      };
    }),
  };
}
