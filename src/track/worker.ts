import mp3Address from "wasm-media-encoders/wasm/mp3?url";
import { createEncoder } from "wasm-media-encoders";
import type { Cue } from "#core";
import type { Answered, Asked } from "./asked.ts";
import { bedFor, checkedTrack, newSounds } from "./checked.ts";
import { bytesOf, samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { mp3Of } from "./mp3.ts";
import type { Spans } from "./near.ts";
import { msOf } from "./pcm.ts";
import type { Score } from "./score.ts";
import { stretchesOf } from "./stretches.ts";
import { wavHeader } from "./wav.ts";

const sounds = newSounds();
const tones: ReadonlySet<string> = new Set(sounds.keys());
/** The bed as files of their own: a file made of them shares their bytes. */
const bedFiles = bedFor(false).map((block) => new Blob([block]));

function fileOf(track: Track): Blob {
  const parts = track.blocks.map((block, n) =>
    typeof block === "number" ? (bedFiles[block] ?? samplesIn(track, n)) : block,
  );
  return new Blob([wavHeader(track.length), ...parts], { type: "audio/wav" });
}
/** The encoder is loaded when somebody keeps a session. */
async function keptFile(track: Track): Promise<Blob> {
  const encoder = await createEncoder("audio/mpeg", mp3Address);
  return new Blob([...mp3Of(track, encoder)], { type: "audio/mpeg" });
}

const soundingIn = (placed: Score["placed"]): Spans =>
  placed
    .map(({ at, name }) => [msOf(at), msOf(at + (sounds.get(name)?.length ?? 0))] as const)
    .toSorted(([a], [b]) => a - b);

async function answer(asked: Extract<Asked, { do: "cut" }>): Promise<Answered> {
  const began = performance.now();
  const { id, cut, as } = asked;
  const told = new Map<Cue, string>(cut.cues.map((cue, n) => [cue, asked.sentences[n] ?? ""]));
  const tell = (cue: Cue): string => told.get(cue) ?? asked.added[cue.say.key] ?? "";
  const { score, track, faults } = checkedTrack(cut, sounds, tell, as === "stretches");
  if (faults.length > 0) return { id, refused: faults };
  return {
    id,
    refused: null,
    file: as === "file" ? fileOf(track) : as === "mp3" ? await keptFile(track) : null,
    stretches: as === "stretches" ? stretchesOf(track) : [],
    lastsMs: msOf(track.length),
    contacts: score.contacts,
    missing: score.missing,
    sounding: soundingIn(score.placed),
    spoken: soundingIn(score.placed.filter(({ name }) => !tones.has(name))),
    bytes: bytesOf(track),
    tookMs: performance.now() - began,
  };
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  if (data.do === "cut")
    return void answer(data).then(
      (answered) => postMessage(answered),
      () => postMessage({ id: data.id, refused: [] } satisfies Answered),
    );
  for (const [name, clip] of data.clips) sounds.set(name, clip);
});
