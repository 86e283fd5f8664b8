import { describe, expect, it } from "vitest";
import type { Solved } from "./demonstration.ts";
import { packedDemonstration } from "./demonstration-build.ts";
import { between, moment, opened } from "./packed.ts";
import { poseOf, rest } from "./pose.ts";

const solved = (way: Solved["loop"]["way"]): Solved => ({
  code: "T10",
  keys: [poseOf({ "thighL.flex": 10, "root.x": 0.1 }), poseOf({ "thighL.flex": 20, "spine.turn": 3 }), poseOf({})],
  loop: { way, secondsPerStep: 0.5 },
  tool: {
    tool: "foam-roller",
    keys: [0, 1, 2].map(
      (i) =>
        [
          [0.1 * i, 0.07, 0.4],
          [1, 0, 0],
        ] as const,
    ),
  },
  props: [{ kind: "box", at: [0.1, 0.2, 0.3], size: [1, 1, 1] }],
  lights: ["calf-gastroc"],
  near: null,
  camera: { azimuth: 30, elevation: 10, at: [0.2, 0.5, 0], size: 1.5 },
  gaps: [],
  touches: [],
});
const pose = (o: ReturnType<typeof opened>, seconds: number): Float64Array => {
  const at = new Float64Array(3);
  const out = rest();
  moment(o, seconds, at);
  between(o, at, out);
  return out;
};

describe("a packed demonstration", () => {
  const packed = packedDemonstration(solved("there-and-back"));
  it("opens to the keys it was made of, to half a millimeter and a quarter of a degree", () => {
    opened(packed, "left").keys.forEach((key, k) =>
      key.forEach((v, i) => expect(Math.abs(v - solved("round").keys[k]![i]!)).toBeLessThan(i < 3 ? 0.0006 : 0.26)),
    );
  });
  it("keeps only what changes", () => {
    expect(packed.vary).toHaveLength(3);
  });
  it("on the right is the mirror: pose, tool and camera", () => {
    const [left, right] = [opened(packed, "left"), opened(packed, "right")];
    expect(right.keys[0]![0]).toBeCloseTo(-left.keys[0]![0]!);
    expect(right.lie[2]![0]).toBeCloseTo(-left.lie[2]![0]!);
    expect([right.azimuth, right.at[0]]).toEqual([-30, -0.2]);
  });
  it("goes there and back, slow at both ends, and begins again", () => {
    const o = opened(packed, "left");
    expect(o.seconds).toBe(2);
    expect(pose(o, 0)).toEqual(o.keys[0]);
    expect([...pose(o, 1)]).toEqual([...o.keys[2]!]);
    for (const same of [1.7, 2.3]) pose(o, same).forEach((v, i) => expect(v).toBeCloseTo(pose(o, 0.3)[i]!, 9));
  });
  it("goes round, from the last key to the first", () => {
    const o = opened(packedDemonstration(solved("round")), "left");
    expect(o.seconds).toBe(1.5);
    const i = 0;
    expect(pose(o, 1.25)[i]).toBeCloseTo((o.keys[2]![i]! + o.keys[0]![i]!) / 2);
  });
});
