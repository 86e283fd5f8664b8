// How alike two pictures are to an eye: structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004, IEEE TIP 13:600)
// of red, green and blue over small windows; it hardly sees a color that changed evenly, so that how far the means are
// apart counts as well. The least like part decides: a hand that moved is not made up for by the paper round it.
const WINDOW = 8;
const STRIDE = 4;
/** Share of the windows that decide. */
const WORST = 0.03;
/** Steps of 255 between two means that have nothing in common. */
const FAR = 64;
/** The constants of the paper for 8 bits: below them a difference is not seen. */
const [C1, C2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];

function windowLikeness(a, b, width, x0, y0, channel) {
  let [sa, sb, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = y0; y < y0 + WINDOW; y++)
    for (let x = x0; x < x0 + WINDOW; x++) {
      const i = (y * width + x) * 4 + channel;
      sa += a[i];
      sb += b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
      ab += a[i] * b[i];
    }
  const n = WINDOW * WINDOW;
  const [ma, mb] = [sa / n, sb / n];
  const [va, vb, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb];
  const structure = ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
  return Math.min(structure, 1 - Math.abs(ma - mb) / FAR);
}

/** 1 is the same, 0 has nothing in common. `a` and `b`: red, green, blue, alpha of each pixel, row by row. */
export function likeness({ width, height, a, b }) {
  const all = [];
  for (let y = 0; y + WINDOW <= height; y += STRIDE)
    for (let x = 0; x + WINDOW <= width; x += STRIDE)
      all.push(Math.min(...[0, 1, 2].map((channel) => windowLikeness(a, b, width, x, y, channel))));
  const worst = all.toSorted((p, q) => p - q).slice(0, Math.ceil(all.length * WORST));
  return worst.reduce((sum, v) => sum + v, 0) / worst.length;
}
