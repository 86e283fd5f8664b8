/** The skin as triangles: sparse surface nets on a grid, then one step onto the field. */
import type { Distance } from "./distance.ts";
import type { Field } from "./field.ts";
import type { V3 } from "./vector.ts";

export interface Mesh {
  readonly place: Float32Array;
  readonly normal: Float32Array;
  readonly triangles: Uint32Array;
}
interface Grid {
  readonly low: V3;
  readonly step: number;
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
}
type Each = (i: number, j: number, k: number) => void;

const BLOCK = 8;
const CORNERS: readonly (readonly [number, number, number])[] = [0, 1, 2, 3, 4, 5, 6, 7].map((c) => [
  c & 1,
  (c >> 1) & 1,
  c >> 2,
]);
const EDGES: readonly (readonly [number, number])[] = [
  [0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7],
]; // prettier-ignore

const gridOf = (low: V3, high: V3, step: number): Grid => ({
  low,
  step,
  nx: Math.ceil((high[0] - low[0]) / step) + 1,
  ny: Math.ceil((high[1] - low[1]) / step) + 1,
  nz: Math.ceil((high[2] - low[2]) / step) + 1,
});
const cellAt = (g: Grid, i: number, j: number, k: number): number => (k * g.ny + j) * g.nx + i;

/** Blocks of 8³ cells through which the skin can pass, by the distance at their middle. */
function blocks(g: Grid, distance: Distance): readonly V3[] {
  const out: V3[] = [];
  const half = (BLOCK * g.step) / 2;
  const limit = BLOCK * g.step * 0.87 * 1.7 + g.step;
  for (let k = 0; k < g.nz - 1; k += BLOCK)
    for (let j = 0; j < g.ny - 1; j += BLOCK)
      for (let i = 0; i < g.nx - 1; i += BLOCK) {
        const [x, y, z] = [g.low[0] + i * g.step, g.low[1] + j * g.step, g.low[2] + k * g.step];
        if (Math.abs(distance(x + half, y + half, z + half)) < limit) out.push([i, j, k]);
      }
  return out;
}
/** Visits the cells of the blocks; `extra` 1 visits their nodes. */
function visit(g: Grid, active: readonly V3[], extra: 0 | 1, each: Each): void {
  for (const [bi, bj, bk] of active)
    for (let k = bk; k < Math.min(bk + BLOCK + extra, g.nz - 1 + extra); k++)
      for (let j = bj; j < Math.min(bj + BLOCK + extra, g.ny - 1 + extra); j++)
        for (let i = bi; i < Math.min(bi + BLOCK + extra, g.nx - 1 + extra); i++) each(i, j, k);
}

function sample(g: Grid, active: readonly V3[], distance: Distance): Float32Array {
  const out = new Float32Array(g.nx * g.ny * g.nz).fill(9);
  visit(g, active, 1, (i, j, k) => {
    const c = cellAt(g, i, j, k);
    if (out[c] === 9) out[c] = distance(g.low[0] + i * g.step, g.low[1] + j * g.step, g.low[2] + k * g.step);
  });
  return out;
}
/** One point in each cell the skin passes through: the mean of its crossings of the cell's edges. */
function points(g: Grid, active: readonly V3[], values: Float32Array): { vertex: Int32Array; place: number[] } {
  const vertex = new Int32Array(values.length).fill(-1);
  const place: number[] = [];
  const v = new Float64Array(8);
  visit(g, active, 0, (i, j, k) => {
    let inside = 0;
    CORNERS.forEach(([a, b, c], n) => {
      v[n] = values[cellAt(g, i + a, j + b, k + c)]!;
      if (v[n]! < 0) inside++;
    });
    if (inside === 0 || inside === 8) return;
    let [x, y, z, n] = [0, 0, 0, 0];
    for (const [a, b] of EDGES) {
      if (v[a]! < 0 === v[b]! < 0) continue;
      const t = v[a]! / (v[a]! - v[b]!);
      const [p, q] = [CORNERS[a]!, CORNERS[b]!];
      x += p[0] + (q[0] - p[0]) * t;
      y += p[1] + (q[1] - p[1]) * t;
      z += p[2] + (q[2] - p[2]) * t;
      n++;
    }
    vertex[cellAt(g, i, j, k)] = place.length / 3;
    place.push(g.low[0] + (i + x / n) * g.step, g.low[1] + (j + y / n) * g.step, g.low[2] + (k + z / n) * g.step);
  });
  return { vertex, place };
}
function quads(g: Grid, active: readonly V3[], values: Float32Array, vertex: Int32Array): readonly number[] {
  const out: number[] = [];
  const at = (i: number, j: number, k: number): number => vertex[cellAt(g, i, j, k)]!;
  const quad = (a: number, b: number, c: number, d: number, flip: boolean): void => {
    if (Math.min(a, b, c, d) < 0) return;
    if (flip) out.push(a, d, c, b);
    else out.push(a, b, c, d);
  };
  visit(g, active, 0, (i, j, k) => {
    const s = values[cellAt(g, i, j, k)]! < 0;
    if (j > 0 && k > 0 && s !== values[cellAt(g, i + 1, j, k)]! < 0)
      quad(at(i, j - 1, k - 1), at(i, j, k - 1), at(i, j, k), at(i, j - 1, k), !s);
    if (i > 0 && k > 0 && s !== values[cellAt(g, i, j + 1, k)]! < 0)
      quad(at(i - 1, j, k - 1), at(i - 1, j, k), at(i, j, k), at(i, j, k - 1), !s);
    if (i > 0 && j > 0 && s !== values[cellAt(g, i, j, k + 1)]! < 0)
      quad(at(i - 1, j - 1, k), at(i, j - 1, k), at(i, j, k), at(i - 1, j, k), !s);
  });
  return out;
}
/** Splits each quad along the diagonal whose ends agree best: along a crease, not across it. */
function split(corners: readonly number[], normal: Float32Array): Uint32Array {
  const agree = (a: number, b: number): number =>
    normal[a * 3]! * normal[b * 3]! + normal[a * 3 + 1]! * normal[b * 3 + 1]! + normal[a * 3 + 2]! * normal[b * 3 + 2]!;
  const out: number[] = [];
  for (let q = 0; q < corners.length; q += 4) {
    const [a, b, c, d] = corners.slice(q, q + 4) as [number, number, number, number];
    if (agree(a, c) >= agree(b, d)) out.push(a, b, c, a, c, d);
    else out.push(a, b, d, b, c, d);
  }
  return new Uint32Array(out);
}
export function normalsOf(field: Field, place: Float32Array, step = 0.003): Float32Array {
  const out = new Float32Array(place.length);
  for (let q = 0; q < place.length; q += 3) out.set(field.outward(place[q]!, place[q + 1]!, place[q + 2]!, step), q);
  return out;
}
/** The skin between two corners of a box, on a grid of `step` meters. */
export function skinOf(field: Field, low: V3, high: V3, step: number): Mesh {
  const g = gridOf(low, high, step);
  const active = blocks(g, field.distance);
  const values = sample(g, active, field.distance);
  const { vertex, place: raw } = points(g, active, values);
  const place = new Float32Array(raw);
  for (let q = 0; q < place.length; q += 3) {
    const [x, y, z] = [place[q]!, place[q + 1]!, place[q + 2]!];
    const n = field.outward(x, y, z, 0.002);
    const d = Math.max(-step, Math.min(step, field.distance(x, y, z))) * 0.9;
    place.set([x - n[0] * d, y - n[1] * d, z - n[2] * d], q);
  }
  const normal = normalsOf(field, place);
  return { place, normal, triangles: split(quads(g, active, values, vertex), normal) };
}
/** A box round a posed body. */
export function boxOf(field: Field, pad = 0.2): readonly [V3, V3] {
  const low: [number, number, number] = [9, 9, 9];
  const high: [number, number, number] = [-9, -9, -9];
  const t = field.posed.place;
  for (let i = 0; i < t.length; i++) {
    const axis = (i % 3) as 0 | 1 | 2;
    low[axis] = Math.min(low[axis], t[i]! - pad);
    high[axis] = Math.max(high[axis], t[i]! + pad);
  }
  return [low, high];
}
