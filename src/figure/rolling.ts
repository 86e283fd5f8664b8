/**
 * How a tool rolls that lies under the body. Between the ground and the skin it slips on neither: when the body goes over
 * it by some way, its middle goes half of that the same way, and its touch goes as far back along the skin. So the tool
 * goes against the way of its touch on the skin, and as far.
 */
import type { Anchor } from "./anatomy/form.ts";
import type { Work } from "./demonstration.ts";
import { spot } from "./hand.ts";
import type { Moment } from "./phrase.ts";
import { pointed, type Posed } from "./pose.ts";
import { TOOLS, type ToolShape } from "./tool.ts";
import { dot, length, scale, sub, unit, type V3 } from "./vector.ts";
import { alongPath, worked } from "./work.ts";

const ZERO: V3 = [0, 0, 0];
const across = (v: V3, normal: V3): V3 => sub(v, scale(normal, dot(v, normal)));
/** The part of a way in which a tool can roll: along the ground, and not along the axis of what is not a ball. */
export function rollable(way: V3, tool: ToolShape, axis: V3, face: V3): V3 {
  const flat = across(way, face);
  return TOOLS[tool].length === 0 ? flat : across(flat, unit(across(axis, face)));
}
const place = ([, x, y, z]: Anchor): V3 => [x, y, z];
/** Meters from where the tool lies in the middle of its path, of a body that lies about as `posed`. */
export function rolledAt(work: Work | undefined, m: Moment, posed: Posed): V3 {
  if (work?.by !== "weight") return ZERO;
  const middle = alongPath(work.path, 0.5);
  const onSkin = sub(place(worked(work, m)), place(middle));
  const way = pointed(posed, spot(middle).joint, onSkin);
  return scale(unit(rollable(way, work.tool, unit(work.axis), unit(work.face))), -length(onSkin));
}
