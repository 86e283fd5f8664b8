import type { Candidate } from "./problem.ts";

/** Parts of the need for a place, docs/planner.md. */
const NEED = {
  mark: 0.5,
  perSoreness: 0.05,
  sorenessMost: 8,
  complaint: 0.3,
  load: 0.25,
  fullDemand: 10,
  rested: 0.05,
  restedDays: 4,
} as const;

/**
 * N = mark + complaint + load + rest. The mark alone (from 0.50) is worth more than all that is estimated
 * (0.30 at most): the person's tap outranks the estimate.
 *
 * `daysSinceWorked` null: never worked.
 */
export function needOf(
  place: Pick<Candidate, "marked" | "complaint" | "demand">,
  daysSinceWorked: number | null,
): Candidate["need"] {
  const mark = place.marked === null ? 0 : NEED.mark + NEED.perSoreness * Math.min(place.marked, NEED.sorenessMost);
  const complaint = place.complaint ? NEED.complaint : 0;
  const load = NEED.load * Math.min(1, place.demand / NEED.fullDemand);
  const days = Math.min(Math.max(daysSinceWorked ?? NEED.restedDays, 0), NEED.restedDays);
  const rested = (NEED.rested * days) / NEED.restedDays;
  return { mark, complaint, load, rested, total: mark + complaint + load + rested };
}
