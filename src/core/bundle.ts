import { areaKey, POSITIONS } from "./body.ts";
import type { Candidate, Option, Problem } from "./problem.ts";

/** Worth is counted in whole parts of this size, so that sums are exact in any order. */
export const UNIT = 1e12;
/** Parts in a millionth, the step in which plans are compared. */
export const MILLIONTH = 1e6;
const MAX_BITS = 31;

/** What opens costs once: seconds and worth of a position and of a tool within it (docs/planner.md). */
const POSITION = { seconds: 10, worth: 0.03 * UNIT } as const;
const TOOL = { seconds: 4, worth: 0.02 * UNIT } as const;
export const PLACE_SECONDS = 6;
const STEP_WORTH = 0.01 * UNIT;
const STRETCH = 0.08;

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

/** A way to work a region: all its steps, and what they use. */
export interface Bundle {
  readonly worth: number;
  readonly seconds: number;
  readonly press: number;
  readonly steps: number;
  readonly gated: number;
  /** Positions and tools it opens, a bit each. */
  readonly opens: number;
  /** Stretches that other places could name as well, a bit each. */
  readonly stretches: number;
  readonly choices: readonly Choice[];
  readonly held: readonly Held[];
  /** Its part of the list that breaks ties, sorted. */
  readonly keys: readonly string[];
}

export interface Opening {
  readonly seconds: number;
  readonly worth: number;
}

/** Bits for positions, tools and shared stretches of one problem. */
export interface Bits {
  readonly openings: readonly Opening[];
  readonly opens: (option: Option) => number;
  readonly stretch: (candidate: Candidate, stretch: Option["stretch"]) => number;
}

const stretchKey = ({ side }: Candidate, stretch: NonNullable<Option["stretch"]>): string =>
  stretch.once ? stretch.id : `${stretch.id}.${side}`;

export function bitsOf({ candidates }: Problem): Bits {
  const options = candidates.flatMap((candidate) => candidate.options);
  const tools = [...new Set(options.map(({ position, tool }) => `${position} ${tool}`))];
  const positions = [...new Set(options.map(({ position }) => position))];
  const stretches = sharedStretches(candidates);
  if (tools.length + positions.length > MAX_BITS || stretches.length > MAX_BITS)
    throw new RangeError("more positions, tools or stretches than a plan has bits for");
  const opens = new Map(
    options.map(({ position, tool }) => {
      const tooled = 1 << tools.indexOf(`${position} ${tool}`);
      return [`${position} ${tool}`, tooled | (1 << (tools.length + positions.indexOf(position)))] as const;
    }),
  );
  return {
    openings: [...tools.map(() => TOOL), ...positions.map(() => POSITION)],
    opens: ({ position, tool }) => opens.get(`${position} ${tool}`) ?? 0,
    stretch: (candidate, stretch) => {
      const index = stretch === null ? -1 : stretches.indexOf(stretchKey(candidate, stretch));
      return index < 0 ? 0 : 1 << index;
    },
  };
}

/** Stretches that more than one place could take. */
function sharedStretches(candidates: readonly Candidate[]): readonly string[] {
  const named = candidates.flatMap((candidate) => [
    ...new Set(candidate.options.flatMap(({ stretch }) => (stretch === null ? [] : [stretchKey(candidate, stretch)]))),
  ]);
  return [...new Set(named.filter((key, index) => named.indexOf(key) !== index))];
}

/** Worth of a dose, docs/planner.md: concave, a whole dose is 1. */
export function doseWorth(e: number): number {
  return Math.min(1.2 * e, 0.05 + 1.05 * e, 0.25 + 0.75 * e, 0.85 + 0.15 * e, 1.05);
}

/** What one step lasts, its own rests included. */
export const lasting = ({ seconds, restSeconds }: Option, times: number): number =>
  times * seconds + (times - 1) * restSeconds;

const pressed = ({ option, times }: Choice): number => (option.bothSides ? 0 : option.seconds * times);

/** The step as text of the list that breaks ties; the parts are divided by a sign below every letter. */
function keyOf({ candidate, option, times }: Choice, stretch: string): string {
  const side = option.bothSides ? "both" : candidate.side;
  const position = POSITIONS.indexOf(option.position);
  const sets = String(times).padStart(3, "0");
  return [option.technique, candidate.region, side, position, sets, stretch].join("\u0000");
}

/** How one side may be worked: at most two techniques, at most one by hand, and perhaps a stretch. */
interface Sided {
  readonly choices: readonly Choice[];
  readonly held: Held | null;
  readonly worth: number;
  /** Technique and position of each choice. */
  readonly ways: readonly string[];
}

function workOf(candidate: Candidate): readonly (readonly Choice[])[] {
  const singles = candidate.options.flatMap((option) => {
    const least = Math.max(1, Math.ceil(option.minSeconds / option.seconds));
    const times = Array.from({ length: Math.max(0, option.maxTimes - least + 1) }, (_, index) => least + index);
    return times.map((n): Choice => ({ candidate, option, times: n, both: null }));
  });
  const fits = (work: readonly Choice[]): boolean =>
    work.reduce((sum, choice) => sum + pressed(choice), 0) <= candidate.maxSeconds;
  const pairs = singles.flatMap((first) =>
    singles.flatMap((second) => (isPair(first.option, second.option) ? [[first, second]] : [])),
  );
  return [...singles.filter(({ option }) => !option.onlyBeside).map((choice) => [choice]), ...pairs].filter(fits);
}

function isPair(first: Option, second: Option): boolean {
  return (
    first.technique < second.technique && !(first.byHand && second.byHand) && !(first.onlyBeside && second.onlyBeside)
  );
}

function sidedOf(candidate: Candidate): readonly Sided[] {
  return workOf(candidate).flatMap((work) => {
    const named = new Map(work.flatMap(({ option: { stretch } }) => (stretch === null ? [] : [[stretch.id, stretch]])));
    const e = work.reduce(
      (sum, { option, times }) => sum + (option.quality * option.seconds * times) / option.fullSeconds,
      0,
    );
    const ways = work.map(({ option }) => `${option.technique} ${option.position}`);
    return [null, ...named.values()].map((stretch): Sided => {
      const value = doseWorth(e) + (stretch === null ? 0 : STRETCH);
      const held = stretch === null ? null : { candidate, stretch };
      return { choices: work, held, worth: Math.round(candidate.need.total * value * UNIT), ways };
    });
  });
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

function bundleOf(bits: Bits, work: number, choices: readonly Choice[], held: readonly Held[]): Bundle {
  let [seconds, press, gated, opens, stretches] = [0, 0, 0, 0, 0];
  for (const choice of choices) {
    seconds += PLACE_SECONDS + lasting(choice.option, choice.times);
    press += pressed(choice);
    gated += choice.option.gated ? 1 : 0;
    opens |= bits.opens(choice.option);
  }
  for (const { candidate, stretch } of held) {
    seconds += PLACE_SECONDS + stretch.seconds;
    stretches |= bits.stretch(candidate, stretch);
  }
  const steps = choices.length;
  const worth = work - steps * STEP_WORTH;
  return { worth, seconds, press, steps, gated, opens, stretches, choices, held, keys: keysOf(choices, held) };
}

const EMPTY: Sided = { choices: [], held: null, worth: 0, ways: [] };

/** Every way to work one region on its one or two sides that is worth keeping. */
export function bundlesOf(bits: Bits, sides: readonly Candidate[]): readonly Bundle[] {
  const [first, second] = sides;
  if (first === undefined) return [];
  const own = sidedOf(first);
  if (second === undefined)
    return undominated(
      own.map(({ worth, choices, held }) => bundleOf(bits, worth, choices, held === null ? [] : [held])),
    );
  const pairs = first.alike || second.alike ? alikePairs(own, sidedOf(second)) : freePairs(first, second, own);
  return undominated(pairs.flatMap(([a, b]) => joined(bits, a, b) ?? []));
}

type Pair = readonly [Sided, Sided];

function alikePairs(left: readonly Sided[], right: readonly Sided[]): readonly Pair[] {
  const text = ({ choices, held }: Sided): string =>
    [held?.stretch.id, ...choices.map(({ option, times }) => `${option.technique} ${option.position} ${times}`)].join();
  const others = new Map(right.map((sided) => [text(sided), sided]));
  return left.flatMap((sided) => {
    const other = others.get(text(sided));
    return other === undefined ? [] : [[sided, other] as const];
  });
}

/** A marked region: the side with less need takes what is open to both only with the other side. */
function freePairs(first: Candidate, second: Candidate, own: readonly Sided[]): readonly Pair[] {
  const marked = first.marked !== null || second.marked !== null;
  const secondLeads = second.need.total > first.need.total;
  const greater = new Set((secondLeads ? second : first).options.map((o) => `${o.technique} ${o.position}`));
  const follows = (more: Sided, less: Sided): boolean =>
    !marked || less.ways.every((way) => !greater.has(way) || more.ways.includes(way));
  const other = [...sidedOf(second), EMPTY];
  return [...own, EMPTY].flatMap((a) =>
    other.flatMap((b) =>
      (secondLeads ? follows(b, a) : follows(a, b)) && a.choices.length + b.choices.length > 0 ? [[a, b] as const] : [],
    ),
  );
}

/** Both sides together, or null: T50 stands once for both or for neither, a stretch without sides once. */
function joined(bits: Bits, a: Sided, b: Sided): Bundle | null {
  const shared = a.choices.find(({ option }) => option.bothSides);
  const mirrored = b.choices.find(({ option }) => option.bothSides);
  const held = [a.held, b.held].filter((each) => each !== null);
  const twice = a.held !== null && b.held !== null && a.held.stretch.once && a.held.stretch.id === b.held.stretch.id;
  if (shared === undefined && mirrored === undefined)
    return twice ? null : bundleOf(bits, a.worth + b.worth, [...a.choices, ...b.choices], held);
  if (shared === undefined || mirrored === undefined) return null;
  if (shared.option.position !== mirrored.option.position || shared.times !== mirrored.times) return null;
  const both = { ...shared, both: mirrored.candidate };
  const choices = [...a.choices, ...b.choices].flatMap((c) => (c === shared ? [both] : c === mirrored ? [] : [c]));
  if (!twice) return bundleOf(bits, a.worth + b.worth, choices, held);
  const byNeed = held.toSorted((x, y) => y.candidate.need.total - x.candidate.need.total);
  const less = byNeed[1]?.candidate.need.total ?? 0;
  return bundleOf(bits, a.worth + b.worth - Math.round(less * STRETCH * UNIT), choices, byNeed.slice(0, 1));
}

/** Negative when the first list is smaller in text order. */
export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? "", b[i] ?? ""];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** Fewer seconds, then fewer steps, then the smaller list. */
function compareRest(a: Bundle, b: Bundle): number {
  return a.seconds - b.seconds || a.steps - b.steps || compareKeys(a.keys, b.keys);
}

function dominates(a: Bundle, b: Bundle): boolean {
  const uses = (a.opens & ~b.opens) | (a.stretches & ~b.stretches);
  if (uses !== 0 || a.worth < b.worth || a.seconds > b.seconds || a.press > b.press || a.gated > b.gated) return false;
  return a.seconds < b.seconds || a.worth - b.worth >= MILLIONTH || compareRest(a, b) <= 0;
}

/** Ways that no other way beats whatever the rest of the plan is. */
export function undominated(bundles: readonly Bundle[]): readonly Bundle[] {
  const kept: Bundle[] = [];
  for (const bundle of bundles.toSorted((a, b) => b.worth - a.worth || compareRest(a, b)))
    if (!kept.some((other) => dominates(other, bundle))) kept.push(bundle);
  return kept;
}

/** Candidates of one region together, in their order. */
export function regionsOf({ candidates }: Problem): readonly (readonly Candidate[])[] {
  const regions = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const known = regions.get(candidate.region) ?? [];
    regions.set(
      candidate.region,
      [...known, candidate].sort((a, b) => (areaKey(a) < areaKey(b) ? -1 : 1)),
    );
  }
  return [...regions.values()];
}
