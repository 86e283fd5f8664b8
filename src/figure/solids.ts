/** What a body may not be in: floor, furniture, rails, itself. Meters, negative inside. */
import type { Prop } from "./demonstration.ts";
import { length, sub, type V3 } from "./vector.ts";

export type Away = (p: V3) => number;
/** A box by its middle and half its size. */
export function outsideBox(at: V3, half: V3, p: V3): number {
  const d = [0, 1, 2].map((k) => Math.abs(p[k]! - at[k]!) - half[k]!);
  const beyond = Math.hypot(...d.map((v) => Math.max(0, v)));
  return beyond > 0 ? beyond : Math.max(...d);
}
export function outsideBar(from: V3, to: V3, radius: number, p: V3): number {
  const d = sub(to, from);
  const size = d[0] * d[0] + d[1] * d[1] + d[2] * d[2] || 1;
  const q = sub(p, from);
  const t = Math.max(0, Math.min(1, (q[0] * d[0] + q[1] * d[1] + q[2] * d[2]) / size));
  return length(sub(q, [d[0] * t, d[1] * t, d[2] * t])) - radius;
}
/**
 * A wall or a seat is thin, and what is half-way through it would be nearest to its other side: for measuring it is as
 * thick as this, away from the body or downward, meters.
 */
const THICK = { wall: 0.5, seat: 0.12 };
/** Middle and half size of a box as it is measured; `body` is where the pelvis is. */
export function solidBox(at: V3, size: V3, body: V3): { readonly at: V3; readonly half: V3 } {
  const [middle, whole] = [[...at], [...size]];
  const thin = size[0] < size[2] ? 0 : 2;
  const grow = (axis: number, to: number, side: number): void => {
    middle[axis]! -= (side * (to - whole[axis]!)) / 2;
    whole[axis] = to;
  };
  if (size[1] > 1 && size[2 - thin]! > 0.4) grow(thin, THICK.wall, Math.sign(body[thin]! - at[thin]!));
  else if (at[1] - size[1] / 2 > 0.05 && size[1] < THICK.seat) grow(1, THICK.seat, 1);
  return { at: middle as unknown as V3, half: whole.map((v) => v / 2) as unknown as V3 };
}
export function awayFrom(prop: Prop, body: V3): Away | null {
  if (prop.kind === "strap") return null;
  if (prop.kind === "bar") return (p) => outsideBar(prop.from, prop.to, prop.radius, p);
  const { at, half } = solidBox(prop.at, prop.size, body);
  return (p) => outsideBox(at, half, p);
}
const STEP = 0.004;
/** The way out of a solid. */
export function outward(away: Away, [x, y, z]: V3): V3 {
  const n: V3 = [
    away([x + STEP, y, z]) - away([x - STEP, y, z]),
    away([x, y + STEP, z]) - away([x, y - STEP, z]),
    away([x, y, z + STEP]) - away([x, y, z - STEP]),
  ];
  const size = length(n) || 1;
  return [n[0] / size, n[1] / size, n[2] / size];
}

/** Parts that may not be in each other: hands and forearms in legs and trunk, one leg in the other. */
export const APART: readonly (readonly [RegExp, RegExp])[] = [
  [/^(hand|fing|tips|thumb)/, /^(torso|head|thigh|shank|foot)/],
  [/^fore/, /^(torso|head|thigh|shank|foot)/],
  [/^(shank|foot|toes)L/, /^(thigh|shank|foot)R/],
  [/^(shank|foot|toes)R/, /^(thigh|shank|foot)L/],
  [/^thighL/, /^(shank|foot|thigh)R/],
  [/^thighR/, /^(shank|foot)L/],
];
/** High on the thighs the legs meet by nature, meters from the pelvis. */
export const LEGS_MEET = 0.26;
