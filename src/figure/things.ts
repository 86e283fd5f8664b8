/** Tools and furniture: three meshes and the matrices that place them. */
import { JOINTS, jointOf, type Posed } from "./pose.ts";
import { TOOLS, type ToolShape } from "./tool.ts";
import { normals } from "./flesh.ts";

export interface SolidMesh {
  readonly place: Float32Array;
  readonly normal: Float32Array;
  readonly triangles: Uint16Array;
}
function finished(place: readonly number[], triangles: readonly number[]): SolidMesh {
  const normal = new Float32Array(place.length);
  normals(place, triangles, normal);
  return { place: Float32Array.from(place), normal, triangles: Uint16Array.from(triangles) };
}
/** An outline (radius, along z) turned round z. */
export function turned(outline: readonly (readonly [number, number])[]): SolidMesh {
  const around = 32;
  const place: number[] = [];
  const triangles: number[] = [];
  outline.forEach(([radius, along], i) => {
    for (let k = 0; k <= around; k++) {
      const a = (k / around) * 2 * Math.PI;
      place.push(radius * Math.cos(a), radius * Math.sin(a), along);
      if (i === 0 || k === around) continue;
      const p = i * (around + 1) + k;
      const q = p - around - 1;
      triangles.push(q, q + 1, p, p, q + 1, p + 1);
    }
  });
  return finished(place, triangles);
}
export const toolMesh = (tool: ToolShape): SolidMesh => {
  const outline = TOOLS[tool].outline;
  // Inner surfaces of a bore are turned too, so the winding follows the way of the outline.
  return turned(outline[0]![1] > outline.at(-1)![1] || outline[0]![0] > 0.001 ? outline.toReversed() : outline);
};
export const cylinder = (): SolidMesh =>
  turned([[0, -0.5], [1, -0.5], [1, -0.5], [1, 0.5], [1, 0.5], [0, 0.5]]); // prettier-ignore
export function cube(): SolidMesh {
  const place: number[] = [];
  const triangles: number[] = [];
  for (let axis = 0; axis < 3; axis++)
    for (const s of [-0.5, 0.5]) {
      const o = place.length / 3;
      for (const [u, v] of [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]] as const) {
        const p = [0, 0, 0];
        p[axis] = s;
        p[(axis + 1) % 3] = u;
        p[(axis + 2) % 3] = v;
        place.push(...p);
      } // prettier-ignore
      triangles.push(...(s > 0 ? [o, o + 1, o + 2, o, o + 2, o + 3] : [o, o + 2, o + 1, o, o + 3, o + 2]));
    }
  return finished(place, triangles);
}

/** A 3 × 4 matrix, by rows, that lays z along an axis: radius r across, length l along. */
export function along(
  out: Float32Array,
  x: number,
  y: number,
  z: number,
  ax: number,
  ay: number,
  az: number,
  r: number,
  l: number,
): void {
  const size = Math.hypot(ax, ay, az) || 1;
  const u = ax / size;
  const v = ay / size;
  const w = az / size;
  const flat = Math.abs(v) < 0.9;
  let sx = flat ? w : 0;
  let sy = flat ? 0 : -w;
  let sz = flat ? -u : v;
  const s = Math.hypot(sx, sy, sz);
  sx /= s;
  sy /= s;
  sz /= s;
  out[0] = sx * r;
  out[4] = sy * r;
  out[8] = sz * r;
  out[1] = (v * sz - w * sy) * r;
  out[5] = (w * sx - u * sz) * r;
  out[9] = (u * sy - v * sx) * r;
  out[2] = u * l;
  out[6] = v * l;
  out[10] = w * l;
  out[3] = x;
  out[7] = y;
  out[11] = z;
}

export type PackedProp = readonly (string | number)[];
export interface Standing {
  readonly box: boolean;
  readonly matrix: Float32Array;
  readonly large: boolean;
}
/** Places what stands about. `sign` −1 is the mirror. */
export function standing(props: readonly PackedProp[], sign: 1 | -1): readonly Standing[] {
  return props.flatMap((prop): Standing[] => {
    const n = prop.slice(1).map((v) => Number(v) / 1000);
    const matrix = new Float32Array(12);
    if (prop[0] === "box") {
      matrix.set([n[3]!, 0, 0, n[0]! * sign, 0, n[4]!, 0, n[1]!, 0, 0, n[5]!, n[2]!]);
      return [{ box: true, matrix, large: n[4]! > 1 }];
    }
    if (prop[0] !== "bar") return [];
    const d = [(n[3]! - n[0]!) * sign, n[4]! - n[1]!, n[5]! - n[2]!] as const;
    const [x, y, z] = [((n[0]! + n[3]!) / 2) * sign, (n[1]! + n[4]!) / 2, (n[2]! + n[5]!) / 2];
    along(matrix, x, y, z, ...d, n[6]!, Math.hypot(...d));
    return [{ box: false, matrix, large: false }];
  });
}
/** A piece of strap: the joints that hold its ends, and where on them. */
export interface Strap extends Standing {
  readonly radius: number;
  /** Of either end: number of the joint, place from that joint as the body rests. */
  readonly ends: Float64Array;
}
export function straps(props: readonly PackedProp[], sign: 1 | -1): readonly Strap[] {
  return props.flatMap((prop): Strap[] => {
    if (prop[0] !== "strap") return [];
    const at = Array.from({ length: (prop.length - 2) / 4 }, (_, i) => {
      const [name, ...mm] = prop.slice(2 + i * 4, 6 + i * 4);
      const joint = jointOf(sign > 0 ? String(name) : String(name).replace(/[LR]$/, (s) => (s === "L" ? "R" : "L")));
      return [joint, ...mm.map((v, k) => (Number(v) / 1000) * (k ? 1 : sign) - JOINTS[joint]!.at[k]!)];
    });
    const radius = Number(prop[1]) / 1000;
    return at.slice(1).map((b, i) => ({
      box: false,
      large: false,
      matrix: new Float32Array(12),
      radius,
      ends: Float64Array.of(...at[i]!, ...b),
    }));
  });
}
const tied = new Float64Array(6);
/** Lays a piece of strap from one end to the other. Makes no garbage: it runs for every frame. */
export function tie({ ends, matrix, radius }: Strap, { rotation, place }: Posed): void {
  for (let i = 0; i < 6; i++) {
    const e = i < 3 ? 0 : 4;
    const row = ends[e]! * 3 + (i % 3);
    tied[i] = place[row]!;
    for (let k = 0; k < 3; k++) tied[i]! += rotation[row * 3 + k]! * ends[e + 1 + k]!;
  }
  const x = tied[3]! - tied[0]!;
  const y = tied[4]! - tied[1]!;
  const z = tied[5]! - tied[2]!;
  const long = Math.hypot(x, y, z);
  along(matrix, tied[0]! + x / 2, tied[1]! + y / 2, tied[2]! + z / 2, x, y, z, radius, long);
}
