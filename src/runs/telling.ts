import type { Run, Warning } from "./run.ts";

/** What one import told of a run. `by` is null where a backup did. */
export interface Telling<R = Run> {
  readonly by: string | null;
  readonly run: R;
}
/** A run's tellings in order, and the run that they make together. */
export interface ToldRun {
  readonly run: Run;
  /** Empty where all tell the same: then there is nothing to be remembered. */
  readonly told: readonly Telling[];
}

const segmentsAlike = (a: Run["segments"], b: Run["segments"]): boolean =>
  a.length === b.length &&
  a.every(
    ({ meters, seconds, grade }, i) => meters === b[i]!.meters && seconds === b[i]!.seconds && grade === b[i]!.grade,
  );
const fieldsOf = (run: Run): readonly (keyof Run)[] => Object.keys(run) as (keyof Run)[];

/** Do two imports tell the same of a run? */
export const tellAlike = (a: Run, b: Run): boolean =>
  [...new Set([...fieldsOf(a), ...fieldsOf(b)])].every((field) =>
    field === "segments"
      ? segmentsAlike(a.segments, b.segments)
      : JSON.stringify(a[field]) === JSON.stringify(b[field]),
  );

/** How much is told: the way first, then how much of it was measured, then how many of the fields. */
function worth(run: Run): number {
  const measured = Object.values(run.has).filter(Boolean).length;
  const told = fieldsOf(run).filter((field) => run[field] !== null).length;
  return ((run.segments.length > 0 ? 1 : 0) * 8 + measured) * 64 + told;
}

/** What is no longer missing once another has told it. */
const ANSWERED: Readonly<Partial<Record<Warning, keyof Run>>> = {
  "no-sport": "sport",
  "no-distance": "distanceMeters",
  "no-date": "startedAt",
};

/** Both together: the richer leads, of equals the later; what it leaves open the other fills, nothing unsays a word. */
function together(earlier: Run, later: Run): Run {
  const [lead, other] = worth(later) >= worth(earlier) ? [later, earlier] : [earlier, later];
  const filled = Object.fromEntries(fieldsOf(other).map((field) => [field, lead[field] ?? other[field]]));
  // A clock, its zone and the warning that it has none belong together; a sub-sport belongs to its sport.
  const clock = lead.startedAt === null ? other : lead;
  const kind = lead.sport === null || (lead.subSport === null && lead.sport === other.sport) ? other : lead;
  const both: Run = {
    ...(filled as unknown as Run),
    subSport: kind.subSport,
    startedAt: clock.startedAt,
    utcOffsetMinutes: clock.utcOffsetMinutes,
    estimatedUtcOffsetMinutes: clock.estimatedUtcOffsetMinutes,
    surface: lead.surface?.guessed === true ? (other.surface ?? lead.surface) : (lead.surface ?? other.surface),
  };
  const isAnswered = (field: keyof Run | undefined): boolean =>
    field !== undefined && lead[field] === null && both[field] !== null;
  const warnings = lead.warnings.filter((code) => !isAnswered(ANSWERED[code]));
  const bare = clock === other && other.warnings.includes("no-zone") ? (["no-zone"] as const) : [];
  return { ...both, warnings: [...new Set([...warnings, ...bare])] };
}

const standing = (told: readonly Telling[]): ToldRun => ({
  run: told.map(({ run }) => run).reduce(together),
  told: told.every(({ run }) => tellAlike(run, told[0]!.run)) ? [] : told,
});

/** The runs of a step of an import, with what was told of each before it. */
export function toldBy(
  by: string,
  found: readonly Run[],
  before: ReadonlyMap<string, readonly Telling[]>,
): readonly ToldRun[] {
  const told = new Map<string, readonly Telling[]>();
  for (const run of found) {
    const all = told.get(run.id) ?? before.get(run.id) ?? [];
    const own = all.find((each) => each.by === by);
    const now = { by, run: own ? together(own.run, run) : run };
    told.set(run.id, own ? all.map((each) => (each === own ? now : each)) : [...all, now]);
  }
  return [...told.values()].map(standing);
}

/** What stands of runs of which an import told something else than others, once that import is taken back. */
export const untoldBy = (by: string | null, all: readonly (readonly Telling[])[]): readonly ToldRun[] =>
  all.flatMap((told) => {
    const left = told.filter((each) => each.by !== by);
    return left.length === 0 ? [] : [standing(left)];
  });
