// The viewer in headless Chromium, drawn by the processor: for pictures that nobody waits for, and for measuring.
import { existsSync, readFileSync } from "node:fs";
import { chromium as browser } from "playwright-core";
import { build } from "vite";
import { chromium } from "./chromium.mjs";

const ORIGIN = "http://figure.test";
const SCRIPTS = {
  "/view.js": "out/figure-view-bundle/view.js",
  "/gif.js": "node_modules/gifenc/dist/gifenc.esm.js",
};
/** What is asked in the page finds both by name: a test that bundles the asking would change an import in it. */
const PAGE = `<!doctype html><body></body><script type="module">
  import * as view from "/view.js";
  import * as gif from "/gif.js";
  Object.assign(window, { view, gif });
</script>`;

/** A page that has the viewer (`view`) and the encoder (`gif`), and how to close it. */
export async function openViewer() {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir: "out/figure-view-bundle",
      // Whoever measures what it does wants the names of its functions.
      minify: false,
      lib: { entry: "src/figure/view/index.ts", formats: ["es"], fileName: () => "view.js" },
    },
  });
  const chrome = await browser.launch({
    executablePath: chromium(),
    args: [
      "--use-angle=swiftshader",
      "--disable-gpu-watchdog",
      "--enable-unsafe-swiftshader",
      "--ignore-gpu-blocklist",
    ],
  });
  const page = await chrome.newPage({ viewport: { width: 1600, height: 1200 } });
  page.on("console", (m) => console.log(m.text()));
  page.on("pageerror", (e) => console.error(e.message));
  await page.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
    const file = SCRIPTS[path] ?? `public${path}`;
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({
      body: readFileSync(file),
      contentType: path.endsWith(".js") ? "text/javascript" : "application/octet-stream",
    });
  });
  await page.goto(`${ORIGIN}/`);
  return { page, close: () => chrome.close() };
}
