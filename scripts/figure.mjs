// Builds what is drawn of the body from its data, when the data or the code that draws it changed.
// `node scripts/figure.mjs` builds what is stale; `--check` only says what is, and fails; `--prove` holds every frame
// against the proof and writes docs/figure-table.md (`--seen`: all were looked at); `--twice` makes what takes seconds
// again and wants the bytes that ship; `--twice --all` everything, `--twice posters` that part alone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { builtCode, figureCode as code } from "./figure-code.mjs";

const ROOM = "src/figure";
const ASSETS = `${ROOM}/assets`;
const STAMPS = `${ASSETS}/stamps.json`;
const SHIPPED = "public/figure";
const FILM = `${SHIPPED}/demonstrations.json`;
const anew = process.argv.includes("--twice");
const CACHE = anew ? "out/figure-cache-anew" : "out/figure-cache";

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
function skin(figure, build = 0) {
  const bytes = readFileSync(`${SHIPPED}/body.bin`);
  const { buffer, byteOffset, length } = bytes;
  return figure.fleshOf(buffer.slice(byteOffset, byteOffset + length), figure.regions(), build);
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
  const figure = await builtCode();
  const flesh = skin(figure);
  for (const order of orders().filter((_, k) => k % n === i))
    if (!existsSync(order.file)) writeFileSync(order.file, solved(figure, flesh, order));
}
/** Solves every demonstration; those whose data and code are as before come from the cache. One process a core. */
async function demonstrations() {
  const n = Math.min(8, availableParallelism());
  const child = (i) =>
    new Promise((done, fail) =>
      spawn(process.execPath, ["scripts/figure.mjs", ...(anew ? ["--twice"] : []), "--solve", `${i}/${n}`], {
        stdio: "inherit",
      }).on("exit", (code) => (code === 0 ? done() : fail(new Error(`share ${i} of ${n} ended with ${code}`)))),
    );
  await Promise.all(Array.from({ length: n }, (_, i) => child(i)));
  return orders().map(({ file }) => json(file));
}
/** Some of each stance, for when there is no time for all. */
const SOME = new Set(["ST13", "T02", "T10", "T22", "T24", "T39"]);
/** Makes everything, parts by name, or only what takes seconds, again from nothing: it has to be what ships, to the byte. */
async function twice(all) {
  rmSync(CACHE, { recursive: true, force: true });
  const figure = await code();
  let differ = 0;
  let same = 0;
  const hold = (what, is) => {
    if (is) same++;
    else console.error(`${what} is not made the same a second time.`, differ++);
  };
  const named = PARTS.filter(({ name }) => asked(name));
  const parts = all ? PARTS : named.length > 0 ? named : PARTS.filter(({ quick }) => quick);
  for (const part of parts) {
    const started = performance.now();
    for (const [file, bytes] of await part.make(figure)) hold(file, readFileSync(file).equals(Buffer.from(bytes)));
    console.log(`${part.name} again in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  if (!all && named.length === 0) {
    const shipped = new Map(json(FILM).demonstrations.map((d) => [d.code, JSON.stringify(d)]));
    const flesh = skin(figure);
    for (const order of orders().filter(({ w }) => SOME.has(w.of)))
      hold(order.w.of, solved(figure, flesh, order) === shipped.get(order.w.of));
  }
  console.log(`${same} of ${same + differ} come out the same to the last byte`);
  process.exitCode = differ > 0 || same === 0 ? 1 : 0;
}
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

/** Name of the part, what it is made from, and its files with their bytes; `quick` ones take seconds. */
const PARTS = [
  {
    name: "atlas",
    quick: true,
    stamp: () => stampOf("atlas-build.ts"),
    make: (figure) =>
      Object.entries(figure.buildAtlas()).map(([name, part]) => [
        join(ASSETS, `${name}.json`),
        `${JSON.stringify(part)}\n`,
      ]),
  },
  {
    name: "portraits",
    stamp: () => stampOf("portrait.ts"),
    make: async () => (await import("./figure-portraits.mjs")).portraits(),
  },
  {
    name: "body",
    quick: true,
    stamp: () => stampOf("body-build.ts"),
    make: async (figure) => [[`${SHIPPED}/body.bin`, figure.buildBody(await simplifier()).bytes]],
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
    make: async (figure) => [
      [FILM, `${JSON.stringify({ regions: figure.regions(), demonstrations: await demonstrations() })}\n`],
    ],
  },
  {
    name: "posters",
    stamp: () =>
      digest(
        stampOf("view/index.ts"),
        ...[`${SHIPPED}/body.bin`, FILM, "scripts/figure-posters.mjs"].map((f) => readFileSync(f)),
      ),
    make: async () => (await import("./figure-posters.mjs")).posters(),
  },
];

const SEEN = "docs/figure-seen.json";
const TABLE = "docs/figure-table.md";
/** What a demonstration is, for whoever looked at it. */
const lookedAt = (packed) => digest(JSON.stringify(packed)).slice(0, 8);
const tableStamp = () =>
  `<!-- ${digest(readFileSync(FILM), readFileSync(`${SHIPPED}/body.bin`), readFileSync(SEEN))} -->`;
/** What was measured of each beside what a person sees; who changes a demonstration has to look at it again. */
function table(rows, packed) {
  const seen = json(SEEN);
  const by = new Map(packed.map((d) => [d.code, d]));
  const cells = rows.map(({ code: which, residual, findings }) => {
    const { sees, weak, of } = seen[which] ?? {};
    const now = of === lookedAt(by.get(which));
    return [
      which,
      residual === null ? "" : residual.toFixed(1),
      findings.map((f) => f.breach).join(", ") || "holds",
      now ? sees : "changed since it was looked at",
      now && weak ? "weak" : "",
    ];
  });
  const all = [["code", "mm", "proof", "what a person believes they see", ""], ...cells];
  const wide = all[0].map((_, k) => Math.max(3, ...all.map((row) => row[k].length)));
  const line = (row) => `| ${row.map((cell, k) => cell.padEnd(wide[k])).join(" | ")} |`;
  return [
    "# Every demonstration: how near, and what a person sees",
    "",
    "Written by `node scripts/figure.mjs --prove`. The millimeters are those between tool or hand and where it should lie, in the worst frame. What a person sees stands in `figure-seen.json`, for the movement as it was looked at; after looking again, `--prove --seen` says so for all.",
    "",
    line(all[0]),
    `| ${wide.map((n) => "-".repeat(n)).join(" | ")} |`,
    ...cells.map(line),
    "",
    tableStamp(),
    "",
  ].join("\n");
}
function writeTable(rows, packed) {
  if (asked("--seen")) {
    const seen = json(SEEN);
    for (const d of packed) if (seen[d.code]) seen[d.code].of = lookedAt(d);
    writeFileSync(SEEN, `${JSON.stringify(seen, null, 2)}\n`);
  }
  writeFileSync(TABLE, table(rows, packed));
}
/** Every frame of every demonstration against the proof; what fails is named. `--prove T10` proves one. */
async function proveAll() {
  const figure = await code();
  const film = json(FILM);
  const flesh = skin(figure);
  const others = [1, 2, 3].map((build) => skin(figure, build));
  const all = tasks();
  const poses = stances();
  const sharp = new Set(
    folder("src/knowledge/tools").flatMap((t) => (t.hard && (t.shape === "ball" || t.shape === "point") ? [t.id] : [])),
  );
  const by = new Map(written().map((w) => [w.of, w]));
  const next = process.argv[process.argv.indexOf("--prove") + 1];
  const wanted = next?.startsWith("--") ? undefined : next;
  const rows = [];
  for (const packed of film.demonstrations) {
    if (wanted && !wanted.split(",").includes(packed.code)) continue;
    const task = all.get(packed.code);
    const as = by.get(packed.code);
    const { work } = as;
    const { moments } = figure.phraseOf(task);
    const off = (lift) => moments.flatMap((m, i) => (lift(m) > 0.01 ? [i] : []));
    const claim = {
      code: task.code,
      region: task.region,
      avoid: task.avoid,
      by: work?.by ?? null,
      pressing: figure.pressing(work),
      sharp: sharp.has(work?.tool),
      rolls: work?.by === "weight" && task.stroke !== "hold" && task.stroke !== "press",
      grips: Object.keys(work?.grip ?? {}),
      holds: figure.holding(poses.get(as.stance), as),
      lifted: { L: off((m) => m.lift), R: off((m) => m.other ?? m.lift) },
    };
    const { findings, residual } = figure.prove(packed, claim, flesh, others);
    const worst = new Map();
    for (const f of findings) if ((worst.get(f.breach)?.by ?? -1) < f.by) worst.set(f.breach, f);
    rows.push({ code: task.code, residual, findings: [...worst.values()] });
    for (const f of worst.values()) console.log(`${f.code} ${f.breach} ${f.by} (${f.what}) at ${f.seconds} s`);
  }
  mkdirSync("out", { recursive: true });
  writeFileSync("out/figure-proof.json", `${JSON.stringify(rows)}\n`);
  if (!wanted) writeTable(rows, film.demonstrations);
  const broken = rows.filter((r) => r.findings.length > 0);
  for (const { code: which } of broken) console.error(`npm run sheet -- --only ${which} draws ${which}.`);
  console.log(`${rows.length - broken.length} of ${rows.length} demonstrations hold in every frame`);
  process.exitCode = broken.length > 0 || rows.length === 0 ? 1 : 0;
}

const stamps = existsSync(STAMPS) ? json(STAMPS) : {};
/** Asked of each part when its turn comes: what it is made from may have been built just before. */
const stale = (part) => stamps[part.name] !== part.stamp();
const asked = (name) => process.argv.includes(name);
/** `made`: its files with their bytes, where they were made just now: what ships is held against their hashes. */
const stamp = (part, made = []) => {
  stamps[part.name] = part.stamp();
  stamps.files = { ...stamps.files, ...Object.fromEntries(made.map(([file, bytes]) => [file, digest(bytes)])) };
  writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
};

function check() {
  const shown = new Set(written().map((w) => w.of));
  const missing = [...tasks().keys()].filter((code) => !shown.has(code));
  for (const code of missing) console.error(`${code} has no demonstration in ${ROOM}/demonstrations.`);
  const old = PARTS.filter(stale);
  for (const { name } of old) console.error(`The figure's ${name} is older than its data: run npm run figure.`);
  const swapped = Object.entries(stamps.files ?? {}).filter(
    ([file, hash]) => !existsSync(file) || digest(readFileSync(file)) !== hash,
  );
  for (const [file] of swapped) console.error(`${file} is not what was built: take it back, or build it again.`);
  const unknown = readdirSync(SHIPPED).filter((f) => f !== "LICENCE.txt" && !stamps.files?.[`${SHIPPED}/${f}`]);
  for (const file of unknown) console.error(`${SHIPPED}/${file} was built by nobody.`);
  const told = existsSync(TABLE) && readFileSync(TABLE, "utf8").includes(tableStamp());
  if (!told) console.error(`${TABLE} is older than the demonstrations: run node scripts/figure.mjs --prove.`);
  process.exitCode = old.length + missing.length + swapped.length + unknown.length > 0 || !told ? 1 : 0;
}
async function buildStale() {
  mkdirSync(ASSETS, { recursive: true });
  mkdirSync(SHIPPED, { recursive: true });
  let figure = null;
  for (const part of PARTS) {
    if (!stale(part)) continue;
    const started = performance.now();
    figure ??= await code();
    const made = await part.make(figure);
    for (const [file, bytes] of made) writeFileSync(file, bytes);
    stamp(part, made);
    console.log(`${part.name} built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  if (figure === null) console.log("The figure is up to date.");
}

if (asked("--prove")) await proveAll();
else if (asked("--solve")) await solveShare(process.argv.at(-1));
else if (anew) await twice(asked("--all"));
else if (asked("--check")) check();
// `--stamp atlas`: for a change that is known to alter nothing that is drawn, such as a name or a comment.
else if (asked("--stamp")) PARTS.filter((part) => asked(part.name)).forEach((part) => stamp(part));
else await buildStale();
