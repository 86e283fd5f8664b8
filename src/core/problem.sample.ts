import type { Candidate, Option } from "./problem.ts";

/** A way to work a place, laid down by hand: two sets of half a minute on a roller. */
export const OPTION: Option = {
  technique: "T21",
  name: "Thigh on a roller",
  region: "quads",
  position: "floor",
  tool: "foam-roller",
  stroke: "roll",
  work: "sets",
  passSeconds: 3,
  seconds: 30,
  maxTimes: 2,
  restSeconds: 15,
  fullSeconds: 60,
  minSeconds: 30,
  quality: 1,
  helped: 1,
  byHand: false,
  gated: false,
  onlyBeside: false,
  bothSides: false,
  pain: { target: 3, ceiling: 4 },
  stretch: null,
};
/** A place that nobody marked or named, and that needs nothing. */
export const PLACE: Candidate = {
  region: "quads",
  side: "left",
  marked: null,
  complaint: false,
  demand: 0,
  usual: false,
  need: { mark: 0, complaint: 0, load: 0, rested: 0, total: 0 },
  alike: false,
  maxSeconds: 120,
  options: [],
};
