import type { Bits } from "./bits.ts";
import { bundleOf, doseWorth, pressed, STRETCH_WORTH, UNIT } from "./bundle.ts";
import type { Bundle, Choice, Held } from "./bundle.ts";
import type { Candidate, Option } from "./problem.ts";

/** How one side may be worked: at most two techniques, at most one by hand, and perhaps a stretch. */
export interface Sided extends Bundle {
  readonly candidate: Candidate;
  readonly choices: readonly Choice[];
  /** Technique and position of each choice. */
  readonly ways: readonly string[];
  /** T50, which stands once for both sides. */
  readonly shared: Choice | null;
  readonly held: Held | null;
}

/** A side of a region and all ways to work it. */
export interface Side {
  readonly candidate: Candidate;
  readonly ways: readonly Sided[];
}

export const wayOf = ({ technique, position }: Option): string => `${technique} ${position}`;

/** One technique, or two, within the most seconds of the place. */
function workOf(candidate: Candidate): readonly (readonly Choice[])[] {
  const singles: Choice[] = [];
  for (const option of candidate.options) {
    const least = Math.max(1, Math.ceil(option.minSeconds / option.seconds));
    for (let times = least; times <= option.maxTimes; times++) singles.push({ candidate, option, times, both: null });
  }
  const fitting = singles.filter((choice) => pressed(choice) <= candidate.maxSeconds);
  const work: (readonly Choice[])[] = fitting.filter(({ option }) => !option.onlyBeside).map((choice) => [choice]);
  for (const first of fitting)
    for (const second of fitting)
      if (isPair(first.option, second.option) && pressed(first) + pressed(second) <= candidate.maxSeconds)
        work.push([first, second]);
  return work;
}

function isPair(first: Option, second: Option): boolean {
  return (
    first.technique < second.technique && !(first.byHand && second.byHand) && !(first.onlyBeside && second.onlyBeside)
  );
}

/** Whether some work is what was wished for; breathing on both sides counts its own seconds. */
function keepsTo({ must }: Candidate, choices: readonly Choice[]): boolean {
  if (must === undefined) return true;
  const seconds = choices.reduce((sum, { option, times }) => sum + option.seconds * times, 0);
  const only = must.technique === null || choices.every(({ option }) => option.technique === must.technique);
  return only && seconds >= must.least && seconds <= must.most;
}

/** The stretches that some techniques name, each once. */
function namedBy(choices: readonly Choice[]): readonly Held["stretch"][] {
  const named: Held["stretch"][] = [];
  for (const { option } of choices) {
    if (option.stretch === null) continue;
    const at = named.findIndex(({ id }) => id === option.stretch?.id);
    named.splice(at < 0 ? named.length : at, 1, option.stretch);
  }
  return named;
}

/** Every way to work one side. */
export function sidedOf(bits: Bits, candidate: Candidate): readonly Sided[] {
  const sided: Sided[] = [];
  const done = candidate.doneDose ?? 0;
  for (const choices of workOf(candidate)) {
    if (!keepsTo(candidate, choices)) continue;
    let e = done;
    for (const { option, times } of choices) e += (option.quality * option.seconds * times) / option.fullSeconds;
    const value = doseWorth(e) - doseWorth(done);
    const shared = choices.find(({ option }) => option.bothSides) ?? null;
    const ways = choices.map(({ option }) => wayOf(option));
    const add = (held: Held | null): void => {
      const worth = Math.round(candidate.need.total * (value + (held === null ? 0 : STRETCH_WORTH)) * UNIT);
      const bundle = bundleOf(bits, worth, choices, held === null ? [] : [held]);
      sided.push(Object.assign(bundle, { candidate, choices, ways, shared, held }));
    };
    add(null);
    for (const stretch of namedBy(choices)) add({ candidate, stretch });
  }
  return sided;
}
