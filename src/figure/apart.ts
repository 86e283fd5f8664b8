/**
 * Keeps a pose out of itself, the floor and the furniture: points inside limbs, each with the thickness of the flesh
 * round it, are pushed to where they are free.
 */
import type { Anchor } from "./anatomy/form.ts";
import type { Prop } from "./demonstration.ts";
import type { Field } from "./field.ts";
import { jointOf, placed } from "./pose.ts";
import type { Goal, Spot } from "./reach.ts";
import { add, scale, unit, type V3 } from "./vector.ts";

interface Guard {
  readonly spot: Spot;
  readonly radius: number;
  /** Parts it may not be in. */
  readonly out: RegExp | null;
}
const BODY = /^(torso|head|thigh|shank|foot)/;
/** On the left side: a point, the flesh round it, what it stays out of ("~" is the other side). */
const WRITTEN: readonly (readonly [Anchor, number, string | null])[] = [
  [["fore", 0.168, 0.97, -0.033], 0.034, "body"],
  [["fore", 0.168, 0.88, -0.03], 0.028, "body"],
  [["elbH", 0.168, 1.09, -0.045], 0.034, "trunk"],
  [["hand", 0.17, 0.8, -0.03], 0.01, "body"],
  [["fing", 0.17, 0.735, -0.026], 0.005, "body"],
  [["tips", 0.17, 0.68, -0.026], 0.004, "body"],
  [["kneeH", 0.083, 0.49, 0.004], 0.046, "legs"],
  [["shank", 0.083, 0.3, -0.02], 0.042, "legs"],
  [["shank", 0.083, 0.1, -0.012], 0.034, "legs"],
  [["foot", 0.09, 0.035, 0.06], 0.03, "legs"],
  [["foot", 0.083, 0.034, -0.042], 0.034, null],
  [["toes", 0.095, 0.013, 0.15], 0.012, null],
  [["arm", 0.175, 1.365, -0.03], 0.05, null],
  [["hipH", 0.1, 0.925, -0.04], 0.085, null],
  [["head", 0, 1.65, -0.02], 0.082, null],
];
const GUARDS: readonly Guard[] = (["L", "R"] as const).flatMap((half) =>
  WRITTEN.map(([[joint, x, y, z], radius, out]) => {
    const side = half === "L" ? 1 : -1;
    const other = half === "L" ? "R" : "L";
    const parts =
      out === "body"
        ? BODY
        : out === "trunk"
          ? /^torso/
          : out === "legs"
            ? new RegExp(`^(thigh|shank|foot)${other}`)
            : null;
    return {
      spot: { joint: jointOf(joint === "head" ? joint : joint + half), at: [x * side, y, z] as V3 },
      radius,
      out: parts,
    };
  }),
);

type Away = (p: V3) => number;
const boxAway =
  (prop: Extract<Prop, { kind: "box" }>): Away =>
  (p) => {
    const d = [0, 1, 2].map((k) => Math.abs(p[k]! - prop.at[k]!) - prop.size[k]! / 2);
    const beyond = Math.hypot(...d.map((v) => Math.max(0, v)));
    return beyond > 0 ? beyond : Math.max(...d);
  };
const STEP = 0.004;
function outward(away: Away, p: V3): V3 {
  const slope = (d: V3): number => away(add(p, scale(d, STEP))) - away(add(p, scale(d, -STEP)));
  return unit([slope([1, 0, 0]), slope([0, 1, 0]), slope([0, 0, 1])]);
}
/** Flesh gives this much before it counts, meters. */
const SLACK = 0.005;

/** Pushes found so far, one a guard; kept from round to round, so that what was pushed out does not fall back. */
export type Pushes = Map<number, V3>;
/** Finds what is inside something and where it should go. Gives back the deepest, meters. */
export function pushed(field: Field, props: readonly Prop[], pushes: Pushes): number {
  let deepest = 0;
  const solids: readonly Away[] = [
    (p) => p[1],
    ...props.flatMap((prop) => (prop.kind === "box" ? [boxAway(prop)] : [])),
  ];
  GUARDS.forEach((guard, i) => {
    const p = placed(field.posed, guard.spot.joint, guard.spot.at);
    const parts = field.parts.flatMap((name, part): Away[] =>
      guard.out?.test(name) ? [(q) => field.toPart(part, q[0], q[1], q[2])] : [],
    );
    for (const away of [...solids, ...parts]) {
      const deep = guard.radius - SLACK - away(p);
      if (deep < 0.002) continue;
      deepest = Math.max(deepest, Math.min(deep, 0.05));
      pushes.set(i, add(p, scale(outward(away, p), Math.min(deep, 0.05) * 1.15)));
    }
  });
  return deepest;
}
export const pushGoals = (pushes: Pushes): readonly Goal[] =>
  [...pushes].map(([i, to]) => ({ spot: GUARDS[i]!.spot, to: { world: to }, weight: 1.6, plus: [0, 0, 0] }));
