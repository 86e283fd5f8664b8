/** A frame of a demonstration as it ships: what is claimed of it, how the body is, and what is found in it. */
import { whole } from "./anatomy/body.ts";
import { fieldOf, type Field } from "./field.ts";
import type { Flesh } from "./flesh.ts";
import type { Half } from "./hand.ts";
import { between, moment, type Opened } from "./packed.ts";
import { rest, solve, type Pose, type Posed } from "./pose.ts";
import { solidBox } from "./solids.ts";
import type { Placed } from "./tool.ts";
import { unit, type V3 } from "./vector.ts";

export interface Claim {
  readonly code: string;
  readonly region: string | null;
  readonly avoid: readonly string[];
  /** Who brings the tool to the skin: the body's weight, or hands. */
  readonly by: "weight" | "tool" | "hands" | "body" | null;
  /** The joints of bare hands that press. */
  readonly pressing: readonly string[];
  /** The tool is hard and narrow: it may not come near what soft tools may. */
  readonly sharp: boolean;
  /** Hands that hold the tool. */
  readonly grips: readonly Half[];
  /** Hands that lean on something, hold it or lie on the body. */
  readonly holds: readonly Half[];
  /** The body goes over the tool: it has to roll. A tool that only presses may lie. */
  readonly rolls: boolean;
  /** Numbers of the keys at which nothing is touched, by the left hand or the tool and by the right hand. */
  readonly lifted: Readonly<Record<Half, readonly number[]>>;
}
export type Breach =
  | "limit"
  | "no-contact"
  | "too-deep"
  | "wrong-region"
  | "never-worked"
  | "through-floor"
  | "through-thing"
  | "through-body"
  | "lets-go"
  | "slips"
  | "hangs"
  | "afloat"
  | "falls"
  | "out-of-view"
  | "stands-still";
export interface Finding {
  readonly code: string;
  readonly breach: Breach;
  readonly seconds: number;
  /** Millimeters; degrees for a limit; points of the picture for what is out of view. */
  readonly by: number;
  readonly what: string;
}
/** Meters. Soft tissue gives: a touch lies 4 mm in, and may be 10 mm off that; triangles of the skin are 12 mm. */
export const ALLOWED = {
  contact: 0.01,
  deep: 0.014,
  floor: 0.012,
  thing: 0.022,
  bar: 0.01,
  body: 0.018,
  rests: 0.014,
  grip: 0.015,
  /** Skin over a rolling tool, from one frame to the next; and of the way that the tool goes meanwhile. */
  slip: 0.004,
  slipShare: 0.3,
  /** Inside the shape of a place that is never worked. The margin of its rule is in the shape; what is touched is the
   * corners of triangles of 12 mm, and the edge of a hand is soft: nearer than half a triangle nothing can be told. */
  never: 0.005,
  /** The edges of the shoulder blades: their shape stays with the chest, and crossed arms take them apart. */
  blades: 0.01,
};
/** Skin this near to a tool, or to a hand, is touched by it, meters. */
export const TOUCHED = { tool: 0.002, hand: 0.003 };

/** Every key and half-way between. What goes there and back turns at its last key: that is a frame like the others. */
export function* times(o: Opened): Generator<number> {
  const halves = o.round ? o.keys.length * 2 - 1 : (o.keys.length - 1) * 2;
  for (let i = 0; i <= halves; i++) yield timeOf(o, i / 2);
}
/** When a swing is `share` keys along. */
function timeOf(o: Opened, share: number): number {
  if (o.round) return share * o.step;
  const half = o.keys.length - 1;
  return (Math.acos(1 - (2 * share) / half) / Math.PI) * half * o.step;
}

export interface Frame {
  readonly o: Opened;
  readonly claim: Claim;
  readonly seconds: number;
  readonly pose: Pose;
  readonly posed: Posed;
  readonly skin: Float32Array;
  readonly flesh: Flesh;
  readonly tool: Placed | null;
  readonly touching: Readonly<Record<Half, boolean>>;
  readonly field: Field;
}
export function frameAt(o: Opened, claim: Claim, flesh: Flesh, seconds: number): Frame {
  const at = new Float64Array(3);
  const pose = rest();
  moment(o, seconds, at);
  between(o, at, pose);
  const posed = solve(pose);
  const [a, b, s] = [at[0]!, at[1]!, at[2]!];
  const lie = o.lie.length > 0 ? [...o.lie[a]!].map((v, i) => v + (o.lie[b]![i]! - v) * s) : null;
  const near = [s < 0.999 ? a : b, s > 0.001 ? b : a];
  const touching = (half: Half): boolean => !near.some((k) => claim.lifted[half].includes(k));
  return {
    o,
    claim,
    seconds,
    pose,
    posed,
    skin: flesh.at(posed),
    flesh,
    tool: lie && {
      tool: o.tool!,
      at: [lie[0]!, lie[1]!, lie[2]!],
      axis: unit([lie[3]!, lie[4]!, lie[5]!]),
    },
    touching: { L: touching("L"), R: touching("R") },
    field: fieldOf(whole(), posed),
  };
}
interface Box {
  readonly at: V3;
  readonly half: V3;
}
export const boxesOf = (o: Opened, pose: Pose): readonly Box[] =>
  o.props
    .filter((p) => p[0] === "box")
    .map((p) => {
      const n = p.slice(1).map((v) => Number(v) / 1000);
      return solidBox([n[0]!, n[1]!, n[2]!], [n[3]!, n[4]!, n[5]!], [pose[0]!, pose[1]!, pose[2]!]);
    });
interface Bar {
  readonly from: V3;
  readonly to: V3;
  readonly radius: number;
}
export const barsOf = (o: Opened): readonly Bar[] =>
  o.props
    .filter((p) => p[0] === "bar")
    .map((p) => {
      const n = p.slice(1).map((v) => Number(v) / 1000);
      return { from: [n[0]!, n[1]!, n[2]!], to: [n[3]!, n[4]!, n[5]!], radius: n[6]! };
    });
export const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
export const finding = (f: Frame, breach: Breach, meters: number, what: string): Finding => ({
  code: f.claim.code,
  breach,
  seconds: hundredths(f.seconds),
  by: Math.round(meters * 1000),
  what,
});
export const point = (skin: Float32Array, i: number): V3 => [skin[i * 3]!, skin[i * 3 + 1]!, skin[i * 3 + 2]!];
