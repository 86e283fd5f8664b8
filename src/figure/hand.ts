/** What a hand is to a demonstration: where it touches, how it grips, and how far it is from the skin. */
import type { Anchor } from "./anatomy/form.ts";
import type { Touch } from "./demonstration.ts";
import type { Field } from "./field.ts";
import { jointOf, numberOf, placed, type Pose } from "./pose.ts";
import type { Spot } from "./reach.ts";
import type { V3 } from "./vector.ts";

export type Half = "L" | "R";
export const HALVES: readonly Half[] = ["L", "R"];
const toward = (half: Half): 1 | -1 => (half === "L" ? 1 : -1);

export const spot = ([joint, x, y, z]: Anchor): Spot => ({ joint: jointOf(joint), at: [x, y, z] });

/** Where a hand touches, on the left hand, and where its touching side faces. A thumb presses while the fingers lie on
 * the other side of the limb: between them stays what is worked, so that it is seen. */
export const TOUCH: Readonly<Record<Touch, { at: Anchor; faces: V3; along: V3 }>> = {
  palm: { at: ["hand", 0.155, 0.785, -0.026], faces: [-1, 0, 0], along: [0, -1, 0] },
  cup: { at: ["hand", 0.152, 0.775, -0.026], faces: [-1, 0, 0], along: [0, -1, 0] },
  wrap: { at: ["hand", 0.15, 0.768, -0.02], faces: [-1, 0, 0], along: [0, -1, 0] },
  fingers: { at: ["tips", 0.161, 0.682, -0.026], faces: [-1, 0, 0], along: [0, -1, 0] },
  pinch: { at: ["tips", 0.15, 0.69, 0.004], faces: [0, -1, 0], along: [-1, 0, 0] },
  thumb: { at: ["thumb", 0.164, 0.744, 0.028], faces: [-0.4, -0.92, 0], along: [-0.92, 0.4, 0] },
  fist: { at: ["hand", 0.166, 0.742, -0.026], faces: [0, -1, 0], along: [-1, 0, 0] },
};
/** Degrees of fingers, tips, thumb flexion, thumb opposition: open and closed. */
const GRIP: Readonly<Record<Touch | "grip", readonly [open: readonly number[], closed: readonly number[]]>> = {
  palm: [[6, 8, 5, 0], [6, 8, 5, 0]],
  cup: [[28, 24, 20, 10], [28, 24, 20, 10]],
  wrap: [[30, 26, 10, -20], [52, 44, 34, 0]],
  fingers: [[22, 14, 15, 0], [30, 24, 15, 0]],
  pinch: [[50, 40, 40, 20], [58, 52, 52, 28]],
  thumb: [[24, 16, 66, -10], [30, 20, 68, -10]],
  fist: [[88, 96, 42, 20], [88, 96, 42, 20]],
  grip: [[76, 92, 46, 22], [76, 92, 46, 22]],
}; // prettier-ignore
export function grip(pose: Pose, half: Half, touch: Touch | "grip", close: number): void {
  const [open, closed] = GRIP[touch];
  ["fing.flex", "tips.flex", "thumb.flex", "thumb.opp"].forEach((name, i) => {
    const [joint, turn] = name.split(".");
    pose[numberOf(`${joint}${half}.${turn}`)] = open[i]! + (closed[i]! - open[i]!) * close;
  });
}
export const onHand = (half: Half, [joint, x, y, z]: Anchor): Anchor => [joint + half, x * toward(half), y, z];
export const onHandDirection = (half: Half, [x, y, z]: V3): V3 => [x * toward(half), y, z];

/** Parts that a hand or a held tool touches: all but the arms. */
const LIMBS = /^(hand|fore|arm)/;
export function bodyDistance(field: Field, at: V3): number {
  let least = Infinity;
  field.parts.forEach((name, part) => {
    if (!LIMBS.test(name)) least = Math.min(least, field.toPart(part, at[0], at[1], at[2]));
  });
  return least;
}
/** Points of the touching side of a left hand. */
const PADS: Readonly<Record<Touch, readonly Anchor[]>> = {
  palm: palmPads(0.155),
  cup: palmPads(0.155),
  wrap: palmPads(0.155),
  fingers: [["tips", 0.161, 0.682, -0.016], ["tips", 0.161, 0.684, -0.034], ["tips", 0.162, 0.69, 0.003]],
  pinch: [["tips", 0.163, 0.672, 0.003], ["thumb", 0.148, 0.726, 0.028]],
  thumb: [["thumb", 0.164, 0.747, 0.026], ["thumb", 0.164, 0.74, 0.03], ["thumb", 0.152, 0.728, 0.028]],
  fist: [["hand", 0.168, 0.742, -0.01], ["hand", 0.168, 0.742, -0.03]],
}; // prettier-ignore
function palmPads(x: number): readonly Anchor[] {
  return [-0.045, -0.026, -0.006].flatMap((z): readonly Anchor[] => [
    ["hand", x, 0.8, z],
    ["hand", x, 0.775, z],
    ["fing", x + 0.004, 0.735, z],
  ]);
}
export function handGap(field: Field, half: Half, touch: Touch): { readonly gap: number; readonly at: V3 } {
  let best = { gap: Infinity, at: [0, 0, 0] as V3 };
  for (const pad of PADS[touch]) {
    const s = spot(onHand(half, pad));
    const at = placed(field.posed, s.joint, s.at);
    const gap = bodyDistance(field, at);
    if (gap < best.gap) best = { gap, at };
  }
  return best;
}
