// Builds what is drawn of the body from its data, when the data or the code that draws it changed.
// `node scripts/figure.mjs` builds what is stale; `--check` only says what is, and fails.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const ROOM = "src/figure";
const ASSETS = `${ROOM}/assets`;
const STAMPS = `${ASSETS}/stamps.json`;

/** A file and everything it imports, in order. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith(".ts")) return seen;
  for (const [, from] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g))
    if (!from.includes("/assets/")) closure(resolve(dirname(file), from), seen);
  return seen;
}
function stampOf(entry) {
  const hash = createHash("sha256");
  for (const file of [...closure(resolve(ROOM, entry))].sort()) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
async function code() {
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: `${ROOM}/build.ts`,
      outDir: "out/figure-build",
      minify: false,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "build.mjs" } },
    },
  });
  return import(pathToFileURL(resolve("out/figure-build/build.mjs")).href);
}

/** name of the asset, the module it is made by, and how. */
const PARTS = [
  {
    name: "atlas",
    entry: "atlas-build.ts",
    make: (figure) => writeFileSync(join(ASSETS, "atlas.json"), `${JSON.stringify(figure.buildAtlas())}\n`),
  },
];

const stamps = existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, "utf8")) : {};
const stale = PARTS.filter((part) => stamps[part.name] !== stampOf(part.entry));
if (process.argv.includes("--check")) {
  for (const { name } of stale) console.error(`The figure's ${name} is older than its data: run npm run figure.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else if (process.argv.includes("--stamp")) {
  // For a change that is known to alter nothing that is drawn: a name, a comment.
  writeFileSync(
    STAMPS,
    `${JSON.stringify(Object.fromEntries(PARTS.map((p) => [p.name, stampOf(p.entry)])), null, 2)}\n`,
  );
} else if (stale.length > 0) {
  mkdirSync(ASSETS, { recursive: true });
  const figure = await code();
  for (const part of stale) {
    const started = performance.now();
    await part.make(figure);
    stamps[part.name] = stampOf(part.entry);
    writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
    console.log(`${part.name} built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
} else console.log("The figure is up to date.");
