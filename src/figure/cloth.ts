/** The running shorts, which are only a color of the skin. */
import type { Field } from "./field.ts";
import { JOINTS, jointOf } from "./pose.ts";
import type { V3 } from "./vector.ts";

/** Heights of the rest stance between which the shorts are. */
const WAIST = 1;
const HEM = 0.725;
/** Meters inside the edge of the shorts; negative outside. */
export function clothOf(field: Field, at: V3): number {
  let nearest = Infinity;
  let part = "";
  for (const p of field.near(...at)) {
    if (p.role !== "add") continue;
    const d = p.at(...at);
    if (d < nearest) [nearest, part] = [d, p.form.part];
  }
  const height = (joint: string): number => {
    const j = jointOf(joint);
    const [r, t] = [field.posed.rotation, field.posed.place];
    const d = [0, 1, 2].map((k) => at[k]! - t[j * 3 + k]!);
    return r[j * 9 + 1]! * d[0]! + r[j * 9 + 4]! * d[1]! + r[j * 9 + 7]! * d[2]! + JOINTS[j]!.at[1];
  };
  if (part === "torso") return WAIST - height("pelvis");
  if (!part.startsWith("thigh")) return -0.05;
  const t = height(part);
  return t > 0.84 ? Math.min(t - HEM, WAIST - height("pelvis")) : t - HEM;
}
