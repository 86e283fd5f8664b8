import type { Ahead, Cue } from "#core";
import { nearOf } from "#track";
import type { Answered, Cut, Talk } from "#track";
import { mixer } from "./mixer.ts";
import type { Mixer } from "./mixer.ts";
import { loadVoice } from "./voice.ts";

/** Tones do not wait longer for the voice. */
const VOICE_MS = 2500;
/** Sentences that the track adds of its own, by key. */
const ADDED = ["track.ticking", "cue.soon-switch", "cue.soon-next"] as const;

interface Wanted {
  readonly startMs: number;
  readonly talk: Talk;
  readonly mode: "guide" | "beside-music";
  /** Whether the session ends with what is to be heard. */
  readonly isOver: boolean;
}
interface Options {
  readonly language: string;
  readonly tell: (cue: Pick<Cue, "say">) => string;
  /** Whether the voice is here; `isLate`: something was mixed without it. */
  readonly onVoice: (isHere: boolean, isLate: boolean) => void;
}

/** Makes the tracks of a session: their first part soon, the whole meanwhile; with the voice, or without where it is late. */
export function mixing({ language, tell, onVoice }: Options) {
  const mix = mixer();
  /** Mixes the rest while what comes first is heard, and never keeps that waiting. */
  const rest = mixer();
  let isVoiced = false;
  let isLate = false;
  const clips = loadVoice(language).catch(() => null);
  const spokenBy = (mixer: Mixer): Promise<void> =>
    clips.then((voice) => (voice === null ? undefined : mixer.speak(voice)));
  const voice = spokenBy(mix);
  // What is needed first has the voice first.
  const voiceOfRest = voice.then(() => spokenBy(rest));
  void voice.then(async () => {
    isVoiced = (await clips) !== null;
    if (isVoiced) onVoice(true, isLate);
  });
  const patience = new Promise<void>((resolve) => setTimeout(resolve, VOICE_MS));
  const added = Object.fromEntries(ADDED.map((key) => [key, tell({ say: { key, values: {} } })]));
  const asked = (ahead: Ahead, then: Cut["then"], { startMs, talk, mode }: Wanted) => ({
    cut: { ...ahead, startMs, then, talk },
    sentences: ahead.cues.map(tell),
    added,
    as: mode === "guide" ? ("file" as const) : ("stretches" as const),
  });
  const last = ({ isOver }: Wanted): Cut["then"] => (isOver ? "over" : "waits");
  return {
    /** The voice is in what is mixed first from here on, or nobody waits for it any longer. */
    async ready(): Promise<void> {
      await Promise.race([voice, patience]);
    },
    /** The first part, and up to when it holds what is to be heard; null: that is all. */
    async first(
      ahead: Ahead,
      wanted: Wanted,
    ): Promise<{ readonly answer: Answered | null; readonly untilMs: number | null }> {
      if (!isVoiced) {
        isLate = true;
        onVoice(false, false);
      }
      const near = nearOf(ahead.cues, wanted.startMs);
      const next = ahead.cues[near.length];
      const answer = await mix.cut(
        asked({ ...ahead, cues: near }, next === undefined ? last(wanted) : "goes-on", wanted),
      );
      return { answer, untilMs: next?.atMs ?? null };
    },
    async all(ahead: Ahead, wanted: Wanted): Promise<Answered | null> {
      await Promise.race([voiceOfRest, patience]);
      return rest.cut(asked(ahead, last(wanted), wanted));
    },
    restart(): void {
      mix.restart();
      rest.restart();
    },
    close(): void {
      mix.close();
      rest.close();
    },
  };
}
