// Pictures of the figure by the viewer itself, in headless Chromium.
// `--posters` writes the stills that stand in where nothing moves (public/figure); without it the contact sheet goes to
// out/figure-sheet.png: every demonstration at three moments. `--only T10,T21` draws some of them, larger.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { openViewer } from "./figure-stage.mjs";

const argument = (name) => process.argv[process.argv.indexOf(name) + 1];
const posters = process.argv.includes("--posters");
const only = process.argv.includes("--only") ? argument("--only").split(",") : null;
const side = process.argv.includes("--right") ? "right" : "left";

const { page, close } = await openViewer();

/** Drawn twice as large and thinned. */
const POSTER = {
  width: 312,
  height: 225,
  most: 6000,
  // Steps of transparency and quality, until it is small enough.
  tries: [
    [16, 0.55],
    [16, 0.4],
    [16, 0.3],
    [16, 0.2],
    [8, 0.3],
    [8, 0.1],
    [4, 0.1],
  ],
};
const CELL = only ? { width: 520, height: 416 } : { width: 260, height: 208 };
const started = performance.now();
const made = await page.evaluate(
  async ({ cell, poster, only, side, viewer }) => {
    const view = await import(viewer);
    const canvas = document.createElement("canvas");
    const size = poster ?? cell;
    const times2 = poster ? 2 : 1;
    [canvas.width, canvas.height] = [size.width * times2, size.height * times2];
    const before = performance.now();
    const stage = await view.openStage(canvas, true);
    const [, film] = await view.loadFigure();
    const all = film.demonstrations.map((d) => d.code).filter((c) => !only || only.includes(c));
    const bytes = async (blob) => btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
    const out = { files: {}, sheet: null, opened: 0, frame: 0 };
    const sheet = document.createElement("canvas");
    const columns = only ? 3 : 6;
    const per = 3;
    if (!poster) {
      sheet.width = columns * cell.width;
      sheet.height = Math.ceil((all.length * per) / columns) * cell.height;
    }
    const pen = sheet.getContext("2d");
    pen.fillStyle = "#f3efe8";
    pen.fillRect(0, 0, sheet.width, sheet.height);
    const thin = document.createElement("canvas");
    [thin.width, thin.height] = [size.width, size.height];
    const small = thin.getContext("2d");
    small.imageSmoothingQuality = "high";
    let cpu = 0;
    let frames = 0;
    for (const [n, code] of all.entries()) {
      stage.show(code, side);
      const stills = stage.stills();
      const times = poster
        ? [stage.seconds() / 4]
        : [0, 1, 2].map((i) => stills[Math.min(stills.length - 1, Math.round((i * (stills.length - 1)) / 2))]);
      for (const [i, t] of times.entries()) {
        const a = performance.now();
        stage.draw(t);
        cpu += performance.now() - a;
        frames++;
        if (n === 0 && i === 0) out.opened = performance.now() - before;
        if (poster) {
          small.clearRect(0, 0, poster.width, poster.height);
          small.drawImage(await createImageBitmap(canvas), 0, 0, poster.width, poster.height);
          for (const [steps, quality] of poster.tries) {
            const picture = small.getImageData(0, 0, poster.width, poster.height);
            const step = 255 / steps;
            for (let k = 3; k < picture.data.length; k += 4)
              picture.data[k] = Math.round(picture.data[k] / step) * step;
            small.putImageData(picture, 0, 0);
            const blob = await new Promise((done) => small.canvas.toBlob(done, "image/webp", quality));
            out.files[code] = await bytes(blob);
            if (blob.size <= poster.most) break;
          }
        } else {
          const k = n * per + i;
          const [x, y] = [(k % columns) * cell.width, Math.floor(k / columns) * cell.height];
          pen.drawImage(canvas, x, y);
          pen.fillStyle = "#2b2926";
          pen.font = "14px sans-serif";
          if (i === 0) pen.fillText(code, x + 6, y + 18);
        }
      }
    }
    out.frame = cpu / frames;
    if (!poster) out.sheet = sheet.toDataURL("image/png").split(",")[1];
    return out;
  },
  { cell: CELL, poster: posters ? POSTER : null, only, side, viewer: "/view.js" },
);
await close();
mkdirSync("out", { recursive: true });
mkdirSync("public/figure", { recursive: true });
for (const [code, text] of Object.entries(made.files))
  writeFileSync(`public/figure/${code}.webp`, Buffer.from(text, "base64"));
if (made.sheet) writeFileSync("out/figure-sheet.png", Buffer.from(made.sheet, "base64"));
// What they were drawn from, so that `npm run verify` knows when they are old.
if (posters && !only) execFileSync(process.execPath, ["scripts/figure.mjs", "--stamp", "posters"]);
const sizes = Object.values(made.files).map((t) => Math.round((t.length * 3) / 4));
if (sizes.length > 0) console.log(`${sizes.length} posters, largest ${Math.max(...sizes)} bytes`);
console.log(
  `first picture after ${made.opened.toFixed(0)} ms, ${made.frame.toFixed(2)} ms of script a frame, all in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
