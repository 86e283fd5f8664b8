import { isRunning } from "#core";
import type { Run } from "./run.ts";

/** Nobody has run five kilometers as fast: the world's best takes 12:35, 6.6 m/s (World Athletics). */
const FASTER_THAN_ANY_RUN = { metersPerSecond: 6.7, overMeters: 5000 } as const;

/** Is the recording one of running? Where it names no sport it is taken for a run, unless nobody could have run so. */
export const isRun = (run: Pick<Run, "sport" | "segments">): boolean =>
  isRunning(run) && (run.sport !== null || !isFasterThanAnyRun(run));

function isFasterThanAnyRun({ segments }: Pick<Run, "segments">): boolean {
  const [meters, seconds] = segments.reduce(([m, s], each) => [m + each.meters, s + each.seconds], [0, 0]);
  return meters >= FASTER_THAN_ANY_RUN.overMeters && meters > FASTER_THAN_ANY_RUN.metersPerSecond * seconds;
}
