import type { Grades4, MuscleFact, RegionId, RunForLoad } from "#core";
import { parseInstant } from "#core";
import { HOUR, UNDER_THE_WHOLE_LEG } from "./person.ts";
import type { Person } from "./person.ts";

/** What runs ask of a region, from evidence 5.2 and planner.md, "Need": D, not capped. */
export type Demand = (region: RegionId) => number;

const LAST_HOURS = 72;
const HALF_LIFE_HOURS = 36;
const EASY = 3.3;
const USUAL_KM = 5;

interface Segment {
  readonly km: number;
  readonly speed: number;
  readonly grade: number;
}

const counts = ({ sport, distanceMeters, seconds, segments }: RunForLoad): boolean =>
  (sport === null || /run/i.test(sport)) && (segments.length > 0 || distanceMeters !== null || seconds !== null);

function segmentsOf({ distanceMeters, seconds, segments }: RunForLoad): readonly Segment[] {
  if (segments.length > 0)
    return segments.map(({ meters, seconds: lasts, grade }) => ({ km: meters / 1000, speed: meters / lasts, grade }));
  const meters = distanceMeters ?? EASY * (seconds ?? 0);
  const speed = distanceMeters === null || seconds === null ? EASY : meters / seconds;
  return [{ km: meters / 1000, speed, grade: 0 }];
}

function weight({ easy, fast, up, down }: Grades4, { speed, grade }: Segment): number {
  const s = Math.min(1, Math.max(0, (speed - EASY) / 2.2));
  const g = Math.min(1.5, Math.abs(grade) / 0.1);
  return easy + s * (fast - easy) + g * ((grade >= 0 ? up : down) - easy);
}

function demandOf({ demand, drifts }: MuscleFact, segments: readonly Segment[]): number {
  let done = 0;
  let sum = 0;
  for (const segment of segments) {
    const drift = drifts ? Math.min(1.3, 1 + 0.02 * Math.max(0, done - 15)) : 1;
    sum += segment.km * weight(demand, segment) * drift;
    done += segment.km;
  }
  return sum;
}

export function demandFor({ knowledge, request, now }: Person): Demand {
  const runs = request.runs.filter(counts);
  const hoursOf = (run: RunForLoad): number => (now - (parseInstant(run.startedAt)?.ms ?? now)) / HOUR;
  const recent = runs.filter((run) => hoursOf(run) <= LAST_HOURS);
  const ofMuscle = (muscle: MuscleFact): number =>
    recent.length === 0
      ? USUAL_KM * muscle.demand.easy
      : recent.reduce(
          (sum, run) => sum + demandOf(muscle, segmentsOf(run)) * 2 ** (-hoursOf(run) / HALF_LIFE_HOURS),
          0,
        );
  const of = (region: RegionId): number =>
    knowledge.muscles.reduce(
      (sum, muscle) =>
        sum +
        muscle.regions.filter((fed) => fed.region === region).reduce((n, { share }) => n + share * ofMuscle(muscle), 0),
      0,
    );
  return (region) => (region === "whole-leg" ? 0.25 * Math.max(...UNDER_THE_WHOLE_LEG.map(of)) : of(region));
}
