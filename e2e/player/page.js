// The player alone on a page, with a planned session: what its tests and its bench talk to.
import { advise, readRequest, timeline } from "#core";
import { facts, knowledge, tellCue } from "#knowledge";
import { guard } from "../../src/app/device/guard.ts";
import { readAll } from "../../src/app/device/disk.ts";
import { player } from "../../src/app/device/sound.ts";
import { loadVoice } from "../../src/app/device/voice.ts";
import { live, start } from "../../src/app/guided.ts";
import * as rules from "../../src/app/rules.ts";

const request = {
  at: "2026-11-23T18:00:00+01:00",
  moment: "post",
  minutes: 12,
  tools: ["foam-roller", "tennis-ball"],
  spots: [
    { region: "calf-gastroc", side: "left", soreness: 6 },
    { region: "calf-gastroc", side: "right", soreness: 4 },
    { region: "glute-max", side: "left", soreness: 3 },
  ],
  complaint: null,
  profile: [],
  answers: Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`RF${n + 1}`, false])),
  runs: [],
  entries: [],
  fill: false,
  language: "en",
};
/** The cues of a session planned for this page, on a clock where its beginning is 0. */
window.cuesOf = (change = {}) => {
  const read = readRequest(knowledge, { ...request, ...change });
  const advice = advise(knowledge, read.request);
  return timeline(advice.plan, knowledge);
};
window.log = [];
/** The element that the player makes, and how long each change of its track left it without sound, milliseconds. */
const Made = window.Audio;
window.Audio = function SeenAudio() {
  const audio = new Made();
  window.element = audio;
  return audio;
};
window.gaps = [];
window.watchGaps = () => {
  let since = null;
  const look = () => {
    if (since !== null && window.element.currentTime > 0.001) {
      window.gaps.push(performance.now() - since);
      since = null;
    }
    setTimeout(look, 2);
  };
  window.element.addEventListener("emptied", () => (since ??= performance.now()));
  look();
};
window.open = (mode = "guide") => {
  const note = (what) => (more) => window.log.push({ what, more, at: performance.now() });
  window.sound = player({
    language: "en",
    tell: ({ say }) => tellCue(facts.languages[0], say),
    talk: "full",
    mode,
    title: "Calf",
    onHeld: note("held"),
    onKey: note("key"),
    onRefused: note("refused"),
    onAlarm: note("alarm"),
  });
  document.getElementById("begin").onclick = () => {
    window.sound.wake();
    window.play(window.cuesOf(), 0);
  };
};
/** Plays cues from that moment of theirs on. */
window.play = (cues, fromMs) => {
  const now = window.sound.nowMs();
  window.startedMs = now - fromMs;
  const late = cues.filter(({ atMs }) => atMs >= fromMs).map((cue) => ({ ...cue, atMs: cue.atMs + now - fromMs }));
  window.sound.play(late);
};
/** The app reads its disk when it begins, and loads the voice while the plan is read. */
window.read = Promise.all([readAll(), loadVoice("en")]);
/** A whole session as the app begins it, kept on disk; and what the disk has of it. */
window.beginSession = async () => {
  const read = readRequest(knowledge, request);
  await start(rules, { request: read.request, advice: advise(knowledge, read.request) });
  // Straight to the first contact.
  live.value.hurry();
};
window.reached = () => {
  const { clockMs, pressedMs } = live.value.state.value;
  return { clockMs, pressedMs: Object.values(pressedMs).reduce((a, b) => a + b, 0) };
};
window.kept = async () => {
  const { running } = await readAll();
  if (running === null) return null;
  const { clockMs, pressedMs } = rules.replay(running.plan, running.events, { knowledge });
  return { clockMs, pressedMs: Object.values(pressedMs).reduce((a, b) => a + b, 0), seenAtMs: running.seenAtMs };
};
window.guardAlone = () => {
  window.alone = guard((lateMs) => window.log.push({ what: "alarm", more: lateMs, at: performance.now() }));
  document.getElementById("begin").onclick = () => window.alone.wake();
};
