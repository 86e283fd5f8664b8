/**
 * A pose is one row of numbers: where the pelvis is (meters), how the body is turned (degrees), then every turn of
 * every joint (degrees). One row can be mixed with another, mirrored, stored in a few bytes, and solved for.
 */
import { LEFT, MIDDLE, type Axis, type Joint } from "./joints.ts";
import type { V3 } from "./vector.ts";

export type Pose = Float64Array;
/** World rotation (nine numbers, by rows) and world place (three) of every joint, in the order of JOINTS. */
export interface Posed {
  readonly rotation: Float64Array;
  readonly place: Float64Array;
}
interface Way {
  readonly at: number;
  readonly axis: Axis;
  readonly sign: number;
}
interface Bone extends Joint {
  readonly parentIndex: number;
  readonly offset: V3;
  readonly ways: readonly Way[];
  readonly share: number;
}

const middle = new Set(MIDDLE.map((joint) => joint.name));
/** "thigh" on the left is "thighL"; joints of the middle have no side. */
export const sided = (name: string, side: "L" | "R"): string => (middle.has(name) ? name : name + side);

const onSide = (joint: Joint, side: "L" | "R"): Joint => ({
  ...joint,
  name: joint.name + side,
  parent: joint.parent && sided(joint.parent, side),
  at: side === "L" ? joint.at : [-joint.at[0], joint.at[1], joint.at[2]],
  ...(joint.halfOf ? { halfOf: joint.halfOf + side } : {}),
  // In the mirror a turn round x stays, a turn round y or z goes the other way.
  turns: joint.turns.map((t) => ({ ...t, sign: (side === "L" || t.axis === "x" ? t.sign : -t.sign) as 1 | -1 })),
});
export const JOINTS: readonly Joint[] = [
  ...MIDDLE,
  ...LEFT.map((joint) => onSide(joint, "L")),
  ...LEFT.map((joint) => onSide(joint, "R")),
];

const ROOT = ["root.x", "root.y", "root.z", "root.yaw", "root.pitch", "root.roll"] as const;
/** The name of every number in a pose. */
export const NAMES: readonly string[] = [
  ...ROOT,
  ...JOINTS.flatMap((joint) => joint.turns.map((t) => `${joint.name}.${t.name}`)),
];
const indexByName = new Map(NAMES.map((name, i) => [name, i]));
/** Throws on a name that no joint has. */
export const numberOf = (name: string): number => {
  const i = indexByName.get(name);
  if (i === undefined) throw new Error(`no such turn: ${name}`);
  return i;
};
const jointIndex = new Map(JOINTS.map((joint, i) => [joint.name, i]));
/** Throws on a joint that does not exist. */
export const jointOf = (name: string): number => {
  const i = jointIndex.get(name);
  if (i === undefined) throw new Error(`no such joint: ${name}`);
  return i;
};

export const bones: readonly Bone[] = JOINTS.map((joint) => {
  const parentIndex = joint.parent === null ? -1 : jointOf(joint.parent);
  const parent = JOINTS[parentIndex]?.at ?? [0, 0, 0];
  const mover = joint.halfOf ? JOINTS[jointOf(joint.halfOf)]! : joint;
  return {
    ...joint,
    parentIndex,
    offset: [joint.at[0] - parent[0], joint.at[1] - parent[1], joint.at[2] - parent[2]],
    ways: mover.turns.map((t) => ({ at: numberOf(`${mover.name}.${t.name}`), axis: t.axis, sign: t.sign })),
    share: joint.halfOf ? 0.5 : 1,
  };
});

export function rest(): Pose {
  const pose = new Float64Array(NAMES.length);
  pose.set(MIDDLE[0]!.at);
  return pose;
}
/** A pose from the rest stance and the numbers that differ. */
export function poseOf(numbers: Readonly<Record<string, number>>): Pose {
  const pose = rest();
  for (const [name, value] of Object.entries(numbers)) pose[numberOf(name)] = value;
  return pose;
}

const twin = (name: string): string => name.replace(/([LR])\./, (_, s: string) => (s === "L" ? "R." : "L."));
const flips = (name: string): boolean => /^(root\.(x|yaw|roll)|(spine|ribs|chest|neck|head)\.(bend|turn))$/.test(name);
const TWINS: readonly (readonly [number, number])[] = NAMES.map((name) => [numberOf(twin(name)), flips(name) ? -1 : 1]);
/** The same pose seen in a mirror: left becomes right. `out` must not be `pose`. */
export function mirrorPose(pose: Pose, out: Pose = new Float64Array(pose.length)): Pose {
  TWINS.forEach(([from, sign], i) => (out[i] = pose[from]! * sign));
  return out;
}

export const RAD = Math.PI / 180;
/** rotation ← rotation · turn about an axis of its own frame. Makes no garbage: it runs for every joint of every frame. */
export function rotate(r: Float64Array, o: number, axis: Axis, degrees: number): void {
  if (degrees === 0) return;
  const c = Math.cos(degrees * RAD);
  const s = Math.sin(degrees * RAD);
  const p = axis === "x" ? 1 : axis === "y" ? 2 : 0;
  const q = axis === "x" ? 2 : axis === "y" ? 0 : 1;
  for (let row = o; row < o + 9; row += 3) {
    const a = r[row + p]!;
    const b = r[row + q]!;
    r[row + p] = a * c + b * s;
    r[row + q] = b * c - a * s;
  }
}
export const blank = (): Posed => ({
  rotation: new Float64Array(bones.length * 9),
  place: new Float64Array(bones.length * 3),
});

function poseRoot(pose: Pose, { rotation, place }: Posed): void {
  for (let i = 0; i < 9; i++) rotation[i] = i % 4 === 0 ? 1 : 0;
  rotate(rotation, 0, "y", pose[3]!);
  rotate(rotation, 0, "x", pose[4]!);
  rotate(rotation, 0, "z", pose[5]!);
  for (let i = 0; i < 3; i++) place[i] = pose[i]!;
}
/** Forward kinematics. Writes into `out`, so that a loop makes no garbage. */
export function solve(pose: Pose, out: Posed = blank()): Posed {
  poseRoot(pose, out);
  const { rotation: r, place: t } = out;
  for (let i = 1; i < bones.length; i++) {
    const bone = bones[i]!;
    const p = bone.parentIndex * 9;
    const q = bone.parentIndex * 3;
    const x = bone.offset[0];
    const y = bone.offset[1];
    const z = bone.offset[2];
    for (let k = 0; k < 9; k++) r[i * 9 + k] = r[p + k]!;
    for (let k = 0; k < 3; k++)
      t[i * 3 + k] = t[q + k]! + r[p + k * 3]! * x + r[p + k * 3 + 1]! * y + r[p + k * 3 + 2]! * z;
    for (let k = 0; k < bone.ways.length; k++) {
      const way = bone.ways[k]!;
      rotate(r, i * 9, way.axis, pose[way.at]! * way.sign * bone.share);
    }
  }
  return out;
}

/** A direction of the rest stance, as it points when the joint is posed. */
export function pointed(posed: Posed, joint: number, d: V3): V3 {
  const r = posed.rotation;
  const o = joint * 9;
  return [
    r[o]! * d[0] + r[o + 1]! * d[1] + r[o + 2]! * d[2],
    r[o + 3]! * d[0] + r[o + 4]! * d[1] + r[o + 5]! * d[2],
    r[o + 6]! * d[0] + r[o + 7]! * d[1] + r[o + 8]! * d[2],
  ];
}
/** A point of the rest stance (meters), carried by a joint. */
export function placed(posed: Posed, joint: number, at: V3): V3 {
  const from = JOINTS[joint]!.at;
  const d = pointed(posed, joint, [at[0] - from[0], at[1] - from[1], at[2] - from[2]]);
  const t = posed.place;
  const o = joint * 3;
  return [t[o]! + d[0], t[o + 1]! + d[1], t[o + 2]! + d[2]];
}
