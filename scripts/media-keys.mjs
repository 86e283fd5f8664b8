// The keys of headphones and lock screens as they really arrive: plays a session in Chromium on a D-Bus of its own and
// presses Pause, Play, Next, Previous and Seek through MPRIS. Needs dbus-daemon and dbus-send (Debian: dbus); where they
// are missing it says so and fails. node scripts/media-keys.mjs
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";
import { serve } from "./serve.mjs";

const missing = ["dbus-daemon", "dbus-send"].filter((name) => spawnSync(name, ["--version"]).error);
if (missing.length > 0) {
  console.error(`not tried: ${missing.join(" and ")} is not on this machine (Debian package dbus)`);
  process.exit(1);
}
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const load = async (path) => (await runnerImport(path)).module;
const { playerPage } = await load("./e2e/player/build.ts");
const { rawPage } = await load("./e2e/player/raw.ts");

const folder = mkdtempSync(join(tmpdir(), "media-keys-"));
const bus = `unix:path=${folder}/bus`;
const daemon = spawn("dbus-daemon", ["--session", "--nofork", `--address=${bus}`], { stdio: "ignore" });
const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: bus };
/** Calls a method of the bus; gives what it printed. */
function send(dest, path, method, ...values) {
  const args = ["--session", "--print-reply", `--dest=${dest}`, path, method, ...values];
  const { status, stdout, stderr } = spawnSync("dbus-send", args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${method}: ${stderr}`);
  return stdout;
}
const server = await serve(0, await playerPage());
await wait(1000);
const page = await rawPage(`http://127.0.0.1:${server.address().port}/`, undefined, [], env);
async function until(expression) {
  for (const end = Date.now() + 20_000; Date.now() < end; await wait(100))
    if (await page.evaluate(`Boolean(${expression})`).catch(() => false)) return true;
  return false;
}
let failed = 0;
async function tried(what, act, holds) {
  act();
  const began = Date.now();
  const ok = await until(holds);
  if (!ok) failed += 1;
  console.log(`${ok ? "ok    " : "FAILED"} ${what}${ok ? `, after ${Date.now() - began} ms` : ""}`);
}
try {
  await until("'openSession' in window");
  await page.evaluate("read.then(openSession)");
  await page.click("#begin");
  await until("modeNow().phase === 'contact' && element.currentTime > 1");
  await wait(2000);
  const names = send("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.ListNames");
  const player = /org\.mpris\.MediaPlayer2\.[\w.]+/.exec(names)?.[0];
  if (player === undefined) throw new Error("the browser offers no player on the bus");
  const press =
    (method, ...values) =>
    () =>
      void send(player, "/org/mpris/MediaPlayer2", `org.mpris.MediaPlayer2.Player.${method}`, ...values);
  await tried("Pause pauses", press("Pause"), "modeNow().mode === 'paused'");
  await wait(1500);
  await tried("Play goes on", press("Play"), "modeNow().mode === 'running'");
  await wait(1500);
  await tried("PlayPause pauses", press("PlayPause"), "modeNow().mode === 'paused'");
  await wait(1500);
  // The track of a pause sounds: the browser takes the session for one that plays, and one key for both says pause.
  await tried("PlayPause in a pause ends its sound", press("PlayPause"), "elements.every(({ paused }) => paused)");
  await tried("and the session waits", () => {}, "modeNow().mode === 'paused'");
  await wait(1500);
  await tried("PlayPause goes on", press("PlayPause"), "modeNow().mode === 'running'");
  await wait(1500);
  await tried("Pause twice never goes on", () => (press("Pause")(), press("Pause")()), "modeNow().mode === 'paused'");
  await wait(1500);
  await tried("and waits", () => {}, "modeNow().mode === 'paused'");
  await tried("Play goes on again", press("Play"), "modeNow().mode === 'running'");
  await wait(1500);
  const before = await page.evaluate("modeNow().clockMs");
  await tried("Previous says it again, and the session goes on", press("Previous"), `modeNow().clockMs > ${before}`);
  await tried("Next skips", press("Next"), "modeNow().phase === 'ready'");
  await wait(1500);
  await tried("Seek forward is ready now", press("Seek", "int64:10000000"), "modeNow().phase === 'contact'");
} catch (error) {
  failed += 1;
  console.error(`FAILED ${error.message}`);
}
page.close();
daemon.kill();
server.close();
rmSync(folder, { recursive: true, force: true });
process.exit(failed > 0 ? 1 : 0);
