/** What touches the skin in a frame: near enough, not too deep, on the right region and on no place never worked. */
import { NOGO, NOGO_SHAPES, outside } from "./anatomy/nogo.ts";
import { isWorked } from "./demonstration.ts";
import { ALLOWED, finding, point, type Claim, type Finding, type Frame } from "./frame.ts";
import { bodyDistance } from "./hand.ts";
import { jointOf, placed } from "./pose.ts";
import { TOOLS, outsideTool, type Placed } from "./tool.ts";
import { dot, sub, type V3 } from "./vector.ts";

const HANDS = /^(fore|hand|fing|tips|thumb)/;
/** The vertex nearest to the tool, hands left out when they hold it. */
function nearest(f: Frame, tool: Placed): { readonly gap: number; readonly vertex: number } {
  let [gap, vertex] = [Infinity, -1];
  for (let i = 0; i < f.skin.length / 3; i++) {
    if (f.claim.by === "tool" && HANDS.test(f.flesh.joint[i]!)) continue;
    const d = outsideTool(tool, f.skin[i * 3]!, f.skin[i * 3 + 1]!, f.skin[i * 3 + 2]!);
    if (d < gap) [gap, vertex] = [d, i];
  }
  return { gap, vertex };
}
const isOf = (claim: Claim, region: string): boolean => isWorked(claim.region, region, claim.by === "hands");
/** Bare hands: the point of them that is deepest in, or nearest to, the skin. */
function handContact(f: Frame, out: Finding[]): number | null {
  if (f.claim.by !== "hands" || !f.touching) return null;
  let [gap, at] = [Infinity, [0, 0, 0] as V3];
  for (let i = 0; i < f.skin.length / 3; i += 2) {
    if (!f.claim.pressing.includes(f.flesh.joint[i]!)) continue;
    const p = point(f.skin, i);
    const d = bodyDistance(f.field, p);
    if (d < gap) [gap, at] = [d, p];
  }
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, "hands"));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, "hands"));
  const region = f.field.regions[f.field.region(...at).index]!;
  if (!isOf(f.claim, region) && !regionNear(f, at)) out.push(finding(f, "wrong-region", 0, region));
  out.push(...neverWorked(f, at));
  return gap;
}
/** Parts of the other leg that a limb is laid on. */
const LAID_ON = /^(thigh|shank)R$/;
/** A limb that is worked on another: the skin of its region that is nearest to the other leg. */
function limbContact(f: Frame, out: Finding[]): number | null {
  if (f.claim.by !== "body") return null;
  const parts = f.field.parts.flatMap((name, part) => (LAID_ON.test(name) ? [part] : []));
  let gap = Infinity;
  for (let i = 0; i < f.flesh.region.length; i++) {
    if (!isOf(f.claim, f.flesh.region[i]!)) continue;
    const p = point(f.skin, i);
    gap = Math.min(gap, ...parts.map((part) => f.field.toPart(part, ...p)));
  }
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, "limb"));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, "limb"));
  return gap;
}
/** The skin under the tool: near enough, not too deep, of the region that is worked. */
function toolContact(f: Frame, out: Finding[]): number | null {
  if (!f.tool || !f.touching) return null;
  const { gap, vertex } = nearest(f, f.tool);
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, f.o.tool!));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, f.flesh.region[vertex]!));
  const region = f.flesh.region[vertex]!;
  if (!isOf(f.claim, region) && !regionNear(f, point(f.skin, vertex))) out.push(finding(f, "wrong-region", 0, region));
  out.push(...neverWorked(f, point(f.skin, vertex)));
  return gap;
}
/** The middle of a closed fist, on the left hand. */
const HOLLOW: V3 = [0.1405, 0.75, -0.026];
/** A hand that holds has the tool in its hollow. */
export function grips(f: Frame, out: Finding[]): void {
  if (!f.tool) return;
  for (const half of f.claim.grips) {
    const at = placed(f.posed, jointOf(`hand${half}`), [half === "L" ? HOLLOW[0] : -HOLLOW[0], HOLLOW[1], HOLLOW[2]]);
    const from = sub(at, f.tool.at);
    const along = dot(from, f.tool.axis);
    const beyond = Math.max(0, Math.abs(along) - TOOLS[f.tool.tool].length / 2);
    const off = Math.hypot(Math.sqrt(Math.max(0, dot(from, from) - along * along)), beyond);
    if (off > ALLOWED.grip) out.push(finding(f, "lets-go", off, `hand${half}`));
  }
}
/** Borders between regions are soft: within a finger's width of the region counts. */
const BORDER = 0.018;
function regionNear(f: Frame, at: V3): boolean {
  return f.field.pieces.some((p) => {
    if (p.region < 0 || p.role === "carve") return false;
    const region = f.field.regions[p.region]!;
    if (!isOf(f.claim, region)) return false;
    const { gap, index } = f.field.region(...at);
    const here = f.field.pieces.filter((q) => q.region === index).map((q) => q.at(...at) - q.bias);
    return p.at(...at) - p.bias - Math.min(...here) < BORDER && gap < BORDER;
  });
}
function neverWorked(f: Frame, at: V3): readonly Finding[] {
  return f.claim.avoid.flatMap((code) => {
    const rule = NOGO.find((n) => n.code === code);
    if (!rule || (rule.touch === "soft" && !f.claim.sharp) || rule.touch === "light") return [];
    const deep = Math.max(...(NOGO_SHAPES.get(code) ?? []).map((shape) => -outside(shape, f.posed, at)), -1);
    return deep > 0.003 ? [finding(f, "never-worked", deep, code)] : [];
  });
}

/** Meters between skin and what touches it, negative when pressed in; null where nothing is to touch. */
export const contact = (f: Frame, out: Finding[]): number | null =>
  toolContact(f, out) ?? handContact(f, out) ?? limbContact(f, out);
