import { createMp3Encoder } from "wasm-media-encoders";
import { limitsAhead, newSession, timeline } from "#core";
import type { Plan } from "#core";
import { tellCue } from "#knowledge";
import { captions, chaptersOf, checkedTrack, cutToKeep, id3Of, linesOf, lyrics, mp3Of } from "#track";
import { ANSWERED, UNREADABLE } from "./io.ts";
import type { Io } from "./io.ts";
import { refusalText } from "./refusal.ts";
import { soundsOf } from "./voice.ts";
import { regionName, say } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What a session can be kept as, by the ending of the file. */
export const KINDS = ["mp3", "vtt", "lrc"] as const;
export type Kind = (typeof KINDS)[number];
export const kindOf = (path: string): Kind | null =>
  KINDS.find((kind) => path.toLowerCase().endsWith(`.${kind}`)) ?? null;

interface Kept {
  readonly plan: Plan;
  readonly speech: Speech;
  /** Calendar day that the plan is for. */
  readonly date: string;
  readonly path: string;
}

const chapterTitle =
  ({ plan, speech }: Kept) =>
  (at: number): string => {
    const step = plan.steps[at];
    if (step === undefined) return "";
    const side = step.side === "middle" ? "" : `, ${say(speech, `side.${step.side}`)}`;
    return `${regionName(speech, step.region)}${side}: ${step.name}`;
  };

/** A folder that is not there, or a place that nobody may write to, is told by the option's name. */
async function written(io: Io, { path, speech }: Kept, bytes: Uint8Array): Promise<number> {
  try {
    await io.write(path, bytes);
    return ANSWERED;
  } catch {
    io.err(refusalText(speech, { field: `--out: ${path}`, expected: "a file that can be written" }));
    return UNREADABLE;
  }
}

/** Writes a planned session as sound or as its words; the sound is audited first, as everything that is played. */
export async function keep(io: Io, kept: Kept): Promise<number> {
  const { plan, speech, path } = kept;
  const tell = (cue: Parameters<typeof linesOf>[0][number]): string => tellCue(speech.language, cue.say);
  const cut = cutToKeep(
    timeline(plan, speech.knowledge),
    limitsAhead(newSession(plan, { knowledge: speech.knowledge })),
    "full",
  );
  const kind = kindOf(path);
  if (kind !== "mp3") {
    const lines = linesOf(cut.cues, tell);
    return written(io, kept, new TextEncoder().encode(kind === "vtt" ? captions(lines) : lyrics(lines)));
  }
  const { track, faults } = checkedTrack(cut, await soundsOf(io, speech.language.code), tell);
  const [fault] = faults;
  if (fault !== undefined) {
    io.err(
      refusalText(speech, {
        field: "sound",
        expected: `a track that passes its audit (${fault.fault} at ${fault.atMs} ms)`,
      }),
    );
    return UNREADABLE;
  }
  const title = say(speech, "plan.keep-name", { date: kept.date });
  const tag = id3Of({ title, artist: "Legwork", chapters: chaptersOf(cut.cues, chapterTitle(kept)) });
  return written(io, kept, Buffer.concat([tag, ...mp3Of(track, await createMp3Encoder())]));
}
