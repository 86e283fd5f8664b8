import type { Cue } from "#core";
import type { Answered, Asked, Stretch } from "./asked.ts";
import { audit } from "./audit.ts";
import { tones } from "./earcons.ts";
import { bedOf, bytesOf, mix, samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import type { Spans } from "./near.ts";
import { msOf } from "./pcm.ts";
import { scoreOf } from "./score.ts";
import type { Score } from "./score.ts";
import { wavHeader } from "./wav.ts";

const made = tones();
const sounds = new Map<string, Int16Array>(made);
const bed = bedOf();
const silence = bedOf(true);
/** The bed as files of their own: a file made of them shares their bytes. */
const bedFiles = bed.map((block) => new Blob([block]));

function fileOf(track: Track): Blob {
  const parts = track.blocks.map((block, n) =>
    typeof block === "number" ? (bedFiles[block] ?? samplesIn(track, n)) : block,
  );
  return new Blob([wavHeader(track.length), ...parts], { type: "audio/wav" });
}

/** What sounds, without the silence between: blocks that follow one another are one stretch. */
function stretchesOf(track: Track): readonly Stretch[] {
  const stretches: { atMs: number; blocks: Int16Array[] }[] = [];
  let sounded = false;
  track.blocks.forEach((block, n) => {
    if (typeof block !== "number") {
      if (!sounded) stretches.push({ atMs: n * 500, blocks: [] });
      stretches.at(-1)?.blocks.push(block);
    }
    sounded = typeof block !== "number";
  });
  return stretches.map(({ atMs, blocks }) => {
    const samples = new Float32Array(blocks.reduce((n, { length }) => n + length, 0));
    let at = 0;
    for (const block of blocks) for (const sample of block) samples[at++] = sample / 32_768;
    return { atMs, samples };
  });
}

const soundingIn = ({ placed }: Score): Spans =>
  placed
    .map(({ at, name }) => [msOf(at), msOf(at + (sounds.get(name)?.length ?? 0))] as const)
    .toSorted(([a], [b]) => a - b);

function answer(asked: Extract<Asked, { do: "cut" }>): Answered {
  const began = performance.now();
  const { id, cut, as } = asked;
  const told = new Map<Cue, string>(cut.cues.map((cue, n) => [cue, asked.sentences[n] ?? ""]));
  const score = scoreOf(cut, {
    lengths: new Map([...sounds].map(([name, { length }]) => [name, length])),
    tell: (cue) => told.get(cue) ?? asked.added[cue.say.key] ?? "",
  });
  const track = mix(score, sounds, as === "file" ? bed : silence);
  const faults = audit(track, score, cut.startMs).filter(({ fault }) => as === "file" || fault !== "too-quiet");
  if (faults.length > 0) return { id, refused: faults };
  return {
    id,
    refused: null,
    file: as === "file" ? fileOf(track) : null,
    stretches: as === "file" ? [] : stretchesOf(track),
    lastsMs: track.blocks.length * 500,
    contacts: score.contacts,
    missing: score.missing,
    sounding: soundingIn(score),
    bytes: bytesOf(track),
    tookMs: performance.now() - began,
  };
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  if (data.do === "cut") return postMessage(answer(data));
  for (const [name, clip] of data.clips) sounds.set(name, clip);
});
