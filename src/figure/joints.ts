/**
 * The joints: where they lie in the rest stance (stature 1.75 m, arms hanging, palms to the thighs) and the ways each
 * turns. Angles in degrees, zero = rest. The left side is written; the right is its mirror. How far: limits.ts.
 */
import type { V3 } from "./vector.ts";

export type Axis = "x" | "y" | "z";
export interface Turn {
  readonly name: string;
  readonly axis: Axis;
  /** +1 or −1: which way round the axis a positive angle goes, on the left side. */
  readonly sign: 1 | -1;
}
export interface Joint {
  readonly name: string;
  readonly parent: string | null;
  readonly at: V3;
  readonly turns: readonly Turn[];
  /** A helper that shares a joint and takes half of its turns: skin and muscle over the joint hang on it. */
  readonly halfOf?: string;
}

const turn = (name: string, axis: Axis, sign: 1 | -1): Turn => ({ name, axis, sign });

const spinal: readonly Turn[] = [turn("bend", "z", 1), turn("flex", "x", 1), turn("turn", "y", 1)];

export const MIDDLE: readonly Joint[] = [
  { name: "pelvis", parent: null, at: [0, 0.955, -0.01], turns: [] },
  { name: "spine", parent: "pelvis", at: [0, 1.03, -0.03], turns: spinal },
  { name: "ribs", parent: "spine", at: [0, 1.15, -0.045], turns: spinal },
  { name: "chest", parent: "ribs", at: [0, 1.28, -0.055], turns: spinal },
  { name: "neck", parent: "chest", at: [0, 1.465, -0.05], turns: spinal },
  { name: "head", parent: "neck", at: [0, 1.56, -0.015], turns: spinal },
];

const HIP: V3 = [0.086, 0.922, -0.002];
const KNEE: V3 = [0.083, 0.49, 0.002];
const SHOULDER: V3 = [0.16, 1.392, -0.03];
const ELBOW: V3 = [0.168, 1.09, -0.035];

/** Turns follow each other in their order: a hip flexes, then opens sideways, then rolls about the thigh.
 * Limbs hang along −y: flexion of hip, shoulder and elbow swings the limb forward. */
export const LEFT: readonly Joint[] = [
  {
    name: "clav",
    parent: "chest",
    at: [0.02, 1.425, 0.02],
    turns: [turn("lift", "z", 1), turn("reach", "y", -1)],
  },
  {
    name: "arm",
    parent: "clav",
    at: SHOULDER,
    turns: [turn("abd", "z", 1), turn("flex", "x", -1), turn("rot", "y", -1)],
  },
  {
    name: "fore",
    parent: "arm",
    at: ELBOW,
    turns: [turn("flex", "x", -1), turn("pron", "y", -1)],
  },
  {
    name: "hand",
    parent: "fore",
    at: [0.17, 0.842, -0.03],
    turns: [turn("flex", "z", -1), turn("dev", "x", -1)],
  },
  { name: "fing", parent: "hand", at: [0.17, 0.755, -0.026], turns: [turn("flex", "z", -1)] },
  { name: "tips", parent: "fing", at: [0.17, 0.712, -0.025], turns: [turn("flex", "z", -1)] },
  {
    name: "thumb",
    parent: "hand",
    at: [0.16, 0.812, 0.006],
    turns: [turn("flex", "z", -1), turn("opp", "x", 1)],
  },
  {
    name: "thigh",
    parent: "pelvis",
    at: HIP,
    turns: [turn("flex", "x", -1), turn("abd", "z", 1), turn("rot", "y", -1)],
  },
  { name: "shank", parent: "thigh", at: KNEE, turns: [turn("flex", "x", 1)] },
  {
    name: "foot",
    parent: "shank",
    at: [0.083, 0.076, -0.018],
    turns: [turn("flex", "x", -1), turn("inv", "z", -1)],
  },
  { name: "toes", parent: "foot", at: [0.088, 0.018, 0.118], turns: [turn("flex", "x", 1)] },
  { name: "hipH", parent: "pelvis", at: HIP, turns: [], halfOf: "thigh" },
  { name: "kneeH", parent: "thigh", at: KNEE, turns: [], halfOf: "shank" },
  { name: "shoH", parent: "clav", at: SHOULDER, turns: [], halfOf: "arm" },
  { name: "elbH", parent: "arm", at: ELBOW, turns: [], halfOf: "fore" },
];
