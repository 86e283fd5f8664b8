/**
 * Keeps a pose out of itself, the floor, the furniture and the tool: the skin says where it is inside something, and
 * each such place becomes a plane that it has to stay in front of.
 */
import type { Prop } from "./demonstration.ts";
import type { Field } from "./field.ts";
import type { Flesh } from "./flesh.ts";
import { JOINTS, jointOf, type Posed } from "./pose.ts";
import { unplaced } from "./spins.ts";
import type { Bound } from "./reach.ts";
import { APART, LEGS_MEET, awayFrom, outward, type Away } from "./solids.ts";
import { outsideTool, type Placed } from "./tool.ts";
import { dot, length, scale, sub, type V3 } from "./vector.ts";

/** Planes are laid before the skin is inside, so that what was pushed out does not fall back, meters. */
const AHEAD = 0.012;
/** How deep each may give, meters. */
const GIVES = { floor: 0.003, thing: 0.006, hand: 0.002, body: 0.006, tool: 0.009, beside: -0.001 };
const WEIGHT = 3;
/** What is deep comes out in steps: one large push would throw the rest of the body about. */
const STEP = 0.015;
/** Skin of one joint is looked at in patches of this size; the deepest point of each counts. */
const PATCH = 0.07;

interface Solid {
  readonly away: Away;
  /** The joint that carries it; null stands in the world. */
  readonly joint: number | null;
  readonly gives: (vertex: number) => number;
  readonly meets: (vertex: number) => boolean;
}
export interface Surroundings {
  readonly flesh: Flesh;
  readonly props: readonly Prop[];
  /** Joints of hands that hold the tool: they are meant to be in it. */
  readonly holding: ReadonlySet<string>;
  /** The joint that a held tool lies on; null for one that lies in the world. */
  readonly tooled: string | null;
  /** Whether the skin of a region is meant to be touched by the tool. */
  readonly isWorked: (region: string) => boolean;
}

interface Skin {
  /** Of each vertex: number of the joint that carries it most, and of the patch it belongs to. */
  readonly joint: readonly number[];
  readonly patch: Int32Array;
  readonly isHand: readonly boolean[];
}
const known = new WeakMap<Flesh, Skin>();
const HAND = /^(hand|fing|tips|thumb)/;
function skinOf(flesh: Flesh): Skin {
  const before = known.get(flesh);
  if (before) return before;
  const joint = flesh.joint.map(jointOf);
  const cell = (v: number): number => Math.floor(v / PATCH) + 20;
  const patch = Int32Array.from(joint, (j, i) => {
    const [x, y, z] = unplaced(flesh.bind, j, [flesh.bound[i * 3]!, flesh.bound[i * 3 + 1]!, flesh.bound[i * 3 + 2]!]);
    return ((j * 64 + cell(x)) * 64 + cell(y)) * 64 + cell(z);
  });
  const skin = { joint, patch, isHand: flesh.joint.map((name) => HAND.test(name)) };
  known.set(flesh, skin);
  return skin;
}

/** The joint of the trunk next to a point. */
const TRUNK = ["pelvis", "spine", "ribs", "chest"].map(jointOf);
function carrier(part: string, posed: Posed, p: V3): number {
  if (part !== "torso") return jointOf(part);
  const away = (j: number): number =>
    length(sub(p, [posed.place[j * 3]!, posed.place[j * 3 + 1]!, posed.place[j * 3 + 2]!]));
  return TRUNK.reduce((a, b) => (away(b) < away(a) ? b : a));
}
/** No part reaches further from the line between its joints. */
const REACH = 0.22;
const ENDS: Readonly<Record<string, readonly [string, string]>> = {
  torso: ["pelvis", "neck"],
  head: ["neck", "head"],
  thigh: ["thigh", "shank"],
  shank: ["shank", "foot"],
  foot: ["foot", "toes"],
  hand: ["hand", "tips"],
  fore: ["fore", "hand"],
  arm: ["arm", "fore"],
};
/** Whether a point can be in a part at all. */
export function nearPart(part: string, posed: Posed): (x: number, y: number, z: number) => boolean {
  const half = /[LR]$/.exec(part)?.[0] ?? "";
  const [from, to] = ENDS[part.replace(/[LR]$/, "")]!.map((name) => jointOf(name + half)) as [number, number];
  const at = (j: number): V3 => [posed.place[j * 3]!, posed.place[j * 3 + 1]!, posed.place[j * 3 + 2]!];
  const [a, b] = [at(from), at(to)];
  const d = sub(b, a);
  const size = dot(d, d) || 1;
  return (x, y, z) => {
    const [u, v, w] = [x - a[0], y - a[1], z - a[2]];
    const t = Math.max(0, Math.min(1, (u * d[0] + v * d[1] + w * d[2]) / size));
    return Math.hypot(u - d[0] * t, v - d[1] * t, w - d[2] * t) < REACH;
  };
}

function solidsOf(around: Surroundings, pelvis: V3, tool: Placed | null, working: boolean): readonly Solid[] {
  const { flesh } = around;
  const skin = skinOf(flesh);
  const out: Solid[] = [{ away: (p) => p[1], joint: null, gives: () => GIVES.floor, meets: () => true }];
  for (const prop of around.props) {
    const away = awayFrom(prop, pelvis);
    if (away) out.push({ away, joint: null, gives: () => GIVES.thing, meets: () => true });
  }
  if (tool) {
    const tooled = around.tooled === null ? null : jointOf(around.tooled);
    out.push({
      away: (p) => outsideTool(tool, ...p),
      joint: tooled,
      gives: (i) => (working && around.isWorked(flesh.region[i]!) ? GIVES.tool : GIVES.beside),
      meets: (i) => skin.joint[i] !== tooled && !around.holding.has(flesh.joint[i]!),
    });
  }
  return out;
}
function partsOf(around: Surroundings, field: Field): readonly (Solid & { readonly part: string })[] {
  const { flesh } = around;
  const skin = skinOf(flesh);
  return field.parts.flatMap((part, k) => {
    const from = new Set(
      JOINTS.flatMap(({ name }, j) => (APART.some(([a, b]) => a.test(name) && b.test(part)) ? [j] : [])),
    );
    if (from.size === 0) return [];
    return [
      {
        part,
        away: (p: V3) => field.toPart(k, ...p),
        joint: -1,
        gives: (i: number) => (skin.isHand[i] ? GIVES.hand : GIVES.body),
        meets: (i: number) => from.has(skin.joint[i]!),
      },
    ];
  });
}

interface Deepest {
  readonly vertex: number;
  readonly deep: number;
  readonly gives: number;
}
const point = (at: Float32Array, i: number): V3 => [at[i * 3]!, at[i * 3 + 1]!, at[i * 3 + 2]!];
function deepestOf(
  solid: Solid,
  skin: Skin,
  at: Float32Array,
  skip: (i: number, p: V3) => boolean,
): readonly Deepest[] {
  const best = new Map<number, Deepest>();
  for (let i = 0; i < skin.joint.length; i++) {
    if (!solid.meets(i)) continue;
    const p = point(at, i);
    if (skip(i, p)) continue;
    const gives = solid.gives(i);
    const deep = -solid.away(p) - gives;
    if (deep < -AHEAD) continue;
    const was = best.get(skin.patch[i]!);
    if (!was || was.deep < deep) best.set(skin.patch[i]!, { vertex: i, deep, gives });
  }
  return [...best.values()];
}

/** The planes that hold now, and how deep the worst of them is broken, meters. */
export function boundsOf(
  around: Surroundings,
  field: Field,
  tool: Placed | null,
  working: boolean,
): { readonly bounds: readonly Bound[]; readonly deepest: number } {
  const { posed } = field;
  const skin = skinOf(around.flesh);
  const at = around.flesh.at(posed);
  const pelvis: V3 = [posed.place[0]!, posed.place[1]!, posed.place[2]!];
  const bounds: Bound[] = [];
  let deepest = 0;
  const lay = (solid: Solid, found: readonly Deepest[], carriedBy: (p: V3) => number | null): void => {
    for (const { vertex, deep, gives } of found) {
      deepest = Math.max(deepest, deep);
      const p = point(at, vertex);
      const normal = outward(solid.away, p);
      const on = sub(p, scale(normal, solid.away(p)));
      const joint = skin.joint[vertex]!;
      const by = carriedBy(on);
      bounds.push({
        spot: { joint, at: unplaced(posed, joint, p) },
        from: by === null ? null : { joint: by, at: unplaced(posed, by, on) },
        normal,
        least: (by === null ? dot(normal, on) : 0) - gives - Math.max(0, deep - STEP),
        weight: WEIGHT,
      });
    }
  };
  for (const solid of solidsOf(around, pelvis, tool, working))
    lay(
      solid,
      deepestOf(solid, skin, at, () => false),
      () => solid.joint,
    );
  for (const solid of partsOf(around, field)) {
    const near = nearPart(solid.part, posed);
    const legs = solid.part.startsWith("thigh");
    const skip = (i: number, p: V3): boolean =>
      !near(...p) || (legs && around.flesh.joint[i]!.startsWith("thigh") && length(sub(p, pelvis)) < LEGS_MEET);
    lay(solid, deepestOf(solid, skin, at, skip), (p) => carrier(solid.part, posed, p));
  }
  return { bounds, deepest };
}
