// What a browser asks for before the first tap, counted from the build: the page, what it names, what those scripts
// import at once, the font, and the pictures of Today. A journey in e2e holds this list to what Chromium really loads.
import { readFileSync, readdirSync } from "node:fs";

/** Pictures of the first screen: a phone shows one side of the body and five small ones, a desk all sides. */
const PICTURES = {
  phone: ["back", "front-small", "back-small", "left-small", "right-small", "soles-small"],
  desk: ["back", "front", "left", "right", "soles-small"],
};

/** Asked for only when Legwork is put on a home screen. */
const HOME_SCREEN = "apple-touch-icon.png";

/** Names of files in the folder of the build, for each kind of screen. */
export function firstLoad(dir = "dist/app") {
  const text = (f) => readFileSync(`${dir}/${f}`, "utf8");
  const named = [...text("index.html").matchAll(/(?:src|href)="\/([^"]+\.[a-z0-9]+)"/g)].map((m) => m[1]);
  const all = new Set(["index.html", ...named.filter((f) => f !== HOME_SCREEN)]);
  for (const f of all)
    if (f.endsWith(".js"))
      for (const m of text(f).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
        all.add(f.slice(0, f.lastIndexOf("/") + 1) + m[1]);
  const assets = readdirSync(`${dir}/assets`).filter((f) => !/\.(gz|br)$/.test(f));
  const fonts = assets.filter((f) => f.endsWith(".woff2"));
  const picture = (name) => assets.filter((f) => new RegExp(`^${name}-[\\w-]{7}\\.webp$`).test(f));
  const pictures = (kind) => [...fonts, ...PICTURES[kind].flatMap(picture)].map((f) => `assets/${f}`);
  const once = (kind) => [...new Set([...all, ...pictures(kind)])];
  return { phone: once("phone"), desk: once("desk") };
}
