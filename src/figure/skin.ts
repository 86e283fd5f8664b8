/** Which joints carry each point of the skin, and the skin in another pose. */
import { anchored } from "./distance.ts";
import type { Field } from "./field.ts";
import type { Form } from "./anatomy/form.ts";
import type { Mesh } from "./mesh.ts";
import { JOINTS, jointOf, type Posed } from "./pose.ts";
import { dot, sub, type V3 } from "./vector.ts";

/** Four joints and four weights (sum 1) a vertex. */
export interface Skin {
  readonly joints: Uint8Array;
  readonly weights: Float32Array;
}

/** Joints that carry a form at a point, with shares. */
function carriers(form: Form, posed: Posed, at: V3): readonly (readonly [number, number])[] {
  if (form.kind === "spindle") {
    const a = anchored(posed, form.from);
    const ab = sub(anchored(posed, form.to), a);
    const t = Math.max(0, Math.min(1, dot(sub(at, a), ab) / dot(ab, ab)));
    return [
      [jointOf(form.from[0]), 1 - t],
      [jointOf(form.to[0]), t],
    ];
  }
  if (form.kind !== "loft") return [[jointOf(form.at[0]), 1]];
  const away = form.sections.map((s) => {
    const joint = jointOf(s.joint ?? form.joint);
    const from = JOINTS[joint]!.at;
    const middle: V3 = [(s.x0 + s.x1) / 2 - from[0], s.y - from[1], (s.z0 + s.z1) / 2 - from[2]];
    const r = posed.rotation.subarray(joint * 9, joint * 9 + 9);
    const t = posed.place.subarray(joint * 3, joint * 3 + 3);
    const p = [0, 1, 2].map(
      (i) => t[i]! + r[i * 3]! * middle[0] + r[i * 3 + 1]! * middle[1] + r[i * 3 + 2]! * middle[2],
    );
    return { joint, d: Math.hypot(p[0]! - at[0], p[1]! - at[1], p[2]! - at[2]) };
  });
  return [[away.reduce((a, b) => (b.d < a.d ? b : a)).joint, 1]];
}
/** Metres over which the claim of a form fades. */
const FADE = 0.007;
function claims(field: Field, mesh: Mesh): Float32Array {
  const n = mesh.place.length / 3;
  const count = JOINTS.length;
  const out = new Float32Array(n * count);
  const forms = field.pieces.filter((p) => p.role === "add");
  const d = new Float64Array(forms.length);
  for (let i = 0; i < n; i++) {
    const at: V3 = [mesh.place[i * 3]!, mesh.place[i * 3 + 1]!, mesh.place[i * 3 + 2]!];
    forms.forEach((p, k) => (d[k] = p.at(...at)));
    const nearest = Math.min(...d);
    forms.forEach((p, k) => {
      const more = d[k]! - nearest;
      if (more > FADE * 6) return;
      for (const [joint, share] of carriers(p.form, field.posed, at))
        out[i * count + joint]! += share * Math.exp(-more / FADE);
    });
  }
  return out;
}
const beside = (mesh: Mesh): readonly (readonly number[])[] => {
  const out: Set<number>[] = Array.from({ length: mesh.place.length / 3 }, () => new Set());
  for (let t = 0; t < mesh.triangles.length; t++) {
    const [a, b] = [mesh.triangles[t]!, mesh.triangles[t % 3 === 2 ? t - 2 : t + 1]!];
    out[a]!.add(b);
    out[b]!.add(a);
  }
  return out.map((s) => [...s]);
};
function normalize(w: Float32Array, count: number): void {
  for (let i = 0; i < w.length; i += count) {
    const sum = w.subarray(i, i + count).reduce((a, b) => a + b, 0) || 1;
    for (let k = 0; k < count; k++) w[i + k]! /= sum;
  }
}
/** Weights from the forms, spread over the skin so that a joint bends softly, then the four strongest. */
export function skinned(field: Field, mesh: Mesh, rounds = 12): Skin {
  const count = JOINTS.length;
  const neighbors = beside(mesh);
  let w = claims(field, mesh);
  normalize(w, count);
  for (let round = 0; round < rounds; round++) {
    const next = new Float32Array(w.length);
    neighbors.forEach((list, i) => {
      for (let k = 0; k < count; k++) {
        let sum = 0;
        for (const j of list) sum += w[j * count + k]!;
        next[i * count + k] = 0.4 * w[i * count + k]! + (0.6 * sum) / (list.length || 1);
      }
    });
    w = next;
  }
  return strongest(w, count);
}
function strongest(w: Float32Array, count: number): Skin {
  const n = w.length / count;
  const joints = new Uint8Array(n * 4);
  const weights = new Float32Array(n * 4);
  for (let i = 0; i < n; i++) {
    const order = Array.from({ length: count }, (_, k) => k).toSorted((a, b) => w[i * count + b]! - w[i * count + a]!);
    const sum = order.slice(0, 4).reduce((s, k) => s + w[i * count + k]!, 0);
    order.slice(0, 4).forEach((k, q) => {
      joints[i * 4 + q] = k;
      weights[i * 4 + q] = w[i * count + k]! / sum;
    });
  }
  return { joints, weights };
}

/** What carries skin from one pose to another: twelve numbers a joint (a 3 × 4 matrix, by rows). */
export function carry(from: Posed, to: Posed, out = new Float32Array(JOINTS.length * 12)): Float32Array {
  const [a, b, s, t] = [from.rotation, to.rotation, from.place, to.place];
  for (let j = 0; j < JOINTS.length; j++)
    for (let i = 0; i < 3; i++) {
      let shift = t[j * 3 + i]!;
      for (let k = 0; k < 3; k++) {
        let m = 0;
        for (let q = 0; q < 3; q++) m += b[j * 9 + i * 3 + q]! * a[j * 9 + k * 3 + q]!;
        out[j * 12 + i * 4 + k] = m;
        shift -= m * s[j * 3 + k]!;
      }
      out[j * 12 + i * 4 + 3] = shift;
    }
  return out;
}
