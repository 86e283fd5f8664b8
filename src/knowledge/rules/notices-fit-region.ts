import type { RegionId } from "#core";
import { found, type Rule } from "./rule.ts";

const LOWER_LEG: readonly RegionId[] = ["calf-gastroc", "calf-soleus", "shin", "peroneals", "whole-leg"];
const THIGH: readonly RegionId[] = ["quads", "lateral-thigh", "adductors", "hamstrings", "hip-flexor", "tfl"];
/** Where the words of a notice belong. A nerve of the buttock is said otherwise to somebody who works the thigh. */
const BELONGS: readonly (readonly [RegExp, readonly RegionId[]])[] = [
  [/ball of the foot/, ["foot", "toes"]],
  [/under (it|the heel)|edge of the heel/, ["foot", "heel"]],
  [/ankle bones/, ["foot", "heel", ...LOWER_LEG]],
  [/Achilles/, ["heel", ...LOWER_LEG]],
  [/shin bone|bony knob/, LOWER_LEG],
  [/hollow behind the knee/, ["hamstrings", ...LOWER_LEG]],
  [/kneecap/, [...LOWER_LEG, ...THIGH]],
  [/groin/, ["whole-leg", ...THIGH]],
  [/(quarter|middle) of the buttock/, ["glute-max", "glute-med"]],
  [/fold of the buttock/, ["hamstrings"]],
  [/sit bone/, ["hamstrings", "glute-max"]],
  [/tail bone/, ["glute-max", "low-back"]],
  [/spine/, ["glute-max", "low-back", "upper-back"]],
  [/flank/, ["glute-max", "glute-med", "low-back"]],
  [/shoulder blade/, ["upper-back"]],
  [/near the shoulder only/, ["chest"]],
  [/collarbone/, ["chest"]],
  [/breastbone/, ["chest", "side-ribs", "diaphragm"]],
  [/armpit/, ["chest", "side-ribs"]],
];

/** A notice speaks of the region that is worked, and of fingers only to somebody who works by hand. */
export const noticesFitRegion: Rule = {
  name: "notices fit the region",
  check: ({ techniques }) =>
    techniques.flatMap((t) =>
      t.notice
        .filter(
          (sentence) =>
            BELONGS.some(([words, regions]) => words.test(sentence) && !regions.includes(t.region)) ||
            (/your fingertips/.test(sentence) && t.tool !== "hands"),
        )
        .map((sentence) => found("techniques", t, `“${sentence}” belongs to another place`)),
    ),
};
