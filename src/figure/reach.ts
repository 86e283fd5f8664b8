/**
 * Inverse kinematics: bends a guess until points and directions are where they should be, within the limits of the
 * joints, and no further from the guess than it must. Damped least squares; the same numbers on every machine.
 */
import { limitOf } from "./limits.ts";
import { NAMES, blank, placed, pointed, solve, type Pose, type Posed } from "./pose.ts";
import { CHAINS, axes, blankAxes } from "./spins.ts";
import { cross, dot, sub, type V3 } from "./vector.ts";

/** A point of the rest stance on a joint. */
export interface Spot {
  readonly joint: number;
  readonly at: V3;
}
/** Where a spot should be: a world point (null = any), or a point that another joint carries. */
export type Where = { readonly world: readonly [number | null, number | null, number | null] } | { readonly on: Spot };
export interface Goal {
  readonly spot: Spot;
  readonly to: Where;
  readonly weight: number;
  /** World correction, meters: what contact asks for on top. */
  readonly plus: V3;
}
/** A direction of one joint that should point along a direction of the world, or of another joint. */
export interface Aim {
  readonly joint: number;
  readonly direction: V3;
  readonly to: V3;
  readonly of: number | null;
  readonly weight: number;
}
/** One side of a plane: along `normal` the spot stays at least `least` meters from another spot, or from the world's
 * middle. Costs nothing where it holds. */
export interface Bound {
  readonly spot: Spot;
  readonly from: Spot | null;
  readonly normal: V3;
  readonly least: number;
  readonly weight: number;
}
export interface Task {
  readonly goals: readonly Goal[];
  readonly aims: readonly Aim[];
  readonly bounds: readonly Bound[];
  /** Turns that stay as they are guessed. */
  readonly fixed: ReadonlySet<string>;
}

const STIFF: readonly (readonly [RegExp, number])[] = [
  [/^root\.[xyz]$/, 0.005],
  [/^root/, 0.05],
  [/^(spine|ribs|chest)/, 0.12],
  [/^(neck|head)/, 0.3],
  [/^clav/, 0.12],
  [/^hand/, 0.05],
  [/^foot/, 0.05],
  [/^thigh.\.(abd|rot)/, 0.06],
  [/^(fing|tips|thumb|toes)/, 0.08],
];
const stiffness = (name: string): number => STIFF.find(([pattern]) => pattern.test(name))?.[1] ?? 0.03;

/** Root places are solved in centimeters, so that one step is as large as a degree. */
const unitOf = (name: string): number => (/^root\.[xyz]$/.test(name) ? 0.01 : 1);
interface Freedom {
  readonly at: number;
  readonly unit: number;
  readonly low: number;
  readonly high: number;
  readonly stiff: number;
}
const FREE = { minDegrees: -Infinity, maxDegrees: Infinity };
const freedoms = (task: Task): readonly Freedom[] =>
  NAMES.flatMap((name, at) => {
    if (task.fixed.has(name)) return [];
    const { minDegrees: low, maxDegrees: high } = limitOf(name) ?? FREE;
    return [{ at, unit: unitOf(name), low, high, stiff: stiffness(name) }];
  });

const CENTIMETERS = 100;
/** How much a direction counts beside a place, centimeters per unit. */
const AIM = 20;
/** Where a row of the Jacobian is written: what one spot adds to it, times a direction of the world. */
type Add = (row: number, joint: number, arm: V3 | null, d: V3, scale: number) => void;
/** Differences to the task, in centimeters; with `add` also how they change. */
function residuals(task: Task, posed: Posed, out: Float64Array, add: Add | null): number {
  let n = 0;
  for (const { spot, to, weight, plus } of task.goals) {
    const p = placed(posed, spot.joint, spot.at);
    const q = "world" in to ? to.world : placed(posed, to.on.joint, to.on.at);
    for (let i = 0; i < 3; i++) {
      const want = q[i as 0 | 1 | 2];
      if (want === null) continue;
      const scale = CENTIMETERS * weight;
      add?.(n, spot.joint, p, WAYS[i]!, scale);
      if ("on" in to) add?.(n, to.on.joint, q as V3, WAYS[i]!, -scale);
      out[n++] = (p[i as 0 | 1 | 2] - want - plus[i as 0 | 1 | 2]) * scale;
    }
  }
  for (const aim of task.aims) {
    const d = pointed(posed, aim.joint, aim.direction);
    const t = aim.of === null ? aim.to : pointed(posed, aim.of, aim.to);
    for (let i = 0; i < 3; i++) {
      const scale = AIM * aim.weight;
      addTurned(add, n, aim.joint, d, WAYS[i]!, scale);
      if (aim.of !== null) addTurned(add, n, aim.of, t, WAYS[i]!, -scale);
      out[n++] = (d[i as 0 | 1 | 2] - t[i as 0 | 1 | 2]) * scale;
    }
  }
  for (const { spot, from, normal, least, weight } of task.bounds) {
    const p = placed(posed, spot.joint, spot.at);
    const q = from ? placed(posed, from.joint, from.at) : null;
    const short = least - dot(normal, q ? sub(p, q) : p);
    if (short > 0) {
      add?.(n, spot.joint, p, normal, -CENTIMETERS * weight);
      if (from) add?.(n, from.joint, q, normal, CENTIMETERS * weight);
    }
    out[n++] = Math.max(0, short) * CENTIMETERS * weight;
  }
  return n;
}
const WAYS: readonly V3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
/** A direction turns about the joint itself: it has no arm. As a point it would be one at the joint plus itself. */
function addTurned(add: Add | null, row: number, joint: number, d: V3, way: V3, scale: number): void {
  // d(axis × d)·way = axis·(d × way): the same as a point without the root's shift.
  const turn = cross(d, way);
  add?.(row, joint, null, turn, scale);
}
const rowsOf = (task: Task): number => task.goals.length * 3 + task.aims.length * 3 + task.bounds.length;

/** Solves A·x = g in place, A symmetric and positive. */
function solveLinear(a: Float64Array, g: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const m = a[j * n + i]! / a[i * n + i]!;
      if (m === 0) continue;
      for (let k = i; k < n; k++) a[j * n + k]! -= m * a[i * n + k]!;
      g[j]! -= m * g[i]!;
    }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let t = g[i]!;
    for (let k = i + 1; k < n; k++) t -= a[i * n + k]! * x[k]!;
    x[i] = t / a[i * n + i]!;
  }
  return x;
}

/** JᵀJ + damping and −Jᵀr. A row moves few joints, so the zeros of each are passed over. */
function normalEquations(
  jacobian: Float64Array,
  r: Float64Array,
  m: number,
  n: number,
  damping: number,
): { readonly a: Float64Array; readonly g: Float64Array } {
  const a = new Float64Array(n * n);
  const g = new Float64Array(n);
  const filled = new Int16Array(n);
  for (let k = 0; k < m; k++) {
    let count = 0;
    for (let i = 0; i < n; i++) if (jacobian[k * n + i] !== 0) filled[count++] = i;
    for (let p = 0; p < count; p++) {
      const i = filled[p]!;
      const v = jacobian[k * n + i]!;
      g[i]! -= v * r[k]!;
      for (let q = p; q < count; q++) a[i * n + filled[q]!]! += v * jacobian[k * n + filled[q]!]!;
    }
  }
  for (let i = 0; i < n; i++) {
    a[i * n + i]! += damping;
    for (let j = i + 1; j < n; j++) a[j * n + i] = a[i * n + j]!;
  }
  return { a, g };
}
/** Columns of the Jacobian by number of the pose; −1 stays as it is. */
function columnsOf(free: readonly Freedom[]): Int16Array {
  const out = new Int16Array(NAMES.length).fill(-1);
  free.forEach((f, i) => (out[f.at] = i));
  return out;
}

/**
 * Bends `guess` to the task. `from` is where the search begins: a pose solved before. `calm` (a degree, as stiffness)
 * keeps the search near where it begins.
 */
export function reach(task: Task, guess: Pose, from: Pose = guess, rounds = 50, calm = 0): Pose {
  const free = freedoms(task).map((f) => {
    // Two springs on one turn, to the guess and to the beginning, are one spring.
    const stiff = Math.hypot(f.stiff, calm);
    const middle = (guess[f.at]! * f.stiff ** 2 + from[f.at]! * calm ** 2) / stiff ** 2;
    return { ...f, stiff, middle };
  });
  const n = free.length;
  const columns = columnsOf(free);
  const pose = from.slice();
  const posed = blank();
  const spins = blankAxes();
  const most = rowsOf(task) + n;
  const jacobian = new Float64Array(most * n);
  const put = (number: number, row: number, v: number): void => {
    const column = columns[number]!;
    if (column >= 0) jacobian[row * n + column]! += v * free[column]!.unit;
  };
  const add: Add = (row, joint, arm, d, scale) => {
    for (const spin of CHAINS[joint]!) {
      const [a, o] = [spin.at * 3, spin.joint * 3];
      let turn = d;
      if (arm) {
        const t = posed.place;
        turn = cross([arm[0] - t[o]!, arm[1] - t[o + 1]!, arm[2] - t[o + 2]!], d);
      }
      put(spin.number, row, (spins[a]! * turn[0] + spins[a + 1]! * turn[1] + spins[a + 2]! * turn[2]) * scale);
    }
    if (arm) for (let k = 0; k < 3; k++) put(k, row, d[k]! * scale);
  };
  const evaluate = (out: Float64Array, jac: Add | null): number => {
    let m = residuals(task, solve(pose, posed), out, jac);
    free.forEach((f, i) => {
      if (jac) jacobian[m * n + i] = f.stiff;
      out[m++] = ((pose[f.at]! - f.middle) / f.unit) * f.stiff;
    });
    return m;
  };
  const clamp = (f: Freedom, v: number): number => Math.max(f.low, Math.min(f.high, v));
  for (const f of free) pose[f.at] = clamp(f, pose[f.at]!);
  const now = new Float64Array(most);
  const then = new Float64Array(most);
  const m = evaluate(now, null);
  const error = (r: Float64Array): number => r.subarray(0, m).reduce((sum, v) => sum + v * v, 0);
  let best = error(now);
  let damping = 1;
  for (let round = 0; round < rounds && damping < 1e5; round++) {
    jacobian.fill(0);
    axes(pose, solve(pose, posed), spins);
    evaluate(now, add);
    const { a, g } = normalEquations(jacobian, now, m, n, damping);
    free.forEach((f, i) => {
      const v = pose[f.at]!;
      if (g[i]! > 0 ? v < f.high : v > f.low) return;
      // At its limit and pulled beyond it: the others have to do it.
      for (let k = 0; k < n; k++) a[i * n + k] = a[k * n + i] = 0;
      a[i * n + i] = 1;
      g[i] = 0;
    });
    const x = solveLinear(a, g, n);
    const before = free.map((f) => pose[f.at]!);
    free.forEach((f, i) => (pose[f.at] = clamp(f, before[i]! + Math.max(-12, Math.min(12, x[i]!)) * f.unit)));
    evaluate(then, null);
    const e = error(then);
    if (e < best) {
      now.set(then);
      const gain = best - e;
      best = e;
      damping = Math.max(1e-3, damping * 0.4);
      if (gain < 1e-6 * best) break;
    } else {
      free.forEach((f, i) => (pose[f.at] = before[i]!));
      damping *= 4;
    }
  }
  return pose;
}
