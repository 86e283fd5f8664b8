import { UNIT } from "./bundle.ts";
import type { Candidate, Option, Problem } from "./problem.ts";
import { SETTLE } from "./settle.ts";

const MAX_BITS = 31;
/** What opens costs once: seconds and worth of a position and of a tool within it (docs/planner.md). */
const POSITION = { seconds: SETTLE.position, worth: 0.03 * UNIT } as const;
const TOOL = { seconds: SETTLE.tool, worth: 0.02 * UNIT } as const;

export interface Opening {
  readonly seconds: number;
  readonly worth: number;
}

/** Bits for positions, tools and shared stretches of one problem. */
export interface Bits {
  readonly openings: readonly Opening[];
  readonly opens: (option: Option) => number;
  readonly stretch: (candidate: Candidate, stretch: NonNullable<Option["stretch"]>) => number;
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
    options.map((option) => {
      const tooled = 1 << tools.indexOf(`${option.position} ${option.tool}`);
      return [option, tooled | (1 << (tools.length + positions.indexOf(option.position)))] as const;
    }),
  );
  return {
    openings: [...tools.map(() => TOOL), ...positions.map(() => POSITION)],
    opens: (option) => opens.get(option) ?? 0,
    stretch: (candidate, stretch) => {
      const index = stretches.indexOf(stretchKey(candidate, stretch));
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
