// The stills that stand in where nothing moves: drawn by the viewer in headless Chromium, packed as AVIF.
import { readFileSync } from "node:fs";
import encode, { init } from "@jsquash/avif/encode.js";
import { openViewer } from "./figure-stage.mjs";

const FOLDER = "public/figure";
const SIZE = { width: 312, height: 225 };
/** Drawn so many times larger and thinned. */
const FINER = 2;
/** Bytes that a still may have. */
const MOST = 6000;
/** The first that is small enough. `qualityAlpha` is of the shadow on the floor. */
const QUALITIES = [70, 62, 54, 46, 38, 30];
const AVIF = { speed: 6, qualityAlpha: 50 };

/** Runs in the page: the codes of all, and how to draw one. */
async function prepare({ size, finer }) {
  const { view } = window;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [size.width * finer, size.height * finer];
  const stage = await view.openStage(canvas, true);
  const [, film] = await view.loadFigure();
  const pen = new OffscreenCanvas(size.width, size.height).getContext("2d", { willReadFrequently: true });
  pen.imageSmoothingQuality = "high";
  window.still = async (code) => {
    stage.show(code, "left");
    stage.draw(stage.seconds() / 4);
    pen.clearRect(0, 0, size.width, size.height);
    pen.drawImage(await createImageBitmap(canvas), 0, 0, size.width, size.height);
    const { data } = pen.getImageData(0, 0, size.width, size.height);
    let text = "";
    for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
    return btoa(text);
  };
  return film.demonstrations.map(({ code }) => code);
}
async function packed(code, data) {
  for (const quality of QUALITIES) {
    const bytes = Buffer.from(await encode({ ...SIZE, data }, { ...AVIF, quality }));
    if (bytes.length <= MOST) return { bytes, quality };
  }
  throw new Error(`${code}: never small enough`);
}
/** Path and bytes of each. */
export async function posters() {
  await init(await WebAssembly.compile(readFileSync("node_modules/@jsquash/avif/codec/enc/avif_enc.wasm")));
  const { page, close } = await openViewer();
  const all = [];
  try {
    const codes = await page.evaluate(prepare, { size: SIZE, finer: FINER });
    const drawn = (code) => (code ? page.evaluate((c) => window.still(c), code) : null);
    let next = drawn(codes[0]);
    for (const [i, code] of codes.entries()) {
      const text = await next;
      // The browser draws the next one while this one is packed.
      next = drawn(codes[i + 1]);
      all.push({ code, ...(await packed(code, Uint8ClampedArray.from(Buffer.from(text, "base64")))) });
    }
  } finally {
    await close();
  }
  const sizes = all.map(({ bytes }) => bytes.length);
  const least = Math.min(...all.map(({ quality }) => quality));
  console.log(`${all.length} stills, largest ${Math.max(...sizes)} bytes, least quality ${least}`);
  return all.map(({ code, bytes }) => [`${FOLDER}/${code}.avif`, bytes]);
}
