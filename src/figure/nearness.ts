/** How near the skin is to what it should touch, while a pose is still looked for; what has come out is for contact.ts. */
import type { Field } from "./field.ts";
import { HALVES, handGap, spot } from "./hand.ts";
import type { Moment } from "./phrase.ts";
import { placed, type Posed } from "./pose.ts";
import type { Scene } from "./scene.ts";
import { outsideTool, type Placed } from "./tool.ts";
import { add, cross, scale, unit, type V3 } from "./vector.ts";
import { toolAt, worked } from "./work.ts";

/** Smallest distance to the skin over a patch of a plane round a point. */
export function planeGap(field: Field, at: V3, faces: V3): number {
  const side = unit(cross(faces, Math.abs(faces[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
  const other = cross(faces, side);
  let least = Infinity;
  for (let i = -4; i <= 4; i++)
    for (let j = -4; j <= 4; j++) {
      const p = add(at, add(scale(side, i * 0.014), scale(other, j * 0.014)));
      least = Math.min(least, field.distance(p[0], p[1], p[2]));
    }
  return least;
}
/** How a tool touches: smallest distance to the skin that is worked, and where. */
function toolGap(scene: Scene, posed: Posed, tool: Placed): Contact {
  const { flesh, around, task } = scene;
  const skin = flesh.at(posed);
  let [gap, vertex] = [Infinity, 0];
  for (let i = 0; i < flesh.region.length; i++) {
    if (task.region !== null && !around.isWorked(flesh.region[i]!)) continue;
    const d = outsideTool(tool, skin[i * 3]!, skin[i * 3 + 1]!, skin[i * 3 + 2]!);
    if (d < gap) [gap, vertex] = [d, i];
  }
  return { gap, at: [skin[vertex * 3]!, skin[vertex * 3 + 1]!, skin[vertex * 3 + 2]!] };
}
export interface Contact {
  readonly gap: number | null;
  readonly at: V3 | null;
}
export const lifted = (m: Moment): boolean => m.lift > 0.01;
export function contactOf(scene: Scene, m: Moment, field: Field, lift: number): Contact {
  const { work } = scene.written;
  if (!work || lifted(m)) return { gap: null, at: null };
  const tool = toolAt(work, m, field.posed, lift + (work.by === "tool" ? m.lift : 0));
  if (tool) return toolGap(scene, field.posed, tool);
  if (work.by === "body") {
    const s = spot(worked(work, m));
    const at = placed(field.posed, s.joint, s.at);
    const half = work.on[0].endsWith("R") ? "R" : "L";
    const parts = ["thigh", "shank"].map((p) => field.parts.indexOf(p + half));
    return { gap: Math.min(...parts.map((p) => field.toPart(p, at[0], at[1], at[2]))), at };
  }
  if (work.by !== "hands") return { gap: null, at: null };
  const gaps = HALVES.flatMap((half) => {
    const hand = work.hands[half];
    const up = half === "R" && m.other !== undefined ? m.other > 0.01 : false;
    return hand && !up ? [handGap(field, half, hand.touch)] : [];
  });
  return gaps.reduce((a, b) => (Math.abs(b.gap) > Math.abs(a.gap) ? b : a));
}
