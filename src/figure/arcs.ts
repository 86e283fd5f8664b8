/**
 * A picture of labels into lines. Every line between two labels is traced once and belongs to both, so neighbors meet
 * without gap or overlap however much the line is smoothed.
 */
export interface Labels {
  readonly width: number;
  readonly height: number;
  /** −1 is outside. */
  readonly label: Int16Array;
}
type Point = readonly [number, number];
export interface Arc {
  readonly left: number;
  readonly right: number;
  readonly points: readonly Point[];
}

/** Box blur, three times: close to a Gaussian of the same width. */
function blur(a: Float32Array, width: number, height: number, radius: number): void {
  const t = new Float32Array(a.length);
  const n = 2 * radius + 1;
  const line = (from: Float32Array, to: Float32Array, start: number, step: number, count: number): void => {
    let sum = 0;
    for (let i = -radius; i < count; i++) {
      if (i + radius < count) sum += from[start + (i + radius) * step]!;
      if (i - radius - 1 >= 0) sum -= from[start + (i - radius - 1) * step]!;
      if (i >= 0) to[start + i * step] = sum / n;
    }
  };
  for (let k = 0; k < 3; k++) {
    for (let y = 0; y < height; y++) line(a, t, y * width, 1, width);
    for (let x = 0; x < width; x++) line(t, a, x, width, height);
  }
}
/** The part of the picture where a label is, with a margin. */
function boxOf(
  { width, height, label }: Labels,
  id: number,
  margin: number,
): readonly [number, number, number, number] {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  label.forEach((l, i) => {
    if (l !== id) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  });
  return [
    Math.max(0, x0 - margin),
    Math.max(0, y0 - margin),
    Math.min(width, x1 + margin + 1),
    Math.min(height, y1 + margin + 1),
  ];
}
/** Each pixel takes the label that is most present round it; what is outside stays outside. */
export function smoothed(labels: Labels, radius: number): Labels {
  const { width, height, label } = labels;
  const best = new Float32Array(label.length);
  const out = new Int16Array(label.length).fill(-1);
  for (const id of new Set(label)) {
    if (id < 0) continue;
    const [x0, y0, x1, y1] = boxOf(labels, id, radius * 3);
    const [w, h] = [x1 - x0, y1 - y0];
    const mask = new Float32Array(w * h);
    const from = (k: number): number => (Math.floor(k / w) + y0) * width + (k % w) + x0;
    for (let k = 0; k < mask.length; k++) mask[k] = label[from(k)] === id ? 1 : 0;
    blur(mask, w, h, radius);
    for (let k = 0; k < mask.length; k++) {
      const i = from(k);
      if (label[i]! < 0 || mask[k]! <= best[i]!) continue;
      best[i] = mask[k]!;
      out[i] = id;
    }
  }
  return { width, height, label: out };
}

/** The pixels that hang together with one, and how often each other label touches them. */
function patch(l: Labels, start: number, seen: Uint8Array): { pixels: number[]; beside: Map<number, number> } {
  const id = l.label[start]!;
  const pixels = [start];
  const beside = new Map<number, number>();
  seen[start] = 1;
  for (let q = 0; q < pixels.length; q++) {
    const p = pixels[q]!;
    for (const n of [p - 1, p + 1, p - l.width, p + l.width]) {
      const other = l.label[n] ?? -1;
      if (other !== id) beside.set(other, (beside.get(other) ?? 0) + 1);
      else if (!seen[n]) {
        seen[n] = 1;
        pixels.push(n);
      }
    }
  }
  return { pixels, beside };
}
/** Gives patches that are too small to touch, or not wanted in this view, to the neighbor they touch most. */
export function tidied(l: Labels, keep: (label: number, pixels: readonly number[]) => boolean): Labels {
  const label = l.label.slice();
  const out = { ...l, label };
  for (let round = 0; round < 6; round++) {
    const seen = new Uint8Array(label.length);
    let changed = false;
    for (let i = 0; i < label.length; i++) {
      if (seen[i] || label[i]! < 0) continue;
      const { pixels, beside } = patch(out, i, seen);
      if (keep(label[i]!, pixels)) continue;
      const [to] = [...beside].filter(([id]) => id >= 0).toSorted((a, b) => b[1] - a[1])[0] ?? [-1];
      for (const p of pixels) label[p] = to;
      changed = true;
    }
    if (!changed) break;
  }
  return out;
}

/** The four sides of pixel corners along which labels differ, each with what lies left and right of it. */
function steps(l: Labels): Map<number, { to: number; left: number; right: number }[]> {
  const w1 = l.width + 1;
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= l.width || y >= l.height ? -1 : l.label[y * l.width + x]!;
  const out = new Map<number, { to: number; left: number; right: number }[]>();
  const put = (from: number, to: number, left: number, right: number): void => {
    const list = out.get(from);
    if (list) list.push({ to, left, right });
    else out.set(from, [{ to, left, right }]);
  };
  for (let y = 0; y <= l.height; y++)
    for (let x = 0; x <= l.width; x++) {
      const c = y * w1 + x;
      const here = at(x, y);
      const above = at(x, y - 1);
      const before = at(x - 1, y);
      if (here !== above) {
        put(c, c + 1, above, here);
        put(c + 1, c, here, above);
      }
      if (here !== before) {
        put(c, c + w1, here, before);
        put(c + w1, c, before, here);
      }
    }
  return out;
}
/** All lines between labels; a line that meets no other is closed (first point = last). */
export function traced(l: Labels): readonly Arc[] {
  const graph = steps(l);
  const w1 = l.width + 1;
  const point = (c: number): Point => [c % w1, Math.floor(c / w1)];
  const done = new Set<string>();
  const arcs: Arc[] = [];
  const walk = (from: number, first: { to: number; left: number; right: number }): void => {
    if (done.has(`${from}>${first.to}`)) return;
    const points = [point(from)];
    let [here, step] = [from, first];
    for (;;) {
      done.add(`${here}>${step.to}`).add(`${step.to}>${here}`);
      points.push(point(step.to));
      const back = here;
      here = step.to;
      const ways = graph.get(here)!;
      if (ways.length !== 2 || here === from) break;
      step = ways.find((s) => s.to !== back)!;
    }
    arcs.push({ left: first.left, right: first.right, points });
  };
  for (const [from, ways] of graph) if (ways.length !== 2) for (const way of ways) walk(from, way);
  for (const [from, ways] of graph) for (const way of ways) walk(from, way);
  return arcs;
}

/** Rounds the steps of the pixels off; ends stay, so that lines still meet. */
export function rounded(points: readonly Point[], times: number): readonly Point[] {
  let p = points;
  const n = p.length;
  const closed = n > 3 && p[0]![0] === p[n - 1]![0] && p[0]![1] === p[n - 1]![1];
  for (let k = 0; k < times; k++)
    p = p.map((q, i): Point => {
      const a = closed && i === 0 ? p[n - 2] : p[i - 1];
      const b = closed && i === n - 1 ? p[1] : p[i + 1];
      return a && b ? [(a[0] + 2 * q[0] + b[0]) / 4, (a[1] + 2 * q[1] + b[1]) / 4] : q;
    });
  return p;
}
const off = (p: Point, a: Point, b: Point): number => {
  const size = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (size < 1e-9) return Math.hypot(p[0] - a[0], p[1] - a[1]);
  return Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / size;
};
/** Ramer–Douglas–Peucker: the fewest points within a tolerance. */
export function fewer(points: readonly Point[], tolerance: number): readonly Point[] {
  if (points.length < 3) return points;
  const [a, b] = [points[0]!, points.at(-1)!];
  let worst = 0;
  let at = 0;
  points.forEach((p, i) => {
    const d = off(p, a, b);
    if (d > worst) [worst, at] = [d, i];
  });
  if (worst <= tolerance) return [a, b];
  return [...fewer(points.slice(0, at + 1), tolerance).slice(0, -1), ...fewer(points.slice(at), tolerance)];
}

/** Loops of signed arc numbers (1-based) round a label, what is inside on the left hand. */
export function loopsOf(arcs: readonly Arc[], label: number): readonly (readonly number[])[] {
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
