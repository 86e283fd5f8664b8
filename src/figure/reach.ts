/**
 * Inverse kinematics: bends a guess until points and directions are where they should be, within the limits of the
 * joints, and no further from the guess than it must. Damped least squares; the same numbers on every machine.
 */
import { limitOf } from "./limits.ts";
import { NAMES, placed, pointed, solve, blank, type Pose, type Posed } from "./pose.ts";
import type { V3 } from "./vector.ts";

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
export interface Task {
  readonly goals: readonly Goal[];
  readonly aims: readonly Aim[];
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
];
const stiffness = (name: string): number => STIFF.find(([pattern]) => pattern.test(name))?.[1] ?? 0.03;
const HELD = /^(fing|tips|thumb|toes)/;

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
    if (HELD.test(name) || task.fixed.has(name)) return [];
    const { minDegrees: low, maxDegrees: high } = limitOf(name) ?? FREE;
    return [{ at, unit: unitOf(name), low, high, stiff: stiffness(name) }];
  });

const CENTIMETERS = 100;
/** How much a direction counts beside a place, centimeters per unit. */
const AIM = 20;
function residuals(task: Task, posed: Posed, out: Float64Array): number {
  let n = 0;
  for (const { spot, to, weight, plus } of task.goals) {
    const p = placed(posed, spot.joint, spot.at);
    const q = "world" in to ? to.world : placed(posed, to.on.joint, to.on.at);
    for (let i = 0; i < 3; i++) {
      const want = q[i as 0 | 1 | 2];
      if (want !== null) out[n++] = (p[i as 0 | 1 | 2] - want - plus[i as 0 | 1 | 2]) * CENTIMETERS * weight;
    }
  }
  for (const aim of task.aims) {
    const d = pointed(posed, aim.joint, aim.direction);
    const t = aim.of === null ? aim.to : pointed(posed, aim.of, aim.to);
    for (let i = 0; i < 3; i++) out[n++] = (d[i as 0 | 1 | 2] - t[i as 0 | 1 | 2]) * AIM * aim.weight;
  }
  return n;
}

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

/** Bends `guess` to the task. `from` is where the search begins: a pose solved before. */
export function reach(task: Task, guess: Pose, from: Pose = guess, rounds = 50): Pose {
  const free = freedoms(task);
  const n = free.length;
  const pose = from.slice();
  const posed = blank();
  const most = task.goals.length * 3 + task.aims.length * 3 + n;
  const evaluate = (out: Float64Array): number => {
    let m = residuals(task, solve(pose, posed), out);
    for (const f of free) out[m++] = ((pose[f.at]! - guess[f.at]!) / f.unit) * f.stiff;
    return m;
  };
  const clamp = (f: Freedom, v: number): number => Math.max(f.low, Math.min(f.high, v));
  for (const f of free) pose[f.at] = clamp(f, pose[f.at]!);
  const now = new Float64Array(most);
  const then = new Float64Array(most);
  const jacobian = new Float64Array(most * n);
  let m = evaluate(now);
  const error = (r: Float64Array): number => r.subarray(0, m).reduce((sum, v) => sum + v * v, 0);
  let best = error(now);
  let damping = 1;
  for (let round = 0; round < rounds && damping < 1e5; round++) {
    free.forEach((f, i) => {
      const v = pose[f.at]!;
      const d = (v + 0.5 * f.unit > f.high ? -0.5 : 0.5) * f.unit;
      pose[f.at] = v + d;
      evaluate(then);
      pose[f.at] = v;
      for (let k = 0; k < m; k++) jacobian[i * most + k] = ((then[k]! - now[k]!) / d) * f.unit;
    });
    const a = new Float64Array(n * n);
    const g = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < m; k++) g[i]! -= jacobian[i * most + k]! * now[k]!;
      for (let j = i; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < m; k++) sum += jacobian[i * most + k]! * jacobian[j * most + k]!;
        a[i * n + j] = a[j * n + i] = sum + (i === j ? damping : 0);
      }
    }
    const x = solveLinear(a, g, n);
    const before = free.map((f) => pose[f.at]!);
    free.forEach((f, i) => (pose[f.at] = clamp(f, before[i]! + Math.max(-12, Math.min(12, x[i]!)) * f.unit)));
    m = evaluate(then);
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
