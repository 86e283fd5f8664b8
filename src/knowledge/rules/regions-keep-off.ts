import type { RegionId } from "#core";
import { found, type Rule } from "./rule.ts";

/** No-go places that lie in a region: every technique of the region that presses must name at least these. */
const LIES_IN: Readonly<Partial<Record<RegionId, readonly string[]>>> = {
  "calf-gastroc": ["NG1"],
  "calf-soleus": ["NG6"],
  heel: ["NG8"],
  foot: ["NG9"],
  shin: ["NG5"],
  peroneals: ["NG4"],
  "lateral-thigh": ["NG10", "NG11"],
  tfl: ["NG11", "NG12"],
  adductors: ["NG2"],
  hamstrings: ["NG1", "NG14"],
  "glute-max": ["NG13"],
  "glute-med": ["NG11"],
  "hip-flexor": ["NG2", "NG12"],
  "low-back": ["NG16", "NG17"],
  "upper-back": ["NG16"],
  chest: ["NG24", "NG25"],
  diaphragm: ["NG19", "NG20", "NG21"],
  "whole-leg": ["NG1", "NG5", "NG10"],
};

/** A technique names the no-go places of the region it works. */
export const regionsKeepOff: Rule = {
  name: "techniques keep off their region's no-go places",
  check: (facts) =>
    facts.techniques.flatMap((t) =>
      (LIES_IN[t.region] ?? [])
        .filter((ng) => !t.avoid.some((a) => a === ng))
        .map((ng) => found("techniques", t, `works ${t.region} and does not keep off ${ng}`)),
    ),
};
