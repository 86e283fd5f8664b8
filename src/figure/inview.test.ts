import { describe, expect, it } from "vitest";
import { packedDemonstration } from "./demonstration-build.ts";
import type { Solved } from "./demonstration.ts";
import type { Flesh } from "./flesh.ts";
import { inView, type InView, type Touching } from "./inview.ts";
import { opened } from "./packed.ts";
import { rest, solve } from "./pose.ts";
import { sightOf } from "./sight.ts";
import type { Placed } from "./tool.ts";

/** A square of skin, 20 cm wide, that faces forward: 20 by 20 points. */
const SIDE = 20;
const points = Array.from({ length: SIDE * SIDE }, (_, i) => [(i % SIDE) * 0.01 - 0.1, Math.floor(i / SIDE) * 0.01, 0]);
const corners = points.flatMap((_, i) =>
  i % SIDE === SIDE - 1 || i >= SIDE * (SIDE - 1) ? [] : [i, i + 1, i + SIDE, i + 1, i + SIDE + 1, i + SIDE],
);
const posed = solve(rest());
const skin = Float32Array.from(points.flat());
const flesh: Flesh = {
  bound: skin,
  bind: posed,
  joint: points.map(() => "thighL"),
  region: points.map(() => "quads.L"),
  triangles: Uint16Array.from(corners),
  at: () => skin,
};
const ball: Placed = { tool: "tennis-ball", at: [0, 0.1, 0.03], axis: [0, 1, 0] };
const touching: Touching = {
  region: "quads",
  by: "weight",
  pressing: [],
  lights: ["quads"],
  near: Float32Array.of(0, 0, 0, 9),
};
function seen(azimuth: number, more: Partial<Solved> = {}, size = 0.5, of = touching): InView {
  const solved: Solved = {
    code: "T25",
    keys: [rest(), rest()],
    loop: { way: "round", secondsPerStep: 1 },
    tool: null,
    props: [],
    lights: ["quads"],
    near: null,
    camera: { azimuth, elevation: 0, at: [0, 0.1, 0], size },
    gaps: [],
    touches: [],
    ...more,
  };
  const o = opened(packedDemonstration(solved), "left");
  return inView(sightOf(o, posed, skin, ball, flesh), skin, flesh, ball, of);
}

describe("what is in view", () => {
  it("counts the skin beside the tool, the tool, and what lights up, in points of a phone's picture", () => {
    const { skin: beside, tool, lit } = seen(0);
    // The picture is 281 points and half a meter high: a ball of 33 mm is a disc of 18.5 points.
    expect(tool).toBeGreaterThan(Math.PI * 18 ** 2);
    expect(tool).toBeLessThan(Math.PI * 19.5 ** 2);
    expect(beside).toBeGreaterThan(500);
    expect(lit).toBeGreaterThan(beside);
  });
  it("sees no skin from its other side", () => {
    expect(seen(180).skin).toBe(0);
  });
  it("sees nothing behind a box, and all behind a wall: that is drawn as glass", () => {
    const box = { kind: "box", at: [0, 0.1, 0.3], size: [1, 1, 0.05] } as const;
    expect(seen(0, { props: [box] })).toEqual({ skin: 0, tool: 0, lit: 0 });
    expect(seen(0, { props: [{ ...box, size: [1, 1.9, 0.05] }] })).toEqual(seen(0));
  });
  it("counts of what lights up only what is near, on either side alike", () => {
    const only = (x: number, within: number): InView =>
      seen(0, {}, 0.5, { ...touching, near: Float32Array.of(x, 0.1, 0, within) });
    expect(only(0, 0.04).lit).toBeLessThan(seen(0).lit / 4);
    expect(only(0.2, 0.05)).toMatchObject({ skin: 0, lit: 0 });
    // The mirror of a place lights up with it.
    expect(only(0.06, 0.03).lit).toBeGreaterThan(only(0, 0.03).lit);
  });
  it("counts less from further away", () => {
    const [near, far] = [seen(0), seen(0, {}, 2)];
    expect(far.skin).toBeLessThan(near.skin / 12);
    expect(far.tool).toBeLessThan(near.tool / 12);
  });
});
