/** What touches the skin in a frame: near enough, not too deep, on the right region and on no place never worked. */
import { NOGO, NOGO_SHAPES, outside, type Nogo } from "./anatomy/nogo.ts";
import { isWorked } from "./demonstration.ts";
import { ALLOWED, TOUCHED, boxesOf, finding, point, type Claim, type Finding, type Frame } from "./frame.ts";
import { HALVES, bodyDistance, type Half } from "./hand.ts";
import { jointOf, placed } from "./pose.ts";
import { outsideBox } from "./solids.ts";
import { TOOLS, outsideTool, type Placed } from "./tool.ts";
import { dot, sub, type V3 } from "./vector.ts";

const HANDS = /^(fore|hand|fing|tips|thumb)/;
interface Nearest {
  readonly gap: number;
  readonly vertex: number;
  readonly touched: readonly V3[];
}
/** The vertex nearest to the tool and all that it touches, hands left out when they hold it or are put elsewhere. */
function nearest(f: Frame, tool: Placed): Nearest {
  let [gap, vertex] = [Infinity, -1];
  const touched: V3[] = [];
  for (let i = 0; i < f.skin.length / 3; i++) {
    const joint = f.flesh.joint[i]!;
    if (HANDS.test(joint) && (f.claim.by === "tool" || f.claim.holds.some((half) => joint.endsWith(half)))) continue;
    const d = outsideTool(tool, f.skin[i * 3]!, f.skin[i * 3 + 1]!, f.skin[i * 3 + 2]!);
    if (d < TOUCHED.tool) touched.push(point(f.skin, i));
    if (d < gap) [gap, vertex] = [d, i];
  }
  return { gap, vertex, touched };
}
const isOf = (claim: Claim, region: string): boolean => isWorked(claim.region, region, claim.by === "hands");
/** Bare hands, each by itself: the point that is deepest in, or nearest to, the skin. */
function handContact(f: Frame, half: Half, out: Finding[]): number | null {
  const joints = f.claim.pressing.filter((joint) => joint.endsWith(half));
  if (joints.length === 0) return null;
  let [gap, at] = [Infinity, [0, 0, 0] as V3];
  const touched: V3[] = [];
  for (let i = 0; i < f.skin.length / 3; i++) {
    if (!joints.includes(f.flesh.joint[i]!)) continue;
    const p = point(f.skin, i);
    const d = bodyDistance(f.field, p);
    if (d < TOUCHED.hand) touched.push(p);
    if (d < gap) [gap, at] = [d, p];
  }
  neverWorked(f, touched, out);
  if (!f.touching[half]) return null;
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, `hand${half}`));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, `hand${half}`));
  const region = f.field.regions[f.field.region(...at).index]!;
  if (!isOf(f.claim, region) && !regionNear(f, at)) out.push(finding(f, "wrong-region", 0, region));
  return gap;
}
/** Of two hands that which is further off: neither may float while the other touches. */
function handsContact(f: Frame, out: Finding[]): number | null {
  if (f.claim.by !== "hands") return null;
  const gaps = HALVES.map((half) => handContact(f, half, out)).filter((gap) => gap !== null);
  return gaps.length === 0 ? null : gaps.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
}
/** Parts of the other leg that a limb is laid on. */
const LAID_ON = /^(thigh|shank)R$/;
/** And of the limb that lies on it. */
const LAID = /^(shank|foot)L$/;
/** A limb that is worked on another: the skin of its region that is nearest to the other leg. */
function limbContact(f: Frame, out: Finding[]): number | null {
  if (f.claim.by !== "body") return null;
  const parts = f.field.parts.flatMap((name, part) => (LAID_ON.test(name) ? [part] : []));
  let gap = Infinity;
  const touched: V3[] = [];
  for (let i = 0; i < f.flesh.region.length; i++) {
    const worked = isOf(f.claim, f.flesh.region[i]!);
    if (!worked && !LAID.test(f.flesh.joint[i]!)) continue;
    const p = point(f.skin, i);
    const away = Math.min(...parts.map((part) => f.field.toPart(part, ...p)));
    if (away < TOUCHED.hand) touched.push(p);
    if (worked) gap = Math.min(gap, away);
  }
  neverWorked(f, touched, out);
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, "limb"));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, "limb"));
  return gap;
}
/** The skin under the tool: near enough, not too deep, of the region that is worked. */
function toolContact(f: Frame, out: Finding[]): number | null {
  if (!f.tool) return null;
  const { gap, vertex, touched } = nearest(f, f.tool);
  neverWorked(f, touched, out);
  if (f.claim.by === "weight") rests(f, f.tool, out);
  if (!f.touching.L) return null;
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, f.o.tool!));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, f.flesh.region[vertex]!));
  const region = f.flesh.region[vertex]!;
  if (!isOf(f.claim, region) && !regionNear(f, point(f.skin, vertex))) out.push(finding(f, "wrong-region", 0, region));
  return gap;
}
/** A tool that carries the body lies on something itself: floor, wall, seat or step. */
function rests(f: Frame, tool: Placed, out: Finding[]): void {
  const { radius, length } = TOOLS[tool.tool];
  const inner = Math.max(0, length / 2 - radius);
  let away = Infinity;
  for (const along of [-inner, 0, inner]) {
    const p = tool.at.map((v, k) => v + tool.axis[k]! * along) as unknown as V3;
    away = Math.min(away, p[1] - radius, ...boxesOf(f.o, f.pose).map((b) => outsideBox(b.at, b.half, p) - radius));
  }
  if (away > ALLOWED.contact) out.push(finding(f, "hangs", away, tool.tool));
  if (-away > ALLOWED.contact) out.push(finding(f, "through-thing", -away, tool.tool));
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
/** What may come near a place that is never worked: its rule says so. */
function mayTouch(claim: Claim, touch: Nogo["touch"]): boolean {
  if (touch === "soft") return !claim.sharp;
  return touch !== "none" && claim.by === "hands";
}
/**
 * Everything that is touched, not only where it is touched most, against every place that has a shape. A limb that is laid
 * on the other has the places of its own side: what it lies on is not worked.
 */
function neverWorked(f: Frame, touched: readonly V3[], out: Finding[]): void {
  for (const { code, touch } of NOGO) {
    if (mayTouch(f.claim, touch)) continue;
    let deep = 0;
    const shapes = NOGO_SHAPES.get(code)!.filter(({ from }) => f.claim.by !== "body" || !from[0].endsWith("R"));
    for (const shape of shapes) for (const p of touched) deep = Math.max(deep, -outside(shape, f.posed, p));
    if (deep > (code === "NG26" ? ALLOWED.blades : ALLOWED.never)) out.push(finding(f, "never-worked", deep, code));
  }
}

/** Meters between skin and what touches it, negative when pressed in; null where nothing is to touch. */
export const contact = (f: Frame, out: Finding[]): number | null =>
  toolContact(f, out) ?? handsContact(f, out) ?? limbContact(f, out);
