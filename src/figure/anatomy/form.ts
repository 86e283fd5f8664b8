/** The kinds of form a body is made of. All lengths in meters of the rest stance; the left side is written. */
import type { V3 } from "../vector.ts";

/** A point of the rest stance that a joint carries. */
export type Anchor = readonly [joint: string, x: number, y: number, z: number];

interface Common {
  readonly name: string;
  /** Forms of one part melt into each other; parts join only round a joint. */
  readonly part: string;
  readonly region?: string;
  /** Smooth-minimum radius, meters. */
  readonly blend?: number;
  /** "carve" takes away; "paint" has no shape and only claims surface for a region. */
  readonly does?: "carve" | "paint";
  /** Meters by which a region reaches further than its form. */
  readonly bias?: number;
  /** Lies on the middle line and has no mirror. */
  readonly middle?: boolean;
}
/** A muscle belly between two anchors, which may hang on different joints. */
export interface Spindle extends Common {
  readonly kind: "spindle";
  readonly from: Anchor;
  readonly to: Anchor;
  readonly bow?: V3;
  readonly radius: number;
  readonly startRadius?: number;
  readonly endRadius?: number;
  /** Where along it the belly is thickest, 0–1. */
  readonly peak?: number;
  readonly thickness?: number;
  /** The direction in which it is thin. */
  readonly thin?: V3;
  /** false: a muscle that shortens does not swell. */
  readonly keepsVolume?: boolean;
}
export interface Ellipsoid extends Common {
  readonly kind: "ellipsoid";
  readonly at: Anchor;
  readonly radii: V3;
  readonly turned?: V3;
}
export interface Section {
  readonly joint?: string;
  readonly y: number;
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
}
/** Front and side outline, drawn as a table of sections. */
export interface Loft extends Common {
  readonly kind: "loft";
  readonly joint: string;
  readonly sections: readonly Section[];
  readonly caps?: readonly [number, number];
  /** Power of the section's super-ellipse; 2 is an ellipse. */
  readonly power?: number;
}
/** A cut: what lies below is taken away. */
export interface Plane extends Common {
  readonly kind: "plane";
  readonly at: Anchor;
  readonly thin: V3;
}
export type Form = Spindle | Ellipsoid | Loft | Plane;

/** How a part is joined on: `blend` inside `near` meters of a joint, falling to `farBlend` beyond `far`. */
export interface Join {
  readonly part: string;
  readonly at: Anchor;
  readonly blend: number;
  readonly near: number;
  readonly far: number;
  readonly farBlend: number;
  readonly middle?: boolean;
}
export interface Figure {
  readonly forms: readonly Form[];
  readonly joins: readonly Join[];
}
