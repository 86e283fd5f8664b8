/** How each turn moves what hangs on it: for solving, not for drawing. */
import type { Axis } from "./joints.ts";
import { JOINTS, RAD, bones, jointOf, rotate, type Pose, type Posed } from "./pose.ts";
import type { V3 } from "./vector.ts";

/** A turn as it acts on what hangs on it: the number that turns, the joint it turns about, its place among all spins. */
export interface Spin {
  readonly number: number;
  readonly joint: number;
  readonly at: number;
}
const RING = [
  { number: 3, axis: "y", sign: 1 },
  { number: 4, axis: "x", sign: 1 },
  { number: 5, axis: "z", sign: 1 },
] as const;
const spinsOf = bones.map((bone) => bone.ways.map((way) => ({ number: way.at, joint: jointOf(bone.name) })));
const numbered: readonly (readonly Spin[])[] = (() => {
  let at = RING.length;
  return spinsOf.map((spins) => spins.map((spin) => ({ ...spin, at: at++ })));
})();
const SPINS = RING.length + numbered.flat().length;
/** The spins that move a joint: its own and those of everything it hangs on. */
export const CHAINS: readonly (readonly Spin[])[] = bones.map((_, i) => {
  const chain: Spin[] = RING.map(({ number }, at) => ({ number, joint: 0, at }));
  for (let j = i; j > 0; j = bones[j]!.parentIndex) chain.push(...numbered[j]!);
  return chain;
});
export const blankAxes = (): Float64Array => new Float64Array(SPINS * 3);
const frame = new Float64Array(9);
function spun(o: number, axis: Axis, scale: number, out: Float64Array): void {
  const column = axis === "x" ? 0 : axis === "y" ? 1 : 2;
  for (let k = 0; k < 3; k++) out[o * 3 + k] = frame[k * 3 + column]! * scale;
}
/** World axis of every spin, as long as a degree turns (radians). A point at p moves by axis × (p − joint) a degree. */
export function axes(pose: Pose, posed: Posed, out: Float64Array): Float64Array {
  for (let i = 0; i < 9; i++) frame[i] = i % 4 === 0 ? 1 : 0;
  RING.forEach(({ number, axis, sign }, at) => {
    spun(at, axis, RAD * sign, out);
    rotate(frame, 0, axis, pose[number]!);
  });
  for (let i = 1; i < bones.length; i++) {
    const bone = bones[i]!;
    frame.set(posed.rotation.subarray(bone.parentIndex * 9, bone.parentIndex * 9 + 9));
    for (let k = 0; k < bone.ways.length; k++) {
      const way = bone.ways[k]!;
      spun(numbered[i]![k]!.at, way.axis, RAD * way.sign * bone.share, out);
      rotate(frame, 0, way.axis, pose[way.at]! * way.sign * bone.share);
    }
  }
  return out;
}
/** The point of the rest stance that a joint carries to a world point. */
export function unplaced(posed: Posed, joint: number, p: V3): V3 {
  const from = JOINTS[joint]!.at;
  const [r, t, o] = [posed.rotation, posed.place, joint * 3];
  const d = [p[0] - t[o]!, p[1] - t[o + 1]!, p[2] - t[o + 2]!] as const;
  const at = (k: number): number => r[o * 3 + k]! * d[0] + r[o * 3 + 3 + k]! * d[1] + r[o * 3 + 6 + k]! * d[2];
  return [at(0) + from[0], at(1) + from[1], at(2) + from[2]];
}
