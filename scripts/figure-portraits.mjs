// The pictures of the standing body that Today shows, from the same data and on the same sheet as the atlas: drawn
// here, packed as WebP by headless Chromium.
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { chromium as browser } from "playwright-core";
import { chromium } from "./chromium.mjs";
import { builtCode } from "./figure-code.mjs";

const FOLDER = "src/app/art";
/** Bytes that a picture may have, and the small one of the same view. */
const MOST = {
  back: [21_500, 2_100],
  front: [21_500, 2_100],
  left: [11_500, 1_400],
  right: [11_500, 1_400],
  soles: [11_000, 1_400],
};
/** Pixels a meter; a sole is seen larger. */
const FINENESS = { body: 660, sole: 2200 };
/** Height of a small picture, pixels. */
const SMALL = { body: 120, sole: 78 };
/** Steps of transparency of a picture and of a small one. */
const STEPS = [8, 3];
const GAP_METERS = 0.03;

function beside(a, b, gap) {
  const width = a.width + gap + b.width;
  const pixels = new Uint8ClampedArray(width * a.height * 4);
  for (let y = 0; y < a.height; y++) {
    pixels.set(a.pixels.subarray(y * a.width * 4, (y + 1) * a.width * 4), y * width * 4);
    pixels.set(b.pixels.subarray(y * b.width * 4, (y + 1) * b.width * 4), (y * width + a.width + gap) * 4);
  }
  return { width, height: a.height, pixels };
}
/** Pictures that are of the same body in the same pose. */
const SITTINGS = {
  back: ({ LOOKS, portrait, sitter }) => [["back", portrait(sitter(LOOKS.back), FINENESS.body)]],
  front: ({ LOOKS, portrait, sitter }) => [["front", portrait(sitter(LOOKS.front), FINENESS.body)]],
  side: ({ LOOKS, portrait, sitter }) => {
    const who = sitter(LOOKS.left);
    return [
      ["left", portrait(who, FINENESS.body)],
      ["right", portrait(who, FINENESS.body, true)],
    ];
  },
  soles: ({ LOOKS, portrait, sitter }) => {
    const who = sitter(LOOKS.sole, 0.003);
    const both = [true, false].map((mirrored) => portrait(who, FINENESS.sole, mirrored));
    return [["soles", beside(...both, Math.round(GAP_METERS * FINENESS.sole))]];
  },
};
/** Draws a sitting in a thread of its own. */
const sat = (name) =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: name });
    worker.on("message", done).on("error", fail);
  });
if (!isMainThread && workerData in SITTINGS) parentPort.postMessage(SITTINGS[workerData](await builtCode()));

/** Runs in the browser: the best quality that is small enough. */
async function packed({ width, height, text, most, shrink, steps }) {
  const bytes = Uint8ClampedArray.from(atob(text), (c) => c.charCodeAt(0));
  const bitmap = await createImageBitmap(new ImageData(bytes, width, height), {
    resizeWidth: Math.round(width * shrink),
    resizeHeight: Math.round(height * shrink),
    resizeQuality: "high",
  });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  // Few steps of transparency: it is packed without loss and would else be half of a small picture.
  const picture = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  const step = 255 / steps;
  for (let k = 3; k < picture.data.length; k += 4)
    picture.data[k] = Math.round(Math.round(picture.data[k] / step) * step);
  pen.putImageData(picture, 0, 0);
  for (let quality = 0.94; quality > 0.1; quality -= 0.02) {
    const blob = await canvas.convertToBlob({ type: "image/webp", quality });
    if (blob.size > most) continue;
    return { quality, data: btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer()))) };
  }
  throw new Error("never small enough");
}
/** Path and bytes of each. */
export async function portraits() {
  const chrome = await browser.launch({ executablePath: chromium() });
  const files = [];
  try {
    const page = await chrome.newPage();
    const pictures = (await Promise.all(Object.keys(SITTINGS).map(sat))).flat();
    for (const [view, { width, height, pixels }] of pictures) {
      const text = Buffer.from(pixels.buffer).toString("base64");
      const small = SMALL[view === "soles" ? "sole" : "body"] / height;
      for (const [i, [name, shrink]] of [
        [view, 1],
        [`${view}-small`, small],
      ].entries()) {
        const asked = { width, height, text, most: MOST[view][i], shrink, steps: STEPS[i] };
        const { data, quality } = await page.evaluate(packed, asked);
        const bytes = Buffer.from(data, "base64");
        files.push([`${FOLDER}/${name}.webp`, bytes]);
        console.log(`${name}: ${bytes.length} bytes at quality ${quality.toFixed(2)}`);
      }
    }
    return files;
  } finally {
    await chrome.close();
  }
}
