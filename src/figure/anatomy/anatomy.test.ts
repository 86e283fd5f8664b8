import { ASKED_PLACES, REGIONS } from "#core";
import { describe, expect, it } from "vitest";
import { fieldOf, ontoSkin } from "../field.ts";
import { LEFT, MIDDLE } from "../joints.ts";
import { limitOf } from "../limits.ts";
import { boxOf, skinOf } from "../mesh.ts";
import { NAMES, jointOf, mirrorPose, poseOf, rest, solve } from "../pose.ts";
import { length, sub } from "../vector.ts";
import { WRITTEN, whole } from "./body.ts";
import type { Anchor, Form } from "./form.ts";
import { LANDMARKS, landmark } from "./landmark.ts";
import { NOGO, NOGO_SHAPES, outside } from "./nogo.ts";
import { SHAPES, TONES, reshaped } from "./shape.ts";

const atRest = solve(rest());
const field = fieldOf(whole(), atRest);
/** Same points every time. */
function* points(count: number): Generator<readonly [number, number, number]> {
  let s = 1;
  const next = (): number => (s = (s * 16807) % 2147483647) / 2147483647;
  for (let i = 0; i < count; i++) yield [next() * 0.5 - 0.25, next() * 1.8, next() * 0.4 - 0.2];
}
const anchors = (form: Form): readonly Anchor[] => {
  if (form.kind === "spindle") return [form.from, form.to];
  if (form.kind !== "loft") return [form.at];
  return form.sections.map((s) => [s.joint ?? form.joint, 0, s.y, 0]);
};

describe("joints", () => {
  it("have limits round zero and a source, for every turn", () => {
    for (const name of NAMES.slice(6)) {
      const limit = limitOf(name);
      expect(limit?.minDegrees, name).toBeLessThanOrEqual(0);
      expect(limit?.maxDegrees, name).toBeGreaterThan(0);
      expect(limit?.source, name).toMatch(/^S[1-4]$/);
    }
  });
  it("bend the way anatomy names it, on both sides", () => {
    const posed = solve(poseOf({ "thighL.flex": 90, "foreR.flex": 90, "armR.abd": 90, "shankR.flex": 90 }));
    const at = (joint: string, axis: number): number => posed.place[jointOf(joint) * 3 + axis]!;
    expect(at("shankL", 2)).toBeCloseTo(0.43, 1);
    expect(at("footR", 2)).toBeLessThan(-0.3);
    expect(at("foreR", 0)).toBeLessThan(-0.4);
  });
  it("mirror twice is the same pose", () => {
    const pose = Float64Array.from(NAMES, (_, i) => Math.sin(i) * 10);
    expect([...mirrorPose(mirrorPose(pose))]).toEqual([...pose]);
  });
});

describe("forms", () => {
  it("hang on joints that exist and lie near them", () => {
    for (const form of WRITTEN)
      for (const [joint, x, y, z] of anchors(form)) {
        const known = [...MIDDLE, ...LEFT].find((j) => j.name === joint);
        expect(known, `${form.name}: ${joint}`).toBeDefined();
        const away = form.kind === "loft" ? Math.abs(y - known!.at[1]) : length(sub([x, y, z], known!.at));
        expect(away, form.name).toBeLessThan(0.5);
      }
  });
  it("have names that stand once", () => {
    const names = WRITTEN.map((f) => f.name);
    expect(new Set(names).size).toBe(names.length);
  });
  it("are the same left and right, to two millimeters", () => {
    const near = [...points(2000)].filter((p) => field.distance(...p) < 0.05);
    for (const [x, y, z] of near)
      expect(Math.abs(field.distance(x, y, z) - field.distance(-x, y, z))).toBeLessThan(2e-3);
  });
});

describe("regions", () => {
  const worked = REGIONS.filter((id) => id !== "whole-leg");
  const known = new Set(field.regions.map((r) => r.replace(/\.[LR]$/, "")));
  it("are those of the rules of care, and the places that are asked about", () => {
    for (const id of [...worked, ...ASKED_PLACES]) expect(known, id).toContain(id);
    expect([...known].filter((id) => ![...worked, ...ASKED_PLACES].includes(id as never)).sort()).toEqual([
      "arm",
      "hand",
      "head",
    ]);
  });
  it("each have skin enough to be touched: 6 cm² and more", () => {
    const [low, high] = boxOf(field);
    const mesh = skinOf(field, low, high, 0.02);
    const area = new Map<string, number>();
    for (let t = 0; t < mesh.triangles.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => mesh.place.subarray(mesh.triangles[t + k]! * 3).subarray(0, 3));
      const [u, v] = [b!, c!].map((end) => end.map((p, i) => p - a![i]!)) as [Float32Array, Float32Array];
      const size = Math.hypot(
        u[1]! * v[2]! - u[2]! * v[1]!,
        u[2]! * v[0]! - u[0]! * v[2]!,
        u[0]! * v[1]! - u[1]! * v[0]!,
      );
      const region = field.regions[field.region(a![0]!, a![1]!, a![2]!).index]!;
      area.set(region, (area.get(region) ?? 0) + size / 2);
    }
    for (const region of field.regions) expect((area.get(region) ?? 0) * 1e4, region).toBeGreaterThan(6);
  });
});

describe("places never worked", () => {
  it("are all 27, in order, with a shape for all but the last", () => {
    expect(NOGO.map((n) => n.code)).toEqual(Array.from({ length: 27 }, (_, i) => `NG${i + 1}`));
    for (const n of NOGO) expect(n.shapes.length > 0, n.code).toBe(n.code !== "NG27");
  });
  it("reach the skin", () => {
    for (const [code, shapes] of NOGO_SHAPES)
      for (const shape of shapes) {
        const middle = shape.from.slice(1).map((v, i) => ((v as number) + (shape.to[i + 1] as number)) / 2);
        const skin = ontoSkin(field, middle as unknown as readonly [number, number, number]);
        expect(outside(shape, atRest, skin), code).toBeLessThan(0.004);
      }
  });
});

it("landmarks lie on the skin, 12 mm at most", () => {
  for (const { id } of LANDMARKS)
    for (const side of ["L", "R"] as const)
      expect(Math.abs(field.distance(...landmark(id, side, atRest))), id).toBeLessThan(0.012);
});

describe("builds and tones", () => {
  it("four builds differ in girth and keep their soles on the floor", () => {
    expect(SHAPES.map((s) => s.id)).toEqual(["even", "broad", "slim", "older"]);
    const girth = SHAPES.map((shape) => {
      const body = fieldOf(whole(reshaped(WRITTEN, shape)), atRest);
      expect(Math.abs(body.distance(0.083, 0, -0.04) - field.distance(0.083, 0, -0.04)), shape.id).toBeLessThan(1e-3);
      return -body.distance(0.15, 1.1, 0) * 1000;
    });
    expect(new Set(girth.map(Math.round)).size).toBe(4);
  });
  it("the older one bows: the face comes forward and the upper back rounds, the chest sinks in before it", () => {
    const [even, , , older] = SHAPES.map((shape) => fieldOf(whole(reshaped(WRITTEN, shape)), atRest));
    const less = (y: number, z: number): number => (older!.distance(0.03, y, z) - even!.distance(0.03, y, z)) * 1000;
    expect(less(1.6, 0.12), "face").toBeLessThan(-15);
    expect(less(1.34, -0.2), "upper back").toBeLessThan(-15);
    expect(less(1.3, 0.14), "chest").toBeGreaterThan(5);
    expect(less(1.07, 0.14), "belly").toBeLessThan(-15);
  });
  it("tones are colors", () => {
    for (const tone of TONES) for (const c of [tone.base, tone.shade, tone.light]) expect(c).toMatch(/^#[0-9a-f]{6}$/);
  });
});
