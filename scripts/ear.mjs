// A sound server of its own, and what comes out of it written to a file. Needs the Debian packages pulseaudio and
// pulseaudio-utils.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";
import { serve } from "./serve.mjs";

/** Samples a second of a recording: one channel, 16 bits. */
export const RATE = 24_000;
export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export const load = async (path) => (await runnerImport(path)).module;

/** The processes of a group, each with the fields of its `stat` from the third on. */
export function processesOf(group) {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return Number(fields[2]) === group ? [{ pid, fields }] : [];
    } catch {
      return []; // It ended meanwhile.
    }
  });
}

/** What the browser holds and has taken: megabytes of its own, and seconds of a core. */
export function costOf(group) {
  const each = {};
  let [kilobytes, ticks] = [0, 0];
  for (const { pid, fields } of processesOf(group)) {
    try {
      const kind = /--type=([\w-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.[1] ?? "browser";
      const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
      ticks += Number(fields[11]) + Number(fields[12]);
      kilobytes += own;
      each[kind] = (each[kind] ?? 0) + own;
    } catch {
      // It ended meanwhile.
    }
  }
  const kinds = Object.entries(each).map(([kind, own]) => `${kind} ${Math.round(own / 1024)}`);
  return { megabytes: Math.round(kilobytes / 1024), kinds: kinds.join(" "), seconds: ticks / 100 };
}

/** Phones give sound threads priority in real time; so does this, where it may (root): those of one process group. */
export function hasten(group) {
  for (const { pid } of processesOf(group)) {
    try {
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

/** The player's page served, and an ear that hears every browser started with `env`. */
export async function ear() {
  const { playerPage } = await load("./e2e/player/build.ts");
  const server = await serve(0, await playerPage());
  const folder = mkdtempSync(join(tmpdir(), "ear-"));
  const env = { PULSE_SERVER: `unix:${folder}/sound` };
  const started = [];
  // A proof that breaks off leaves nothing running.
  process.once("exit", () => started.forEach((child) => child.kill()));
  function start(command, args, out = "ignore") {
    const child = spawn(command, args, {
      detached: true,
      stdio: ["ignore", out, "ignore"],
      env: { ...process.env, ...env },
    });
    started.push(child);
    return child;
  }
  start("pulseaudio", [
    "-n",
    "--exit-idle-time=-1",
    "--daemonize=no",
    // One that was left behind by a proof that broke off stands in nobody's way.
    "--use-pid-file=no",
    "--load=module-null-sink sink_name=ear rate=48000",
    `--load=module-native-protocol-unix auth-anonymous=1 socket=${folder}/sound`,
  ]);
  await wait(2000);
  return {
    env,
    address: `http://127.0.0.1:${server.address().port}/`,
    /** Hears until it is asked for what it heard. */
    listen(name) {
      const file = join(folder, `${name}.pcm`);
      const args = ["--device=ear.monitor", "--format=s16le", `--rate=${RATE}`, "--channels=1", "--latency-msec=200"];
      const child = start("parec", args, openSync(file, "w"));
      return async () => {
        child.kill();
        await wait(500);
        const bytes = readFileSync(file);
        return new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2));
      };
    },
    hasten: () => started.forEach(({ pid }) => hasten(pid)),
    close() {
      for (const child of started) child.kill();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Contacts and pauses of the same length, as cues of a session: the first contact begins at `firstMs`. */
export const contacts = (count, firstMs, everyMs) =>
  Array.from({ length: count }, (_, n) => ({
    atMs: firstMs + n * everyMs,
    kind: n % 2 === 0 ? "enter" : "leave",
    // A place may be pressed for two minutes: each contact has one of its own, as far as the page knows places.
    step: Math.floor(n / 2) % 40,
    side: "left",
    stroke: "roll",
    say: n % 2 === 0 ? { key: "cue.enter", values: { target: 4 } } : { key: "cue.leave", values: {} },
  }));
