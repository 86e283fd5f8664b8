// What really comes out: plays the player's page in Chromium into a sound server of its own, records that, finds the
// markers in the recording and says how far each is from its place. Needs the Debian package pulseaudio-utils with
// pulseaudio. node scripts/listen.mjs [seconds] [visible|hidden|blocked|throttled|cuts …]
// "throttled": hidden, and its processor twenty times slower. "cuts": cut anew every four seconds; says how long the
// recording holds nothing, not even the bed. EVERY=20000: milliseconds between two markers, for an hour. TRACK=3600: the track is that long, however long it is listened to.
import { loadavg } from "node:os";
import { RATE, contacts, costOf, ear, hasten, load, wait } from "./ear.mjs";

const EVERY_MS = Number(process.env.EVERY ?? 4000);
const [seconds = "180", ...asked] = process.argv.slice(2);
const TRACK = Number(process.env.TRACK ?? seconds);
const modes = asked.length > 0 ? asked : ["visible", "hidden", "blocked"];
const { rawPage } = await load("./e2e/player/raw.ts");
const { markersIn } = await load("./e2e/player/recorded.ts");
const heard = await ear();

const cues = contacts(Math.floor((TRACK * 1000) / EVERY_MS), 3000, EVERY_MS);
if (cues.at(-1).kind === "enter") cues.pop();

async function recorded(mode) {
  const page = await rawPage(heard.address, undefined, [], heard.env);
  while (!(await page.evaluate("'cuesOf' in window").catch(() => false))) await wait(200);
  await page.evaluate("open('guide')");
  await page.click("#begin");
  await wait(4000);
  const all = heard.listen(mode);
  await wait(500);
  hasten(page.pid);
  heard.hasten();
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
    // The track is mixed at the beginning: that is looked at more often.
    await wait(Date.now() < until - Number(seconds) * 1000 + 25_000 ? 200 : 1000);
    const now = costOf(page.pid);
    if (now.megabytes > most.megabytes) most = now;
  }
  const end = costOf(page.pid);
  const shown = ({ megabytes, kinds }) => `${megabytes} MB (${kinds})`;
  console.log(
    `${mode}: all processes of the browser ${shown(begun)} before, ${shown(most)} at most, ${shown(end)} at the end; ${(end.seconds - begun.seconds).toFixed(0)} s of a core in ${seconds} s`,
  );
  const state = await page.evaluate("({ state: document.visibilityState, log })");
  const samples = await all();
  page.close();
  return { samples, state };
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
  const { samples, state } = await recorded(mode);
  if (mode === "cuts") {
    sayGaps(samples, state);
    continue;
  }
  const found = markersIn(samples);
  if (process.env.SHOW)
    console.log(found.map(({ kind, at }) => `${kind} ${Math.round((at / RATE) * 1000)}`).join(", "));
  const first = found.find(({ kind }) => kind === "enter");
  if (first === undefined) {
    const loud = samples.findIndex((sample) => sample !== 0);
    console.log(
      `${mode}: no marker in ${samples.length} samples, first sound at ${loud}, told ${JSON.stringify(state)}`,
    );
    continue;
  }
  const played = cues.filter(({ atMs }) => atMs < Number(seconds) * 1000);
  const errors = played.map(({ kind, atMs }) => {
    const want = first.at + ((atMs - cues[0].atMs) * RATE) / 1000;
    const near = found.filter((f) => f.kind === kind).map((f) => (Math.abs(f.at - want) / RATE) * 1000);
    return Math.min(...near);
  });
  const heard = errors.filter((ms) => ms < 1000).toSorted((a, b) => a - b);
  const at = (share) => heard[Math.min(heard.length - 1, Math.ceil(heard.length * share) - 1)]?.toFixed(1);
  console.log(
    `${mode}: page ${state.state}, ${played.length} markers, ${played.length - heard.length} lost, error p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms, load ${loadavg()[0].toFixed(1)}, told ${JSON.stringify(state.log)}`,
  );
}
heard.close();
process.exit(0);
