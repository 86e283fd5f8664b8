/** The form in which demonstrations travel, and how it is opened. Small enough for the viewer to carry. */
import { NAMES, mirrorPose, type Pose } from "./pose.ts";
import type { ToolShape } from "./tool.ts";

type Numbers = readonly number[];
export interface PackedDemonstration {
  readonly code: string;
  /** 1: the keys go round; 0: there and back. */
  readonly round: 0 | 1;
  /** Seconds from one key to the next. */
  readonly step: number;
  readonly first: Numbers;
  /** Number of a turn, then its change from key to key. */
  readonly vary: readonly Numbers[];
  readonly tool?: ToolShape;
  /** Of each key: place in mm, axis in thousandths. */
  readonly lie?: readonly Numbers[];
  readonly props: readonly (readonly (string | number)[])[];
  readonly lights: readonly string[];
  /** Only skin this near lights up: place in the pose the skin is bound in, on the left, and how near, mm. */
  readonly near?: Numbers;
  /** Azimuth, elevation, place in mm, size in mm; how much shines through, where that is not as always. */
  readonly camera: Numbers;
}
export interface Opened {
  readonly code: string;
  readonly keys: readonly Pose[];
  /** Seconds of one whole loop. */
  readonly seconds: number;
  readonly round: boolean;
  readonly step: number;
  readonly tool: ToolShape | null;
  /** Of each key: place and axis. */
  readonly lie: readonly Float64Array[];
  readonly props: PackedDemonstration["props"];
  readonly lights: readonly string[];
  /** Place and how near, as above; meters. */
  readonly near: Float32Array;
  readonly azimuth: number;
  readonly elevation: number;
  readonly at: Float64Array;
  readonly size: number;
  readonly shine: number;
}
export type BodySide = "left" | "right";

const unitOf = (i: number): number => (i < 3 ? 0.001 : 0.5);
function keysOf(p: PackedDemonstration): readonly Pose[] {
  const count = (p.vary[0]?.length ?? 2) - 1;
  const row = p.first.slice();
  const keys = [Float64Array.from(row, (v, i) => v * unitOf(i))];
  for (let k = 1; k <= count && p.vary.length > 0; k++) {
    for (const [i, ...change] of p.vary) row[i!]! += change[k - 1]!;
    keys.push(Float64Array.from(row, (v, i) => v * unitOf(i)));
  }
  // What does not move still has a loop.
  return keys.length > 1 ? keys : [keys[0]!, keys[0]!];
}
/** Written for the left side; the right is its mirror, camera and tool included. */
export function opened(p: PackedDemonstration, side: BodySide): Opened {
  const sign = side === "left" ? 1 : -1;
  const keys = keysOf(p).map((pose) => (side === "left" ? pose : mirrorPose(pose)));
  const lie = (p.lie ?? []).map((row) => Float64Array.from(row, (v, i) => v * (i % 3 === 0 ? sign : 1) * 0.001));
  const [azimuth, elevation, x, y, z, size, shine = 0.26] = p.camera as readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number?,
  ];
  return {
    code: p.code,
    keys,
    seconds: p.step * (p.round ? keys.length : 2 * (keys.length - 1)),
    round: p.round === 1,
    step: p.step,
    tool: p.tool ?? null,
    lie,
    props: p.props,
    lights: p.lights,
    near: Float32Array.from(p.near ?? [0, 0, 0, 9e3], (v) => v * 0.001),
    azimuth: azimuth * sign,
    elevation,
    at: Float64Array.of(x * sign * 0.001, y * 0.001, z * 0.001),
    size: size * 0.001,
    shine,
  };
}

/** Which two keys are shown at a time, and how far between; soft at the turns. Written into `out`: a, b, share. */
export function moment(o: Opened, seconds: number, out: Float64Array): void {
  const n = o.keys.length;
  const at =
    (((seconds / o.step) % (o.round ? n : 2 * (n - 1) || 1)) + (o.round ? n : 2 * (n - 1))) %
    (o.round ? n : 2 * (n - 1) || 1);
  if (o.round) {
    const i = Math.floor(at) % n;
    const t = at - Math.floor(at);
    out[0] = i;
    out[1] = (i + 1) % n;
    out[2] = t * t * (3 - 2 * t);
    return;
  }
  // There and back as one swing: slow at both ends, like a limb.
  const half = n - 1;
  const share = (1 - Math.cos((Math.PI * at) / half)) / 2;
  const along = share * half;
  const i = Math.min(half - 1, Math.floor(along));
  out[0] = i;
  out[1] = i + 1;
  out[2] = along - i;
}
/** The pose between two keys, into `out`. */
export function between(o: Opened, at: Float64Array, out: Pose): void {
  const a = o.keys[at[0]!]!;
  const b = o.keys[at[1]!]!;
  for (let i = 0; i < NAMES.length; i++) out[i] = a[i]! + (b[i]! - a[i]!) * at[2]!;
}
