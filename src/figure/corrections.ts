/** What contact asks of the next round of a pose: goals are moved until skin and thing touch. */
import type { Field } from "./field.ts";
import { HALVES, bodyDistance, handGap, onHandDirection, type Half } from "./hand.ts";
import { contactOf, lifted, planeGap } from "./nearness.ts";
import type { Moment } from "./phrase.ts";
import { jointOf, placed } from "./pose.ts";
import type { Aim } from "./reach.ts";
import type { Live, Scene } from "./scene.ts";
import { outward } from "./solids.ts";
import { length, scale, sub, unit, type V3 } from "./vector.ts";
import { PRESS } from "./work.ts";

/** A hand that only lies there. */
const REST = 0.001;
/** Corrections that contact asks for, grown round by round. */
export interface Corrections {
  work: V3;
  readonly rests: V3[];
  readonly lift: Record<Half, number>;
  /** Where the skin faces under hands that lie on the body. */
  readonly faces: Map<Half, V3>;
}
export const palmAims = ({ faces }: Corrections): readonly Aim[] =>
  [...faces].map(([half, way]) => ({
    joint: jointOf(`hand${half}`),
    direction: onHandDirection(half, [-1, 0, 0]),
    to: scale(way, -1),
    of: null,
    weight: 0.5,
  }));
const limit = (v: number): number => Math.max(-0.03, Math.min(0.03, v));
/** What cannot be reached is not asked for ever more: that would pull the rest of the body along. */
const MOST = 0.04;
const most = (v: V3): V3 => scale(v, Math.min(1, MOST / (length(v) || 1)));
const mostOf = (v: number): number => Math.max(-MOST, Math.min(MOST, v));
export function correct(c: Corrections, scene: Scene, m: Moment, live: readonly Live[], field: Field): number {
  let worst = 0;
  live.forEach(({ goal, plane, hand }, i) => {
    if (hand) {
      const touch = handGap(field, hand, "palm");
      const way = outward((p) => bodyDistance(field, p), touch.at);
      c.faces.set(hand, way);
      c.rests[i] = most(sub(c.rests[i]!, scale(way, limit(touch.gap + REST) * 0.7)));
    }
    if (!plane) return;
    const now = placed(field.posed, goal.spot.joint, goal.spot.at);
    const flat = plane.faces.map((f, k) => (Math.abs(f) > 0.5 ? plane.at[k]! : now[k]!)) as unknown as V3;
    const off = planeGap(field, flat, plane.faces) + PRESS;
    worst = Math.max(worst, Math.abs(off));
    c.rests[i] = most(sub(c.rests[i]!, scale(plane.faces, limit(off) * 0.8)));
  });
  const work = scene.written.work;
  if (!work || lifted(m)) return worst;
  if (work.by === "hands") {
    for (const half of HALVES) {
      const hand = work.hands[half];
      if (!hand || (half === "R" && m.other !== undefined && m.other > 0.01)) continue;
      const off = handGap(field, half, hand.touch).gap + PRESS;
      c.lift[half] = mostOf(c.lift[half] - limit(off) * 0.8);
      worst = Math.max(worst, Math.abs(off));
    }
    return worst;
  }
  const contact = contactOf(scene, m, field, c.lift.L);
  const off = (contact.gap ?? -PRESS) + PRESS;
  if (work.by === "tool") for (const half of HALVES) c.lift[half] = mostOf(c.lift[half] - limit(off) * 0.8);
  else c.work = most(sub(c.work, scale(unit(work.face), limit(off) * 0.8)));
  return Math.max(worst, Math.abs(off));
}
