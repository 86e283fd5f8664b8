/** From where the body is looked at, for the map and for its pictures: both see the same millimeters. */
import { whole } from "./anatomy/body.ts";
import { fieldOf, type Field } from "./field.ts";
import { boxOf, skinOf, type Mesh } from "./mesh.ts";
import { poseOf, solve, type Pose } from "./pose.ts";
import { dot, type V3 } from "./vector.ts";

export interface Look {
  /** Meters of one pixel. */
  readonly pixel: number;
  readonly pose: Pose;
  /** Screen right, screen up, towards the eye. */
  readonly right: V3;
  readonly up: V3;
  readonly eye: V3;
  /** Regions that this view does not offer: seen at its very edge, or asked about elsewhere. */
  readonly without: readonly string[];
  readonly only?: readonly string[];
}
const ARMS_OUT = { "armL.abd": 19, "armR.abd": 19, "foreL.pron": -50, "foreR.pron": -50 };
const LEGS_APART = { "thighL.abd": 4, "thighR.abd": 4 };
/** As in a run, so that the ribs are seen from the side. */
const ARMS_AHEAD = Object.fromEntries(
  ["L", "R"].flatMap((side) => [
    [`arm${side}.flex`, 44],
    [`arm${side}.rot`, 78],
    [`arm${side}.abd`, 4],
    [`fore${side}.flex`, 100],
    [`fing${side}.flex`, 40],
    [`tips${side}.flex`, 40],
  ]),
);
const standing = poseOf({ ...ARMS_OUT, ...LEGS_APART });
export const LOOKS: Readonly<Record<string, Look>> = {
  front: {
    pixel: 0.002,
    pose: standing,
    right: [1, 0, 0],
    up: [0, 1, 0],
    eye: [0, 0, 1],
    without: [
      "hamstrings",
      "calf-soleus",
      "upper-back",
      "glute-med",
      "glute-max",
      "achilles",
      "heel",
      "outer-hip",
      "lateral-thigh",
      "calf-gastroc",
      "peroneals",
    ],
  },
  back: {
    pixel: 0.002,
    pose: standing,
    right: [-1, 0, 0],
    up: [0, 1, 0],
    eye: [0, 0, -1],
    without: [
      "quads",
      "shin",
      "tfl",
      "toes",
      "shin-bone",
      "hip-flexor",
      "side-ribs",
      "belly",
      "foot",
      "chest",
      "neck",
      "lateral-thigh",
      "peroneals",
      "outer-hip",
    ],
  },
  left: {
    pixel: 0.002,
    pose: poseOf(ARMS_AHEAD),
    right: [0, 0, -1],
    up: [0, 1, 0],
    eye: [1, 0, 0],
    without: ["shin-bone", "adductors", "groin", "low-back", "sit-bone", "diaphragm", "chest", "hand"],
  },
  sole: {
    pixel: 0.001,
    pose: poseOf({}),
    right: [1, 0, 0],
    up: [0, 0, 1],
    eye: [0, -1, 0],
    without: [],
    only: ["foot", "toes", "heel"],
  },
};

/** A sheet before the eye: its corner in meters and the margin round what is seen, meters. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** Pixels of the look round the body. */
const PAD = 3;
/** The skin in the pose of a look; a sole is the left foot alone. */
export interface Posed {
  readonly field: Field;
  readonly mesh: Mesh;
  readonly frame: Frame;
}
/** Below it is the foot, meters above the floor. */
const ANKLE = 0.075;
/** A whole skin is asked for: small cubes. */
const CUBE = 0.02;
export function posedFor(look: Look, grid: number): Posed {
  const field = fieldOf(whole(), solve(look.pose), CUBE);
  const [low, high] = boxOf(field);
  const all = skinOf(field, low, look.only ? [high[0], ANKLE + 0.02, high[2]] : high, grid);
  const foot = (i: number): boolean => !look.only || (all.place[i * 3 + 1]! < ANKLE && all.place[i * 3]! > 0);
  const mesh = { ...all, triangles: all.triangles.filter((_, k) => foot(all.triangles[k - (k % 3)]!)) };
  return { field, mesh, frame: frameOf(look, mesh, foot) };
}
function frameOf(look: Look, mesh: Mesh, keep: (i: number) => boolean): Frame {
  let [x0, x1, y0, y1] = [9, -9, 9, -9];
  for (let i = 0; i < mesh.place.length / 3; i++) {
    if (!keep(i)) continue;
    const at: V3 = [mesh.place[i * 3]!, mesh.place[i * 3 + 1]!, mesh.place[i * 3 + 2]!];
    const [x, y] = [dot(at, look.right), dot(at, look.up)];
    [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
  }
  const size = look.pixel;
  const pixels = (meters: number): number => Math.ceil(meters / size) + PAD * 2;
  const [left, top] = [x0 - PAD * size, y1 + PAD * size];
  return { left, top, width: pixels(x1 - x0) * size, height: pixels(y1 - y0) * size };
}
