// How reading grows: archives of 200 to 2,000 activities, and a health export of so many gigabytes.
//   node bench/archives.mjs 200 500 1000 2000      seconds, seconds an activity, peak and course of memory
//   node bench/archives.mjs apple 3                the same for a made export.xml of 3 GB (written to the temporary folder)
// Files are recordings as long as people run: real ones where the collection is there and BENCH_MADE is not set, else made
// ones of the same length. Archives of them are made here and deleted again. BENCH_TRIES: how often each is read (3, the
// middle one counts); BENCH_CURVE=0: without the course of memory. Build first: npm run build.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { activity, fileId, fit, gpx, moments, record, session, tcx, unix } from "../scripts/recording.mjs";

configure({ useWebWorkers: false });
const folder = mkdtempSync(join(tmpdir(), "legwork-bench-"));
const made = (name) => readFileSync(`recordings/${name}`);

/** Reads a file in a process of its own; `more`: what is loaded before it, and what it is told. */
function measured(path, more = [], env = {}) {
  const began = performance.now();
  const watched = ["./e2e/peak.mjs", ...more].flatMap((file) => ["--import", file]);
  const { stdout, stderr } = spawnSync("node", [...watched, "dist/legwork.js", "read", path, "--json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: { ...process.env, ...env },
  });
  const seconds = (performance.now() - began) / 1000;
  const results = JSON.parse(stdout);
  const core = Number(/CORE ([\d.]+)/.exec(stderr)[1]);
  const megabytes = Math.round(Number(/PEAK (\d+)/.exec(stderr)[1]) / 1024);
  return { results, seconds, core, megabytes, curve: JSON.parse(/CURVE (.+)/.exec(stderr)?.[1] ?? "[]") };
}

/** The middle one of several tries: seconds of a core differ with what else the machine does. */
function middle(tries) {
  return tries.toSorted((a, b) => a.core - b.core)[tries.length >> 1];
}

const REAL = "../shared/runs";
const isReal = existsSync(REAL) && !process.env.BENCH_MADE;
/** So long as those of the collection: 79, 33 and 68 minutes, a moment a second. */
function madeKinds() {
  const start = unix("2026-05-02T06:10:00Z");
  const [long, short, middling] = [79, 33, 68].map((minutes) => moments({ start, seconds: minutes * 60 }));
  const whole = [fileId(4, start), ...long.map(record), session(long, 79 * 60), activity(long, 120)];
  return [
    ["fit.gz", gzipSync(fit(whole))],
    ["gpx", Buffer.from(gpx([short], "running"))],
    ["tcx.gz", gzipSync(tcx([middling]))],
  ];
}
const KINDS = isReal
  ? [
      ["fit.gz", gzipSync(readFileSync(`${REAL}/run-garmin-fr945-nz.fit`))],
      ["gpx", readFileSync(`${REAL}/run-strava-android.gpx`)],
      ["tcx.gz", gzipSync(readFileSync(`${REAL}/run-strava-export.tcx`))],
    ]
  : madeKinds();

/** A third FIT, a third GPX, a third TCX, packed as Strava packs them, with its list at the end. */
async function archiveOf(count) {
  const [header, first] = made("strava.csv").toString().split("\n");
  const rows = Array.from({ length: count }, (_, i) =>
    first.replace(/^1,/, `${i + 1},`).replace("11.fit.gz", `${i}.${KINDS[i % 3][0]}`),
  );
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 1 });
  for (let i = 0; i < count; i++)
    await writer.add(`activities/${i}.${KINDS[i % 3][0]}`, new Uint8ArrayReader(KINDS[i % 3][1]));
  await writer.add("activities.csv", new Uint8ArrayReader(new TextEncoder().encode([header, ...rows].join("\n"))));
  const path = join(folder, `${count}.zip`);
  writeFileSync(path, await writer.close());
  return path;
}

const RECORD = `<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" sourceVersion="11.0" device="&lt;HKDevice: 0x2&gt;, name:Watch" unit="count/min" creationDate="2026-05-06 07:30:00 +0200" startDate="2026-05-06 07:30:00 +0200" endDate="2026-05-06 07:30:00 +0200" value="120"/>\n`;
function exportOf(gigabytes) {
  const bytes = gigabytes * 1e9;
  const free = statfsSync(folder);
  if (free.bavail * free.bsize < bytes * 1.5) throw new Error("not enough room in the temporary folder");
  const path = join(folder, "export.xml");
  const file = openSync(path, "w");
  writeSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n<HealthData locale="en_US">\n`,
  );
  const piece = RECORD.repeat(10_000);
  const workout = (i) =>
    `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" totalDistance="5" totalDistanceUnit="km" sourceName="Watch ${i}" startDate="2026-05-06 07:30:00 +0200" endDate="2026-05-06 08:00:00 +0200"><MetadataEntry key="HKTimeZone" value="Europe/Zurich"/></Workout>\n`;
  let written = 0;
  for (let i = 0; written < bytes; i++) written += writeSync(file, piece + workout(i));
  writeSync(file, "</HealthData>\n");
  closeSync(file);
  return path;
}

/** Least squares of seconds over activities: what a start costs, and what one more activity costs. */
function line(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([count]) => count), mean(([, core]) => core)];
  const slope = mean(([count, core]) => (count - x) * (core - y)) / mean(([count]) => (count - x) ** 2);
  return { slope, start: y - slope * x };
}

const TRIES = Number(process.env.BENCH_TRIES ?? 3);
async function archives(counts) {
  const none = await archiveOf(0);
  const start = middle(Array.from({ length: TRIES }, () => measured(none))).core;
  const [rows, points] = [[], []];
  let last = "";
  for (const count of counts) {
    last = await archiveOf(count);
    const { results, seconds, core, megabytes } = middle(Array.from({ length: TRIES }, () => measured(last)));
    points.push([count, core]);
    rows.push({
      activities: results.filter(({ ok }) => ok).length,
      seconds: seconds.toFixed(1),
      "ms of a core an activity": ((core * 1000) / count).toFixed(1),
      "without the program's start": (((core - start) * 1000) / count).toFixed(1),
      "peak MB": megabytes,
    });
  }
  console.log(`${isReal ? "real" : "made"} recordings; ${start.toFixed(2)} s of a core until the program is there`);
  console.table(rows);
  if (points.length > 1) {
    const fit = line(points);
    console.log(`on a line: ${fit.start.toFixed(2)} s, then ${(fit.slope * 1000).toFixed(2)} ms of a core an activity`);
  }
  if (process.env.BENCH_CURVE !== "0") memory(last, counts.at(-1));
}

/** How memory goes within the largest archive, at each tenth of its activities. */
function memory(path, count) {
  const curve = ["./bench/curve.mjs"];
  const plain = measured(path, curve, { RESULTS: String(count) }).curve;
  const live = measured(path, curve, { RESULTS: String(count), LIVE: "1" }).curve;
  console.log(`memory while ${count} activities are read, at each tenth`);
  console.log(`  resident MB:                ${plain.map(([resident]) => resident).join(" ")}`);
  console.log(`  in use MB, heap collected:  ${live.map(([, used]) => used).join(" ")}`);
}

try {
  const [what, ...more] = process.argv.slice(2);
  if (what === "apple") {
    const gigabytes = Number(more[0] ?? 0.5);
    const { results, seconds, core, megabytes } = measured(exportOf(gigabytes));
    console.log(
      `${gigabytes} GB, ${results.length} workouts: ${seconds.toFixed(1)} s, ${core.toFixed(1)} s of a core, peak ${megabytes} MB`,
    );
  } else {
    await archives([what, ...more].map(Number));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
