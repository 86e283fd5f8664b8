/** Hands that lean on something, hold it or lie on the body: in every frame they have to be at it. */
import type { Stance, Written } from "./demonstration.ts";
import { barsOf, boxesOf, finding, point, type Finding, type Frame } from "./frame.ts";
import { HALVES, bodyDistance, type Half } from "./hand.ts";
import { jointOf, placed } from "./pose.ts";
import { outsideBar, outsideBox, type Away } from "./solids.ts";
import { outsideTool } from "./tool.ts";
import type { V3 } from "./vector.ts";

/** Hands that a goal puts somewhere: wall, rail, strap, tool, or a place of the body. */
export function holding(stance: Stance, written: Written): readonly Half[] {
  const goals = [
    ...stance.goals.filter(({ name }) => name === undefined || !written.without?.includes(name)),
    ...(written.goals ?? []),
  ];
  return HALVES.filter((half) => goals.some(({ at: [joint] }) => joint === `hand${half}` || joint === `tips${half}`));
}
function strapsOf(f: Frame): readonly Away[] {
  return f.o.props.flatMap((prop) => {
    if (prop[0] !== "strap") return [];
    const at = Array.from({ length: (prop.length - 2) / 4 }, (_, i) => {
      const [joint, x, y, z] = prop.slice(2 + i * 4, 6 + i * 4);
      return placed(f.posed, jointOf(String(joint)), [Number(x) / 1000, Number(y) / 1000, Number(z) / 1000]);
    });
    const radius = Number(prop[1]) / 1000;
    return at.slice(1).map(
      (to, i): Away =>
        (p) =>
          outsideBar(at[i]!, to, radius, p),
    );
  });
}
/** Meters that a hand may be off what it is at, skin to skin. */
const NEAR = 0.015;
/** The skin of a hand that is nearest to floor, furniture, strap, tool or body. */
export function holds(f: Frame, out: Finding[]): void {
  if (f.claim.holds.length === 0) return;
  const things: readonly Away[] = [
    (p) => p[1],
    (p) => bodyDistance(f.field, p),
    ...boxesOf(f.o, f.pose).map(
      ({ at, half }): Away =>
        (p) =>
          outsideBox(at, half, p),
    ),
    ...barsOf(f.o).map(
      ({ from, to, radius }): Away =>
        (p) =>
          outsideBar(from, to, radius, p),
    ),
    ...strapsOf(f),
    ...(f.tool
      ? [f.tool].map(
          (tool): Away =>
            (p: V3) =>
              outsideTool(tool, ...p),
        )
      : []),
  ];
  for (const half of f.claim.holds) {
    let away = Infinity;
    for (let i = 0; i < f.skin.length / 3; i++)
      if (HAND[half].test(f.flesh.joint[i]!)) away = Math.min(away, ...things.map((thing) => thing(point(f.skin, i))));
    if (away > NEAR) out.push(finding(f, "lets-go", away, `hand${half}`));
  }
}
const HAND = { L: /^(hand|fing|tips|thumb)L$/, R: /^(hand|fing|tips|thumb)R$/ };
