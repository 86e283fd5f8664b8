import { describe, expect, it } from "vitest";
import { NOGO_SHAPES } from "./anatomy/nogo.ts";
import type { Flesh } from "./flesh.ts";
import { packedDemonstration } from "./demonstration-build.ts";
import type { Solved } from "./demonstration.ts";
import type { Breach, Claim } from "./frame.ts";
import { jointOf, placed, poseOf, rest, solve } from "./pose.ts";
import { prove } from "./proof.ts";
import type { V3 } from "./vector.ts";

/** Skin of a few points, each on its joint: enough to stand and to touch. */
const POINTS = [
  ["footL", [0.083, 0, -0.045]],
  ["footL", [0.09, 0, 0.105]],
  ["footR", [-0.083, 0, -0.045]],
  ["footR", [-0.09, 0, 0.105]],
  ["thighL", [0.09, 0.7, 0.08]],
] as const;
const flesh: Flesh = {
  bound: new Float32Array(POINTS.flatMap(([, at]) => at)),
  bind: solve(rest()),
  joint: POINTS.map(([joint]) => joint),
  region: ["heel.L", "toes.L", "heel.R", "toes.R", "quads.L"],
  triangles: new Uint16Array(),
  at: (posed) => Float32Array.from(POINTS.flatMap(([joint, at]) => placed(posed, jointOf(joint), at))),
};
/** The same with more points. */
const fleshWith = (more: readonly (readonly [string, V3])[]): Flesh => {
  const points = [...POINTS, ...more];
  return {
    ...flesh,
    bound: new Float32Array(points.flatMap(([, at]) => at)),
    joint: points.map(([joint]) => joint),
    region: [...flesh.region, ...more.map(() => "quads.L")],
    at: (posed) => Float32Array.from(points.flatMap(([joint, at]) => placed(posed, jointOf(joint), at))),
  };
};
/** The middle of one end of a place that is never worked, on the left. */
const shapeOf = (code: string): V3 => {
  const [, ...at] = NOGO_SHAPES.get(code)![0]!.from;
  return at;
};
const claim: Claim = {
  code: "T22",
  region: "quads",
  avoid: [],
  by: "tool",
  pressing: [],
  sharp: false,
  grips: ["L"],
  holds: [],
  rolls: false,
  lifted: { L: [], R: [] },
};
const palm = placed(solve(rest()), jointOf("handL"), [0.1405, 0.75, -0.026]);
const solved = (more: Partial<Solved>, pose = rest()): Solved => ({
  code: "T22",
  keys: [pose, pose],
  loop: { way: "round", secondsPerStep: 1 },
  tool: null,
  props: [],
  lights: [],
  near: null,
  camera: { azimuth: 0, elevation: 0, at: [0, 1, 0], size: 2 },
  gaps: [],
  touches: [],
  ...more,
});
const stick = (at: readonly [number, number, number]): Solved["tool"] => ({
  tool: "massage-stick",
  keys: [0, 1].map(() => [at, [1, 0, 0]] as const),
});
const found = (s: Solved, of: Claim): readonly Breach[] => [
  ...new Set(prove(packedDemonstration(s), of, flesh).findings.map((f) => f.breach)),
];
/** Points without triangles show nowhere, and these stand still: that is told by tests of their own. */
const breaches = (s: Solved, of: Claim = claim): readonly Breach[] =>
  found(s, of).filter((b) => b !== "out-of-view" && b !== "stands-still");

describe("the proof", () => {
  it("lets a standing body with nothing in its hands be", () => {
    expect(breaches(solved({}), { ...claim, by: null, grips: [] })).toEqual([]);
  });
  it("notices a tool beside the skin, and a hand that is not at the tool", () => {
    expect(breaches(solved({ tool: stick([0.09, 0.7, 0.2]) }))).toEqual(["no-contact", "lets-go"]);
  });
  it("notices a hand at the tool while the tool is away from the skin", () => {
    expect(breaches(solved({ tool: stick(palm) }))).not.toContain("lets-go");
  });
  it("notices a tool on another place than it is for", () => {
    const elsewhere = { ...claim, region: "chest" };
    expect(breaches(solved({ tool: stick([0.09, 0.7, 0.095]) }), elsewhere)).toContain("wrong-region");
  });
  it("notices a foot in the floor, a body that hangs in the air and one that would fall", () => {
    const alone: Claim = { ...claim, by: null, grips: [] };
    expect(breaches(solved({}, poseOf({ "root.y": 0.93 })), alone)).toContain("through-floor");
    expect(breaches(solved({}, poseOf({ "root.y": 1.2 })), alone)).toContain("afloat");
    const bent = { "root.pitch": 35, "thighL.flex": 35, "thighR.flex": 35, "armL.flex": 120, "armR.flex": 120 };
    const spine = { "spine.flex": 20, "ribs.flex": 20, "chest.flex": 20 };
    expect(breaches(solved({}, poseOf({ ...bent, ...spine })), alone)).toEqual(["falls"]);
  });
  it("notices a hand that is at nothing: a wall that is away, a rail or a strap that is gone", () => {
    const leans: Claim = { ...claim, by: null, grips: [], holds: ["L"] };
    const forward = poseOf({ "armL.flex": 90 });
    const fist = poseOf({ "armL.flex": 90, "fingL.flex": 76 });
    const there = (props: Solved["props"], pose = forward): readonly Breach[] => {
      const hand = fleshWith([["handL", [0.16, 0.75, -0.026]]]);
      return prove(packedDemonstration(solved({ props }, pose)), leans, hand).findings.map((f) => f.breach);
    };
    const [x, y, z] = placed(solve(forward), jointOf("handL"), [0.16, 0.75, -0.026]);
    const wall = (away: number): Solved["props"] => [{ kind: "box", at: [x, y, z + away + 0.03], size: [1, 1, 0.06] }];
    expect(there([])).toContain("lets-go");
    expect(there(wall(0.15))).toContain("lets-go");
    expect(there(wall(0.01))).not.toContain("lets-go");
    expect(there([{ kind: "bar", from: [x, y, z], to: [x, y, z + 0.2], radius: 0.018 }])).not.toContain("lets-go");
    const strap = [["handL", 0.16, 0.75, -0.026], ["footL", 0.105, 0, 0.06]] as const; // prettier-ignore
    expect(there([{ kind: "strap", through: strap, radius: 0.006 }])).not.toContain("lets-go");
    expect(there(wall(0.01), fist)).toContain("lets-go");
    expect(there([{ kind: "strap", through: strap, radius: 0.006 }], fist)).not.toContain("lets-go");
  });
  it("notices a joint beyond its limit", () => {
    expect(breaches(solved({}, poseOf({ "neck.flex": 40 })), { ...claim, by: null, grips: [] })).toContain("limit");
  });
  it("notices a tool that presses in too deep", () => {
    const deep = solved({ tool: stick([0.09, 0.7, 0.08]) });
    expect(breaches(deep)).toContain("too-deep");
    expect(breaches(solved({ tool: stick([0.09, 0.7, 0.085]) }))).not.toContain("too-deep");
  });
  it("notices when what is worked, or what should light up, is nowhere in the picture", () => {
    expect(found(solved({ tool: stick([0.09, 0.7, 0.095]) }), claim)).toContain("out-of-view");
    expect(found(solved({ lights: ["quads"] }), { ...claim, by: null, grips: [] })).toContain("out-of-view");
  });
  it("notices when nothing moves by as much as is seen on a phone", () => {
    const alone: Claim = { ...claim, by: null, grips: [] };
    const moved = (meters: number): Solved => solved({ keys: [rest(), poseOf({ "root.y": 0.955 + meters })] });
    // The picture is 281 points and two meters high: 8 points are 57 mm.
    expect(found(moved(0.05), alone)).toContain("stands-still");
    expect(found(moved(0.065), alone)).not.toContain("stands-still");
  });
  it("notices a tool under the body that slides instead of rolling, and lets one lie that only presses", () => {
    const under: Claim = { ...claim, by: "weight", grips: [], rolls: true };
    // The body goes 40 mm forward over a ball before its thigh, as if that lay between it and a wall.
    const rolled = (meters: number): Solved =>
      solved({
        keys: [rest(), poseOf({ "root.x": 0.04 })],
        tool: {
          tool: "tennis-ball",
          keys: [0, meters].map(
            (x) =>
              [
                [0.09 + x, 0.7, 0.109],
                [1, 0, 0],
              ] as const,
          ),
        },
      });
    expect(breaches(rolled(0.02), under)).not.toContain("slips");
    for (const meters of [-0.02, 0, 0.04]) expect(breaches(rolled(meters), under), `${meters}`).toContain("slips");
    expect(breaches(rolled(0), { ...under, rolls: false })).not.toContain("slips");
  });
  it("looks at the turning point of what goes there and back", () => {
    const alone: Claim = { ...claim, by: null, grips: [] };
    const sunk = solved({
      keys: [rest(), rest(), poseOf({ "root.y": 0.938 })],
      loop: { way: "there-and-back", secondsPerStep: 1 },
    });
    const at = prove(packedDemonstration(sunk), alone, flesh).findings.filter((f) => f.breach === "through-floor");
    expect(at.map((f) => f.seconds)).toContain(2);
  });
  it("notices a place that is never worked wherever the tool touches it, not only where it touches most", () => {
    const place = shapeOf("NG10");
    const [deepest, beside]: readonly [V3, V3] = [[0.09, 0.7, 0.08], place];
    const two = fleshWith([
      ["thighL", deepest],
      ["kneeHL", beside],
    ]);
    const lies = solved({
      tool: {
        tool: "foam-roller",
        keys: [0, 1].map(
          () =>
            [
              [0.09, 0.62, place[2] + 0.069],
              [0, 1, 0],
            ] as const,
        ),
      },
    });
    const by: Claim = { ...claim, by: "tool", grips: [] };
    expect(prove(packedDemonstration(lies), by, two).findings.map((f) => f.what)).toContain("NG10");
  });
  it("notices a tool under the body that lies on nothing, and one that is in the wall", () => {
    const under: Claim = { ...claim, by: "weight", grips: [] };
    const wall = { kind: "box", at: [0, 0.95, 0.184], size: [1.3, 1.9, 0.06] } as const;
    const lies = solved({
      tool: {
        tool: "tennis-ball",
        keys: [0, 1].map(
          () =>
            [
              [0.09, 0.7, 0.11],
              [1, 0, 0],
            ] as const,
        ),
      },
    });
    expect(breaches(lies, under)).toContain("hangs");
    expect(breaches({ ...lies, props: [{ ...wall, at: [0, 0.95, 0.173] }] }, under)).not.toContain("hangs");
    expect(breaches({ ...lies, props: [{ ...wall, at: [0, 0.95, 0.15] }] }, under)).toContain("through-thing");
  });
  it("notices a second hand that floats while the first touches", () => {
    const hands: Claim = { ...claim, region: "quads", by: "hands", grips: [], pressing: ["handL", "handR"] };
    const touch = placed(solve(rest()), jointOf("thighL"), [0.09, 0.7, 0.0]);
    const both = fleshWith([
      ["handL", touch],
      ["handR", [-0.4, 0.7, 0.3]],
    ]);
    const what = prove(packedDemonstration(solved({})), hands, both).findings.filter((f) => f.breach === "no-contact");
    expect(new Set(what.map((f) => f.what))).toEqual(new Set(["handR"]));
    const resting: Claim = { ...hands, lifted: { L: [], R: [0, 1] } };
    const then = prove(packedDemonstration(solved({})), resting, both).findings.filter(
      (f) => f.breach === "no-contact",
    );
    expect(then).toEqual([]);
  });
  it("notices another build in the floor, with a tolerance of its own", () => {
    const alone: Claim = { ...claim, by: null, grips: [] };
    const other = (y: number): Flesh => fleshWith([["footL", [0.083, y, -0.045]]]);
    const what = (y: number): readonly string[] =>
      prove(packedDemonstration(solved({})), alone, flesh, [other(y)]).findings.map((f) => f.what);
    expect(what(-0.018)).not.toContain("another build");
    expect(what(-0.021)).toContain("another build");
  });
  it("notices a leg in a wall", () => {
    const wall = { kind: "box", at: [0, 0.95, 0.07], size: [1.3, 1.9, 0.06] } as const;
    expect(breaches(solved({ props: [wall] }), { ...claim, by: null, grips: [] })).toContain("through-thing");
  });
});
