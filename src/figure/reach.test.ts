import { describe, expect, it } from "vitest";
import { limitOf } from "./limits.ts";
import { NAMES, jointOf, placed, pointed, poseOf, rest, solve } from "./pose.ts";
import { CHAINS, axes, blankAxes } from "./spins.ts";
import { cross, type V3 } from "./vector.ts";
import { reach, type Task } from "./reach.ts";
import { facing, outsideTool, TOOLS, type Placed, type ToolShape } from "./tool.ts";
import { phraseOf } from "./phrase.ts";

const hand = { joint: jointOf("handL"), at: [0.155, 0.785, -0.026] as const };
const to = (world: readonly [number, number, number]): Task => ({
  goals: [
    { spot: hand, to: { world }, weight: 2, plus: [0, 0, 0] },
    {
      spot: { joint: jointOf("pelvis"), at: [0, 0.955, -0.01] },
      to: { world: [0, 0.955, -0.01] },
      weight: 4,
      plus: [0, 0, 0],
    },
  ],
  aims: [],
  bounds: [],
  fixed: new Set(),
});

describe("reach", () => {
  const pose = reach(to([0.25, 1.2, 0.4]), rest());
  it("brings a hand to a place in front within 5 mm", () => {
    const at = placed(solve(pose), hand.joint, hand.at);
    expect(Math.hypot(at[0] - 0.25, at[1] - 1.2, at[2] - 0.4)).toBeLessThan(0.005);
  });
  it("stays inside every limit, even for a place out of reach", () => {
    const far = reach(to([2, 3, 2]), rest());
    NAMES.slice(6).forEach((name, i) => {
      expect(far[i + 6], name).toBeGreaterThanOrEqual(limitOf(name)!.minDegrees - 1e-9);
      expect(far[i + 6], name).toBeLessThanOrEqual(limitOf(name)!.maxDegrees + 1e-9);
    });
  });
  it("gives the same numbers every time", () => {
    expect([...reach(to([0.25, 1.2, 0.4]), rest())]).toEqual([...pose]);
  });
  it("turns a direction where it is told, and leaves fixed turns alone", () => {
    const joint = jointOf("handL");
    const aimed = reach(
      {
        goals: to([0.2, 1.1, 0.35]).goals,
        aims: [{ joint, direction: [-1, 0, 0], to: [0, -1, 0], of: null, weight: 1 }],
        bounds: [],
        fixed: new Set(["neck.flex"]),
      },
      poseOf({ "neck.flex": 7 }),
    );
    expect(pointed(solve(aimed), joint, [-1, 0, 0])[1]).toBeLessThan(-0.9);
    expect(aimed[NAMES.indexOf("neck.flex")]).toBe(7);
  });
});

describe("turns", () => {
  it("each moves what hangs on it about its axis, as worked out by turning it a little", () => {
    const pose = poseOf({
      "root.yaw": 20,
      "root.pitch": -30,
      "armL.flex": 40,
      "armL.abd": 20,
      "foreL.flex": 70,
      "foreL.pron": 15,
    });
    const posed = solve(pose);
    const all = axes(pose, posed, blankAxes());
    const at = placed(posed, hand.joint, hand.at);
    for (const spin of CHAINS[hand.joint]!) {
      const from = [0, 1, 2].map((k) => at[k]! - posed.place[spin.joint * 3 + k]!) as unknown as V3;
      const axis = [0, 1, 2].map((k) => all[spin.at * 3 + k]!) as unknown as V3;
      const turned = pose.slice();
      turned[spin.number]! += 0.01;
      const then = placed(solve(turned), hand.joint, hand.at);
      cross(axis, from).forEach((v, k) => expect((then[k]! - at[k]!) / 0.01).toBeCloseTo(v, 4));
    }
  });
});

describe("bounds", () => {
  const inFront = { joint: jointOf("handL"), at: hand.at };
  it("keep a point in front of a plane, and cost nothing where they hold", () => {
    const wall = { spot: inFront, from: null, normal: [0, 0, -1] as V3, least: -0.3, weight: 4 };
    const stopped = reach({ ...to([0.25, 1.2, 0.4]), bounds: [wall] }, rest());
    expect(placed(solve(stopped), hand.joint, hand.at)[2]).toBeLessThan(0.325);
    const free = { ...to([0.25, 1.2, 0.25]), bounds: [wall] };
    expect([...reach(free, rest())]).toEqual([...reach({ ...free, bounds: [] }, rest())]);
  });
});

describe("tools", () => {
  it.each(Object.keys(TOOLS) as ToolShape[])("%s: the points that face the skin lie on it", (tool) => {
    const lying: Placed = { tool, at: [0.1, 0.2, 0.3], axis: [1, 0, 0] };
    for (const p of facing(lying, [0, 1, 0])) expect(Math.abs(outsideTool(lying, ...p))).toBeLessThan(0.004);
  });
  it("a ball is a ball", () => {
    const ball: Placed = { tool: "tennis-ball", at: [0, 0, 0], axis: [0, 0, 1] };
    expect(outsideTool(ball, 0.1, 0, 0)).toBeCloseTo(0.067);
    expect(outsideTool(ball, 0, 0, 0)).toBeCloseTo(-0.033);
  });
});

describe("strokes", () => {
  const task = (stroke: Parameters<typeof phraseOf>[0]["stroke"]) =>
    phraseOf({ code: "T10", id: "x", region: null, stroke, passSeconds: 3, avoid: [] });
  it("a pass of a roll takes as long as the technique says", () => {
    const { moments, loop } = task("roll");
    expect((moments.length - 1) * loop.secondsPerStep).toBe(3);
  });
  it("no two strokes look alike", () => {
    const all = (
      ["roll", "glide", "circle", "squeeze", "press", "hold", "tap", "breathe", "stretch", "swing"] as const
    ).map((s) => JSON.stringify(task(s)));
    expect(new Set(all).size).toBe(all.length);
  });
  it("a glide goes back off the skin, a hold never leaves it", () => {
    expect(task("glide").moments.at(-1)!.lift).toBeGreaterThan(0.02);
    expect(Math.max(...task("hold").moments.map((m) => m.lift))).toBeLessThanOrEqual(0);
  });
});
