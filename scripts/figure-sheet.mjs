// npm run sheet: the contact sheet in out/figure-sheet.png, every demonstration at three moments, drawn by the viewer in
// headless Chromium. `--only T10,T21` draws some of them, larger; `--right` the other side.
import { mkdirSync, writeFileSync } from "node:fs";
import { openViewer } from "./figure-stage.mjs";

const argument = (name) => process.argv[process.argv.indexOf(name) + 1];
const only = process.argv.includes("--only") ? argument("--only").split(",") : null;
const side = process.argv.includes("--right") ? "right" : "left";
const CELL = only ? { width: 520, height: 416 } : { width: 260, height: 208 };
const COLUMNS = only ? 3 : 6;

const started = performance.now();
const { page, close } = await openViewer();
const sheet = await page.evaluate(
  async ({ cell, columns, only, side }) => {
    const { view } = window;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [cell.width, cell.height];
    const stage = await view.openStage(canvas, true);
    const [, film] = await view.loadFigure();
    const all = film.demonstrations.map((d) => d.code).filter((c) => !only || only.includes(c));
    const per = 3;
    const sheet = document.createElement("canvas");
    [sheet.width, sheet.height] = [columns * cell.width, Math.ceil((all.length * per) / columns) * cell.height];
    const pen = sheet.getContext("2d");
    pen.fillStyle = "#f3efe8";
    pen.fillRect(0, 0, sheet.width, sheet.height);
    for (const [n, code] of all.entries()) {
      stage.show(code, side);
      const stills = stage.stills();
      for (let i = 0; i < per; i++) {
        stage.draw(stills[Math.min(stills.length - 1, Math.round((i * (stills.length - 1)) / (per - 1)))]);
        const k = n * per + i;
        const [x, y] = [(k % columns) * cell.width, Math.floor(k / columns) * cell.height];
        pen.drawImage(canvas, x, y);
        pen.fillStyle = "#2b2926";
        pen.font = "14px sans-serif";
        if (i === 0) pen.fillText(code, x + 6, y + 18);
      }
    }
    return sheet.toDataURL("image/png").split(",")[1];
  },
  { cell: CELL, columns: COLUMNS, only, side },
);
await close();
mkdirSync("out", { recursive: true });
writeFileSync("out/figure-sheet.png", Buffer.from(sheet, "base64"));
console.log(`out/figure-sheet.png in ${((performance.now() - started) / 1000).toFixed(1)} s`);
