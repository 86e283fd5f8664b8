/** Bodies of other builds, from the same data: the written half is drawn nearer to or further from its own axes. */
import type { Anchor, Form, Section } from "./form.ts";
import shapes from "./shapes.json" with { type: "json" };
import tones from "./tones.json" with { type: "json" };

/**
 * Girths as factors of the even body; `belly` in meters forward; `muscle` how much the bellies stand out; `stoop` in
 * meters how far the upper back rounds backward: neck and head come forward as far.
 */
export interface Shape {
  readonly id: string;
  readonly chest: number;
  readonly waist: number;
  readonly hip: number;
  readonly leg: number;
  readonly arm: number;
  readonly belly: number;
  readonly muscle: number;
  readonly stoop: number;
}
export interface Tone {
  readonly id: string;
  readonly base: string;
  readonly shade: string;
  readonly light: string;
}
export const SHAPES: readonly Shape[] = shapes;
export const TONES: readonly Tone[] = tones;

const LEG = new Set(["thigh", "shank", "foot", "toes", "kneeH"]);
const ARM = new Set(["arm", "fore", "hand", "fing", "tips", "thumb", "elbH"]);
const HEAD = new Set(["head", "neck", "clav"]);

/** Chest at 1.33 m, waist at 1.10 m, hip at 0.95 m; between them a straight line. */
function trunkAt(shape: Shape, y: number): number {
  const between = (a: number, b: number, t: number): number => a + (b - a) * Math.max(0, Math.min(1, t));
  if (y > 1.38) return between(shape.chest, 1, (y - 1.38) / 0.06);
  return y > 1.1
    ? between(shape.waist, shape.chest, (y - 1.1) / 0.2)
    : between(shape.hip, shape.waist, (y - 0.97) / 0.13);
}
interface Axis {
  readonly x: number;
  readonly z: number;
  readonly factor: number;
}
function axisOf(shape: Shape, joint: string, y: number): Axis {
  // Feet and hands keep their size: soles stay on the floor, fingers on the stick.
  if (joint === "foot" || joint === "toes" || y < 0.1) return { x: 0.084, z: 0, factor: 1 };
  if (LEG.has(joint)) return { x: 0.084, z: 0, factor: shape.leg };
  if (ARM.has(joint)) return { x: 0.166, z: -0.033, factor: y < 0.86 ? 1 : shape.arm };
  if (HEAD.has(joint)) return { x: 0, z: -0.03, factor: 1 };
  return { x: 0, z: -0.01, factor: trunkAt(shape, y) };
}
const hill = (y: number, top: number, wide: number): number => Math.exp(-(((y - top) / wide) ** 2));
/** Towards the shoulders the back rounds less: they stay where the arms hang, and no hump stands behind them. */
const beside = (x: number): number => {
  const t = Math.max(0, Math.min(1, (Math.abs(x) - 0.06) / 0.1));
  return 1 - t * t * (3 - 2 * t);
};
/** How far forward: a belly, a chest that sinks in before a round back, a head that is held before it. */
function forward(shape: Shape, y: number, z: number, x = 0): number {
  const rise = Math.max(0, Math.min(1, (y - 1.4) / 0.14));
  const head = shape.stoop * rise * rise * (3 - 2 * rise);
  if (z > 0) return head + shape.belly * hill(y, 1.07, 0.09) - shape.stoop * 0.55 * hill(y, 1.3, 0.1);
  return head - shape.stoop * hill(y, 1.34, 0.1) * beside(x);
}
function moved(shape: Shape, [joint, x, y, z]: Anchor): Anchor {
  const a = axisOf(shape, joint, y);
  const trunk = a.x === 0 && joint !== "clav" ? forward(shape, y, z, x) : 0;
  return [joint, a.x + (x - a.x) * a.factor, y, a.z + (z - a.z) * a.factor + trunk];
}
function drawn(shape: Shape, joint: string, s: Section): Section {
  const a = axisOf(shape, s.joint ?? joint, s.y);
  const x = (v: number): number => a.x + (v - a.x) * a.factor;
  const z = (v: number): number => a.z + (v - a.z) * a.factor + (a.x === 0 ? forward(shape, s.y, v) : 0);
  return { ...s, x0: x(s.x0), x1: x(s.x1), z0: z(s.z0), z1: z(s.z1) };
}

/** The written half with another build. */
export const reshaped = (written: readonly Form[], shape: Shape): readonly Form[] =>
  written.map((form) => {
    switch (form.kind) {
      case "spindle":
        return {
          ...form,
          from: moved(shape, form.from),
          to: moved(shape, form.to),
          radius: form.does || form.part === "foot" || form.part === "hand" ? form.radius : form.radius * shape.muscle,
        };
      case "ellipsoid": {
        const f = form.part === "torso" ? axisOf(shape, "pelvis", form.at[2]).factor : 1;
        return { ...form, at: moved(shape, form.at), radii: [form.radii[0] * f, form.radii[1] * f, form.radii[2] * f] };
      }
      case "loft":
        return { ...form, sections: form.sections.map((s) => drawn(shape, form.joint, s)) };
      case "plane":
        return form;
    }
  });
