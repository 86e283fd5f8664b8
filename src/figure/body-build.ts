/** The skin as the browser gets it: one half, its weights, regions, cloth and shade, and what other builds add. */
import { WRITTEN, whole } from "./anatomy/body.ts";
import { SHAPES, reshaped } from "./anatomy/shape.ts";
import { BIND } from "./bind.ts";
import { clothOf } from "./cloth.ts";
import { fieldOf, ontoSkin, type Field } from "./field.ts";
import { skinOf, type Mesh } from "./mesh.ts";
import { poseOf, solve } from "./pose.ts";
import { skinned, type Skin } from "./skin.ts";
import type { V3 } from "./vector.ts";

/** Keeps about `vertices` of a mesh, its border whole: given by a package that the build brings. */
export type Simplify = (mesh: Mesh, triangles: number) => Mesh;
/** 12 bit over 2 m; x from 0, y from −0.1, z from −1. */
export const STEP = 2 / 4095;
export const ORIGIN: V3 = [0, -0.1, -1];
export const WEIGHT_STEPS = 63;

const GRID = 0.0088;
/** The left half, cut along the middle: vertices of the middle lie at x = 0. */
function leftHalf(field: Field): Mesh {
  const mesh = skinOf(field, [-2.5 * GRID, -0.06, -0.5], [1, 1.85, 0.75], GRID);
  const n = mesh.place.length / 3;
  for (let i = 0; i < n; i++) if (Math.abs(mesh.place[i * 3]!) <= GRID / 2) mesh.place[i * 3] = 0;
  const kept: number[] = [];
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const corner = [...mesh.triangles.subarray(t, t + 3)];
    const x = corner.map((i) => mesh.place[i * 3]!);
    if (Math.min(...x) >= 0 && Math.max(...x) > 0) kept.push(...corner);
  }
  return { ...mesh, triangles: new Uint32Array(kept) };
}
/** The right half of a left half; what lies in the middle is shared. */
export function mirroredMesh(half: Mesh): { mesh: Mesh; twin: Int32Array } {
  const n = half.place.length / 3;
  const twin = new Int32Array(n);
  const place = [...half.place];
  const normal = [...half.normal];
  for (let i = 0; i < n; i++) {
    const [x, y, z] = [half.place[i * 3]!, half.place[i * 3 + 1]!, half.place[i * 3 + 2]!];
    twin[i] = x === 0 ? i : place.length / 3;
    if (x === 0) continue;
    place.push(-x, y, z);
    normal.push(-half.normal[i * 3]!, half.normal[i * 3 + 1]!, half.normal[i * 3 + 2]!);
  }
  const triangles = [...half.triangles];
  for (let t = 0; t < half.triangles.length; t += 3)
    for (const k of [0, 2, 1]) triangles.push(twin[half.triangles[t + k]!]!);
  return {
    mesh: { place: new Float32Array(place), normal: new Float32Array(normal), triangles: new Uint32Array(triangles) },
    twin,
  };
}

const DIRECTIONS: readonly V3[] = Array.from({ length: 12 }, (_, i) => {
  const z = 1 - (i + 0.5) / 12;
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(i * 2.399963), r * Math.sin(i * 2.399963), z];
});
/** How open the skin is to light, 0–1: hollows and creases are darker. */
function openness(field: Field, mesh: Mesh, i: number): number {
  const [x, y, z] = [mesh.place[i * 3]!, mesh.place[i * 3 + 1]!, mesh.place[i * 3 + 2]!];
  const [nx, ny, nz] = [mesh.normal[i * 3]!, mesh.normal[i * 3 + 1]!, mesh.normal[i * 3 + 2]!];
  const s = nz >= 0 ? 1 : -1;
  const a = -1 / (s + nz);
  const b = nx * ny * a;
  let [sum, weights] = [0, 0];
  for (const [u, v, w] of DIRECTIONS) {
    const d: V3 = [
      (1 + s * nx * nx * a) * u + b * v + nx * w,
      s * b * u + (s + ny * ny * a) * v + ny * w,
      -s * nx * u - ny * v + nz * w,
    ];
    let open = 1;
    for (const t of [0.012, 0.03, 0.07]) {
      const far = field.distance(x + d[0] * t + nx * 0.003, y + d[1] * t + ny * 0.003, z + d[2] * t + nz * 0.003);
      open = Math.min(open, Math.max(0, 0.25 + far / (t * 0.75)));
    }
    sum += open * (0.3 + w);
    weights += 0.3 + w;
  }
  return Math.min(1, sum / weights);
}

const byte = (v: number): number => Math.max(0, Math.min(255, Math.round(v)));
const zigzag = (d: number): number => (d << 1) ^ (d >> 31);
/** Differences of 16-bit numbers, low bytes and then high bytes: what packs best. */
function differences(values: ArrayLike<number>): Uint8Array {
  const n = values.length;
  const out = new Uint8Array(n * 2);
  let before = 0;
  for (let i = 0; i < n; i++) {
    const z = zigzag(values[i]! - before);
    before = values[i]!;
    out[i] = z & 255;
    out[n + i] = z >> 8;
  }
  return out;
}

/** Three joints and two of their weights; the first takes the rest. */
function thriftySkin(skin: Skin, n: number): { joints: Uint8Array[]; weights: Uint8Array[] } {
  const joints = [0, 1, 2].map(() => new Uint8Array(n));
  const weights = [0, 1].map(() => new Uint8Array(n));
  for (let i = 0; i < n; i++) {
    const w = [0, 1, 2].map((k) => skin.weights[i * 4 + k]!);
    const sum = w[0]! + w[1]! + w[2]!;
    joints[0]![i] = skin.joints[i * 4]!;
    for (const k of [1, 2]) {
      const q = Math.round((w[k]! / sum) * WEIGHT_STEPS);
      weights[k - 1]![i] = q;
      joints[k]![i] = q > 0 ? skin.joints[i * 4 + k]! : 0;
    }
  }
  return { joints, weights };
}
const joinedBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
};

/** Half-millimeters that another build moves the skin, three bytes a vertex by planes. */
function builds(half: Mesh, posed: Field["posed"]): readonly Uint8Array[] {
  const n = half.place.length / 3;
  return SHAPES.slice(1).map((shape) => {
    const field = fieldOf(whole(reshaped(WRITTEN, shape)), posed);
    const out = new Int8Array(n * 3);
    for (let i = 0; i < n; i++) {
      const at: V3 = [half.place[i * 3]!, half.place[i * 3 + 1]!, half.place[i * 3 + 2]!];
      const to = ontoSkin(field, at, 4);
      for (const k of [0, 1, 2] as const)
        out[k * n + i] = at[0] === 0 && k === 0 ? 0 : Math.max(-127, Math.min(127, Math.round((to[k] - at[k]) * 2000)));
    }
    return new Uint8Array(out.buffer);
  });
}

export interface Body {
  readonly bytes: Uint8Array;
  /** Names of the regions by their number in the bytes; the right side follows the left by name. */
  readonly regions: readonly string[];
}
/** Everything in one row of bytes: two counts, then plane after plane. */
export function buildBody(simplify: Simplify): Body {
  const posed = solve(poseOf(BIND));
  const field = fieldOf(whole(), posed);
  const half = simplify(leftHalf(field), 8800);
  const n = half.place.length / 3;
  for (let i = 0; i < n * 3; i++) {
    const k = i % 3;
    half.place[i] = Math.round((half.place[i]! - ORIGIN[k]!) / STEP) * STEP + ORIGIN[k]!;
  }
  const { mesh } = mirroredMesh(half);
  const { joints, weights } = thriftySkin(skinned(field, mesh), n);
  const region = new Uint8Array(n);
  const gap = new Uint8Array(n);
  const open = new Uint8Array(n);
  const shorts = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const at: V3 = [half.place[i * 3]!, half.place[i * 3 + 1]!, half.place[i * 3 + 2]!];
    const r = field.region(...at);
    region[i] = r.index;
    gap[i] = byte(r.gap * 5000);
    open[i] = byte(openness(field, half, i) * 255);
    shorts[i] = byte(128 + clothOf(field, at) * 4000);
  }
  const axis = (k: number): Uint8Array =>
    differences(Array.from({ length: n }, (_, i) => Math.round((half.place[i * 3 + k]! - ORIGIN[k]!) / STEP)));
  const counts = new Uint8Array(new Uint32Array([n, half.triangles.length]).buffer);
  return {
    bytes: joinedBytes([
      counts,
      axis(0),
      axis(1),
      axis(2),
      ...joints,
      ...weights,
      region,
      gap,
      open,
      shorts,
      ...builds(half, posed),
      differences(half.triangles),
    ]),
    regions: field.regions,
  };
}
