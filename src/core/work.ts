import type { Knowledge, MuscleFact } from "./facts.ts";
import { between, driftAt, groundOf, noveltyOf } from "./load.ts";
import type { Ground } from "./load.ts";
import type { RunForLoad } from "./request.ts";

/** How a run was run, as far as anybody knows; null: no modifier. */
export interface RunStyle {
  /** Both feet, mean of the run, and the person's own norm: the median of earlier runs. */
  readonly stepsPerMinute: number | null;
  readonly usualStepsPerMinute: number | null;
  /** The person says that they land on the forefoot. */
  readonly forefoot: boolean | null;
  readonly surface: "road" | "trail" | "track" | "treadmill" | "sand" | null;
}
export const PLAIN_STYLE: RunStyle = {
  stepsPerMinute: null,
  usualStepsPerMinute: null,
  forefoot: null,
  surface: null,
};

export type ModifierCode = "cadence" | "forefoot" | "sand" | "trail";
export interface Modifier {
  readonly code: ModifierCode;
  readonly factor: number;
}
type Factors = Readonly<Record<string, number>>;

/** Factors on a muscle's demand per kilometer (evidence 5.2, modifiers; [design]); muscles not named keep theirs. */
const CADENCE_TENTH: Factors = { vasti: 0.95, "gluteus-medius-min-tfl": 0.98, "hip-flexors": 1.15 };
const FOREFOOT: Factors = { soleus: 1.15, gastrocnemius: 1.15, vasti: 0.9 };
const CALF_AND_FOOT = ["soleus", "gastrocnemius", "deep-calf-and-peroneals", "plantar-foot"];
const SAND = { all: 1.3, calfAndFoot: 1.5 } as const;
const TRAIL: Factors = { "deep-calf-and-peroneals": 1.2, "gluteus-medius-min-tfl": 1.2, "plantar-foot": 1.2 };

/** The studies raised the step rate by a tenth; what more does, and what less does, nobody measured here. */
const CADENCE_STUDIED = 0.1;

/** Share of the studied tenth by which the step rate lies above the person's own norm, 0–1. */
function cadenceShare({ stepsPerMinute, usualStepsPerMinute }: RunStyle): number {
  if (stepsPerMinute === null || usualStepsPerMinute === null || usualStepsPerMinute <= 0) return 0;
  const above = stepsPerMinute / usualStepsPerMinute - 1;
  return Math.min(1, Math.max(0, above / CADENCE_STUDIED));
}

/** The modifiers of a muscle on a run; those that change nothing are left out. */
export function modifiersOf(muscle: string, style: RunStyle): readonly Modifier[] {
  const all: readonly Modifier[] = [
    { code: "cadence", factor: 1 + cadenceShare(style) * ((CADENCE_TENTH[muscle] ?? 1) - 1) },
    { code: "forefoot", factor: style.forefoot === true ? (FOREFOOT[muscle] ?? 1) : 1 },
    {
      code: "sand",
      factor: style.surface === "sand" ? (CALF_AND_FOOT.includes(muscle) ? SAND.calfAndFoot : SAND.all) : 1,
    },
    { code: "trail", factor: style.surface === "trail" ? (TRAIL[muscle] ?? 1) : 1 },
  ];
  return all.filter(({ factor }) => factor !== 1);
}

/** The person's own step rate: the median of at least three runs that tell it; null with fewer. */
export function usualSteps(stepsPerMinute: readonly (number | null)[]): number | null {
  const told = stepsPerMinute.filter((steps) => steps !== null).toSorted((a, b) => a - b);
  return told.length < FEWEST_RUNS ? null : (told[Math.floor(told.length / 2)] ?? null);
}
const FEWEST_RUNS = 3;

/** Steeper than this counts as up or down where the ground is told in words; the weights know no such border. */
const SLOPING = 0.02;

/** The ground of a run in numbers that a person can check. */
export interface GroundSums {
  readonly km: number;
  readonly flatKm: number;
  readonly upKm: number;
  readonly downKm: number;
  /** Of the smoothed grade of the segments. */
  readonly upMeters: number;
  readonly downMeters: number;
  /** Mean speed over the way, meters a second. */
  readonly metersPerSecond: number;
}

/** How the estimate of one muscle came about: plain + drift, times the modifiers, is the demand. */
export interface MuscleWork {
  readonly muscle: MuscleFact;
  /** Sum of kilometers times weight. */
  readonly plain: number;
  /** What the long way added for muscles above the ankle. */
  readonly drift: number;
  readonly modifiers: readonly Modifier[];
  readonly demand: number;
  /** Share of the plain demand that lengthens a braking muscle, 0–1. */
  readonly lengthening: number;
  /** Plain demand × (1 + 2 × lengthening × novelty), times the modifiers. */
  readonly soreness: number;
}
export interface RunWork {
  readonly ground: GroundSums;
  /** Runs of the six weeks before with at least half of the descent. */
  readonly similar: number;
  readonly novelty: number;
  /** The hardest worked first. */
  readonly muscles: readonly MuscleWork[];
}

/** What a run worked and how that was worked out, muscle by muscle (evidence 5.2; docs/load.md). */
export function workOf(knowledge: Knowledge, run: RunForLoad, style: RunStyle, similar: number): RunWork {
  const ground = groundOf(run);
  const novelty = noveltyOf(similar);
  const muscles = knowledge.muscles.map((muscle) =>
    muscleWork(muscle, ground, modifiersOf(muscle.code, style), novelty),
  );
  return { ground: sumsOf(ground), similar, novelty, muscles: muscles.toSorted((a, b) => b.demand - a.demand) };
}

/** Easy flat kilometers that would ask as much of all muscles together: one number for a run's load. */
export function easyKilometers({ muscles }: Pick<RunWork, "muscles">): number {
  const easy = muscles.reduce((sum, { muscle }) => sum + muscle.demand.easy, 0);
  return easy > 0 ? muscles.reduce((sum, { demand }) => sum + demand, 0) / easy : 0;
}

function muscleWork(
  muscle: MuscleFact,
  ground: readonly Ground[],
  modifiers: readonly Modifier[],
  novelty: number,
): MuscleWork {
  let [done, plain, drifted, lengthened] = [0, 0, 0, 0];
  for (const { km, metersPerSecond, grade } of ground) {
    const demand = km * between(muscle.demand, metersPerSecond, grade);
    plain += demand;
    drifted += demand * (muscle.drifts ? driftAt(done) : 1);
    lengthened += demand * Math.min(1, Math.max(0, between(muscle.lengthening, metersPerSecond, grade)));
    done += km;
  }
  const factor = modifiers.reduce((product, modifier) => product * modifier.factor, 1);
  return {
    muscle,
    plain,
    drift: drifted - plain,
    modifiers,
    demand: drifted * factor,
    lengthening: plain > 0 ? lengthened / plain : 0,
    soreness: (plain + 2 * lengthened * novelty) * factor,
  };
}

function sumsOf(ground: readonly Ground[]): GroundSums {
  const km = (of: (each: Ground) => boolean): number => ground.filter(of).reduce((sum, each) => sum + each.km, 0);
  const meters = (sign: number): number =>
    ground.reduce((sum, each) => sum + each.km * 1000 * Math.max(0, sign * each.grade), 0);
  const whole = km(() => true);
  const seconds = ground.reduce((sum, each) => sum + (each.km * 1000) / each.metersPerSecond, 0);
  return {
    km: whole,
    flatKm: km(({ grade }) => Math.abs(grade) <= SLOPING),
    upKm: km(({ grade }) => grade > SLOPING),
    downKm: km(({ grade }) => grade < -SLOPING),
    upMeters: meters(1),
    downMeters: meters(-1),
    metersPerSecond: seconds > 0 ? (whole * 1000) / seconds : 0,
  };
}
