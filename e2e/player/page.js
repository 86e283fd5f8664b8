// The player alone on a page, with a planned session: what its tests and its bench talk to.
import { advise, readRequest, timeline } from "#core";
import { facts, knowledge, tellCue } from "#knowledge";
import { after } from "#track";
import { guard } from "../../src/app/device/guard.ts";
import { endSession, readAll } from "../../src/app/device/disk.ts";
import { player } from "../../src/app/device/sound.ts";
import { loadVoice } from "../../src/app/device/voice.ts";
import { live, start } from "../../src/app/guided.ts";
import { loadRules } from "../../src/app/engine.ts";
import { run } from "../../src/app/running.ts";
import recorderAddress from "./recorder.worklet.js?worker&url";
import { markersIn } from "./recorded.ts";

const rules = await loadRules();
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
/** The elements that the player makes, the one that began last first, and how long none of them sounded, milliseconds. */
const Made = window.Audio;
window.elements = [];
window.Audio = function SeenAudio() {
  const audio = new Made();
  window.elements.push(audio);
  audio.addEventListener("playing", () => {
    window.elements = [audio, ...window.elements.filter((each) => each !== audio)];
  });
  return audio;
};
Object.defineProperty(window, "element", {
  get: () => window.elements.find((each) => !each.paused) ?? window.elements[0],
});
/** An element sounds while its place goes on; a place that is read more often than it changes is given this long. */
const STANDS_MS = 30;
window.gaps = [];
window.watchGaps = () => {
  const places = new Map();
  let soundedAt = performance.now();
  const look = () => {
    const now = performance.now();
    for (const each of window.elements) {
      if (!each.paused && each.currentTime > (places.get(each) ?? -1) && each.currentTime > 0.001) {
        if (now - soundedAt > STANDS_MS) window.gaps.push(now - soundedAt);
        soundedAt = now;
      }
      places.set(each, each.currentTime);
    }
    setTimeout(look, 2);
  };
  look();
};
/** Records what the browser decodes and plays; afterwards it is searched for markers: kind and milliseconds of each. */
window.record = async () => {
  const context = new AudioContext({ sampleRate: 24_000, latencyHint: "playback" });
  await context.audioWorklet.addModule(recorderAddress);
  const recorder = new AudioWorkletNode(context, "recorder", {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: "explicit",
  });
  const source = context.createMediaStreamSource(window.element.captureStream());
  source.connect(recorder);
  await context.resume();
  window.recorded = async () => {
    recorder.port.postMessage("all");
    const chunks = await new Promise((resolve) => {
      recorder.port.onmessage = ({ data }) => resolve(data);
    });
    const samples = new Int16Array(chunks.length * 128);
    chunks.forEach((chunk, n) =>
      samples.set(
        chunk.map((sample) => sample * 32_767),
        n * 128,
      ),
    );
    return markersIn(samples).map(({ kind, at }) => ({ kind, ms: at / 24 }));
  };
};
/** The handlers that the page gave to headphones and lock screens, by action. */
window.actions = {};
const { setActionHandler } = MediaSession.prototype;
MediaSession.prototype.setActionHandler = function (action, handler) {
  window.actions[action] = handler;
  return setActionHandler.call(this, action, handler);
};
/**
 * How long a running session takes to obey: until the state is another, and until another track sounds and none of
 * before does; milliseconds. Tracks are told by their files: either element may hold the next one.
 */
window.obeys = async (act) => {
  const began = performance.now();
  const before = live.value.state.value;
  const files = new Set(window.elements.map(({ src }) => src));
  const isNew = ({ src, currentTime }) => !files.has(src) && currentTime > 0;
  act();
  const stateMs = performance.now() - began;
  const changed = live.value.state.value !== before;
  for (;;) {
    const playing = window.elements.filter((each) => !each.paused);
    // The new one sounded for so long when the old one was taken away.
    if (playing.length > 0 && playing.every(isNew))
      return { changed, stateMs, soundMs: performance.now() - began - playing[0].currentTime * 1000 };
    if (performance.now() - began > 5000)
      return {
        changed,
        stateMs,
        soundMs: null,
        elements: window.elements.map((e) => [e.paused, e.currentTime, e.duration]),
      };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
window.happen = (what) => live.value.happen(what);
window.modeNow = () => {
  const { mode, phase, clockMs } = live.value.state.value;
  return { mode, phase: phase?.kind ?? null, phaseMs: phase?.ms ?? null, clockMs };
};
window.hurry = () => live.value.hurry();
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
    // On a busy machine the voice may be late; what it says then is said of it.
    onNote: (what) => what !== null && what !== "voiceless" && note(what)(null),
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
  const longestMs = Array.from({ length: 40 }, () => 60_000);
  const steps = longestMs.map((_, n) => ({ place: `${n}`, leftMs: 120_000, holds: false }));
  const left = after({ cues, open: null, longestMs, steps }, fromMs - 1);
  const { open } = left;
  window.sound.play({
    cues: left.cues.map((cue) => ({ ...cue, atMs: cue.atMs + now - fromMs })),
    open: open && { ...open, sinceMs: open.sinceMs + now - fromMs },
    longestMs,
    steps,
  });
};
/** The app reads its disk when it begins, and loads the voice while the plan is read. */
window.read = Promise.all([readAll(), loadVoice("en")]);
/** A whole session as the app begins it, kept on disk; and what the disk has of it. */
window.beginSession = async (change = {}, straight = true) => {
  const read = readRequest(knowledge, { ...request, ...change });
  await start(rules, { request: read.request, advice: advise(knowledge, read.request) });
  // Straight to the first contact.
  if (straight) live.value.hurry();
};
/** The session alone, from a real tap, straight to its first contact or not. */
window.openSession = (straight = true) => {
  document.getElementById("begin").onclick = () => void window.beginSession({}, straight);
};
/** What the session counted at its last look, and how far the sound has gone on since. */
let looked = null;
live.subscribe((session) =>
  session?.state.subscribe(() => {
    looked = { audio: window.element, place: window.element?.currentTime, at: performance.now() };
  }),
);
window.unlookedMs = () =>
  window.element === looked.audio ? (looked.audio.currentTime - looked.place) * 1000 : performance.now() - looked.at;
window.reached = () => {
  const { clockMs, pressedMs } = live.value.state.value;
  return {
    wallMs: Date.now(),
    unlookedMs: window.unlookedMs(),
    clockMs,
    pressedMs: Object.values(pressedMs).reduce((a, b) => a + b, 0),
  };
};
/** What the disk has of the session, and what the app makes of it at this moment: it comes back paused. */
window.kept = async () => {
  const { running: record } = await readAll();
  if (record === null) return null;
  const pressed = ({ pressedMs }) => Object.values(pressedMs);
  const told = (state) => ({
    mode: state.mode,
    clockMs: state.clockMs,
    pressedMs: pressed(state).reduce((a, b) => a + b, 0),
    mostMs: Math.max(0, ...pressed(state)),
  });
  const nothing = () => {};
  const outside = {
    soundMs: () => 0,
    wallMs: Date.now,
    pageMs: () => performance.now(),
    heard: () => false,
    presses: () => false,
    keep: nothing,
    play: nothing,
    told: nothing,
  };
  return {
    ...told(rules.replay(record.plan, record.events, { knowledge })),
    back: told(run(rules, record, outside).state.value),
  };
};
/** No session is on the disk any more. */
window.forget = async () => {
  const { running } = await readAll();
  if (running !== null) await endSession(running.id, []);
};
window.guardAlone = () => {
  window.alone = guard((lateMs) => window.log.push({ what: "alarm", more: lateMs, at: performance.now() }));
  document.getElementById("begin").onclick = () => window.alone.wake();
};
/** Keeps the file of the longest track that is played from here on. */
window.keepFile = () => {
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    if (blob.size > (window.file?.size ?? 0)) window.file = blob;
    return createObjectURL.call(URL, blob);
  };
};
/** Every marker of that file as the browser decodes it. */
window.decoded = async () => {
  const context = new OfflineAudioContext(1, 1, 24_000);
  const sound = (await context.decodeAudioData(await window.file.arrayBuffer())).getChannelData(0);
  const samples = Int16Array.from(sound, (sample) => sample * 32_767);
  return markersIn(samples).map(({ kind, at }) => ({ kind, ms: at / 24 }));
};
/** Plays that file so many times faster, and notes its place and the wall clock, milliseconds. */
window.places = [];
window.playFast = async (times) => {
  window.fast = new Made(URL.createObjectURL(window.file));
  window.fast.playbackRate = times;
  window.fast.preservesPitch = false;
  await window.fast.play();
  setInterval(
    () => window.fast.ended || window.places.push({ place: window.fast.currentTime * 1000, at: performance.now() }),
    100,
  );
};
