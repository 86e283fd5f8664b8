/** What the eye of a demonstration sees, counted in points of a phone: which skin, and which thing stands before it. */
import { aimEye } from "./eye.ts";
import type { Flesh } from "./flesh.ts";
import type { Opened } from "./packed.ts";
import type { Posed } from "./pose.ts";
import { rasterize } from "./raster.ts";
import { along, cube, cylinder, standing, straps, tie, toolMesh, type SolidMesh } from "./things.ts";
import type { Placed } from "./tool.ts";
import type { V3 } from "./vector.ts";

/** The picture on a phone 390 points wide, in its points. */
export const PHONE = { width: 390, height: 281 } as const;

/** What is drawn at a point: nothing, the skin (with the vertex that is nearest), the tool, or something that stands about. */
export type Kind = "none" | "skin" | "tool" | "thing";
export interface Sight {
  readonly width: number;
  readonly height: number;
  readonly kind: (point: number) => Kind;
  /** Number of the vertex of the skin at a point of the skin. */
  readonly vertex: (point: number) => number;
  /** Where a point of the picture lies in the world. */
  readonly place: (point: number) => V3;
}
interface Part {
  readonly kind: Kind;
  readonly place: Float32Array;
  readonly triangles: ArrayLike<number>;
}
const moved = (mesh: SolidMesh, m: Float32Array, kind: Kind): Part => ({
  kind,
  triangles: mesh.triangles,
  place: mesh.place.map((_, n) => {
    const [i, k] = [n - (n % 3), n % 3];
    const [x, y, z] = [mesh.place[i]!, mesh.place[i + 1]!, mesh.place[i + 2]!];
    return m[k * 4]! * x + m[k * 4 + 1]! * y + m[k * 4 + 2]! * z + m[k * 4 + 3]!;
  }),
});
const [CUBE, CYLINDER] = [cube(), cylinder()];
function parts(o: Opened, posed: Posed, skin: Float32Array, tool: Placed | null, flesh: Flesh): readonly Part[] {
  const strings = straps(o.props, 1);
  for (const piece of strings) tie(piece, posed);
  const things = [...standing(o.props, 1), ...strings];
  const matrix = new Float32Array(12);
  if (tool) along(matrix, ...tool.at, ...tool.axis, 1, 1);
  return [
    { kind: "skin", place: skin, triangles: flesh.triangles },
    ...(tool ? [moved(toolMesh(tool.tool), matrix, "tool")] : []),
    // Walls are glass where something is behind them.
    ...things.filter((t) => !t.large).map((t) => moved(t.box ? CUBE : CYLINDER, t.matrix, "thing")),
  ];
}

interface Eye {
  readonly view: Float32Array;
  readonly project: Float32Array;
  readonly at: Float32Array;
}
function eyeOf(o: Opened, shape: number): Eye {
  const eye = { view: new Float32Array(9), project: new Float32Array(16), at: new Float32Array(3) };
  aimEye(o, shape, eye.view, eye.project, eye.at);
  return eye;
}
/** Column, row and nearness of every point, as the picture has them. */
function project(eye: Eye, place: Float32Array, width: number, height: number): Float32Array {
  const p = eye.project;
  const out = new Float32Array(place.length);
  for (let i = 0; i < place.length; i += 3) {
    const [x, y, z] = [place[i]!, place[i + 1]!, place[i + 2]!];
    const clip = (k: number): number => p[k]! * x + p[4 + k]! * y + p[8 + k]! * z + p[12 + k]!;
    const w = clip(3);
    out[i] = (clip(0) / w / 2 + 0.5) * width;
    out[i + 1] = (0.5 - clip(1) / w / 2) * height;
    // One over the distance is what runs straight across a picture.
    out[i + 2] = 1 / w;
  }
  return out;
}
/** The way back: from column, row and nearness to the world. */
function unproject({ view, project: p, at }: Eye, x: number, y: number, near: number): V3 {
  const zoom = (k: number): number => Math.hypot(p[k]!, p[4 + k]!, p[8 + k]!);
  const [right, up] = [x / near / zoom(0), y / near / zoom(1)];
  const on = (i: number): number => at[i]! + view[i * 3]! * right + view[i * 3 + 1]! * up - view[i * 3 + 2]! / near;
  return [on(0), on(1), on(2)];
}
/** Only what faces the eye is drawn. Rows grow downwards, so that is clockwise. */
const faces = (seen: Float32Array, a: number, b: number, c: number): boolean => {
  const [ax, ay] = [seen[a * 3]!, seen[a * 3 + 1]!];
  return (seen[b * 3]! - ax) * (seen[c * 3 + 1]! - ay) - (seen[c * 3]! - ax) * (seen[b * 3 + 1]! - ay) < 0;
};

/** The picture of a moment on the left side, as the viewer draws it. */
export function sightOf(
  o: Opened,
  posed: Posed,
  skin: Float32Array,
  tool: Placed | null,
  flesh: Flesh,
  { width, height }: { readonly width: number; readonly height: number } = PHONE,
): Sight {
  const all = parts(o, posed, skin, tool, flesh);
  const place = new Float32Array(all.reduce((n, p) => n + p.place.length, 0));
  const corners: number[] = [];
  const kinds: Kind[] = [];
  let at = 0;
  for (const part of all) {
    place.set(part.place, at * 3);
    for (let t = 0; t < part.triangles.length; t++) corners.push(part.triangles[t]! + at);
    at += part.place.length / 3;
    while (kinds.length * 3 < corners.length) kinds.push(part.kind);
  }
  const eye = eyeOf(o, width / height);
  const seen = project(eye, place, width, height);
  const shown: number[] = [];
  kinds.forEach((_, t) => {
    if (faces(seen, corners[t * 3]!, corners[t * 3 + 1]!, corners[t * 3 + 2]!)) shown.push(t);
  });
  const drawn = Uint32Array.from(shown.flatMap((t) => [corners[t * 3]!, corners[t * 3 + 1]!, corners[t * 3 + 2]!]));
  const { triangle, near } = rasterize(seen, drawn, width, height);
  const nearest = (point: number): number => {
    const t = triangle[point]! * 3;
    const [x, y] = [point % width, Math.floor(point / width)];
    const off = (c: number): number => Math.hypot(seen[drawn[c]! * 3]! - x, seen[drawn[c]! * 3 + 1]! - y);
    return drawn[[t, t + 1, t + 2].reduce((a, b) => (off(b) < off(a) ? b : a))]!;
  };
  return {
    width,
    height,
    kind: (point) => (triangle[point]! < 0 ? "none" : kinds[shown[triangle[point]!]!]!),
    vertex: nearest,
    place: (point) => {
      const [x, y] = [((point % width) / width) * 2 - 1, 1 - (Math.floor(point / width) / height) * 2];
      return unproject(eye, x, y, near[point]!);
    },
  };
}
