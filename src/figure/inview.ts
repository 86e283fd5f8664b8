/** Whether the place that is worked is in view, in every frame: counted in points of the picture on a phone. */
import { isWorked } from "./demonstration.ts";
import type { Flesh } from "./flesh.ts";
import type { Sight } from "./sight.ts";
import { outsideTool, type Placed } from "./tool.ts";
import type { V3 } from "./vector.ts";

export interface InView {
  /** Points in which the skin that is worked shows, no further than `BESIDE` from what touches it. */
  readonly skin: number;
  /** Points in which the tool, or the hand that presses, shows near the touch. */
  readonly tool: number;
  /** Points in which what lights up shows. */
  readonly lit: number;
}
/** Meters: skin beside the tool, skin that it touches, and how much of a long tool counts. */
const BESIDE = 0.04;
const TOUCHED = 0.02;
const NEAR = 0.1;
const HANDS = /^(fore|hand|fing|tips|thumb)/;

export interface Touching {
  readonly region: string | null;
  readonly by: "weight" | "tool" | "hands" | "body" | null;
  /** The joints of bare hands that press. */
  readonly pressing: readonly string[];
  readonly lights: readonly string[];
  /** Place and how near: of what is worked only this lights up. */
  readonly near: Float32Array;
}
const pointAt = (skin: Float32Array, i: number): V3 => [skin[i * 3]!, skin[i * 3 + 1]!, skin[i * 3 + 2]!];
/** Meters to the nearest of some points; what is further than `most` is not looked at closely. */
function toNearest(points: readonly V3[], [x, y, z]: V3, most: number): number {
  let least = Infinity;
  for (const p of points) {
    if (Math.abs(p[0] - x) > most || Math.abs(p[1] - y) > most) continue;
    least = Math.min(least, Math.hypot(p[0] - x, p[1] - y, p[2] - z));
  }
  return least;
}

export function inView(sight: Sight, skin: Float32Array, flesh: Flesh, tool: Placed | null, t: Touching): InView {
  const worked = flesh.region.map(
    (region, i) => isWorked(t.region, region, t.by === "hands") && !HANDS.test(flesh.joint[i]!),
  );
  const [nx = 0, ny = 0, nz = 0, within = 0] = t.near;
  const near = flesh.region.map((_, i) => {
    const [x, y, z] = pointAt(flesh.bound, i);
    return Math.hypot(Math.abs(x) - nx, y - ny, z - nz) < within;
  });
  const lit = flesh.region.map((region, i) => near[i]! && t.lights.some((light) => isWorked(light, region)));
  const presses = flesh.joint.map((joint) => t.pressing.includes(joint));
  const hands = presses.flatMap((is, i) => (is ? [pointAt(skin, i)] : []));
  const away = (p: V3): number => (tool ? outsideTool(tool, ...p) : toNearest(hands, p, BESIDE));
  const touched = worked.flatMap((is, i) => {
    const p = pointAt(skin, i);
    return is && away(p) < TOUCHED ? [p] : [];
  });
  const count = { skin: 0, tool: 0, lit: 0 };
  for (let i = 0; i < sight.width * sight.height; i++) {
    const kind = sight.kind(i);
    const vertex = kind === "skin" ? sight.vertex(i) : -1;
    if (kind === "tool" || presses[vertex]) {
      if (toNearest(touched, sight.place(i), NEAR) < NEAR) count.tool++;
    } else if (kind === "skin") {
      if (lit[vertex]) count.lit++;
      if (worked[vertex] && near[vertex] && away(sight.place(i)) < BESIDE) count.skin++;
    }
  }
  return count;
}
