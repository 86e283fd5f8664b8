// npm run figures: the whole set for everybody else, in out/figures: every technique and stretch as a moving picture (GIF)
// of the left side, and as drawings (SVG) of both, with their names, a list and the licence. What did not change since
// the last time is left as it is, so that a run that was broken off goes on where it was. `--only T10,ST7` makes some.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import gifenc from "gifenc";
import { figureCode } from "./figure-code.mjs";
import { openViewer } from "./figure-stage.mjs";

const OUT = "out/figures";
const STAMPS = "out/figures-stamps.json";
const SIDES = ["left", "right"];
const PAPER = "#f3efe8";
const INK = "#4a3a34";
const MOVING = { width: 416, height: 300, frameMs: 100, colors: 255 };
const STILL = { width: 624, height: 450, colors: 16 };
/** Shades of the floor from paper to the darkest, kept as they are. */
const SHADES = 32;
const RIGHTS = "Legwork, https://creativecommons.org/publicdomain/zero/1.0/: no rights reserved.";

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const folder = (path) => readdirSync(path).map((f) => json(`${path}/${f}`));
/** Id, name and length of what each code shows. */
const facts = new Map(
  [...folder("src/knowledge/techniques"), ...folder("src/knowledge/stretches")].map((fact) => [fact.code, fact]),
);

/** Runs in the page: two stages, one that moves and one for drawings, whose edges are not smoothed. */
async function prepare({ moving, still, paper, shadow }) {
  const { view, gif } = window;
  const [, film] = await view.loadFigure();
  const open = async ({ width, height }, antialias) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    canvas.getContext("webgl2", { antialias });
    return [canvas, await view.openStage(canvas, true)];
  };
  const [canvas, stage] = await open(moving, true);
  const [sheet, hard] = await open(still, false);
  const flat = ({ width, height }) => new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  const [pen, bare] = [flat(moving), flat(still)];
  const text = (bytes) => {
    let out = "";
    for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(out);
  };
  function frame(seconds) {
    stage.draw(seconds);
    pen.fillStyle = paper;
    pen.fillRect(0, 0, moving.width, moving.height);
    pen.drawImage(canvas, 0, 0);
    return pen.getImageData(0, 0, moving.width, moving.height).data;
  }
  /** Colors for the whole loop: the shadow's own, the others from four of its moments, every second point. */
  function paletteOf(frames) {
    const some = [0, 1, 2, 3].map((k) => frames[Math.floor((k * (frames.length - 1)) / 3)]);
    const points = new Uint32Array(some.reduce((n, f) => n + f.length / 8, 0));
    let at = 0;
    for (const f of some)
      for (let i = 0; i < f.length; i += 8) points[at++] = f[i] | (f[i + 1] << 8) | (f[i + 2] << 16) | (255 << 24);
    return [...shadow, ...gif.quantize(new Uint8Array(points.buffer), moving.colors - shadow.length)];
  }
  /** The color of the palette that is nearest to each point. */
  function indexOf(frame, palette, known) {
    const points = new Uint32Array(frame.buffer);
    const out = new Uint8Array(points.length);
    for (let i = 0; i < points.length; i++) {
      let found = known.get(points[i]);
      if (found === undefined) {
        const v = points[i];
        found = gif.nearestColorIndex(palette, [v & 255, (v >> 8) & 255, (v >> 16) & 255]);
        known.set(v, found);
      }
      out[i] = found;
    }
    return out;
  }
  /** What is written of a frame: what stays as it was before is left out. */
  function changed(now, before, same) {
    if (before === null) return now;
    const out = new Uint8Array(now.length);
    for (let i = 0; i < now.length; i++) out[i] = now[i] === before[i] ? same : now[i];
    return out;
  }
  window.figures = {
    /** One loop; a point that stays as it was is not written again. */
    moving: (code) => {
      stage.show(code, "left");
      const whole = stage.seconds();
      const n = Math.max(2, Math.round((whole * 1000) / moving.frameMs));
      const round = film.demonstrations.find((d) => d.code === code).round === 1;
      // There and back: the way back is the way there.
      const count = round ? n : Math.floor(n / 2) + 1;
      const frames = Array.from({ length: count }, (_, i) => frame((i * whole) / n));
      const palette = paletteOf(frames);
      const known = new Map();
      const indexed = frames.map((f) => indexOf(f, palette, known));
      const file = gif.GIFEncoder();
      const same = palette.length;
      let before = null;
      for (let i = 0; i < n; i++) {
        const now = indexed[round ? i : Math.min(i, n - i)];
        file.writeFrame(changed(now, before, same), moving.width, moving.height, {
          ...(before ? {} : { palette: [...palette, [0, 0, 0]] }),
          delay: moving.frameMs,
          transparent: before !== null,
          transparentIndex: same,
          dispose: 1,
        });
        before = now;
      }
      file.finish();
      return text(file.bytes());
    },
    still: (code, side) => {
      hard.show(code, side);
      hard.draw(hard.seconds() / 4);
      bare.clearRect(0, 0, still.width, still.height);
      bare.drawImage(sheet, 0, 0);
      return text(bare.getImageData(0, 0, still.width, still.height).data);
    },
  };
  return film.demonstrations.map(({ code }) => code);
}

function drawn(figure, text, title) {
  const pixels = Uint8ClampedArray.from(Buffer.from(text, "base64"));
  const opaque = pixels.filter((_, i) => pixels[i | 3] === 255);
  const palette = gifenc.quantize(opaque, STILL.colors, { format: "rgb565" });
  return figure.drawing({ ...STILL, pixels }, palette, INK, { title, rights: RIGHTS });
}

const started = performance.now();
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1].split(",") : null;
const figure = await figureCode();
const { page, close } = await openViewer();
const [paper, ink] = [PAPER, INK].map((hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)));
const shadow = Array.from({ length: SHADES }, (_, i) =>
  paper.map((v, k) => Math.round(v + (ink[k] - v) * ((0.62 * i) / (SHADES - 1)))),
);
const codes = await page.evaluate(prepare, {
  moving: MOVING,
  still: STILL,
  paper: PAPER,
  shadow,
});
mkdirSync(OUT, { recursive: true });

/** What a picture is made of: body, movement, viewer, this file. */
const { demonstrations } = json("public/figure/demonstrations.json");
const common = [
  "public/figure/body.bin",
  "out/figure-view-bundle/view.js",
  "out/figure-build/build.mjs",
  "scripts/figure-set.mjs",
].map((f) => readFileSync(f));
const stampOf = (code, name) =>
  [...common, JSON.stringify(demonstrations.find((d) => d.code === code)), name]
    .reduce((hash, part) => hash.update(part), createHash("sha256"))
    .digest("hex")
    .slice(0, 16);
/** A GIF with a comment before its end: the picture says itself that it is free. Text of up to 255 bytes. */
function withComment(gif, text) {
  const words = Buffer.from(text, "latin1");
  const block = Buffer.from([0x21, 0xfe, words.length, ...words, 0]);
  return Buffer.concat([gif.subarray(0, -1), block, gif.subarray(-1)]);
}
const stamps = existsSync(STAMPS) ? json(STAMPS) : {};
const list = codes.map((code) => {
  const { id, name } = facts.get(code);
  return { code, id, name, licence: "CC0-1.0", files: [`${code}.gif`, ...SIDES.map((side) => `${code}-${side}.svg`)] };
});
const due = list.filter(
  ({ code, name, files }) =>
    (!only || only.includes(code)) &&
    (stamps[code] !== stampOf(code, name) || !files.every((f) => existsSync(`${OUT}/${f}`))),
);
/** What the browser draws and packs of one: the loop, and a still of either side. */
const drawnBy = (entry) =>
  entry &&
  page.evaluate(
    ([code, sides]) => ({
      moving: window.figures.moving(code),
      stills: sides.map((side) => window.figures.still(code, side)),
    }),
    [entry.code, SIDES],
  );
let next = drawnBy(due[0]);
for (const [i, { code, name }] of due.entries()) {
  const { moving, stills } = await next;
  // The browser draws the next one while this one is traced.
  next = drawnBy(due[i + 1]);
  writeFileSync(`${OUT}/${code}.gif`, withComment(Buffer.from(moving, "base64"), `${name}. ${RIGHTS}`));
  for (const [k, side] of SIDES.entries())
    writeFileSync(`${OUT}/${code}-${side}.svg`, drawn(figure, stills[k], `${name}, ${side}`));
  stamps[code] = stampOf(code, name);
  writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
}
const made = due.length;
await close();

const rows = list.map(({ code, name }) => `${code.padEnd(5)} ${name}`);
writeFileSync(`${OUT}/figures.json`, `${JSON.stringify(list, null, 2)}\n`);
copyFileSync("docs/cc0.txt", `${OUT}/LICENCE.txt`);
writeFileSync(
  `${OUT}/README.txt`,
  [
    "The figures of Legwork: self-massage and stretches for runners. For each one moving picture of the left side (GIF, one",
    "loop; mirror it for the right) and a drawing of either side (SVG). Nobody drew them and nothing was taken from",
    "elsewhere: they are made from one body that is written as data.",
    "",
    "You may do anything with them, also change and sell them, and need not name anybody (LICENCE.txt). No clinician has",
    "reviewed them. A picture does not say when the work in it is not for somebody: Legwork does.",
    "",
    "The drawings are vectors: patches of color traced from the picture. No muscle is a path of its own.",
    "",
    ...rows,
    "",
  ].join("\n"),
);
const size = readdirSync(OUT).reduce((n, f) => n + readFileSync(`${OUT}/${f}`).length, 0);
console.log(
  `${made} of ${codes.length} made anew in ${((performance.now() - started) / 1000).toFixed(0)} s; ${readdirSync(OUT).length} files, ${(size / 1e6).toFixed(1)} MB in ${OUT}`,
);
