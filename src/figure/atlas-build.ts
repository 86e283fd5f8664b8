/** Draws the map out of the body: looks at the skin from five sides and traces what is seen. */
import type { Spindle } from "./anatomy/form.ts";
import { NOGO, NOGO_SHAPES } from "./anatomy/nogo.ts";
import { fewer, loopsOf, rounded, smoothed, tidied, traced, type Arc, type Labels } from "./arcs.ts";
import { anchored } from "./distance.ts";
import { ontoSkin, type Field } from "./field.ts";
import type { AtlasData, PlaceName, PlaceShape, ViewData } from "./atlas.ts";
import type { Course, NogoShape, UnderData, UnderView } from "./under.ts";
import { LOOKS, posedFor, type Look, type Posed } from "./look.ts";
import { jointOf, pointed } from "./pose.ts";
import { rasterize, type Raster } from "./raster.ts";
import { add, dot, mirrored, mix, scale, unit, type V3 } from "./vector.ts";

/** A place of less is no place to touch, mm². */
const LEAST_AREA = 420;

interface Seen {
  readonly size: number;
  readonly raster: Raster;
  /** World point of a pixel on the skin. */
  readonly point: (pixel: number) => V3;
  /** Column and row (pixels) and nearness (meters) of a world point. */
  readonly pixel: (at: V3) => V3;
}
function seenFrom(look: Look, { mesh, frame }: Posed): Seen {
  const n = mesh.place.length / 3;
  const flat = new Float32Array(n * 3);
  const size = look.pixel;
  const pixel = (p: V3): V3 => [
    (dot(p, look.right) - frame.left) / size,
    (frame.top - dot(p, look.up)) / size,
    dot(p, look.eye),
  ];
  for (let i = 0; i < n; i++)
    flat.set(pixel([mesh.place[i * 3]!, mesh.place[i * 3 + 1]!, mesh.place[i * 3 + 2]!]), i * 3);
  const width = Math.round(frame.width / size);
  const raster = rasterize(flat, mesh.triangles, width, Math.round(frame.height / size));
  const point = (i: number): V3 => {
    const across = (i % width) * size + frame.left;
    const upward = frame.top - Math.floor(i / width) * size;
    return add(add(scale(look.right, across), scale(look.up, upward)), scale(look.eye, raster.near[i]!));
  };
  return { size, raster, point, pixel };
}

const bare = (region: string): PlaceName => region.replace(/\.[LR]$/, "") as PlaceName;
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

function view(look: Look): ViewData & UnderView {
  const posed = posedFor(look, 0.008);
  const { field } = posed;
  const seen = seenFrom(look, posed);
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
/** All views, and what lies under them. The right side and the right sole are mirrors and are not stored. */
export function buildAtlas(): { readonly atlas: AtlasData; readonly under: UnderData } {
  const views = Object.entries(LOOKS).map(([name, look]) => [name, view(look)] as const);
  const atlas = views.map(([name, { width, height, arcs, outline, places }]) => [
    name,
    { width, height, arcs, outline, places },
  ]);
  const under = views.map(([name, { nogo, courses }]) => [name, { nogo, courses }]);
  return { atlas: Object.fromEntries(atlas) as AtlasData, under: Object.fromEntries(under) as UnderData };
}
