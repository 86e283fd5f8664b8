import type { RunForLoad } from "./request.ts";

/** Nobody has run five kilometers as fast: the world's best takes 12:35, 6.6 m/s (World Athletics). */
const FASTER_THAN_ANY_RUN = { metersPerSecond: 6.7, overMeters: 5000 } as const;

type Moved = Partial<Pick<RunForLoad, "segments">>;
function isFasterThanAnyRun({ segments = [] }: Moved): boolean {
  const [meters, seconds] = segments.reduce(([m, s], each) => [m + each.meters, s + each.seconds], [0, 0]);
  const { metersPerSecond, overMeters } = FASTER_THAN_ANY_RUN;
  return meters >= overMeters && meters > metersPerSecond * seconds;
}

/**
 * Sports that load as running does; a run that names no sport is taken at its word, unless nobody could have run so.
 */
export const isRunning = (run: Pick<RunForLoad, "sport"> & Moved): boolean =>
  run.sport === null
    ? !isFasterThanAnyRun(run)
    : /^(trail|treadmill|track|virtual|indoor|street)?[ _-]?run(ning)?$/i.test(run.sport.trim());
