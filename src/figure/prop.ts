/** Tools and what stands about as triangles. */
import type { Prop } from "./demonstration.ts";
import { jointOf, placed, type Posed } from "./pose.ts";
import { TOOLS, type ToolShape } from "./tool.ts";
import { add, cross, length, mix, scale, sub, unit, type V3 } from "./vector.ts";

interface Triangles {
  readonly place: readonly number[];
  readonly triangles: readonly number[];
}
const ROUND = 28;
/** An outline turned round an axis. */
export function turned(outline: readonly (readonly [number, number])[], at: V3, axis: V3, around = ROUND): Triangles {
  const side = unit(cross(Math.abs(axis[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], axis));
  const other = cross(axis, side);
  const place: number[] = [];
  const triangles: number[] = [];
  outline.forEach(([radius, along], i) => {
    for (let k = 0; k <= around; k++) {
      const a = (k / around) * 2 * Math.PI;
      const off = add(scale(side, radius * Math.cos(a)), scale(other, radius * Math.sin(a)));
      place.push(...add(add(at, off), scale(axis, along)));
      if (i === 0 || k === around) continue;
      const p = i * (around + 1) + k;
      const q = p - around - 1;
      triangles.push(q, q + 1, p, p, q + 1, p + 1);
    }
  });
  return { place, triangles };
}
export const latheMesh = (tool: ToolShape, at: V3, axis: V3): Triangles => turned(TOOLS[tool].outline, at, axis);

const FACES = [
  [0, 1, 3, 2],
  [4, 6, 7, 5],
  [0, 4, 5, 1],
  [2, 3, 7, 6],
  [0, 2, 6, 4],
  [1, 5, 7, 3],
] as const;
function box(at: V3, size: V3): Triangles {
  const place: number[] = [];
  const triangles: number[] = [];
  for (const face of FACES) {
    const o = place.length / 3;
    for (const c of face) place.push(...[0, 1, 2].map((i) => at[i]! + ((c >> (2 - i)) & 1 ? 0.5 : -0.5) * size[i]!));
    triangles.push(o, o + 1, o + 2, o, o + 2, o + 3);
  }
  return { place, triangles };
}
function bar(from: V3, to: V3, radius: number): Triangles {
  const h = length(sub(to, from)) / 2;
  const outline = [[0, -h], [radius, -h], [radius, h], [0, h]] as const; // prettier-ignore
  return turned(outline, mix(from, to, 0.5), unit(sub(to, from)), 10);
}
const joined = (parts: readonly Triangles[]): Triangles =>
  parts.reduce((a, b) => ({
    place: [...a.place, ...b.place],
    triangles: [...a.triangles, ...b.triangles.map((t) => t + a.place.length / 3)],
  }));
export function propMesh(prop: Prop, posed: Posed): Triangles {
  switch (prop.kind) {
    case "box":
      return box(prop.at, prop.size);
    case "bar":
      return bar(prop.from, prop.to, prop.radius);
    case "strap": {
      const at = prop.through.map(([j, x, y, z]) => placed(posed, jointOf(j), [x, y, z]));
      return joined(at.slice(1).map((p, i) => bar(at[i]!, p, prop.radius)));
    }
  }
}
