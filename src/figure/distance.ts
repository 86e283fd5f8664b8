/** Distance of a point to one form of the body, in a pose: negative inside. Good near the surface, rough far off. */
import type { Anchor, Ellipsoid, Form, Loft, Plane, Section, Spindle } from "./anatomy/form.ts";
import { jointOf, placed, pointed, type Posed } from "./pose.ts";
import { cross, dot, length, mix, scale, smoothstep, sub, unit, type V3 } from "./vector.ts";

export type Distance = (x: number, y: number, z: number) => number;

export const anchored = (posed: Posed, [joint, x, y, z]: Anchor): V3 => placed(posed, jointOf(joint), [x, y, z]);

const STEPS = 24;
/** Radius along a muscle. The power keeps the slope zero at both ends; without it a crease rings every tip. */
function profile(form: Spindle, swell: number): Float64Array {
  const start = form.startRadius ?? form.radius * 0.4;
  const end = form.endRadius ?? form.radius * 0.4;
  const peak = Math.log(0.5) / Math.log(form.peak ?? 0.5);
  const radii = new Float64Array(STEPS + 2);
  for (let i = 0; i <= STEPS; i++) {
    const t = i / STEPS;
    const base = start + (end - start) * t;
    radii[i] = (base + (form.radius - base) * Math.max(0, Math.sin(Math.PI * t ** peak)) ** 1.4) * swell;
  }
  radii[STEPS + 1] = radii[STEPS]!;
  return radii;
}

/** A muscle that is shorter than at rest is thicker. */
function swelling(form: Spindle, now: number): number {
  if (form.keepsVolume === false) return 1;
  const atRest = Math.hypot(form.from[1] - form.to[1], form.from[2] - form.to[2], form.from[3] - form.to[3]);
  return Math.max(0.85, Math.min(1.22, Math.sqrt(atRest / now)));
}

function spindle(form: Spindle, posed: Posed): Distance {
  const a = anchored(posed, form.from);
  const along = sub(anchored(posed, form.to), a);
  const size = length(along);
  const joint = jointOf(form.from[0]);
  const [y0, y1, y2] = unit(along);
  const flat = pointed(posed, joint, unit(form.thin ?? [0, 0, 1]));
  const [z0, z1, z2] = unit(sub(flat, scale([y0, y1, y2], dot([y0, y1, y2], flat))));
  const [x0, x1, x2] = cross([y0, y1, y2], [z0, z1, z2]);
  const bow = form.bow ? pointed(posed, joint, form.bow) : ([0, 0, 0] as V3);
  const bowX = dot(bow, [x0, x1, x2]) * 4;
  const bowZ = dot(bow, [z0, z1, z2]) * 4;
  const radii = profile(form, swelling(form, size));
  const thickness = form.thickness ?? 1;
  const [ax, ay, az] = a;
  const perSize = 1 / size;
  return (px, py, pz) => {
    const x = px - ax;
    const y = py - ay;
    const z = pz - az;
    const v = x * y0 + y * y1 + z * y2;
    const share = v * perSize;
    const t = share < 0 ? 0 : share > 1 ? 1 : share;
    const curve = t * (1 - t);
    const u = x * x0 + y * x1 + z * x2 - bowX * curve;
    const w = x * z0 + y * z1 + z * z2 - bowZ * curve;
    const step = t * STEPS;
    const i = step | 0;
    const r = radii[i]! + (radii[i + 1]! - radii[i]!) * (step - i);
    const rw = r * thickness;
    const rv = r < rw ? r : rw;
    return ellipsoidal(u, v - t * size, w, r, rv, rw);
  };
}
function ellipsoidal(u: number, v: number, w: number, a: number, b: number, c: number): number {
  const p = u / a;
  const q = v / b;
  const s = w / c;
  const k = Math.sqrt(p * p + q * q + s * s);
  if (k < 1e-4) return -Math.min(a, b, c);
  const gp = p / a;
  const gq = q / b;
  const gs = s / c;
  return (k * (k - 1)) / Math.sqrt(gp * gp + gq * gq + gs * gs);
}

const DEG = Math.PI / 180;
/** The axes of an ellipsoid turned about x, then y, then z. */
function axesOf([x, y, z]: V3): readonly [V3, V3, V3] {
  const [sx, cx, sy, cy, sz, cz] = [x, y, z].flatMap((d) => [Math.sin(d * DEG), Math.cos(d * DEG)]) as number[];
  return [
    [cz! * cy!, sz! * cy!, -sy!],
    [cz! * sy! * sx! - sz! * cx!, sz! * sy! * sx! + cz! * cx!, cy! * sx!],
    [cz! * sy! * cx! + sz! * sx!, sz! * sy! * cx! - cz! * sx!, cy! * cx!],
  ];
}
function ellipsoid(form: Ellipsoid, posed: Posed): Distance {
  const [cx, cy, cz] = anchored(posed, form.at);
  const joint = jointOf(form.at[0]);
  const [[a0, a1, a2], [b0, b1, b2], [c0, c1, c2]] = axesOf(form.turned ?? [0, 0, 0]).map((axis) =>
    pointed(posed, joint, axis),
  ) as unknown as readonly [V3, V3, V3];
  const [ra, rb, rc] = form.radii;
  return (px, py, pz) => {
    const x = px - cx;
    const y = py - cy;
    const z = pz - cz;
    return ellipsoidal(x * a0 + y * a1 + z * a2, x * b0 + y * b1 + z * b2, x * c0 + y * c1 + z * c2, ra, rb, rc);
  };
}

/** Smooth curve through a column of a table. */
function through(values: readonly number[], ys: readonly number[], y: number): number {
  const n = ys.length;
  let i = 0;
  while (i < n - 2 && y > ys[i + 1]!) i++;
  const h = ys[i + 1]! - ys[i]! || 1e-6;
  const t = Math.max(0, Math.min(1, (y - ys[i]!) / h));
  const slope = (j: number): number => {
    const lo = Math.max(0, j - 1);
    const hi = Math.min(n - 1, j + 1);
    return (values[hi]! - values[lo]!) / (ys[hi]! - ys[lo]!);
  };
  const t2 = t * t;
  const t3 = t2 * t;
  return (
    (2 * t3 - 3 * t2 + 1) * values[i]! +
    (t3 - 2 * t2 + t) * h * slope(i) +
    (3 * t2 - 2 * t3) * values[i + 1]! +
    (t3 - t2) * h * slope(i + 1)
  );
}
const FINE = 4;
/** Fourteen numbers a slice: center, three axes, two half widths. */
function slices(form: Loft, posed: Posed): Float64Array {
  const table = form.sections.toSorted((a, b) => a.y - b.y);
  const ys = table.map((s) => s.y);
  const column = (f: (s: Section) => number, y: number): number => through(table.map(f), ys, y);
  const count = (table.length - 1) * FINE + 1;
  const out = new Float64Array(count * 14);
  for (let i = 0; i < count; i++) {
    const k = Math.min(table.length - 2, Math.floor(i / FINE));
    const f = i / FINE - k;
    const y = ys[k]! + (ys[k + 1]! - ys[k]!) * f;
    const [x0, x1] = [column((s) => s.x0, y), column((s) => s.x1, y)];
    const [z0, z1] = [column((s) => s.z0, y), column((s) => s.z1, y)];
    const [a, b] = [jointOf(table[k]!.joint ?? form.joint), jointOf(table[k + 1]!.joint ?? form.joint)];
    const middle: V3 = [(x0 + x1) / 2, y, (z0 + z1) / 2];
    const share = smoothstep(0, 1, f);
    const axis = (d: V3): V3 => unit(mix(pointed(posed, a, d), pointed(posed, b, d), share));
    out.set(mix(placed(posed, a, middle), placed(posed, b, middle), share), i * 14);
    out.set([...axis([1, 0, 0]), ...axis([0, 1, 0]), ...axis([0, 0, 1])], i * 14 + 3);
    out.set([Math.max(0.003, (x1 - x0) / 2), Math.max(0.003, (z1 - z0) / 2)], i * 14 + 12);
  }
  return out;
}
/** The place between two planes is found by the distances to both, so the same loft bends with the spine. */
function loft(form: Loft, posed: Posed): Distance {
  const s = slices(form, posed);
  const last = s.length / 14 - 1;
  const power = form.power ?? 2;
  const cap0 = form.caps?.[0] ?? Math.min(s[12]!, s[13]!);
  const cap1 = form.caps?.[1] ?? Math.min(s[last * 14 + 12]!, s[last * 14 + 13]!);
  const above = (o: number, x: number, y: number, z: number): number =>
    (x - s[o]!) * s[o + 6]! + (y - s[o + 1]!) * s[o + 7]! + (z - s[o + 2]!) * s[o + 8]!;
  return (x, y, z) => {
    let i = 0;
    let t = 0;
    let beyond = above(0, x, y, z);
    if (beyond >= 0) {
      const top = above(last * 14, x, y, z);
      beyond = 0;
      if (top > 0) {
        i = last - 1;
        t = 1;
        beyond = top;
      } else {
        let hi = last;
        while (hi - i > 1) {
          const m = (i + hi) >> 1;
          if (above(m * 14, x, y, z) >= 0) i = m;
          else hi = m;
        }
        const below = above(i * 14, x, y, z);
        const left = -above(i * 14 + 14, x, y, z);
        t = below + left > 1e-9 ? Math.max(0, Math.min(1, below / (below + left))) : 0;
      }
    }
    const o = i * 14;
    const q = o + 14;
    const f = 1 - t;
    const dx = x - (s[o]! * f + s[q]! * t);
    const dy = y - (s[o + 1]! * f + s[q + 1]! * t);
    const dz = z - (s[o + 2]! * f + s[q + 2]! * t);
    const u =
      dx * (s[o + 3]! * f + s[q + 3]! * t) +
      dy * (s[o + 4]! * f + s[q + 4]! * t) +
      dz * (s[o + 5]! * f + s[q + 5]! * t);
    const w =
      dx * (s[o + 9]! * f + s[q + 9]! * t) +
      dy * (s[o + 10]! * f + s[q + 10]! * t) +
      dz * (s[o + 11]! * f + s[q + 11]! * t);
    const a = s[o + 12]! * f + s[q + 12]! * t;
    const c = s[o + 13]! * f + s[q + 13]! * t;
    const b = beyond < 0 ? cap0 : cap1;
    return power === 2 ? ellipsoidal(u, beyond, w, a, b, c) : superEllipsoidal(u, beyond, w, a, b, c, power);
  };
}
function superEllipsoidal(u: number, v: number, w: number, a: number, b: number, c: number, power: number): number {
  const p = Math.abs(u / a);
  const q = Math.abs(v / b);
  const r = Math.abs(w / c);
  const ep = p ** (power - 1);
  const eq = q ** (power - 1);
  const er = r ** (power - 1);
  const k = (ep * p + eq * q + er * r) ** (1 / power);
  if (k < 1e-3) return -Math.min(a, c);
  const g = k ** (1 - power);
  return (k - 1) / Math.hypot((ep * g) / a, (eq * g) / b, (er * g) / c);
}

function plane(form: Plane, posed: Posed): Distance {
  const [ax, ay, az] = anchored(posed, form.at);
  const [nx, ny, nz] = pointed(posed, jointOf(form.at[0]), unit(form.thin));
  return (x, y, z) => (x - ax) * nx + (y - ay) * ny + (z - az) * nz;
}

export function distanceTo(form: Form, posed: Posed): Distance {
  switch (form.kind) {
    case "spindle":
      return spindle(form, posed);
    case "ellipsoid":
      return ellipsoid(form, posed);
    case "loft":
      return loft(form, posed);
    case "plane":
      return plane(form, posed);
  }
}
