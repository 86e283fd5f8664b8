/** A demonstration as it is written (one JSON file each) and as it is solved. Lengths in meters, angles in degrees. */
import type { StrokeId } from "#core";
import type { Anchor } from "./anatomy/form.ts";
import type { Pose } from "./pose.ts";
import type { ToolShape } from "./tool.ts";
import type { V3 } from "./vector.ts";

/** A point of the body and where it goes: a world point (null = any) or a point on another joint. */
export interface WrittenGoal {
  readonly name?: string;
  readonly at: Anchor;
  readonly to?: readonly [number | null, number | null, number | null];
  readonly on?: Anchor;
  readonly weight?: number;
  /** The skin round the point lies on a plane through `to` that faces this way: corrected until it does. */
  readonly rests?: V3;
}
/** A direction of a joint and where it points: in the world, or in the frame of another joint. */
export interface WrittenAim {
  readonly name?: string;
  readonly joint: string;
  readonly direction: V3;
  readonly to: V3;
  readonly of?: string;
  readonly weight?: number;
}
/** What stands about: drawn, and never passed through. */
export type Prop =
  | { readonly kind: "box"; readonly at: V3; readonly size: V3 }
  | { readonly kind: "bar"; readonly from: V3; readonly to: V3; readonly radius: number }
  /** A strap between points of the body. */
  | { readonly kind: "strap"; readonly through: readonly Anchor[]; readonly radius: number };
export interface Stance {
  readonly pose: Readonly<Record<string, number>>;
  readonly goals: readonly WrittenGoal[];
  readonly aims: readonly WrittenAim[];
  readonly props: readonly Prop[];
}

export type Touch = "palm" | "fingers" | "thumb" | "fist" | "wrap" | "pinch" | "cup";
export interface HandWork {
  readonly touch: Touch;
  /** Where the fingers point, in the frame of the joint that is worked. */
  readonly fingers: V3;
  /** Which way the skin faces there, when it is not the work's own. */
  readonly out?: V3;
  /** The same at each point of its own way: a leg is held from its sides above the knee, from behind below it. */
  readonly outs?: readonly V3[];
  /** Its own way on the skin, when it is not the work's own. */
  readonly path?: readonly Anchor[];
}
/**
 * How the skin is worked. `path` runs along the skin; `out` is where it faces, in the frame of its joint. How far a tool
 * under the body rolls follows from its path (rolling.ts).
 */
export type Work =
  | {
      readonly by: "weight";
      readonly tool: ToolShape;
      readonly path: readonly Anchor[];
      readonly out: V3;
      /** Middle of the tool when the work is at the middle of its path. */
      readonly at: V3;
      readonly axis: V3;
      /** Meters by which its middle lies further along its axis: only its end is on the body. */
      readonly beyond?: number;
      /** From the tool to the skin. */
      readonly face: V3;
    }
  | {
      readonly by: "tool";
      readonly tool: ToolShape;
      readonly path: readonly Anchor[];
      readonly out: V3;
      /** In the frame of the joint that is worked. */
      readonly axis: V3;
      /** Places of the hands along the axis, from its middle. */
      readonly grip: { readonly L?: number; readonly R?: number };
      /** The tool's end presses, its axis along `out`. */
      readonly end?: boolean;
    }
  | {
      readonly by: "hands";
      readonly path: readonly Anchor[];
      readonly out: V3;
      readonly hands: { readonly L?: HandWork; readonly R?: HandWork };
    }
  /** The body presses on itself: the path on the point. */
  | { readonly by: "body"; readonly path: readonly Anchor[]; readonly out: V3; readonly on: Anchor; readonly face: V3 };

export interface Camera {
  /** 0 looks at the face, 90 at the left side. */
  readonly azimuth: number;
  readonly elevation: number;
  /** Joints that the picture is about; left out: the whole body. */
  readonly focus?: readonly string[];
  /** Height of the picture at the focus. */
  readonly size?: number;
  /** How much of what is worked shines through what hides it, 0–1; more where the body lies on it. */
  readonly shine?: number;
}
export interface Written {
  readonly of: string;
  readonly stance: string;
  readonly pose?: Readonly<Record<string, number>>;
  /** Names of the stance's goals and aims that do not hold here. */
  readonly without?: readonly string[];
  readonly fixed?: readonly string[];
  readonly goals?: readonly WrittenGoal[];
  readonly aims?: readonly WrittenAim[];
  readonly props?: readonly Prop[];
  readonly work?: Work;
  /** What moves besides, at the far end of a swing: turns added to the guess, goals moved. */
  readonly moves?: readonly {
    readonly pose?: Readonly<Record<string, number>>;
    readonly goals?: Readonly<Record<string, V3>>;
  }[];
  readonly camera: Camera;
  /** Regions that light up when nothing is worked (stretches). */
  readonly lights?: readonly string[];
  /** Of a large region only what is worked lights up: skin no further from `at` than `within`, and the same on the right. */
  readonly near?: { readonly at: Anchor; readonly within: number };
}
/** What the technique or stretch itself says; the demonstration does not repeat it. */
export interface Task {
  readonly code: string;
  readonly id: string;
  readonly region: string | null;
  readonly stroke: StrokeId | "stretch" | "swing";
  readonly passSeconds: number;
  readonly avoid: readonly string[];
}

const WORKS: Readonly<Record<Touch, readonly string[]>> = {
  palm: ["hand", "fing", "tips", "thumb"],
  cup: ["hand", "fing", "tips", "thumb"],
  wrap: ["hand", "fing", "tips", "thumb"],
  fingers: ["fing", "tips"],
  pinch: ["tips", "thumb"],
  thumb: ["thumb"],
  fist: ["hand", "fing", "tips"],
};
/** The joints of bare hands that press. */
export function pressing(work: Work | undefined): readonly string[] {
  if (work?.by !== "hands") return [];
  return (["L", "R"] as const).flatMap((half) => {
    const hand = work.hands[half];
    return hand ? WORKS[hand.touch].map((joint) => joint + half) : [];
  });
}
const WHOLE_LEG = new Set([
  "foot",
  "calf-gastroc",
  "calf-soleus",
  "shin",
  "quads",
  "hamstrings",
  "adductors",
  "peroneals",
]);
/** What lights up where the whole leg is worked. */
export const LEG = ["calf-gastroc", "calf-soleus", "shin", "quads", "hamstrings", "adductors", "peroneals"] as const;
/** Whether the skin of a region ("quads.L") belongs to what is worked; the right half only where both are. */
export function isWorked(wanted: string | null, region: string, eitherSide = false): boolean {
  const [name, side] = region.split(".");
  if (side === "R" && !eitherSide) return false;
  return wanted === "whole-leg" ? WHOLE_LEG.has(name!) : name === wanted;
}

/** Which key is shown when: the keys in order, there and back or round. */
export interface Loop {
  readonly way: "there-and-back" | "round";
  /** From one key to the next. */
  readonly secondsPerStep: number;
}
export interface Tool {
  readonly tool: ToolShape;
  /** Six numbers a key: place and axis. */
  readonly keys: readonly (readonly [V3, V3])[];
}
export interface Solved {
  readonly code: string;
  readonly keys: readonly Pose[];
  readonly loop: Loop;
  readonly tool: Tool | null;
  readonly props: readonly Prop[];
  readonly lights: readonly string[];
  /** In the pose the skin is bound in, with how near. */
  readonly near: readonly [...V3, number] | null;
  readonly camera: {
    readonly azimuth: number;
    readonly elevation: number;
    readonly at: V3;
    readonly size: number;
    readonly shine?: number;
  };
  /** Of each key: meters between skin and what touches it (negative: pressed in), null when it is lifted. */
  readonly gaps: readonly (number | null)[];
  /** Of each key: where on the skin, world. */
  readonly touches: readonly (V3 | null)[];
}
