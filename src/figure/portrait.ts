/** A still picture of the standing body in clay light, on the same sheet as the map: what Today shows. */
import { clothOf } from "./cloth.ts";
import type { Field } from "./field.ts";
import { posedFor, type Frame, type Look, type Posed } from "./look.ts";
import type { Mesh } from "./mesh.ts";
import { rasterize, type Raster } from "./raster.ts";
import { add, dot, scale, smoothstep, unit, type V3 } from "./vector.ts";

export interface Portrait {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and how much of the pixel is body, row by row. */
  readonly pixels: Uint8ClampedArray;
}

interface Light {
  readonly key: V3;
  readonly fill: V3;
}
/** As the eye has it: right, up, towards the eye. The key comes from the upper left. */
const LIGHT: Light = { key: unit([-0.55, 0.72, 0.52]), fill: unit([0.9, 0.15, 0.5]) };
/** For a picture that is mirrored afterwards, so that there too it comes from the upper left. */
const LIGHT_TURNED: Light = { key: unit([0.55, 0.72, 0.52]), fill: unit([-0.9, 0.15, 0.5]) };
interface Clay {
  readonly base: V3;
  readonly shade: V3;
}
const linear = (hex: string): V3 => {
  const part = (i: number): number => (Number.parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
};
const SKIN: Clay = { base: linear("#e2cfbf"), shade: linear("#7d6a72") };
const SHORTS: Clay = { base: linear("#8a857e"), shade: linear("#3d3a3c") };
const PAPER = linear("#fdf6ee");
const HOLLOW: V3 = [0.66, 0.52, 0.5];
const WARM: V3 = [0.07, 0.018, 0.004];

const world = (look: Look, [x, y, z]: V3): V3 => add(add(scale(look.right, x), scale(look.up, y)), scale(look.eye, z));
const at3 = (all: Float32Array, i: number): V3 => [all[i * 3]!, all[i * 3 + 1]!, all[i * 3 + 2]!];

/** Directions of a half sphere about z, evenly spread. */
const DOME: readonly V3[] = Array.from({ length: 20 }, (_, i) => {
  const z = 1 - (i + 0.5) / 20;
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(i * 2.399963), r * Math.sin(i * 2.399963), z];
});
/** How far it is looked along each direction, meters, from far to near. */
const REACHES = [0.15, 0.07, 0.03, 0.012] as const;
/** Skin that is as far away as this share of a reach takes no light from it. */
const CLEAR = 0.5625;
/** How open a point of the skin is to light, 0–1. */
function openness(field: Field, p: V3, n: V3): number {
  const s = n[2] >= 0 ? 1 : -1;
  const a = -1 / (s + n[2]);
  const b = n[0] * n[1] * a;
  let [sum, weights] = [0, 0];
  for (const [u, v, w] of DOME) {
    const d: V3 = [
      (1 + s * n[0] * n[0] * a) * u + b * v + n[0] * w,
      s * b * u + (s + n[1] * n[1] * a) * v + n[1] * w,
      -s * n[0] * u - n[1] * v + n[2] * w,
    ];
    let open = 1;
    let [far, from] = [-Infinity, 0];
    for (const t of REACHES) {
      // Whoever is so far from all skin further out is clear of it here too, and is not asked.
      if (far - (from - t) > CLEAR * t) continue;
      [far, from] = [field.distance(...add(add(p, scale(d, t)), scale(n, 0.003))), t];
      open = Math.min(open, 0.25 + far / (t * 0.75));
      if (open <= 0) break;
    }
    open = Math.max(0, open);
    sum += open * (0.3 + w);
    weights += 0.3 + w;
  }
  return Math.min(1, sum / weights);
}
/** How much of the key light reaches a point, 0–1, with a soft edge. */
function lit(field: Field, p: V3, n: V3, key: V3): number {
  const from = add(p, scale(n, 0.006));
  let open = 1;
  for (let t = 0.012; t < 0.7;) {
    const far = field.distance(...add(from, scale(key, t)));
    open = Math.min(open, 0.5 + (far / t) * 5);
    if (open <= 0) return 0;
    t += Math.max(0.008, Math.min(0.05, far * 0.8));
  }
  return Math.max(0, Math.min(1, open));
}
/** A body as it stands for a look: its picture and that of its mirror have all of this in common. */
interface Sitter extends Posed {
  readonly look: Look;
  /** Openness of each corner; NaN until it was asked for. */
  readonly open: Float32Array;
}
/** `grid`: meters of the skin's triangles. */
export function sitter(look: Look, grid = 0.005): Sitter {
  const posed = posedFor(look, grid);
  return { ...posed, look, open: new Float32Array(posed.mesh.place.length / 3).fill(NaN) };
}
/** Openness and key light of every corner: soft enough to be spread over the triangles. */
function baked(
  { field, mesh, open }: Sitter,
  key: V3,
  seen: ReadonlySet<number>,
): { open: Float32Array; key: Float32Array } {
  const keyLight = new Float32Array(open.length);
  for (const i of seen) {
    const [p, normal] = [at3(mesh.place, i), at3(mesh.normal, i)];
    if (Number.isNaN(open[i])) open[i] = openness(field, p, normal);
    keyLight[i] = dot(normal, key) < -0.3 ? 0 : lit(field, p, normal, key);
  }
  return { open, key: keyLight };
}

/** A color in linear light. `n`: the skin's direction as the eye has it; `cloth` 0–1; `hem` 0–1. */
function colored(
  { key: toKey, fill: toFill }: Light,
  n: V3,
  open: number,
  key: number,
  cloth: number,
  hem: number,
): V3 {
  const k = Math.max(0, Math.min(1, (dot(n, toKey) + 0.25) / 1.25));
  const soft = k * k * (3 - 2 * k) * (0.25 + 0.75 * key);
  const fill = Math.max(0, (dot(n, toFill) + 0.5) / 1.5);
  const sky = n[1] * 0.5 + 0.5;
  const a = open ** 1.35;
  const light = Math.min(1.14, soft * 0.84 + fill * 0.17 + sky * 0.15) * (0.4 + 0.6 * a);
  const mix = (x: number, y: number, t: number): number => x + (y - x) * t;
  const bright = 0.7 * (1 - cloth * 0.8) * smoothstep(0.62, 1.06, light);
  const warm = smoothstep(0.1, 0.36, light) * (1 - smoothstep(0.4, 0.74, light)) * (1 - cloth);
  const edge = 1 - 0.32 * smoothstep(0.4, 0, n[2]);
  return [0, 1, 2].map((c) => {
    const i = c as 0 | 1 | 2;
    const base = mix(SKIN.base[i], SHORTS.base[i], cloth);
    const shade = mix(SKIN.shade[i], SHORTS.shade[i], cloth);
    const body = mix(mix(shade, base, smoothstep(-0.02, 0.8, light)), PAPER[i], bright) + warm * WARM[i];
    return body * mix(HOLLOW[i], 1, mix(a, 1, 0.22)) * edge * (1 - 0.28 * hem);
  }) as unknown as V3;
}

interface Sheet {
  readonly frame: Frame;
  /** Meters of a sample. */
  readonly step: number;
  readonly raster: Raster;
  readonly flat: Float32Array;
}
function sheetOf(look: Look, mesh: Mesh, frame: Frame, step: number): Sheet {
  const n = mesh.place.length / 3;
  const flat = new Float32Array(n * 3);
  for (let i = 0; i < n; i++) {
    const p = at3(mesh.place, i);
    flat.set([(dot(p, look.right) - frame.left) / step, (frame.top - dot(p, look.up)) / step, dot(p, look.eye)], i * 3);
  }
  const raster = rasterize(flat, mesh.triangles, Math.round(frame.width / step), Math.round(frame.height / step));
  return { frame, step, raster, flat };
}
/** Shares of the three corners at a sample. */
function shares({ flat }: Sheet, corners: readonly number[], x: number, y: number): V3 {
  const [a, b, c] = corners.map((i) => [flat[i * 3]!, flat[i * 3 + 1]!] as const) as [V2, V2, V2];
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const v = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
  const w = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
  return [1 - v - w, v, w];
}
type V2 = readonly [number, number];

function cornersSeen(mesh: Mesh, { triangle }: Raster): ReadonlySet<number> {
  const seen = new Set(triangle);
  seen.delete(-1);
  return new Set([...seen].flatMap((t) => [0, 1, 2].map((k) => mesh.triangles[t * 3 + k]!)));
}

/** Heights between which the shorts are, meters, with some to spare. */
const BELOW_HEM = 0.62;
const ABOVE_WAIST = 1.06;
/** Above it small creases are left out: chest and back stay calm. */
const TRUNK = 0.95;
/** Samples a pixel has in each direction. */
const FINE = 2;
interface Scene {
  readonly look: Look;
  readonly field: Field;
  readonly mesh: Mesh;
  readonly sheet: Sheet;
  readonly light: Light;
  readonly baked: ReturnType<typeof baked>;
}
/** The body from one side, `mirrored` the other. */
export function portrait(who: Sitter, pixelsPerMeter: number, mirrored = false): Portrait {
  const { look, field, mesh, frame } = who;
  const light = mirrored ? LIGHT_TURNED : LIGHT;
  const sheet = sheetOf(look, mesh, frame, 1 / (pixelsPerMeter * FINE));
  const bakedLight = baked(who, world(look, light.key), cornersSeen(mesh, sheet.raster));
  const scene: Scene = { look, field, mesh, sheet, light, baked: bakedLight };
  const width = Math.round(frame.width * pixelsPerMeter);
  const height = Math.round(frame.height * pixelsPerMeter);
  const sums = new Float32Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) sums.set(pixelOf(scene, x, y), (y * width + (mirrored ? width - 1 - x : x)) * 4);
  return { width, height, pixels: thinned(sums) };
}
/** Samples that lie as near to each other are one place of the skin, meters. */
const ONE_PLACE = 0.003;
/** Sum of the colors of a pixel's samples, and how many lie on the body. */
function pixelOf(scene: Scene, px: number, py: number): readonly [number, number, number, number] {
  const { raster } = scene.sheet;
  const on: (readonly [number, number, number])[] = [];
  let [low, high, sumX, sumY] = [Infinity, -Infinity, 0, 0];
  for (let y = py * FINE; y < Math.min(raster.height, (py + 1) * FINE); y++)
    for (let x = px * FINE; x < Math.min(raster.width, (px + 1) * FINE); x++) {
      const i = y * raster.width + x;
      if (raster.triangle[i]! < 0) continue;
      on.push([raster.triangle[i]!, x, y]);
      [low, high] = [Math.min(low, raster.near[i]!), Math.max(high, raster.near[i]!)];
      [sumX, sumY] = [sumX + x, sumY + y];
    }
  const n = on.length;
  if (n === 0) return [0, 0, 0, 0];
  // Asking the field is what a picture costs: where nothing stands before something else, one sample tells all.
  const asked = high - low < ONE_PLACE ? [[on[0]![0], sumX / n, sumY / n] as const] : on;
  const colors = asked.map((sample) => sampled(scene, ...sample));
  const sum = (c: 0 | 1 | 2): number => (colors.reduce((all, color) => all + color[c], 0) * n) / colors.length;
  return [sum(0), sum(1), sum(2), n];
}
function sampled({ look, field, mesh, sheet, light, baked: corner }: Scene, t: number, x: number, y: number): V3 {
  const corners = [0, 1, 2].map((k) => mesh.triangles[t * 3 + k]!);
  const share = shares(sheet, corners, x, y);
  const of = (value: (i: number) => number): number =>
    corners.reduce((sum, i, k) => sum + value(i) * share[k as 0 | 1 | 2], 0);
  const near = of((i) => sheet.flat[i * 3 + 2]!);
  let p = world(look, [x * sheet.step + sheet.frame.left, sheet.frame.top - y * sheet.step, near]);
  // The triangle is a little off the skin: two steps towards or away from the eye.
  for (let i = 0; i < 2; i++) p = add(p, scale(look.eye, -Math.max(-0.004, Math.min(0.004, field.distance(...p)))));
  const inside = look.only || p[1] < BELOW_HEM || p[1] > ABOVE_WAIST ? -1 : clothOf(field, p);
  const cloth = smoothstep(-0.0008, 0.0008, inside);
  const hem = cloth * (1 - smoothstep(0.004, 0.007, inside));
  // Cloth hangs over small forms.
  const n = field.outward(...p, cloth > 0.5 ? 0.018 : p[1] > TRUNK ? 0.003 : 0.0016);
  const seen: V3 = [dot(n, look.right), dot(n, look.up), Math.max(0, dot(n, look.eye))];
  const open = of((i) => corner.open[i]!);
  return colored(light, seen, open + (1 - open) * 0.7 * cloth, of((i) => corner.key[i]!), cloth, hem); // prettier-ignore
}
function thinned(sums: Float32Array): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(sums.length);
  for (let o = 0; o < sums.length; o += 4) {
    const n = sums[o + 3]!;
    if (n === 0) continue;
    for (let c = 0; c < 3; c++) pixels[o + c] = Math.round(255 * Math.min(1, sums[o + c]! / n) ** (1 / 2.2));
    pixels[o + 3] = Math.round((255 * n) / FINE ** 2);
  }
  return pixels;
}
