/** Hands that lean on something, hold it or lie on the body: in every frame they have to be at it. */
import type { Stance, Written } from "./demonstration.ts";
import { barsOf, boxesOf, finding, point, type Finding, type Frame } from "./frame.ts";
import { HALVES, bodyDistance, type Half } from "./hand.ts";
import { jointOf, numberOf, placed } from "./pose.ts";
import { outsideBar, outsideBox } from "./solids.ts";
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
interface Piece {
  readonly from: V3;
  readonly to: V3;
  readonly radius: number;
}
function strapsOf(f: Frame): readonly Piece[] {
  return f.o.props.flatMap((prop) => {
    if (prop[0] !== "strap") return [];
    const at = Array.from({ length: (prop.length - 2) / 4 }, (_, i) => {
      const [joint, x, y, z] = prop.slice(2 + i * 4, 6 + i * 4);
      return placed(f.posed, jointOf(String(joint)), [Number(x) / 1000, Number(y) / 1000, Number(z) / 1000]);
    });
    return at.slice(1).map((to, i) => ({ from: at[i]!, to, radius: Number(prop[1]) / 1000 }));
  });
}
/** Meters from what a hand lies on or leans on: floor, body, furniture. */
const toGround = (f: Frame, p: V3): number =>
  Math.min(p[1], bodyDistance(f.field, p), ...boxesOf(f.o, f.pose).map(({ at, half }) => outsideBox(at, half, p)));
/** And from what it closes round: rail, strap, tool. */
const toHandle = (f: Frame, straps: readonly Piece[], p: V3): number =>
  Math.min(
    f.tool ? outsideTool(f.tool, ...p) : 1,
    ...[...barsOf(f.o), ...straps].map(({ from, to, radius }) => outsideBar(from, to, radius, p)),
  );
/** Meters that a hand may be off what it is at, skin to skin. */
const NEAR = 0.015;
/** Degrees of bent fingers from which a hand is a fist: that is closed round something, not laid on it. */
const FIST = 60;
const HAND = { L: /^(hand|fing|tips|thumb)L$/, R: /^(hand|fing|tips|thumb)R$/ };
/** The skin of a hand that is nearest to what it is at. */
export function holds(f: Frame, out: Finding[]): void {
  const straps = strapsOf(f);
  for (const half of f.claim.holds) {
    const open = f.pose[numberOf(`fing${half}.flex`)]! < FIST;
    let away = 1;
    for (let i = 0; i < f.skin.length / 3; i++) {
      if (!HAND[half].test(f.flesh.joint[i]!)) continue;
      const p = point(f.skin, i);
      away = Math.min(away, toHandle(f, straps, p), open ? toGround(f, p) : 1);
    }
    if (away > NEAR) out.push(finding(f, "lets-go", away, `hand${half}`));
  }
}
