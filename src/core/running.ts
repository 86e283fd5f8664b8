import type { RunForLoad } from "./request.ts";

/** Sports that load as running does; a run of the request that names no sport is taken at its word. */
export const isRunning = ({ sport }: Pick<RunForLoad, "sport">): boolean =>
  sport === null || /^(trail|treadmill|track|virtual|indoor|street)?[ _-]?run(ning)?$/i.test(sport.trim());
