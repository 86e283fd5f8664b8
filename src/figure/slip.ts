/** Whether a tool under the body rolls: on the skin it may slide as little as on the ground. */
import { isWorked } from "./demonstration.ts";
import { ALLOWED, finding, point, type Finding, type Frame } from "./frame.ts";
import { rollable } from "./rolling.ts";
import { outsideTool, type Placed } from "./tool.ts";
import { add, dot, length, scale, sub, unit, type V3 } from "./vector.ts";

export interface Rolled {
  /** Of the tool's middle over the ground, meters, world. */
  readonly tool: V3;
  /** Of the skin that it touches. */
  readonly skin: V3;
}
/** How much further off than the nearest skin still counts as touched, meters. */
const ROUND = 0.006;
/** Points of the skin that is worked, with the tool on them. */
function touched(f: Frame, tool: Placed): readonly number[] {
  const worked = f.flesh.region.flatMap((region, v) => (isWorked(f.claim.region, region, true) ? [v] : []));
  const away = worked.map((v) => outsideTool(tool, ...point(f.skin, v)));
  const least = Math.min(...away);
  return worked.filter((_, i) => away[i]! < least + ROUND);
}
/** How far tool and skin went from one frame to the next, in what the tool can roll. */
export function rolledBetween(a: Frame, b: Frame): Rolled {
  const [from, to] = [a.tool!, b.tool!];
  // One point touched before and another touches now: all that were and are about there, so that no turn of the limb tells.
  const before = touched(a, from);
  const ways = [...before, ...touched(b, to)].map((v) => sub(point(b.skin, v), point(a.skin, v)));
  const skin = scale(ways.reduce(add), 1 / ways.length);
  const out = sub(scale(before.map((v) => point(a.skin, v)).reduce(add), 1 / before.length), from.at);
  const face = unit(sub(out, scale(from.axis, dot(out, from.axis))));
  const free = (way: V3): V3 => rollable(way, from.tool, from.axis, face);
  return { tool: free(sub(to.at, from.at)), skin: free(skin) };
}
/** A body goes twice as far as the tool that rolls under it; what is more, or the other way, slides. */
export function slips(a: Frame | null, b: Frame, out: Finding[]): void {
  if (!a?.tool || !b.tool || !a.claim.rolls) return;
  const { tool, skin } = rolledBetween(a, b);
  const slid = length(sub(skin, scale(tool, 2)));
  const against = length(tool) > ALLOWED.slip && dot(sub(skin, tool), tool) < 0;
  if (against || slid > ALLOWED.slip + length(tool) * ALLOWED.slipShare)
    out.push(finding(b, "slips", slid, b.tool.tool));
}
