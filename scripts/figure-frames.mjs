// A fixed set of frames of the figure as the browser draws them: held against pictures in the repository by
// e2e/figure.test.ts. `node scripts/figure-frames.mjs --accept` makes these pictures anew: look at them before they are
// committed. The same page tells what a frame costs and whether a lost context comes back.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { openViewer } from "./figure-stage.mjs";
import { likeness } from "./likeness.mjs";

const FOLDER = "e2e/frames";
/** Where the picture of a frame that is not like the accepted one is put. */
const SEEN = "out/figure-frames";
/** Each stance, each kind of tool and each stroke; every body; demonstration, side, share of its loop, build. */
export const FRAMES = [
  ["T10", "left", 0.25],
  ["T10", "right", 0.25],
  ["T21", "left", 0.5, 1],
  ["T22", "left", 0.25],
  ["T01", "left", 0],
  ["T09", "left", 0.5],
  ["T39", "right", 0.25, 2],
  ["T44", "left", 0.25],
  ["T48", "right", 0.5, 3],
  ["T52", "left", 0.3],
  ["ST6", "left", 0.5],
  ["ST7", "left", 0.5],
  ["ST11", "left", 0.5],
  ["ST17", "left", 0.25],
].map(([code, side, share, build = 0]) => ({ name: `${code}-${side}`, code, side, share, build }));
/** Drawn so many times larger and thinned: the edges of one rasterizer are then those of another. */
const PICTURE = { width: 128, height: 92, finer: 3, quality: 0.85 };

/** Runs in the page: everything that is asked of one stage. */
async function prepare(picture) {
  const { view } = window;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width * picture.finer, picture.height * picture.finer];
  const stage = await view.openStage(canvas, true);
  const gl = canvas.getContext("webgl2");
  const [wide, thin] = [2, 1].map((times) => {
    const sheet = new OffscreenCanvas(picture.width * times, picture.height * times);
    return sheet.getContext("2d", { willReadFrequently: true });
  });
  // Halved step by step: each pixel is the mean of all that it covers.
  const paper = (pen, from) => {
    const { width, height } = pen.canvas;
    pen.imageSmoothingQuality = "high";
    pen.fillStyle = "#f3efe8";
    pen.fillRect(0, 0, width, height);
    pen.drawImage(from, 0, 0, width, height);
  };
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const pixelsOf = async (blob) => {
    thin.drawImage(await createImageBitmap(blob), 0, 0);
    const { data } = thin.getImageData(0, 0, picture.width, picture.height);
    let text = "";
    for (let i = 0; i < data.length; i += 4096) text += String.fromCharCode(...data.subarray(i, i + 4096));
    return btoa(text);
  };
  /** What the canvas shows, as it is kept: packed, so that both pictures have lost the same. */
  const taken = async () => {
    paper(wide, canvas);
    paper(thin, wide.canvas);
    const blob = await thin.canvas.convertToBlob({ type: "image/webp", quality: picture.quality });
    return { file: base64(new Uint8Array(await blob.arrayBuffer())), pixels: await pixelsOf(blob) };
  };
  let built = 0;
  const drawn = ({ code, side, share, build }) => {
    if (build !== built) stage.build((built = build));
    stage.show(code, side);
    stage.draw(stage.seconds() * share);
  };
  window.figure = {
    frame: (frame) => {
      drawn(frame);
      return taken();
    },
    kept: (text) => pixelsOf(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))])),
    /** Loses the context, asks for another moment meanwhile, and gives what is there when it has come back. */
    healed: async (frame) => {
      drawn({ ...frame, share: 0 });
      const lost = new Promise((done) => canvas.addEventListener("webglcontextlost", done, { once: true }));
      const back = new Promise((done) => canvas.addEventListener("webglcontextrestored", done, { once: true }));
      const cut = gl.getExtension("WEBGL_lose_context");
      cut.loseContext();
      await lost;
      stage.draw(stage.seconds() * frame.share);
      // The browser gives a context back only once the loss has been told to everybody.
      await new Promise((done) => setTimeout(done, 100));
      cut.restoreContext();
      await back;
      return taken();
    },
    /** Another demonstration, at the beginning of both, without a word about the time. */
    switched: (from, to) => {
      drawn({ ...from, share: 0 });
      stage.show(to.code, to.side);
      return taken();
    },
    /** Milliseconds of script of each of so many frames: nothing is drawn meanwhile. */
    run: (frame, frames) => {
      stage.show(frame.code, frame.side);
      gl.drawElements = () => {};
      const costs = new Float64Array(frames);
      for (let i = 0; i < frames; i++) {
        const began = performance.now();
        stage.draw(i * 0.05);
        costs[i] = performance.now() - began;
      }
      delete gl.drawElements;
      return [...costs];
    },
  };
}

/** A page with one stage. `likeness` of a frame is 0–1; `garbage` and `cost` are of one frame, bytes and milliseconds. */
export async function openFrames() {
  const { page, close } = await openViewer();
  await page.evaluate(prepare, PICTURE);
  const bytes = (text) => Buffer.from(text, "base64");
  const alike = (a, b) => likeness({ ...PICTURE, a: bytes(a.pixels), b: bytes(b.pixels) });
  const frame = (asked) => page.evaluate((f) => window.figure.frame(f), asked);
  const kept = async ({ name }) => {
    const file = readFileSync(`${FOLDER}/${name}.webp`).toString("base64");
    return { file, pixels: await page.evaluate((text) => window.figure.kept(text), file) };
  };
  return {
    close,
    likenessOf: async (asked) => {
      const now = await frame(asked);
      const same = existsSync(`${FOLDER}/${asked.name}.webp`) ? alike(now, await kept(asked)) : 0;
      mkdirSync(SEEN, { recursive: true });
      writeFileSync(`${SEEN}/${asked.name}.webp`, bytes(now.file));
      return same;
    },
    likenessBetween: async (one, other) => alike(await frame(one), await frame(other)),
    likenessAfterLoss: async (asked) => {
      const before = await frame(asked);
      return alike(before, await page.evaluate((f) => window.figure.healed(f), asked));
    },
    likenessAfterSwitch: async (from, to) => {
      const wanted = await frame({ ...to, share: 0, build: from.build });
      return alike(wanted, await page.evaluate(([a, b]) => window.figure.switched(a, b), [from, to]));
    },
    cost: async (asked, frames) => {
      const all = await page.evaluate(([f, n]) => window.figure.run(f, n), [asked, frames]);
      return all.reduce((sum, ms) => sum + ms, 0) / frames;
    },
    garbage: async (asked, frames) => {
      const client = await page.context().newCDPSession(page);
      const run = (n) => page.evaluate(([f, count]) => void window.figure.run(f, count), [asked, n]);
      // By then it is compiled as it will stay.
      await run(3000);
      await client.send("HeapProfiler.startSampling", {
        samplingInterval: 1024,
        includeObjectsCollectedByMajorGC: true,
        includeObjectsCollectedByMinorGC: true,
      });
      await run(frames);
      const { profile } = await client.send("HeapProfiler.stopSampling");
      await client.detach();
      const seen = new Map();
      const sum = ({ callFrame, selfSize, children }, within) => {
        const ours = within || callFrame.functionName === "draw";
        if (ours) seen.set(callFrame.functionName, (seen.get(callFrame.functionName) ?? 0) + selfSize / frames);
        return (ours ? selfSize : 0) + children.reduce((n, child) => n + sum(child, ours), 0);
      };
      const bytes = sum(profile.head, false) / frames;
      return { bytes, seen: [...seen].filter(([, n]) => n > 1).map(([name, n]) => `${name} ${n.toFixed(0)}`) };
    },
    accept: async () => {
      rmSync(FOLDER, { recursive: true, force: true });
      mkdirSync(FOLDER, { recursive: true });
      for (const asked of FRAMES) writeFileSync(`${FOLDER}/${asked.name}.webp`, bytes((await frame(asked)).file));
      return readdirSync(FOLDER).reduce((n, f) => n + readFileSync(`${FOLDER}/${f}`).length, 0);
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const frames = await openFrames();
  if (process.argv.includes("--accept")) console.log(`${FRAMES.length} pictures, ${await frames.accept()} bytes`);
  for (const asked of FRAMES) console.log(`${asked.name}: ${(await frames.likenessOf(asked)).toFixed(3)}`);
  for (const code of ["T10", "T52", "ST7"]) {
    const asked = { code, side: "left", share: 0, build: 0 };
    const { bytes, seen } = await frames.garbage(asked, 2000);
    const ms = await frames.cost(asked, 2000);
    console.log(`${code}: ${ms.toFixed(3)} ms of script and ${bytes.toFixed(0)} bytes of garbage a frame (${seen})`);
  }
  await frames.close();
}
