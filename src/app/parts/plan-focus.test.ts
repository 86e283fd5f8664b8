import { describe, expect, it } from "vitest";
import type { Plan, Step } from "#core";
import { standOn } from "./plan-focus.ts";

const step = (technique: string, region: string, sets = 2): Step =>
  ({ technique, region, side: "left", sets, setSeconds: 30, spots: null, spotSeconds: null }) as unknown as Step;
const [CALF, QUADS, FOOT] = [step("T10", "calf-gastroc"), step("T20", "quads"), step("T30", "foot")] as const;
const plan = (...steps: readonly Step[]): Plan => ({ steps }) as unknown as Plan;
const ALL = plan(CALF, QUADS, FOOT);

describe("after a change of the plan the focus is", () => {
  it.each([
    ["on the step that was changed", ALL, plan(step("T10", "calf-gastroc", 3), QUADS, FOOT), CALF, 0],
    ["on it where it has moved to", ALL, plan(QUADS, FOOT, CALF), CALF, 2],
    ["on the next one where it went", ALL, plan(CALF, FOOT), QUADS, 1],
    ["on one that stayed where the next went too", ALL, plan(CALF, step("T40", "glutes"), FOOT), QUADS, 2],
    ["on the last where none came after", ALL, plan(CALF, QUADS), FOOT, 1],
    ["on the step that came back", plan(CALF, FOOT), ALL, null, 1],
    ["on the one that is longer again", ALL, plan(CALF, step("T20", "quads", 3), FOOT), null, 1],
    ["on no step where none is another one", ALL, plan(QUADS, CALF, FOOT), null, -1],
  ] as const)("%s", (_, before, after, from, at) => expect(standOn(before, after, from)).toBe(at));
});
