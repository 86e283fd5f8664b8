// An hour in minutes: the track of an hour as the player mixes it, decoded whole by the browser and searched for its
// markers, then played sixteen times faster (the most that Chromium allows) in a hidden page whose processor is twenty
// times slower, its place beside the wall clock. Needs what ear.mjs needs. node scripts/hour.mjs [times faster] [times slower] [seconds of it; else to its end]
import { loadavg } from "node:os";
import { contacts, ear, hasten, load, costOf, wait } from "./ear.mjs";

const [faster = "16", slower = "20", seconds = "3600"] = process.argv.slice(2);
const HOUR_MS = 3_600_000;
const EVERY_MS = 20_000;
/** What must hold on any machine: the markers to 5 ms, as the study of players asks for; no drift. The rest is told. */
const MOST_ERROR_MS = 5;
const MOST_DRIFT_PERCENT = 0.2;
const cues = contacts(HOUR_MS / EVERY_MS - 2, 3000, EVERY_MS);
const { rawPage } = await load("./e2e/player/raw.ts");
const { until } = await load("./e2e/player/open.ts");
const heard = await ear();
const page = await rawPage(heard.address, undefined, [], heard.env);
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
const say = (ms) => `p50 ${at(ms, 0.5).toFixed(1)}, p99 ${at(ms, 0.99).toFixed(1)}, most ${ms.at(-1).toFixed(1)} ms`;

let most = costOf(page.pid);
const watching = setInterval(() => {
  const now = costOf(page.pid);
  if (now.megabytes > most.megabytes) most = now;
}, 500);
let failed = 0;
function holds(ok, words) {
  if (!ok) failed += 1;
  console.log(`${ok ? "ok    " : "FAILED"} ${words}`);
}

await until(page, "'cuesOf' in window && 'kept' in window", 60_000);
await page.evaluate("keepFile(), open('guide')");
await page.click("#begin");
await wait(2000);
const before = costOf(page.pid);
await page.evaluate(`play(${JSON.stringify(cues)}, 0)`);
// The whole takes the place of the near part where nothing sounds.
await until(page, `elements.some(({ duration }) => duration > ${HOUR_MS / 1000 - 60})`, 120_000);
clearInterval(watching);
const mixed = costOf(page.pid);
await page.evaluate("sound.dispose()");
const found = await page.evaluate("decoded()");
const first = found.find(({ kind }) => kind === "enter");
const errors = cues
  .map(({ kind, atMs }) => {
    const want = first.ms + atMs - cues[0].atMs;
    return Math.min(...found.filter((f) => f.kind === kind).map(({ ms }) => Math.abs(ms - want)));
  })
  .toSorted((a, b) => a - b);
// A leave is heard again after five and ten quiet seconds; nothing else may be there.
const mayBe = cues.flatMap(({ kind, atMs }) => [0, ...(kind === "leave" ? [5000, 10_000] : [])].map((ms) => atMs + ms));
const strays = found.filter(({ ms }) =>
  mayBe.every((atMs) => Math.abs(first.ms + atMs - cues[0].atMs - ms) > MOST_ERROR_MS),
);
holds(
  errors.length === cues.length && errors.at(-1) <= MOST_ERROR_MS && strays.length === 0,
  `decoded: ${cues.length} markers planned, each found, error ${say(errors)}; ${found.length} in all, ${strays.length} without a reason`,
);
console.log(
  `memory: ${before.megabytes} MB before, ${most.megabytes} at most (${most.kinds}), ${mixed.megabytes} once it was mixed; ${(mixed.seconds - before.seconds).toFixed(1)} s of a core`,
);

await page.evaluate(`playFast(${faster})`);
await wait(1000);
hasten(page.pid);
heard.hasten();
await page.hide();
await page.send("Emulation.setCPUThrottlingRate", { rate: Number(slower) });
const began = Date.now();
const playing = costOf(page.pid);
await until(page, `fast.ended || fast.currentTime > ${Number(faster) * Number(seconds)}`, HOUR_MS);
const played = costOf(page.pid);
const took = Date.now() - began;
const seen = await page.evaluate("places");
page.close();
heard.close();
// From the second second on: a cold element stands first. What the element lost is how far its place is behind the wall.
const [from, ...rest] = seen.filter(({ place }) => place > 2 * Number(faster) * 1000);
const behind = rest.map(({ place, at: wall }) => wall - from.at - (place - from.place) / Number(faster));
const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
// A drift is in all of its pieces alike; where the sound stood for lack of a processor one piece has it all.
const pieces = Array.from({ length: 20 }, (_, n) =>
  mean(behind.slice(Math.floor((n * behind.length) / 20), Math.floor(((n + 1) * behind.length) / 20))),
);
const steps = pieces.slice(1).map((ms, n) => ms - pieces[n]);
const middle = at(
  steps.toSorted((a, b) => a - b),
  0.5,
);
const drift = middle * 19;
const share = (Math.abs(drift) / took) * 100;
holds(
  share <= MOST_DRIFT_PERCENT,
  `played ${faster} times faster, hidden, processor ${slower} times slower: ${((rest.at(-1).place - from.place) / 1000).toFixed(0)} s of track in ${(took / 1000).toFixed(0)} s, ${rest.length} looks; behind the wall at the end ${(pieces.at(-1) - pieces[0]).toFixed(1)} ms, of that drift ${drift.toFixed(1)} ms, ${share.toFixed(3)} % (the middle of 19 steps); the steps: ${steps.map((ms) => ms.toFixed(1)).join(" ")} ms; load ${loadavg()[0].toFixed(1)}`,
);
console.log(
  `while it plays so much faster: ${played.megabytes} MB, ${(((played.seconds - playing.seconds) * 100_000) / took).toFixed(0)} % of a core`,
);
process.exit(failed > 0 ? 1 : 0);
