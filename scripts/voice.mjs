// Makes the clips of a language's voice from the knowledge's own sentences:
//   node scripts/voice.mjs [--language en] [--from FOLDER] [--list] [--all] [--check]
// --from FOLDER: recordings of a person named like the clips (let-go.wav, halfway.mp3 …) replace them and are kept.
// --check makes nothing and fails where a clip is missing, too many, or not the one that was measured.
// --list: what has to be spoken, name and words, for whoever records it. --all: makes every clip again.
// Needs, to make clips and for nothing else, the Debian packages festival festvox-us-slt-hts (English),
// espeak-ng (other languages), lame, ffmpeg and sox. The clips are committed; no other machine needs them.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const ROOM = "src/knowledge";
const RATE = 24_000;
/** LUFS of every clip; how far one may be off; and the highest peak, dBFS. */
const LOUD = { target: -16, off: 1, peak: -1.5 };
const MOST_BYTES = 3_000_000;
/** Which program speaks which language. */
const VOICES = {
  en: { by: "festival cmu_us_slt_arctic_hts", speak: festival },
  de: { by: "espeak-ng de", speak: (jobs) => espeak(jobs, "de") },
};

const { values: options } = parseArgs({
  options: {
    language: { type: "string", default: "en" },
    from: { type: "string" },
    list: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

function must(command, args, input) {
  const done = spawnSync(command, args, { encoding: "utf8", input, maxBuffer: 1 << 26 });
  if (done.error) throw new Error(`${command}: ${done.error.message}. See the packages at the top of this script.`);
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")}: ${done.stderr}`);
  return done;
}

/** One process for all phrases: the voice takes a second to load. */
function festival(jobs) {
  const quoted = (text) => `"${text.replaceAll(/["\\]/g, "")}"`;
  const lines = jobs.map(
    ({ text, wav }) => `(utt.save.wave (utt.synth (Utterance Text ${quoted(text)})) "${wav}" 'riff)`,
  );
  const scheme = join(work, "say.scm");
  writeFileSync(scheme, ["(voice_cmu_us_slt_arctic_hts)", ...lines].join("\n"));
  must("festival", ["-b", scheme]);
}
function espeak(jobs, voice) {
  for (const { text, wav } of jobs) must("espeak-ng", ["-v", voice, "-s", "175", "-w", wav, text]);
}

/** LUFS of a file: played in a loop to at least five seconds, because a shorter clip has no gated loudness of its own. */
function loudness(file) {
  const filter = "ebur128=peak=true";
  const { stderr } = must("ffmpeg", [
    "-hide_banner",
    "-nostats",
    "-stream_loop",
    "7",
    "-i",
    file,
    "-af",
    filter,
    "-f",
    "null",
    "-",
  ]);
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"));
  const [, lufs] = /I:\s+(-?[\d.]+) LUFS/.exec(summary) ?? [];
  return Number(lufs);
}

/** Silence cut off both ends, short fades, 24 kHz mono, then as loud as every other clip. */
function polished(wav, mp3) {
  const bare = join(work, "bare.wav");
  const end = ["silence", "1", "0.01", "0.6%", "fade", "t", "0.008", "reverse"];
  must("sox", [wav, "-c", "1", "-b", "16", bare, "highpass", "70", "rate", "-h", String(RATE), ...end, ...end]);
  let gain = LOUD.target - loudness(bare);
  for (let turn = 0; ; turn++) {
    const loud = join(work, "loud.wav");
    const filter = `volume=${gain}dB,alimiter=limit=${LOUD.peak}dB:level=false:attack=2:release=40`;
    must("ffmpeg", ["-y", "-hide_banner", "-loglevel", "error", "-i", bare, "-af", filter, "-ar", String(RATE), loud]);
    must("lame", ["--quiet", "-m", "m", "--abr", "40", "-q", "0", "--resample", "24", loud, mp3]);
    const lufs = loudness(mp3);
    const samples = Number(must("soxi", ["-s", loud]).stdout);
    if (Math.abs(lufs - LOUD.target) <= 0.4 || turn === 4) return { samples, lufs };
    gain += LOUD.target - lufs;
  }
}

const sha = (data) => createHash("sha256").update(data).digest("hex").slice(0, 16);
/** Every fact in the words of a language, as the app gets them; a language that is not whole cannot be spoken. */
async function factsIn(tag) {
  const { module } = await runnerImport("./vite.knowledge.ts");
  const facts = module.factsIn(tag);
  if (facts.languages[0]?.code !== tag) throw new Error(`--language ${tag}: ${ROOM}/languages has no such folder`);
  return facts;
}

const sizeOf = (path) => readdirSync(path).reduce((n, f) => n + readFileSync(join(path, f)).length, 0);

/** A person's recording of a clip, by its name. */
function recorded(clip) {
  if (options.from === undefined) return null;
  const found = readdirSync(options.from).find((f) => basename(f, extname(f)) === clip);
  return found === undefined ? null : join(options.from, found);
}

const voice = VOICES[options.language];
if (!voice) throw new Error(`--language ${options.language}: no voice; there are ${Object.keys(VOICES).join(", ")}`);
const { module } = await runnerImport(`./${ROOM}/spoken.ts`);
const facts = await factsIn(options.language);
const phrases = module.phrasesOf(facts.languages[0], facts);
if (options.list) {
  for (const [clip, text] of phrases) console.log(`${clip}\t${text}`);
  process.exit(0);
}

/** A recording whose name no clip has would be left out without a word. */
const unknown =
  options.from === undefined ? [] : readdirSync(options.from).filter((f) => !phrases.has(basename(f, extname(f))));
if (unknown.length > 0)
  throw new Error(`--from ${options.from}: no clip is called ${unknown.join(", ")}; --list names them`);

const folder = join(ROOM, "voice", options.language);
mkdirSync(folder, { recursive: true });
const list = join(folder, "clips.json");
const known = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")).clips : {};
const work = mkdtempSync(join(tmpdir(), "voice-"));

/** A clip is made where its words, its voice or its file changed; a person's recording stays while its words do. */
function isUpToDate(clip, text) {
  const old = known[clip];
  const file = join(folder, `${clip}.mp3`);
  if (options.all && old?.by !== "person") return false;
  return (
    old?.text === text &&
    existsSync(file) &&
    sha(readFileSync(file)) === old.file &&
    (old.by === "person" || old.by === voice.by)
  );
}
const jobs = [...phrases]
  .map(([clip, text]) => ({ clip, text, wav: join(work, `${clip}.wav`), from: recorded(clip) }))
  .filter(({ clip, text, from }) => from !== null || !isUpToDate(clip, text));
if (options.check) {
  const extra = readdirSync(folder).filter((f) => f.endsWith(".mp3") && !phrases.has(basename(f, ".mp3")));
  for (const { clip } of jobs)
    console.error(`${clip}: missing, or not the clip that was measured (node scripts/voice.mjs)`);
  for (const file of extra) console.error(`${file}: nothing says it`);
  // The file of a clip is the one that was measured; so its loudness is too.
  const loud = Object.entries(known).filter(([, { lufs }]) => !(Math.abs(lufs - LOUD.target) <= LOUD.off));
  for (const [clip, { lufs }] of loud) console.error(`${clip}: ${lufs} LUFS, not ${LOUD.target} ± ${LOUD.off}`);
  console.log(`${phrases.size} clips, ${sizeOf(folder)} bytes`);
  process.exit(jobs.length + extra.length + loud.length > 0 || sizeOf(folder) > MOST_BYTES ? 1 : 0);
}
const spoken = jobs.filter(({ from }) => from === null);
if (spoken.length > 0) voice.speak(spoken);

const clips = Object.fromEntries([...phrases].map(([clip]) => [clip, known[clip]]));
for (const { clip, text, wav, from } of jobs) {
  const mp3 = join(folder, `${clip}.mp3`);
  if (from !== null) must("ffmpeg", ["-y", "-hide_banner", "-loglevel", "error", "-i", from, wav]);
  const { samples, lufs } = polished(wav, mp3);
  clips[clip] = { text, by: from === null ? voice.by : "person", samples, lufs, file: sha(readFileSync(mp3)) };
}
for (const file of readdirSync(folder).filter((f) => f.endsWith(".mp3")))
  if (!phrases.has(basename(file, ".mp3"))) rmSync(join(folder, file));
rmSync(work, { recursive: true });
writeFileSync(list, `${JSON.stringify({ language: options.language, rate: RATE, clips }, null, 2)}\n`);

const bytes = sizeOf(folder);
const off = Object.entries(clips).filter(([, { lufs }]) => !(Math.abs(lufs - LOUD.target) <= LOUD.off));
console.log(`${phrases.size} clips, ${jobs.length} made now, ${bytes} bytes`);
for (const [clip, { lufs }] of off) console.error(`${clip}: ${lufs} LUFS, not ${LOUD.target} ± ${LOUD.off}`);
if (off.length > 0 || bytes > MOST_BYTES) process.exit(1);
