/** The skin out of its bytes: the left half, its mirror, and normals that nobody shipped. */
import { BIND } from "./bind.ts";
import { JOINTS, jointOf, poseOf, solve, type Posed } from "./pose.ts";
import { carry } from "./skin.ts";

export interface BodyArrays {
  readonly place: Float32Array;
  readonly normal: Float32Array;
  readonly joints: Float32Array;
  readonly weights: Float32Array;
  /** Region (even: left or middle, odd: right), gap in meters, openness, cloth in meters. */
  readonly traits: Float32Array;
  readonly triangles: Uint16Array;
}
const twinJoint: readonly number[] = JOINTS.map(({ name }) =>
  jointOf(name.replace(/[LR]$/, (s) => (s === "L" ? "R" : "L"))),
);
// "chest" and "spine" end in no capital, so the middle is its own twin.

/** `build`: 0 is the even body, 1–3 the others in the order of SHAPES. */
export function bodyOf(bytes: ArrayBuffer, build: number): BodyArrays {
  const [n = 0, corners = 0] = new Uint32Array(bytes.slice(0, 8));
  const data = new Uint8Array(bytes, 8);
  let at = 0;
  const plane = (): Uint8Array => data.subarray(at, (at += n));
  const numbers = (count: number): Int32Array => {
    let sum = 0;
    const out = Int32Array.from({ length: count }, (_, i) => {
      const z = data[at + i]! | (data[at + count + i]! << 8);
      return (sum += (z >>> 1) ^ -(z & 1));
    });
    at += count * 2;
    return out;
  };
  const axes = [numbers(n), numbers(n), numbers(n)];
  const joint = [plane(), plane(), plane()];
  const weight = [plane(), plane()];
  const [region, gap, open, shorts] = [plane(), plane(), plane(), plane()];
  const builds = new Int8Array(bytes, 8 + at, n * 9);
  at += n * 9;
  const index = numbers(corners);

  const twin = new Int32Array(n);
  let count = n;
  for (let i = 0; i < n; i++) twin[i] = axes[0]![i] === 0 ? i : count++;
  const out = {
    place: new Float32Array(count * 3),
    normal: new Float32Array(count * 3),
    joints: new Float32Array(count * 3),
    weights: new Float32Array(count * 2),
    traits: new Float32Array(count * 4),
    triangles: new Uint16Array(corners * 2),
  };
  const write = (i: number, to: number, side: 1 | -1): void => {
    for (let k = 0; k < 3; k++) {
      const more = build > 0 ? builds[(build - 1) * n * 3 + k * n + i]! / 2000 : 0;
      out.place[to * 3 + k] = ((axes[k]![i]! * 2) / 4095 - [0, 0.1, 1][k]! + more) * (k === 0 ? side : 1);
      const j = joint[k]![i]!;
      out.joints[to * 3 + k] = side > 0 ? j : twinJoint[j]!;
    }
    out.weights[to * 2] = weight[0]![i]! / 63;
    out.weights[to * 2 + 1] = weight[1]![i]! / 63;
    out.traits.set(
      [region![i]! * 2 + (side > 0 ? 0 : 1), gap![i]! / 10000, open![i]! / 255, (shorts![i]! - 128) / 4000],
      to * 4,
    );
  };
  for (let i = 0; i < n; i++) {
    write(i, i, 1);
    if (twin[i] !== i) write(i, twin[i]!, -1);
  }
  for (let t = 0; t < corners; t += 3)
    for (let k = 0; k < 3; k++) {
      out.triangles[t + k] = index[t + k]!;
      out.triangles[corners + t + k] = twin[index[t + ((3 - k) % 3)]!]!;
    }
  normals(out.place, out.triangles, out.normal);
  return out;
}

export function normals(p: ArrayLike<number>, triangles: ArrayLike<number>, out: Float32Array): void {
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]! * 3, triangles[t + 1]! * 3, triangles[t + 2]! * 3];
    const d = (from: number, to: number, k: number): number => p[to + k]! - p[from + k]!;
    for (let k = 0; k < 3; k++) {
      const [q, r] = [(k + 1) % 3, (k + 2) % 3];
      const v = d(a, b, q) * d(a, c, r) - d(a, b, r) * d(a, c, q);
      out[a + k]! += v;
      out[b + k]! += v;
      out[c + k]! += v;
    }
  }
}

/** The shipped skin, to be looked at in any pose: what a proof measures is what people see. */
export interface Flesh {
  /** The skin in the pose it is bound in. */
  readonly bound: Float32Array;
  readonly bind: Posed;
  readonly at: (posed: Posed) => Float32Array;
  readonly region: readonly string[];
  /** The joint that carries a vertex most. */
  readonly joint: readonly string[];
  /** Corners, counterclockwise from outside. */
  readonly triangles: Uint16Array;
}
export function fleshOf(bytes: ArrayBuffer, regions: readonly string[], build = 0): Flesh {
  const a = bodyOf(bytes, build);
  const count = a.place.length / 3;
  const bind = solve(poseOf(BIND));
  const matrices = new Float32Array(JOINTS.length * 12);
  const side = (i: number): number => a.traits[i * 4]! % 2;
  return {
    bound: a.place,
    bind,
    triangles: a.triangles,
    region: Array.from({ length: count }, (_, i) =>
      regions[Math.floor(a.traits[i * 4]! / 2)]!.replace(/L$/, side(i) === 1 ? "R" : "L"),
    ),
    joint: Array.from({ length: count }, (_, i) => {
      const w = [1 - a.weights[i * 2]! - a.weights[i * 2 + 1]!, a.weights[i * 2]!, a.weights[i * 2 + 1]!];
      return JOINTS[a.joints[i * 3 + w.indexOf(Math.max(...w))]!]!.name;
    }),
    at: (posed) => {
      carry(bind, posed, matrices);
      const out = new Float32Array(count * 3);
      for (let i = 0; i < count; i++) {
        const [x, y, z] = [a.place[i * 3]!, a.place[i * 3 + 1]!, a.place[i * 3 + 2]!];
        const [v, w] = [a.weights[i * 2]!, a.weights[i * 2 + 1]!];
        for (let q = 0; q < 3; q++) {
          const share = q === 0 ? 1 - v - w : q === 1 ? v : w;
          if (share === 0) continue;
          const m = a.joints[i * 3 + q]! * 12;
          for (let k = 0; k < 3; k++)
            out[i * 3 + k]! +=
              share *
              (matrices[m + k * 4]! * x +
                matrices[m + k * 4 + 1]! * y +
                matrices[m + k * 4 + 2]! * z +
                matrices[m + k * 4 + 3]!);
        }
      }
      return out;
    },
  };
}
