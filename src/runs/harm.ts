import { BUDGET } from "./budget.ts";
import type { Item } from "./item.ts";
import type { Problem } from "./run.ts";

/** How much members have harmed so far, over an archive and those in it. */
export interface Harm {
  sum: number;
  /** Members that took too long. */
  slow: number;
  /** Rows of all the lists: as many as one may have. */
  rows: number;
}
export const unharmed = (): Harm => ({ sum: 0, slow: 0, rows: 0 });

/** What no watch writes. A long file on a slow phone may be too slow as well: it weighs less. */
const WEIGHT: Partial<Readonly<Record<Problem, number>>> = {
  "too-large": 1,
  "too-many": 1,
  "too-deep": 1,
  "packed-too-tightly": 1,
  "too-slow": 0.5,
};
/** After so many only what is small is read on: each of the others may cost seconds. */
const MOST_HARM = 5;
/** After so many nothing more is read. */
const MOST_HARM_AT_ALL = 15;
/** As long as people run: a day at one a second is 15 MB as TCX, two hours are 1 MB. */
const SMALL_BYTES = 8_000_000;
/** However much was too slow before: a slow phone reads two hours of running in half of it. */
const FEWEST_SECONDS = 2;

export function weigh(harm: Harm, problem: Problem): void {
  harm.sum += WEIGHT[problem] ?? 0;
  if (problem === "too-slow") harm.slow++;
}

/** Is so much harm done that archives in the archive are no longer opened? */
export const isHarmed = ({ sum }: Harm): boolean => sum >= MOST_HARM;

/** May a member still be read? */
export const isDared = ({ sum }: Harm, { size, name }: Item): boolean =>
  sum < MOST_HARM || (sum < MOST_HARM_AT_ALL && size <= SMALL_BYTES && !/\.zip$/i.test(name));

/** Seconds that the next member may take: each that took too long halves them. */
export const secondsAfter = ({ slow }: Harm): number => Math.max(FEWEST_SECONDS, BUDGET.seconds / 2 ** slow);
