// The pictures that stand in front of Legwork, drawn anew from the built app by `npm run pictures`' own scenes: the four
// screens of the README, and the screenshots that a browser shows before it installs (public/manifest.webmanifest).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { chromium as find } from "./chromium.mjs";
import { bin, must } from "./ready.mjs";

const FOLDER = "pictures";
/** File, its size, its quality, and the pictures that stand side by side in it. */
const FRONT = [
  {
    file: "docs/legwork.webp",
    size: [1200, 649],
    quality: 0.86,
    of: ["today-phone-light", "check-phone-light", "plan-phone-light", "guide-phone-night"],
  },
  ...["today", "plan", "guide"].map((name) => ({
    file: `public/screenshots/${name}.webp`,
    size: [780, 1688],
    quality: 0.8,
    of: [`${name}-phone-light`],
  })),
  ...["today", "library"].map((name) => ({
    file: `public/screenshots/${name}-desk.webp`,
    size: [1280, 800],
    quality: 0.8,
    of: [`${name}-desk-light`],
  })),
];

/** Runs in a page: the pictures side by side, as webp. */
async function draw({ pictures, size: [width, height], quality }) {
  const canvas = new OffscreenCanvas(width, height);
  const paper = canvas.getContext("2d", { alpha: false });
  paper.imageSmoothingQuality = "high";
  const each = width / pictures.length;
  for (const [index, bytes] of pictures.entries()) {
    const blob = await (await fetch(`data:image/png;base64,${bytes}`)).blob();
    paper.drawImage(await createImageBitmap(blob), index * each, 0, each, height);
  }
  const blob = await canvas.convertToBlob({ type: "image/webp", quality });
  return [...new Uint8Array(await blob.arrayBuffer())];
}

const drawn = FRONT.flatMap(({ of }) => of);
const scenes = [...new Set(drawn.map((name) => name.split("-")[0]))];
// `--pack` takes the pictures that are there.
if (!process.argv.includes("--pack"))
  must(bin("vitest"), ["run", "-c", "e2e/pictures.config.ts", "-t", "phone|desk"], {
    ONLY: scenes.join(","),
    SCALE: "2",
    FRONT: "1",
  });
const missing = drawn.filter((name) => !existsSync(`${FOLDER}/${name}.png`));
if (missing.length > 0) throw new Error(`not drawn: ${missing.join(", ")}`);

mkdirSync("public/screenshots", { recursive: true });
const browser = await chromium.launch({ executablePath: find() });
const page = await browser.newPage();
for (const { file, size, quality, of } of FRONT) {
  const pictures = of.map((name) => readFileSync(`${FOLDER}/${name}.png`).toString("base64"));
  const bytes = Buffer.from(await page.evaluate(draw, { pictures, size, quality }));
  writeFileSync(file, bytes);
  console.log(`${file}  ${(bytes.length / 1024).toFixed(0)} kB`);
}
await browser.close();
