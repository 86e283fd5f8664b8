/** The body as capsules: what shades itself and the floor. */
import { jointOf, type Posed } from "../pose.ts";

/** Limbs as capsules: two joints, the radius at each. */
const LIMBS: readonly (readonly [string, string, number, number])[] = [
  ["head", "head", 0.1, 0.1],
  ["spine", "chest", 0.115, 0.13],
  ["pelvis", "pelvis", 0.135, 0.135],
  ...["L", "R"].flatMap((s): (readonly [string, string, number, number])[] => [
    [`arm${s}`, `fore${s}`, 0.048, 0.04],
    [`fore${s}`, `hand${s}`, 0.04, 0.03],
    [`hand${s}`, `tips${s}`, 0.032, 0.022],
    [`thigh${s}`, `shank${s}`, 0.078, 0.054],
    [`shank${s}`, `foot${s}`, 0.054, 0.036],
    [`foot${s}`, `toes${s}`, 0.036, 0.022],
  ]),
];
const LIMB_JOINTS = LIMBS.map(([a, b, r, q]) => [jointOf(a), jointOf(b), r, q] as const);

/** Where the limbs of a pose are, into the capsules; the last one is the tool's. */
export function limbs(posed: Posed, capsules: Float32Array): void {
  const t = posed.place;
  for (let i = 0; i < LIMB_JOINTS.length; i++) {
    const limb = LIMB_JOINTS[i]!;
    for (let k = 0; k < 3; k++) {
      capsules[i * 8 + k] = t[limb[0] * 3 + k]!;
      capsules[i * 8 + 4 + k] = t[limb[1] * 3 + k]!;
    }
    capsules[i * 8 + 3] = limb[2];
    capsules[i * 8 + 7] = limb[3];
  }
  capsules[1]! += 0.09;
  capsules[5]! += 0.09;
}
