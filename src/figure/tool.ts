/** The tools as shapes: how far a point is from them, and their outline to turn on a lathe. Lengths in meters. */
import type { ToolId } from "#core";
import type { V3 } from "./vector.ts";

export type ToolShape = Exclude<ToolId, "hands">;
export interface Lathe {
  /** Radius where the skin touches. */
  readonly radius: number;
  /** Along the axis; 0 for a ball. */
  readonly length: number;
  /** Radius and place along the axis of the outline, from one end to the other. */
  readonly outline: readonly (readonly [number, number])[];
}

const ball = (radius: number): Lathe => ({
  radius,
  length: 0,
  outline: Array.from({ length: 13 }, (_, i) => {
    const a = (i / 12 - 0.5) * Math.PI;
    return [Math.max(0, radius * Math.cos(a)), radius * Math.sin(a)];
  }),
});
/** A cylinder with rounded rims; `bore` is the radius of the hole through it. */
function roller(radius: number, length: number, bore: number): Lathe {
  const h = length / 2;
  const e = 0.008;
  const rim = [0, 30, 60, 90].map((d) => (d * Math.PI) / 180);
  const outer = (sign: 1 | -1): (readonly [number, number])[] =>
    rim.map((a) => [radius - e + e * Math.sin(a), sign * (h - e + e * Math.cos(a))] as const);
  return {
    radius,
    length,
    outline: [
      [bore, 0],
      [bore, h - 0.004],
      [bore + 0.004, h],
      ...outer(1),
      ...outer(-1).toReversed(),
      [bore + 0.004, -h],
      [bore, -h + 0.004],
      [bore, 0],
    ],
  };
}
/** A stick that rolls on a core, with a grip at each end. */
function stick(radius: number, length: number, grip: number, sleeve: number): Lathe {
  const h = length / 2;
  const s = h * sleeve;
  const end = (sign: 1 | -1): readonly (readonly [number, number])[] => [
    [0, sign * h],
    [grip * 0.8, sign * (h - 0.002)],
    [grip, sign * (h - 0.008)],
    [grip, sign * (s + 0.014)],
    [grip * 0.6, sign * (s + 0.01)],
    [grip * 0.6, sign * (s + 0.003)],
    [radius - 0.003, sign * s],
    [radius, sign * (s - 0.004)],
  ];
  return { radius, length, outline: [...end(1), ...end(-1).toReversed()] };
}

export const TOOLS: Readonly<Record<ToolShape, Lathe>> = {
  "foam-roller": roller(0.07, 0.36, 0.042),
  "small-roller": roller(0.048, 0.3, 0.026),
  "massage-stick": stick(0.017, 0.46, 0.0145, 0.56),
  "rolling-pin": stick(0.026, 0.42, 0.0135, 0.58),
  "tennis-ball": ball(0.033),
  "golf-ball": ball(0.0214),
  // Two tennis balls in a stocking; turned on a lathe they share one axis.
  "sock-balls": {
    radius: 0.033,
    length: 0.132,
    outline: Array.from({ length: 25 }, (_, i) => {
      const t = (i / 24) * 2 - 1;
      const along = t * 0.066;
      const from = Math.abs(along) - 0.033;
      const round = Math.sqrt(Math.max(0, 0.033 ** 2 - from ** 2));
      return [Math.abs(along) < 0.02 ? Math.max(round, 0.0205) : round, along];
    }),
  },
  "screwdriver-handle": {
    radius: 0.0135,
    length: 0.12,
    outline: [
      [0, 0.06],
      [0.008, 0.0585],
      [0.0125, 0.054],
      [0.0135, 0.045],
      [0.0115, 0.03],
      [0.014, 0.01],
      [0.014, -0.03],
      [0.0095, -0.04],
      [0.0115, -0.048],
      [0.01, -0.056],
      [0, -0.06],
    ],
  },
};

export interface Placed {
  readonly tool: ToolShape;
  readonly at: V3;
  /** Unit. */
  readonly axis: V3;
}
/** Meters outside a tool; negative inside. Its bore counts as filled. */
export function outsideTool({ tool, at, axis }: Placed, x: number, y: number, z: number): number {
  const { radius, length, outline } = TOOLS[tool];
  const [dx, dy, dz] = [x - at[0], y - at[1], z - at[2]];
  const along = dx * axis[0] + dy * axis[1] + dz * axis[2];
  const away = Math.sqrt(Math.max(0, dx * dx + dy * dy + dz * dz - along * along));
  if (length === 0) return Math.hypot(away, along) - radius;
  const beyond = Math.abs(along) - length / 2;
  const here = radiusAt(outline, along);
  return beyond > 0 ? Math.hypot(Math.max(0, away - here), beyond) : away - here;
}
/** The outline's largest radius at a place along the axis. */
function radiusAt(outline: Lathe["outline"], along: number): number {
  let most = 0;
  for (let i = 1; i < outline.length; i++) {
    const [a, b] = [outline[i - 1]!, outline[i]!];
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    if (along < low[1] || along > high[1]) continue;
    const t = high[1] - low[1] > 1e-9 ? (along - low[1]) / (high[1] - low[1]) : 1;
    most = Math.max(most, low[0] + (high[0] - low[0]) * t);
  }
  return most;
}
/** Points on a tool that face a direction, for measuring how it touches. */
export function facing({ tool, at, axis }: Placed, face: V3): readonly V3[] {
  const { radius, length } = TOOLS[tool];
  const side: V3 = [
    axis[1] * face[2] - axis[2] * face[1],
    axis[2] * face[0] - axis[0] * face[2],
    axis[0] * face[1] - axis[1] * face[0],
  ];
  const out: V3[] = [];
  const span = length === 0 ? [-0.6, -0.3, 0, 0.3, 0.6].map((v) => v * radius) : steps(length * 0.46);
  for (const along of span) {
    const r = length === 0 ? Math.sqrt(radius ** 2 - along ** 2) : radiusAt(TOOLS[tool].outline, along);
    for (const degrees of [-50, -25, 0, 25, 50]) {
      const [s, c] = [Math.sin((degrees * Math.PI) / 180) * r, Math.cos((degrees * Math.PI) / 180) * r];
      out.push([0, 1, 2].map((i) => at[i]! + axis[i]! * along + face[i]! * c + side[i]! * s) as unknown as V3);
    }
  }
  return out;
}
const steps = (half: number): readonly number[] => Array.from({ length: 15 }, (_, i) => (i / 7 - 1) * half);
