/** Draws the map out of the body: looks at the skin from five sides and traces what is seen. */
import { whole } from "./anatomy/body.ts";
import type { Spindle } from "./anatomy/form.ts";
import { NOGO, NOGO_SHAPES } from "./anatomy/nogo.ts";
import { fewer, rounded, smoothed, tidied, traced, type Arc, type Labels } from "./arcs.ts";
import { anchored } from "./distance.ts";
import { fieldOf, ontoSkin, type Field } from "./field.ts";
import type { AtlasData, NogoShape, PlaceShape, ViewData, Course } from "./atlas.ts";
import { boxOf, skinOf, type Mesh } from "./mesh.ts";
import { jointOf, poseOf, pointed, solve, type Pose } from "./pose.ts";
import { rasterize, type Raster } from "./raster.ts";
import { add, dot, mirrored, mix, scale, unit, type V3 } from "./vector.ts";

/** A place of less is no place to touch, mm². */
const LEAST_AREA = 420;

interface Look {
  /** Meters of one pixel. */
  readonly pixel: number;
  readonly pose: Pose;
  /** Screen right, screen up, towards the eye. */
  readonly right: V3;
  readonly up: V3;
  readonly eye: V3;
  /** Regions that this view does not offer: seen at its very edge, or asked about elsewhere. */
  readonly without: readonly string[];
  readonly only?: readonly string[];
}
const ARMS_OUT = { "armL.abd": 28, "armR.abd": 28, "foreL.pron": -50, "foreR.pron": -50 };
const LEGS_APART = { "thighL.abd": 4, "thighR.abd": 4 };
/** As in a run, so that the ribs are seen from the side. */
const ARMS_AHEAD = Object.fromEntries(
  ["L", "R"].flatMap((side) => [
    [`arm${side}.flex`, 62],
    [`arm${side}.abd`, 4],
    [`fore${side}.flex`, 112],
    [`fing${side}.flex`, 40],
    [`tips${side}.flex`, 40],
  ]),
);
const standing = poseOf({ ...ARMS_OUT, ...LEGS_APART });
const LOOKS: Readonly<Record<string, Look>> = {
  front: {
    pixel: 0.002,
    pose: standing,
    right: [1, 0, 0],
    up: [0, 1, 0],
    eye: [0, 0, 1],
    without: [
      "hamstrings",
      "calf-soleus",
      "upper-back",
      "glute-med",
      "glute-max",
      "achilles",
      "heel",
      "outer-hip",
      "lateral-thigh",
      "calf-gastroc",
      "peroneals",
    ],
  },
  back: {
    pixel: 0.002,
    pose: standing,
    right: [-1, 0, 0],
    up: [0, 1, 0],
    eye: [0, 0, -1],
    without: [
      "quads",
      "shin",
      "tfl",
      "toes",
      "shin-bone",
      "hip-flexor",
      "side-ribs",
      "belly",
      "foot",
      "chest",
      "neck",
      "lateral-thigh",
      "peroneals",
      "outer-hip",
    ],
  },
  left: {
    pixel: 0.002,
    pose: poseOf(ARMS_AHEAD),
    right: [0, 0, -1],
    up: [0, 1, 0],
    eye: [1, 0, 0],
    without: ["shin-bone", "adductors", "groin", "low-back", "sit-bone", "diaphragm"],
  },
  sole: {
    pixel: 0.001,
    pose: poseOf({}),
    right: [1, 0, 0],
    up: [0, 0, 1],
    eye: [0, -1, 0],
    without: [],
    only: ["foot", "toes", "heel"],
  },
};

interface Seen {
  readonly size: number;
  readonly raster: Raster;
  /** World point of a pixel on the skin. */
  readonly point: (pixel: number) => V3;
  /** Column and row (pixels) and nearness (meters) of a world point. */
  readonly pixel: (at: V3) => V3;
}
function seenFrom(look: Look, mesh: Mesh, keep: (i: number) => boolean): Seen {
  const n = mesh.place.length / 3;
  const flat = new Float32Array(n * 3);
  const at = (i: number): V3 => [mesh.place[i * 3]!, mesh.place[i * 3 + 1]!, mesh.place[i * 3 + 2]!];
  let [x0, x1, y0, y1] = [9, -9, 9, -9];
  for (let i = 0; i < n; i++) {
    if (!keep(i)) continue;
    const [x, y] = [dot(at(i), look.right), dot(at(i), look.up)];
    [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
  }
  const pad = 3;
  const size = look.pixel;
  const pixel = (p: V3): V3 => [
    (dot(p, look.right) - x0) / size + pad,
    (y1 - dot(p, look.up)) / size + pad,
    dot(p, look.eye),
  ];
  for (let i = 0; i < n; i++) flat.set(pixel(at(i)), i * 3);
  const triangles = mesh.triangles.filter((_, k) => keep(mesh.triangles[k - (k % 3)]!));
  const width = Math.ceil((x1 - x0) / size) + pad * 2;
  const raster = rasterize(flat, triangles, width, Math.ceil((y1 - y0) / size) + pad * 2);
  const point = (i: number): V3 => {
    const across = ((i % width) - pad) * size + x0;
    const upward = y1 - (Math.floor(i / width) - pad) * size;
    return add(add(scale(look.right, across), scale(look.up, upward)), scale(look.eye, raster.near[i]!));
  };
  return { size, raster, point, pixel };
}

const bare = (region: string): string => region.replace(/\.[LR]$/, "");
const areaOf = (pixels: readonly number[], size: number): number => pixels.length * (size * 1000) ** 2;
function labelsOf(look: Look, field: Field, seen: Seen): Labels {
  const { width, height, triangle } = seen.raster;
  const raw = new Int16Array(width * height).fill(-1);
  raw.forEach((_, i) => {
    if (triangle[i]! >= 0) raw[i] = field.region(...seen.point(i)).index;
  });
  const wanted = (label: number): boolean => {
    const id = bare(field.regions[label]!);
    return !look.without.includes(id) && (!look.only || look.only.includes(id));
  };
  const keep = (label: number, pixels: readonly number[]): boolean =>
    wanted(label) && areaOf(pixels, seen.size) > LEAST_AREA && isBroad(pixels, width);
  const first = tidied({ width, height, label: raw }, (label) => wanted(label));
  const soft = smoothed(first, 4);
  return largestOnly(tidied(soft, keep), keep);
}
/** A sliver has no pixel with six of its own on each side. */
function isBroad(pixels: readonly number[], width: number): boolean {
  const own = new Set(pixels);
  return pixels.some((p) => [-3, 3, -3 * width, 3 * width].every((d) => own.has(p + d)));
}
/** One patch a place: the largest; the others go to their neighbors. */
function largestOnly(l: Labels, keep: (label: number, pixels: readonly number[]) => boolean): Labels {
  const most = new Map<number, number>();
  tidied(l, (label, pixels) => {
    most.set(label, Math.max(most.get(label) ?? 0, pixels.length));
    return true;
  });
  return tidied(l, (label, pixels) => keep(label, pixels) && pixels.length >= most.get(label)!);
}

const mm = (pixels: number, size: number): number => Math.round(pixels * size * 1000);
/** First point, then steps: small numbers pack well. */
function packed(arc: Arc, size: number): readonly number[] {
  const points = fewer(rounded(arc.points, arc.left < 0 || arc.right < 0 ? 5 : 14), 0.42).map(
    ([x, y]) => [mm(x, size), mm(y, size)] as const,
  );
  return points.flatMap(([x, y], i) => {
    const [px, py] = points[i - 1] ?? [0, 0];
    return [x - px, y - py];
  });
}

/** Loops of signed arc numbers (1-based) round a label, what is inside on the left hand. */
function loopsOf(arcs: readonly Arc[], label: number): readonly (readonly number[])[] {
  const ends = (i: number): readonly [string, string] => {
    const arc = arcs[Math.abs(i) - 1]!;
    const [a, b] = [String(arc.points[0]), String(arc.points.at(-1))];
    return i > 0 ? [a, b] : [b, a];
  };
  const open = arcs.flatMap((arc, i) => [
    ...(arc.right === label ? [i + 1] : []),
    ...(arc.left === label ? [-(i + 1)] : []),
  ]);
  const loops: number[][] = [];
  while (open.length > 0) {
    const loop = [open.shift()!];
    while (ends(loop.at(-1)!)[1] !== ends(loop[0]!)[0]) {
      const next = open.findIndex((i) => ends(i)[0] === ends(loop.at(-1)!)[1]);
      if (next < 0) break;
      loop.push(...open.splice(next, 1));
    }
    loops.push(loop);
  }
  return loops;
}

/** The pixel of a label that is furthest from every other: where a mark or a name stands. */
function heart(l: Labels, label: number, size: number): readonly [number, number, number] {
  const away = new Int16Array(l.label.length);
  let [best, at] = [0, 0];
  const pass = (i: number, a: number, b: number): void => {
    if (l.label[i] !== label) away[i] = 0;
    else away[i] = Math.min(away[a] ?? 0, away[b] ?? 0, away[i]! || 9999) + 1;
  };
  for (let i = 0; i < away.length; i++) pass(i, i - 1, i - l.width);
  for (let i = away.length - 1; i >= 0; i--) {
    if (l.label[i] === label) away[i] = Math.min(away[i]!, (away[i + 1] ?? 0) + 1, (away[i + l.width] ?? 0) + 1);
    if (away[i]! > best) [best, at] = [away[i]!, i];
  }
  return [mm(at % l.width, size), mm(Math.floor(at / l.width), size), mm(best, size)];
}

const sideOf = (region: string): PlaceShape["side"] =>
  region.endsWith(".L") ? "left" : region.endsWith(".R") ? "right" : "middle";
function places(field: Field, l: Labels, arcs: readonly Arc[], size: number): readonly PlaceShape[] {
  return [...new Set(l.label)]
    .filter((label) => label >= 0)
    .map((label) => {
      const [x, y, reach] = heart(l, label, size);
      const region = field.regions[label]!;
      return { place: bare(region), side: sideOf(region), loops: loopsOf(arcs, label), at: [x, y], reach } as const;
    })
    .toSorted((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0]);
}

/** Is a point within `deep` meters under the skin that is seen there? */
function visible(seen: Seen, at: V3, deep: number): boolean {
  const [x, y, near] = seen.pixel(at);
  const i = Math.round(y) * seen.raster.width + Math.round(x);
  const skin = seen.raster.near[i];
  return skin !== undefined && skin > -Infinity && Math.abs(skin - near) < deep;
}
function nogoShapes(field: Field, seen: Seen): readonly NogoShape[] {
  return NOGO.flatMap(({ code }) =>
    (NOGO_SHAPES.get(code) ?? []).flatMap((shape): readonly NogoShape[] => {
      const [a, b] = [anchored(field.posed, shape.from), anchored(field.posed, shape.to)];
      const skin = ontoSkin(field, mix(a, b, 0.5));
      // Left and right are seen or not seen together, whatever a pixel says.
      if (!visible(seen, skin, 0.05) && !visible(seen, mirrored(skin), 0.05)) return [];
      const [p, q] = [seen.pixel(a), seen.pixel(b)];
      const at = [p[0], p[1], q[0], q[1]].map((v) => mm(v, seen.size)) as [number, number, number, number];
      return [[code, ...at, Math.round(shape.radius * 1000)]];
    }),
  );
}
/** A muscle's middle line, laid on the skin. */
function courses(field: Field, seen: Seen): readonly Course[] {
  return field.pieces.flatMap(({ form, role }): readonly Course[] => {
    if (form.kind !== "spindle" || role !== "add" || !form.region) return [];
    const line = Array.from({ length: 7 }, (_, i) => onCourse(form, field, (i + 0.3) / 6.6));
    const shown = line.filter((p) => visible(seen, ontoSkin(field, p), 0.01));
    if (shown.length < 4) return [];
    return [
      {
        muscle: form.name.replace(/\.[LR]$/, ""),
        place: bare(form.region),
        side: sideOf(form.name),
        line: shown.flatMap((p) =>
          seen
            .pixel(ontoSkin(field, p))
            .slice(0, 2)
            .map((v) => mm(v, seen.size)),
        ),
      },
    ];
  });
}
function onCourse(form: Spindle, field: Field, t: number): V3 {
  const [a, b] = [anchored(field.posed, form.from), anchored(field.posed, form.to)];
  const bow = pointed(field.posed, jointOf(form.from[0]), form.bow ?? [0, 0, 0]);
  const out = unit(bow);
  return add(add(mix(a, b, t), scale(bow, 4 * t * (1 - t))), scale(out, form.radius * 0.5));
}

function view(look: Look): ViewData {
  const field = fieldOf(whole(), solve(look.pose));
  const [low, high] = boxOf(field);
  const mesh = skinOf(field, low, high, 0.008);
  const foot = (i: number): boolean => !look.only || (mesh.place[i * 3 + 1]! < 0.075 && mesh.place[i * 3]! > 0);
  const seen = seenFrom(look, mesh, foot);
  const labels = labelsOf(look, field, seen);
  const arcs = traced(labels);
  return {
    width: mm(labels.width, look.pixel),
    height: mm(labels.height, look.pixel),
    arcs: arcs.map((arc) => packed(arc, look.pixel)),
    outline: loopsOf(arcs, -1).map((loop) => loop.map((i) => -i).toReversed()),
    places: places(field, labels, arcs, look.pixel),
    nogo: nogoShapes(field, seen),
    courses: courses(field, seen),
  };
}
/** All views. The right side and the right sole are mirrors and are not stored. */
export const buildAtlas = (): AtlasData => ({
  front: view(LOOKS["front"]!),
  back: view(LOOKS["back"]!),
  left: view(LOOKS["left"]!),
  sole: view(LOOKS["sole"]!),
});
