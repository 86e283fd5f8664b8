// What still sounds when a page stands still, from the sound itself: its main thread blocked, its process stopped, the
// page frozen as a phone freezes it. A track with a marker every two seconds plays, and the guard's time comes in the
// middle of ten seconds of that (the alarm covers the markers from then on). Needs what ear.mjs needs. node scripts/frozen.mjs [blocked|stopped|frozen …]
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { RATE, contacts, ear, hasten, load, processesOf, wait } from "./ear.mjs";

const asked = process.argv.slice(2);
const states = asked.length > 0 ? asked : ["blocked", "stopped", "frozen"];
const { rawPage } = await load("./e2e/player/raw.ts");
const { until } = await load("./e2e/player/open.ts");
const { markersIn } = await load("./e2e/player/recorded.ts");
const heard = await ear();

/** How long the page stands still, and when in that the guard's time comes. */
const STILL_MS = 10_000;
const DUE_MS = 4000;
const EVERY_MS = 2000;
/** How late the guard may be: half a second after its time, and soon after the page is back. */
const IN_TIME_MS = 500;
const BACK_MS = 1500;
const cues = contacts(20, 1000, EVERY_MS);
/** Watches a contact whose alarm is due in so long; gives when that is, milliseconds since 1970. */
const due = (ms) =>
  `(alone.watch([{ sinceMs: ${ms - 113_000}, leaveMs: 600000, capMs: 60000 }], 0), Date.now() + ${ms})`;
const renderersOf = (page) =>
  processesOf(page.pid).filter(({ pid }) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer"));
const signal = (page, name) => renderersOf(page).forEach(({ pid }) => process.kill(Number(pid), name));
const still = {
  blocked: [
    (page) =>
      page.send("Runtime.evaluate", {
        expression: `{ const until = performance.now() + ${STILL_MS}; while (performance.now() < until); }`,
      }),
    () => {},
  ],
  stopped: [(page) => signal(page, "SIGSTOP"), (page) => signal(page, "SIGCONT")],
  frozen: [
    (page) => page.send("Page.setWebLifecycleState", { state: "frozen" }),
    (page) => page.send("Page.setWebLifecycleState", { state: "active" }),
  ],
};

/** Share of a window that is one tone of the alarm. */
function tone(samples, from, hertz) {
  const n = RATE / 100;
  let [re, im, all] = [0, 0, 1];
  for (let i = 0; i < n; i++) {
    const sample = samples[from + i] ?? 0;
    const turn = (2 * Math.PI * hertz * i) / RATE;
    re += sample * Math.cos(turn);
    im += sample * Math.sin(turn);
    all += sample * sample;
  }
  return { share: (2 * (re * re + im * im)) / n / all, rms: Math.sqrt(all / n) };
}
/** When the alarm begins, milliseconds of the recording: 100 ms of its first tone. */
function alarmAfter(samples, fromMs) {
  let since = null;
  for (let at = Math.round((fromMs * RATE) / 1000); at < samples.length; at += RATE / 1000) {
    const { share, rms } = tone(samples, at, 1480);
    if (share < 0.5 || rms < 2000) since = null;
    else since ??= at;
    if (since !== null && at - since > RATE / 10) return (since * 1000) / RATE;
  }
  return null;
}

/** How soon after that moment there is nothing for 50 ms, not even the bed; milliseconds. */
function silentAfter(samples, fromMs) {
  const from = Math.round((fromMs * RATE) / 1000);
  for (let i = from, run = 0; i < samples.length; i++) {
    run = samples[i] === 0 ? run + 1 : 0;
    if (run > RATE / 20) return ((i - run - from) * 1000) / RATE;
  }
  return null;
}

async function measured(state) {
  const page = await rawPage(heard.address, undefined, [], heard.env);
  await until(page, "'cuesOf' in window && 'kept' in window", 60_000);
  await page.evaluate("open('guide'), guardAlone()");
  await page.evaluate("document.getElementById('begin').onclick = () => (sound.wake(), alone.wake())");
  await page.click("#begin");
  await wait(3000);
  const all = heard.listen(state);
  await wait(1000);
  hasten(page.pid);
  heard.hasten();
  // The first alarm is the zero of the recording: it comes while nothing stands still.
  const zero = await page.evaluate(due(1000));
  await wait(2000);
  // Only a contact that was reported as ended is watched no longer.
  await page.evaluate("alone.passed(600_000)");
  await wait(1000);
  await page.evaluate(`play(${JSON.stringify(cues)}, 0)`);
  await wait(3000);
  const alarm = await page.evaluate(due(DUE_MS));
  const [stop, goOn] = still[state];
  const from = Date.now();
  void stop(page);
  await wait(STILL_MS);
  const to = Date.now();
  await goOn(page);
  await wait(3000);
  const samples = await all();
  page.close();
  const first = alarmAfter(samples, 0);
  if (first === null) {
    console.log(`FAILED ${state}: the alarm that is the zero was not heard`);
    return false;
  }
  const at = (wall) => first + wall - zero;
  const second = alarmAfter(samples, first + 2500);
  const during = markersIn(samples)
    .map(({ at: place }) => (place * 1000) / RATE)
    .filter((ms) => ms > at(from) && ms < at(alarm));
  const quiet = silentAfter(samples, at(from));
  const back =
    second !== null && second > at(to) ? `${Math.round(second - at(to))} ms after it went on` : "while it stood";
  const told = second === null ? "never heard" : `heard ${Math.round(second - at(alarm))} ms after its time, ${back}`;
  // While its main thread is blocked the guard is in time; in a page that stands still altogether no code runs, and it
  // sounds when that goes on again: docs/player.md.
  const late = second === null ? Number.POSITIVE_INFINITY : second - at(state === "blocked" ? alarm : to);
  const ok = late > -100 && late <= (state === "blocked" ? IN_TIME_MS : BACK_MS);
  console.log(
    `${ok ? "ok    " : "FAILED"} ${state}: the alarm was ${told}; ${during.length} of ${Math.floor(DUE_MS / EVERY_MS)} markers heard before it; ${quiet === null ? "never silent" : `silent ${Math.round(quiet)} ms after it began to stand`}; load ${loadavg()[0].toFixed(1)}`,
  );
  return ok;
}
let failed = 0;
for (const state of states) failed += (await measured(state)) ? 0 : 1;
heard.close();
process.exit(failed > 0 ? 1 : 0);
