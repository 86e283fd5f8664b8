// What really comes out: plays the player's page in Chromium into a sound server of its own, records that, finds the
// markers in the recording and says how far each is from its place. Needs the Debian package pulseaudio-utils with
// pulseaudio. node scripts/listen.mjs [seconds] [visible|hidden|blocked|throttled|cuts …]
// "throttled": hidden, and its processor twenty times slower. "cuts": cut anew every four seconds; says how long the
// recording holds nothing, not even the bed. EVERY=20000: milliseconds between two markers, for an hour.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";
import { serve } from "./serve.mjs";

const RATE = 24_000;
const EVERY_MS = Number(process.env.EVERY ?? 4000);
const [seconds = "180", ...asked] = process.argv.slice(2);
const modes = asked.length > 0 ? asked : ["visible", "hidden", "blocked"];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const load = async (path) => (await runnerImport(path)).module;
const { playerPage } = await load("./e2e/player/build.ts");
const { rawPage } = await load("./e2e/player/raw.ts");
const { markersIn } = await load("./e2e/player/recorded.ts");

const server = await serve(0, await playerPage());
const address = `http://127.0.0.1:${server.address().port}/`;
const folder = mkdtempSync(join(tmpdir(), "listen-"));
const socket = `unix:${folder}/sound`;
const started = [];
const start = (command, args, out = "ignore") => {
  const child = spawn(command, args, {
    detached: true,
    stdio: ["ignore", out, "ignore"],
    env: { ...process.env, PULSE_SERVER: socket },
  });
  started.push(child);
  return child;
};
start("pulseaudio", [
  "-n",
  "--exit-idle-time=-1",
  "--daemonize=no",
  `--load=module-null-sink sink_name=ear rate=48000`,
  `--load=module-native-protocol-unix auth-anonymous=1 socket=${folder}/sound`,
]);
await wait(2000);

/** Phones give sound threads priority in real time; so does this, where it may (root): those of one process group. */
function hasten(group) {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) !== group) continue;
      for (const task of readdirSync(`/proc/${pid}/task`)) {
        const name = readFileSync(`/proc/${pid}/task/${task}/comm`, "utf8");
        const sounds = /Audio|Media|ThreadPoolForeg|threaded-ml|pulse|alsa|null-sink|parec/.test(name);
        if (sounds) spawnSync("chrt", ["-f", "-p", "10", task]);
      }
    } catch {
      // It ended meanwhile.
    }
  }
}

/** What the browser holds and has taken: megabytes of its own, and seconds of a core. */
function costOf(group) {
  let [kilobytes, ticks] = [0, 0];
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ");
      if (Number(fields[2]) !== group) continue;
      ticks += Number(fields[11]) + Number(fields[12]);
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return { megabytes: Math.round(kilobytes / 1024), seconds: ticks / 100 };
}

/** Contacts and pauses of the same length. */
const cues = Array.from({ length: Math.floor((Number(seconds) * 1000) / EVERY_MS) }, (_, n) => ({
  atMs: 3000 + n * EVERY_MS,
  kind: n % 2 === 0 ? "enter" : "leave",
  step: 0,
  side: "left",
  stroke: "roll",
  say: n % 2 === 0 ? { key: "cue.enter", values: { target: 4 } } : { key: "cue.leave", values: {} },
}));
if (cues.at(-1).kind === "enter") cues.pop();

async function recorded(mode) {
  const file = join(folder, `${mode}.pcm`);
  const page = await rawPage(address, undefined, [], { PULSE_SERVER: socket });
  while (!(await page.evaluate("'cuesOf' in window").catch(() => false))) await wait(200);
  await page.evaluate("open('guide')");
  await page.click("#begin");
  await wait(4000);
  const ear = start(
    "parec",
    ["--device=ear.monitor", "--format=s16le", `--rate=${RATE}`, "--channels=1", "--latency-msec=200"],
    openSync(file, "w"),
  );
  await wait(500);
  for (const group of [page.pid, ...started.map(({ pid }) => pid)]) hasten(group);
  const begun = costOf(page.pid);
  let most = begun;
  if (mode === "throttled") await page.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  await page.evaluate(`play(${JSON.stringify(cues)}, 0)`);
  if (mode !== "visible" && mode !== "cuts") await page.hide();
  const until = Date.now() + Number(seconds) * 1000 + 5000;
  while (Date.now() < until) {
    if (mode === "blocked")
      await page.evaluate("{ const until = performance.now() + 5000; while (performance.now() < until); }");
    if (mode === "cuts") await page.evaluate("play(cuesOf(), 20000 + Math.random() * 300000)").then(() => wait(3000));
    await wait(1000);
    const now = costOf(page.pid);
    if (now.megabytes > most.megabytes) most = now;
  }
  const cost = { before: begun.megabytes, most: most.megabytes, end: costOf(page.pid) };
  console.log(
    `${mode}: all processes of the browser ${cost.before} MB before, ${cost.most} at most, ${cost.end.megabytes} at the end; ${(cost.end.seconds - begun.seconds).toFixed(0)} s of a core in ${seconds} s`,
  );
  const state = await page.evaluate("({ state: document.visibilityState, log })");
  ear.kill();
  page.close();
  await wait(500);
  return { file, state };
}

/** Stretches of nothing, longer than ten milliseconds, from the first sound on. */
function sayGaps(samples, { log }) {
  const gaps = [];
  let since = samples.findIndex((sample) => sample !== 0);
  for (let at = since; at < samples.length; at++)
    if (Math.abs(samples[at]) > 1) {
      if (at - since > RATE / 100) gaps.push(((at - since) * 1000) / RATE);
      since = at;
    }
  const times = Math.floor(Number(seconds) / 4);
  const longest = gaps.toSorted((a, b) => b - a).map((ms) => Math.round(ms));
  console.log(
    `cuts: ${times} cuts, ${gaps.length} gaps over 10 ms, the longest ${longest.slice(0, 12).join(" ") || "none"} ms, load ${loadavg()[0].toFixed(1)}, told ${JSON.stringify(log)}`,
  );
}

for (const mode of modes) {
  const { file, state } = await recorded(mode);
  const bytes = readFileSync(file);
  const found = markersIn(new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2)));
  if (mode === "cuts") {
    sayGaps(new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2)), state);
    continue;
  }
  if (process.env.SHOW)
    console.log(found.map(({ kind, at }) => `${kind} ${Math.round((at / RATE) * 1000)}`).join(", "));
  const first = found.find(({ kind }) => kind === "enter");
  if (first === undefined) {
    const loud = bytes.findIndex((byte) => byte !== 0);
    console.log(
      `${mode}: no marker in ${bytes.length} bytes, first sound at byte ${loud}, told ${JSON.stringify(state)}`,
    );
    continue;
  }
  const errors = cues.map(({ kind, atMs }) => {
    const want = first.at + ((atMs - cues[0].atMs) * RATE) / 1000;
    const near = found.filter((f) => f.kind === kind).map((f) => (Math.abs(f.at - want) / RATE) * 1000);
    return Math.min(...near);
  });
  const heard = errors.filter((ms) => ms < 1000).toSorted((a, b) => a - b);
  const at = (share) => heard[Math.min(heard.length - 1, Math.ceil(heard.length * share) - 1)]?.toFixed(1);
  console.log(
    `${mode}: page ${state.state}, ${cues.length} markers, ${cues.length - heard.length} lost, error p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms, load ${loadavg()[0].toFixed(1)}, told ${JSON.stringify(state.log)}`,
  );
}
for (const child of started) child.kill();
server.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
