// Builds what is drawn of the body from its data, when the data or the code that draws it changed.
// `node scripts/figure.mjs` builds what is stale; `--check` only says what is, and fails; `--prove` holds every frame
// against the proof; `--twice` solves some again and compares.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const ROOM = "src/figure";
const ASSETS = `${ROOM}/assets`;
const STAMPS = `${ASSETS}/stamps.json`;
const SHIPPED = "public/figure";
const CACHE = "out/figure-cache";

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

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const folder = (path) =>
  readdirSync(path)
    .filter((f) => f.endsWith(".json"))
    .sort()
    .map((f) => json(join(path, f)));

/** What the knowledge says of a technique or a stretch: the demonstration does not repeat it. */
function tasks() {
  const stroke = (t) => (t.work === "spots" && t.stroke !== "press" ? "hold" : t.stroke);
  return new Map([
    ...folder("src/knowledge/techniques").map((t) => [
      t.code,
      { code: t.code, id: t.id, region: t.region, stroke: stroke(t), passSeconds: t.passSeconds ?? 3, avoid: t.avoid },
    ]),
    ...folder("src/knowledge/stretches").map((s) => [
      s.code,
      { code: s.code, id: s.id, region: null, stroke: s.dynamic ? "swing" : "stretch", passSeconds: 3, avoid: [] },
    ]),
  ]);
}
const stances = () =>
  new Map(
    readdirSync(`${ROOM}/demonstrations/stances`).map((f) => [
      f.slice(0, -5),
      json(`${ROOM}/demonstrations/stances/${f}`),
    ]),
  );
const order = (a, b) => a.of.localeCompare(b.of, "en", { numeric: true });
const written = () => folder(`${ROOM}/demonstrations`).sort(order);
const digest = (...texts) =>
  texts
    .reduce((h, t) => h.update(t), createHash("sha256"))
    .digest("hex")
    .slice(0, 16);

/** The skin as it ships: what is solved and proven is what people see. */
function skin(figure) {
  const bytes = readFileSync(`${SHIPPED}/body.bin`);
  return figure.fleshOf(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), figure.regions());
}
/** What each demonstration is solved from, and where the solved one is kept. */
function orders() {
  mkdirSync(CACHE, { recursive: true });
  const known = tasks();
  const poses = stances();
  const by = digest(stampOf("choreography.ts"), stampOf("demonstration-build.ts"), readFileSync(`${SHIPPED}/body.bin`));
  return written().map((w) => {
    const stance = poses.get(w.stance);
    const task = known.get(w.of);
    if (!stance || !task) throw new Error(`${w.of}: no such ${stance ? "technique" : `stance: ${w.stance}`}`);
    return { w, stance, task, file: join(CACHE, `${w.of}-${digest(by, JSON.stringify([w, stance, task]))}.json`) };
  });
}
const solved = (figure, flesh, { w, stance, task }) =>
  JSON.stringify(figure.packedDemonstration(figure.choreograph(w, stance, task, flesh)));
/** `--solve i/n`: every n-th of those that are not in the cache. */
async function solveShare(share) {
  const [i, n] = share.split("/").map(Number);
  const figure = await import(pathToFileURL(resolve("out/figure-build/build.mjs")).href);
  const flesh = skin(figure);
  for (const order of orders().filter((_, k) => k % n === i))
    if (!existsSync(order.file)) writeFileSync(order.file, solved(figure, flesh, order));
}
/** Solves every demonstration; those whose data and code are as before come from the cache. One process a core. */
async function demonstrations() {
  const n = Math.min(8, availableParallelism());
  const child = (i) =>
    new Promise((done, fail) =>
      spawn(process.execPath, ["scripts/figure.mjs", "--solve", `${i}/${n}`], { stdio: "inherit" }).on("exit", (code) =>
        code === 0 ? done() : fail(new Error(`share ${i} of ${n} ended with ${code}`)),
      ),
    );
  await Promise.all(Array.from({ length: n }, (_, i) => child(i)));
  return orders().map(({ file }) => json(file));
}
/** The same input gives the same bytes: some of each stance, solved twice. */
async function twice() {
  const figure = await code();
  const flesh = skin(figure);
  const some = orders().filter(({ w }) => TWICE.has(w.of));
  const differ = some.filter((order) => solved(figure, flesh, order) !== solved(figure, flesh, order));
  for (const { w } of differ) console.error(`${w.of} is solved differently the second time.`);
  console.log(`${some.length - differ.length} of ${some.length} demonstrations come out the same to the last byte`);
  process.exitCode = differ.length + Number(some.length < TWICE.size) > 0 ? 1 : 0;
}
const TWICE = new Set(["ST13", "T02", "T10", "T22", "T24", "T39"]);
/** Fewer triangles where the skin is flat; the cut along the middle stays whole. */
async function simplifier() {
  const { MeshoptEncoder, MeshoptSimplifier } = await import("meshoptimizer");
  await MeshoptSimplifier.ready;
  await MeshoptEncoder.ready;
  return (mesh, triangles) => {
    const [kept] = MeshoptSimplifier.simplifyWithAttributes(
      mesh.triangles,
      mesh.place,
      3,
      mesh.normal,
      3,
      [0.6, 0.6, 0.6],
      null,
      triangles * 3,
      1,
      ["LockBorder"],
    );
    const [remap, count] = MeshoptEncoder.reorderMesh(kept, true, false);
    const place = new Float32Array(count * 3);
    const normal = new Float32Array(count * 3);
    remap.forEach((to, from) => {
      if (to === 0xffffffff) return;
      place.set(mesh.place.subarray(from * 3, from * 3 + 3), to * 3);
      normal.set(mesh.normal.subarray(from * 3, from * 3 + 3), to * 3);
    });
    return { place, normal, triangles: kept };
  };
}

/** Name of the part, what it is made from, and how. */
const PARTS = [
  {
    name: "atlas",
    stamp: () => stampOf("atlas-build.ts"),
    make: (figure) => {
      for (const [name, part] of Object.entries(figure.buildAtlas()))
        writeFileSync(join(ASSETS, `${name}.json`), `${JSON.stringify(part)}\n`);
    },
  },
  {
    name: "portraits",
    stamp: () => stampOf("portrait.ts"),
    make: async (figure) => (await import("./figure-portraits.mjs")).portraits(figure),
  },
  {
    name: "body",
    stamp: () => stampOf("body-build.ts"),
    make: async (figure) => writeFileSync(`${SHIPPED}/body.bin`, figure.buildBody(await simplifier()).bytes),
  },
  {
    name: "demonstrations",
    stamp: () =>
      digest(
        stampOf("choreography.ts"),
        stampOf("demonstration-build.ts"),
        readFileSync(`${SHIPPED}/body.bin`),
        JSON.stringify([...tasks()]),
        JSON.stringify([...stances()]),
        JSON.stringify(written()),
      ),
    make: async (figure) =>
      writeFileSync(
        `${SHIPPED}/demonstrations.json`,
        `${JSON.stringify({ regions: figure.regions(), demonstrations: await demonstrations() })}\n`,
      ),
  },
];

/** Every frame of every demonstration against the proof; what fails is named. `--prove T10` proves one. */
async function proveAll() {
  const figure = await code();
  const film = json(`${SHIPPED}/demonstrations.json`);
  const flesh = skin(figure);
  const all = tasks();
  const sharp = new Set(
    folder("src/knowledge/tools").flatMap((t) => (t.hard && (t.shape === "ball" || t.shape === "point") ? [t.id] : [])),
  );
  const by = new Map(written().map((w) => [w.of, w]));
  const wanted = process.argv[process.argv.indexOf("--prove") + 1];
  const rows = [];
  for (const packed of film.demonstrations) {
    if (wanted && !wanted.split(",").includes(packed.code)) continue;
    const task = all.get(packed.code);
    const work = by.get(packed.code).work;
    const lifted = figure.phraseOf(task).moments.flatMap((m, i) => (m.lift > 0.01 ? [i] : []));
    const claim = {
      code: task.code,
      region: task.region,
      avoid: task.avoid,
      by: work?.by ?? null,
      pressing: figure.pressing(work),
      sharp: sharp.has(work?.tool),
      grips: Object.keys(work?.grip ?? {}),
      lifted,
    };
    const { findings, residual } = figure.prove(packed, claim, flesh);
    const worst = new Map();
    for (const f of findings) if ((worst.get(f.breach)?.by ?? -1) < f.by) worst.set(f.breach, f);
    rows.push({ code: task.code, residual, findings: [...worst.values()] });
    for (const f of worst.values()) console.log(`${f.code} ${f.breach} ${f.by} (${f.what}) at ${f.seconds} s`);
  }
  mkdirSync("out", { recursive: true });
  writeFileSync("out/figure-proof.json", `${JSON.stringify(rows)}\n`);
  const broken = rows.filter((r) => r.findings.length > 0);
  for (const { code: which } of broken) console.error(`npm run figures -- --only ${which} draws ${which}.`);
  console.log(`${rows.length - broken.length} of ${rows.length} demonstrations hold in every frame`);
  process.exitCode = broken.length > 0 || rows.length === 0 ? 1 : 0;
}

/** The stills are drawn by a browser, so they are not built here; but whether they are of these movements is known. */
const drawn = () => digest(readFileSync(`${SHIPPED}/body.bin`), readFileSync(`${SHIPPED}/demonstrations.json`));
const stamps = existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, "utf8")) : {};
const stale = PARTS.filter((part) => stamps[part.name] !== part.stamp());
if (process.argv.includes("--prove")) await proveAll();
else if (process.argv.includes("--solve")) await solveShare(process.argv.at(-1));
else if (process.argv.includes("--twice")) await twice();
else if (process.argv.includes("--check")) {
  const shown = new Set(written().map((w) => w.of));
  const missing = [...tasks().keys()].filter((code) => !shown.has(code));
  for (const code of missing) console.error(`${code} has no demonstration in ${ROOM}/demonstrations.`);
  for (const { name } of stale) console.error(`The figure's ${name} is older than its data: run npm run figure.`);
  const stills = stamps.posters === drawn() ? 0 : 1;
  if (stills > 0) console.error("The stills are older than the movements: run npm run figures -- --posters.");
  process.exitCode = stale.length + missing.length + stills > 0 ? 1 : 0;
} else if (process.argv.includes("--stamp")) {
  // `--stamp atlas`: for a change that is known to alter nothing that is drawn, such as a name or a comment.
  for (const part of PARTS) if (process.argv.includes(part.name)) stamps[part.name] = part.stamp();
  if (process.argv.includes("posters")) stamps.posters = drawn();
  writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
} else if (stale.length > 0) {
  mkdirSync(ASSETS, { recursive: true });
  mkdirSync(SHIPPED, { recursive: true });
  const figure = await code();
  for (const part of stale) {
    const started = performance.now();
    await part.make(figure);
    stamps[part.name] = part.stamp();
    writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
    console.log(`${part.name} built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
} else console.log("The figure is up to date.");
