/**
 * The places that are never worked (codes of the knowledge, NG1–NG27), as capsules carried by joints. NG27 (veins,
 * moles, wounds) lies where it lies: it has no shape.
 */
import { anchored } from "../distance.ts";
import type { Posed } from "../pose.ts";
import { add, dot, length, scale, sub, type V3 } from "../vector.ts";
import { anchor } from "./body.ts";
import type { Anchor } from "./form.ts";
import data from "./nogo.json" with { type: "json" };

export interface Capsule {
  readonly from: Anchor;
  readonly to: Anchor;
  /** Meters; the margin of the rule is in it. */
  readonly radius: number;
}
export interface Nogo {
  readonly code: string;
  /** What may still touch it: nothing, light fingertips, hands, soft tools. */
  readonly touch: "none" | "light" | "hands" | "soft";
  readonly middle?: boolean;
  readonly shapes: readonly Capsule[];
}
export const NOGO = data as unknown as readonly Nogo[];

/** Meters outside a capsule in a pose; negative inside. */
export function outside(capsule: Capsule, posed: Posed, at: V3): number {
  const a = anchored(posed, capsule.from);
  const ab = sub(anchored(posed, capsule.to), a);
  const t = Math.max(0, Math.min(1, dot(sub(at, a), ab) / (dot(ab, ab) || 1)));
  return length(sub(at, add(a, scale(ab, t)))) - capsule.radius;
}
const onBothSides = (nogo: Nogo): readonly Capsule[] =>
  nogo.middle
    ? nogo.shapes
    : nogo.shapes.flatMap((c) => [
        { ...c, from: anchor(c.from, "L"), to: anchor(c.to, "L") },
        { ...c, from: anchor(c.from, "R"), to: anchor(c.to, "R") },
      ]);
/** Every shape of every code, on both sides. */
export const NOGO_SHAPES: ReadonlyMap<string, readonly Capsule[]> = new Map(NOGO.map((n) => [n.code, onBothSides(n)]));
