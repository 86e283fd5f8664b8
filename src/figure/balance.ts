/** Where the weight of the body lies, and whether what carries it is below. Meters. */
import { jointOf, type Posed } from "./pose.ts";
import type { V3 } from "./vector.ts";

/** Shares of body mass and where they lie between two joints: de Leva 1996, J Biomech 29:1223, mean of both sexes. */
const MASS: readonly (readonly [string, string, number, number])[] = [
  ["head", "head", 0.068, 0],
  ["chest", "neck", 0.157, 0.3],
  ["spine", "chest", 0.155, 0.5],
  ["pelvis", "pelvis", 0.118, 0],
  ...["L", "R"].flatMap((s): (readonly [string, string, number, number])[] => [
    [`arm${s}`, `fore${s}`, 0.026, 0.57],
    [`fore${s}`, `hand${s}`, 0.015, 0.46],
    [`hand${s}`, `tips${s}`, 0.006, 0.4],
    [`thigh${s}`, `shank${s}`, 0.145, 0.39],
    [`shank${s}`, `foot${s}`, 0.0455, 0.44],
    [`foot${s}`, `toes${s}`, 0.0135, 0.5],
  ]),
];
export function massCenter({ place }: Posed): V3 {
  const sum = [0, 0, 0];
  let all = 0;
  for (const [a, b, share, t] of MASS) {
    const [i, j] = [jointOf(a) * 3, jointOf(b) * 3];
    for (let k = 0; k < 3; k++) sum[k]! += share * (place[i + k]! * (1 - t) + place[j + k]! * t);
    all += share;
  }
  return [sum[0]! / all, sum[1]! / all, sum[2]! / all];
}
/** How far a point lies outside the hull of others, seen from above, meters. */
export function outsideHull(points: readonly V3[], [x, , z]: V3): number {
  let least = -Infinity;
  for (let a = 0; a < 360; a += 5) {
    const [c, s] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
    const reach = points.reduce((m, p) => Math.max(m, p[0] * c + p[2] * s), -Infinity);
    least = Math.max(least, x * c + z * s - reach);
  }
  return least;
}
