/** How the skin is worked at a moment: which place of it, where the tool lies, and what that asks of the hands. */
import type { Anchor } from "./anatomy/form.ts";
import type { HandWork, Work } from "./demonstration.ts";
import { HALVES, TOUCH, onHand, onHandDirection, spot, type Half } from "./hand.ts";
import type { Moment } from "./phrase.ts";
import { jointOf, placed, pointed, type Posed } from "./pose.ts";
import type { Aim, Goal } from "./reach.ts";
import { TOOLS, type Placed } from "./tool.ts";
import { add, cross, mix, scale, sub, unit, type V3 } from "./vector.ts";

/** How deep a touch lies in the skin, meters: soft tissue gives. */
export const PRESS = 0.004;
const ZERO: V3 = [0, 0, 0];

/** The point a share of the way along a path; its joint is that of the nearer end. */
export function alongPath(path: readonly Anchor[], share: number): Anchor {
  const s = Math.max(0, Math.min(1, share)) * (path.length - 1);
  const i = Math.min(path.length - 2, Math.floor(s));
  if (path.length === 1) return path[0]!;
  const [a, b] = [path[i]!, path[i + 1]!];
  const t = s - i;
  const [x, y, z] = mix([a[1], a[2], a[3]], [b[1], b[2], b[3]], t);
  return [t < 0.5 ? a[0] : b[0], x, y, z];
}
const shifted = ([joint, x, y, z]: Anchor, by: V3): Anchor => [joint, x + by[0], y + by[1], z + by[2]];
function aside(work: Work, m: Moment, out: V3 = work.out): V3 {
  const [a, b] = [work.path[0]!, work.path.at(-1)!];
  const way = unit(sub([b[1], b[2], b[3]], [a[1], a[2], a[3]]));
  return scale(unit(cross(way, out)), m.aside);
}

/** The skin that is worked at a moment, and the joint that carries it. */
export const worked = (work: Work, m: Moment, path = work.path): Anchor =>
  shifted(alongPath(path, m.along), aside(work, m));
/** Where a tool lies at a moment. A held tool lies on the skin wherever that is. */
export function toolAt(work: Work, m: Moment, posed: Posed, lift: number): Placed | null {
  if (work.by === "weight") {
    const axis = unit(work.axis);
    const at = add(add(work.at, m.rolled ?? ZERO), scale(axis, work.beyond ?? 0));
    return { tool: work.tool, at, axis };
  }
  if (work.by !== "tool") return null;
  const { joint, at } = spot(worked(work, m));
  const out = unit(pointed(posed, joint, unit(work.out)));
  const axis = work.end ? out : unit(pointed(posed, joint, unit(work.axis)));
  const off = (work.end ? TOOLS[work.tool].length / 2 : TOOLS[work.tool].radius) + lift;
  return { tool: work.tool, at: add(placed(posed, joint, at), scale(out, off)), axis };
}
export function workGoals(
  work: Work,
  m: Moment,
  plus: V3,
  lifts: Readonly<Record<Half, number>>,
): { goals: Goal[]; aims: Aim[] } {
  const goals: Goal[] = [];
  const aims: Aim[] = [];
  const place = spot(worked(work, m));
  if (work.by === "weight") {
    const lathe = TOOLS[work.tool];
    const center = add(work.at, m.rolled ?? ZERO);
    const world = add(center, scale(unit(work.face), lathe.radius - PRESS + m.lift));
    goals.push({ spot: place, to: { world }, weight: 4, plus });
    aims.push({
      joint: place.joint,
      direction: unit(work.out),
      to: scale(unit(work.face), -1),
      of: null,
      weight: 0.35,
    });
  }
  if (work.by === "body") {
    goals.push({ spot: place, to: { on: spot(work.on) }, weight: 4, plus });
  }
  if (work.by === "tool")
    for (const half of HALVES) {
      const at = work.grip[half];
      if (at === undefined) continue;
      const off = (work.end ? TOOLS[work.tool].length / 2 : TOOLS[work.tool].radius) + m.lift + lifts[half];
      const axis = unit(work.end ? work.out : work.axis);
      const on = add(add(place.at, scale(unit(work.out), off)), scale(axis, at));
      const hole: Anchor = onHand(half, ["hand", 0.1405, 0.75, -0.026]);
      goals.push({ spot: spot(hole), to: { on: { joint: place.joint, at: on } }, weight: 3, plus: ZERO });
      aims.push({
        joint: jointOf(`hand${half}`),
        direction: [0, 0, 1],
        to: scale(axis, work.end ? 1 : at > 0 ? -1 : 1),
        of: place.joint,
        weight: 0.8,
      });
    }
  if (work.by === "hands")
    for (const half of HALVES) {
      const hand = work.hands[half];
      if (hand) handGoals(work, hand, half, m, lifts[half], goals, aims);
    }
  return { goals, aims };
}
/** Where the skin faces that a hand is on at a moment, where it turns along its way. */
function faced({ path, outs }: HandWork, m: Moment): V3 | null {
  if (!path || !outs) return null;
  const [, ...out] = alongPath(path.map(([joint], i): Anchor => [joint, ...outs[i]!]), m.along); // prettier-ignore
  return out;
}
function handGoals(work: Work, hand: HandWork, half: Half, m: Moment, lift: number, goals: Goal[], aims: Aim[]): void {
  const out = unit(faced(hand, m) ?? hand.out ?? work.out);
  const on = alongPath(hand.path ?? work.path, m.along);
  // On the trunk the right hand circles as the mirror of the left.
  const mirrored = half === "R" && !/[LR]$/.test(on[0]);
  const place = spot(shifted(on, scale(aside(work, m, out), mirrored ? -1 : 1)));
  const touch = TOUCH[hand.touch];
  const more = half === "R" && m.other !== undefined ? m.other : m.lift;
  goals.push({
    spot: spot(onHand(half, touch.at)),
    to: { on: { joint: place.joint, at: add(place.at, scale(out, lift + more - (more > 0.001 ? 0 : PRESS))) } },
    weight: 3,
    plus: ZERO,
  });
  const joint = jointOf(`hand${half}`);
  aims.push(
    { joint, direction: onHandDirection(half, touch.faces), to: scale(out, -1), of: place.joint, weight: 0.7 },
    { joint, direction: onHandDirection(half, touch.along), to: unit(hand.fingers), of: place.joint, weight: 0.4 },
  );
}
