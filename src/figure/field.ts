/**
 * The body as a field: the signed distance to its skin in a pose (meters, negative inside), and which region a point
 * of the skin belongs to. Everything else (mesh, map, contact) is read out of it.
 */
import type { Figure, Form } from "./anatomy/form.ts";
import { anchored, distanceTo, type Distance } from "./distance.ts";
import type { Posed } from "./pose.ts";
import { smoothstep, unit, type V3 } from "./vector.ts";

/** Smaller of two, rounded where they are within k of each other. */
export const blend = (a: number, b: number, k: number): number => {
  const h = k - Math.abs(a - b);
  return h > 0 ? Math.min(a, b) - (h * h) / (4 * k) : Math.min(a, b);
};

type Role = "add" | "carve" | "paint" | "cut";
interface Piece {
  readonly form: Form;
  readonly at: Distance;
  readonly blend: number;
  readonly role: Role;
  readonly part: number;
  readonly region: number;
  readonly bias: number;
}
interface Seam {
  readonly part: number;
  readonly at: V3;
  readonly blend: number;
  readonly near: number;
  readonly far: number;
  readonly farBlend: number;
}
export interface Field {
  readonly posed: Posed;
  readonly parts: readonly string[];
  readonly regions: readonly string[];
  readonly pieces: readonly Piece[];
  /** Those that can be nearest to a point. */
  readonly near: (x: number, y: number, z: number) => readonly Piece[];
  /** Signed distance to the skin. */
  readonly distance: Distance;
  /** Outward direction. */
  readonly outward: (x: number, y: number, z: number, step?: number) => V3;
  /** Nearest region of a point of the skin, and how much nearer it is than the next one (meters). */
  readonly region: (x: number, y: number, z: number) => { readonly index: number; readonly gap: number };
  /** Distance to one part alone. */
  readonly toPart: (part: number, x: number, y: number, z: number) => number;
}

/** Beyond this a part is not near enough to matter, meters. */
const FAR = 100;
const CELL = 0.06;

const roleOf = (form: Form): Role => form.does ?? (form.kind === "plane" ? "cut" : "add");

function piecesOf(
  figure: Figure,
  posed: Posed,
  parts: readonly string[],
  regions: readonly string[],
): readonly Piece[] {
  return figure.forms.map((form) => ({
    form,
    at: distanceTo(form, posed),
    blend: form.blend ?? 0.012,
    role: roleOf(form),
    part: parts.indexOf(form.part),
    region: form.region ? regions.indexOf(form.region) : -1,
    bias: form.bias ?? 0,
  }));
}

/** For each small cube, only the pieces that can matter in it: the sum over all would cost ten times as much. */
function cells(pieces: readonly Piece[], size: number): Field["near"] {
  const cache = new Map<number, readonly Piece[]>();
  return (x, y, z) => {
    const i = Math.floor(x / size) + 100;
    const j = Math.floor(y / size) + 100;
    const k = Math.floor(z / size) + 100;
    const key = (i * 256 + j) * 256 + k;
    const known = cache.get(key);
    if (known) return known;
    const [cx, cy, cz] = [(i - 99.5) * size, (j - 99.5) * size, (k - 99.5) * size];
    const away = pieces.map((p) => p.at(cx, cy, cz));
    const nearest = Math.min(...pieces.map((p, q) => (p.role === "add" ? away[q]! : Infinity)));
    const span = size * 1.8 + 0.06;
    const near = pieces.filter((p, q) => {
      if (p.role === "cut") return true;
      return p.role !== "paint" && away[q]! < Math.max(nearest, -0.03) + span * (away[q]! > 0.15 ? 1.6 : 1.15);
    });
    cache.set(key, near);
    return near;
  };
}

function partDistances(near: readonly Piece[], out: Float64Array, x: number, y: number, z: number): void {
  out.fill(1e3);
  for (let i = 0; i < near.length; i++) {
    const piece = near[i]!;
    const sofar = out[piece.part]!;
    if (piece.role !== "add" && sofar > 0.2) continue;
    const d = piece.at(x, y, z);
    if (piece.role === "add") out[piece.part] = sofar > FAR ? d : blend(sofar, d, piece.blend);
    else out[piece.part] = -blend(-sofar, d, piece.blend);
  }
}

function joined(parts: Float64Array, root: number, seams: readonly Seam[], x: number, y: number, z: number): number {
  let d = parts[root]!;
  for (let i = 0; i < seams.length; i++) {
    const seam = seams[i]!;
    const part = parts[seam.part]!;
    if (part > FAR) continue;
    if (d > FAR) {
      d = part;
      continue;
    }
    const away = Math.hypot(x - seam.at[0], y - seam.at[1], z - seam.at[2]);
    const k = seam.farBlend + (seam.blend - seam.farBlend) * (1 - smoothstep(seam.near, seam.far, away));
    d = blend(d, part, k);
  }
  return d;
}

/** The pieces whose regions can be nearest somewhere in a small cube, for points on the skin. */
function painters(painted: readonly Piece[]): (x: number, y: number, z: number) => readonly Piece[] {
  const cache = new Map<number, readonly Piece[]>();
  return (x, y, z) => {
    const [i, j, k] = [Math.floor(x / CELL) + 100, Math.floor(y / CELL) + 100, Math.floor(z / CELL) + 100];
    const key = (i * 256 + j) * 256 + k;
    const known = cache.get(key);
    if (known) return known;
    const away = painted.map((p) => p.at((i - 99.5) * CELL, (j - 99.5) * CELL, (k - 99.5) * CELL) - p.bias);
    // Twice the cube's half diagonal, and as much again for distances that are rough.
    const limit = Math.min(...away) + CELL * 1.74 * 2;
    const near = painted.filter((_, q) => away[q]! < limit);
    cache.set(key, near);
    return near;
  };
}
function nearestRegion(pieces: readonly Piece[], count: number): Field["region"] {
  const near = painters(pieces.filter((p) => p.region >= 0 && p.role !== "carve"));
  const best = new Float64Array(count);
  return (x, y, z) => {
    best.fill(1e3);
    for (const p of near(x, y, z)) {
      const d = p.at(x, y, z) - p.bias;
      if (d < best[p.region]!) best[p.region] = d;
    }
    let first = 0;
    let second = -1;
    for (let i = 1; i < count; i++) {
      if (best[i]! < best[first]!) {
        second = first;
        first = i;
      } else if (second < 0 || best[i]! < best[second]!) second = i;
    }
    return { index: first, gap: Math.min(0.2, best[second]! - best[first]!) };
  };
}

/** `cell`: meters of the cubes; small ones are quicker to ask and slower to fill, for who asks millions of times. */
export function fieldOf(figure: Figure, posed: Posed, cell = CELL): Field {
  const parts = [...new Set(figure.forms.map((f) => f.part))];
  const regions = [...new Set(figure.forms.flatMap((f) => f.region ?? []))];
  const pieces = piecesOf(figure, posed, parts, regions);
  const seams = figure.joins.map((j) => ({ ...j, part: parts.indexOf(j.part), at: anchored(posed, j.at) }));
  const near = cells(pieces, cell);
  const byPart = new Float64Array(parts.length);
  const root = parts.indexOf("torso");
  const distance: Distance = (x, y, z) => {
    partDistances(near(x, y, z), byPart, x, y, z);
    return joined(byPart, root, seams, x, y, z);
  };
  return {
    posed,
    parts,
    regions,
    pieces,
    near,
    distance,
    outward: (x, y, z, e = 0.0015) => {
      const a = distance(x + e, y - e, z - e);
      const b = distance(x - e, y - e, z + e);
      const c = distance(x - e, y + e, z - e);
      const d = distance(x + e, y + e, z + e);
      return unit([a - b - c + d, -a - b + c + d, -a + b - c + d]);
    },
    region: nearestRegion(pieces, regions.length),
    toPart: (part, x, y, z) => {
      partDistances(near(x, y, z), byPart, x, y, z);
      return byPart[part]!;
    },
  };
}

/** Nearest point of the skin: a few Newton steps. */
export function ontoSkin(field: Field, at: V3, steps = 6): V3 {
  let [x, y, z] = at;
  for (let i = 0; i < steps; i++) {
    const d = field.distance(x, y, z);
    if (Math.abs(d) < 1e-4) break;
    const n = field.outward(x, y, z);
    const step = Math.max(-0.03, Math.min(0.03, d)) * 0.95;
    x -= n[0] * step;
    y -= n[1] * step;
    z -= n[2] * step;
  }
  return [x, y, z];
}
