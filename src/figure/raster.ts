/** Triangles into a picture with depth, in plain arithmetic: for the map and for pictures of failed checks. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Nearness of what is seen, −Infinity where nothing is. */
  readonly near: Float32Array;
  /** Which triangle is seen, −1 where none. */
  readonly triangle: Int32Array;
}
/** `seen`: three numbers a vertex: column, row, nearness. */
export function rasterize(seen: Float32Array, triangles: Uint32Array, width: number, height: number): Raster {
  const near = new Float32Array(width * height).fill(-Infinity);
  const triangle = new Int32Array(width * height).fill(-1);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]! * 3, triangles[t + 1]! * 3, triangles[t + 2]! * 3];
    const [ax, ay, bx, by, cx, cy] = [seen[a]!, seen[a + 1]!, seen[b]!, seen[b + 1]!, seen[c]!, seen[c + 1]!];
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(area) < 1e-9) continue;
    const [y0, y1] = [Math.max(0, Math.ceil(Math.min(ay, by, cy))), Math.min(height - 1, Math.max(ay, by, cy))];
    const [x0, x1] = [Math.max(0, Math.ceil(Math.min(ax, bx, cx))), Math.min(width - 1, Math.max(ax, bx, cx))];
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) {
        const v = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
        const w = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
        const u = 1 - v - w;
        if (u < -1e-4 || v < -1e-4 || w < -1e-4) continue;
        const z = u * seen[a + 2]! + v * seen[b + 2]! + w * seen[c + 2]!;
        const i = y * width + x;
        if (z <= near[i]!) continue;
        near[i] = z;
        triangle[i] = t / 3;
      }
  }
  return { width, height, near, triangle };
}
