import { aheadOf } from "#core";
import type { Cue, SessionState } from "#core";
import { tellCue } from "#knowledge";
import { checkedTrack, wavOf } from "#track";
import type { Io } from "./io.ts";
import { soundsOf } from "./voice.ts";
import { say } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** A session as sound in the terminal: cut anew whenever something else is to be heard. */
export interface Aloud {
  /** What is heard from this state on, in place of what sounded: the cues of this moment, then all that are to come. */
  readonly from: (before: SessionState, state: SessionState, now: readonly Cue[]) => void;
  readonly stop: () => void;
}
const SILENT: Aloud = { from: () => undefined, stop: () => undefined };

/** Null sound where no program plays any: then the terminal says so, and goes on with its bells. */
export async function aloud(io: Io, speech: Speech): Promise<Aloud> {
  if (io.sounder === null) {
    io.err(`${say(speech, "guide.no-sounder")}\n`);
    return SILENT;
  }
  const { sounder } = io;
  const sounds = await soundsOf(io, speech.language.code);
  return {
    from(before, state, now) {
      const ahead = aheadOf(before, state, now);
      if (ahead.cues.length === 0) return sounder.stop();
      const cut = {
        ...ahead,
        startMs: state.clockMs,
        then: state.mode === "paused" ? "waits" : "over",
        talk: "full",
      } as const;
      const { track, faults } = checkedTrack(cut, sounds, (cue) => tellCue(speech.language, cue.say));
      if (faults.length > 0) sounder.stop();
      else sounder.play(wavOf(track));
    },
    stop: sounder.stop,
  };
}
