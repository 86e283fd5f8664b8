import type { Cue, Plan } from "#core";
import { saveFile } from "./device/file.ts";
import { mixer } from "./device/mixer.ts";
import { loadVoice } from "./device/voice.ts";
import type { Rules } from "./engine.ts";
import { captions, chaptersOf, cutToKeep, id3Of, linesOf, lyrics, mp3Bytes } from "#track";
import { languageCode, say, sidedName } from "./words.ts";

/** What a plan weighs as sound, in whole megabytes. */
export const megabytesOf = ({ seconds }: Plan): number => Math.ceil(mp3Bytes(seconds) / 1_000_000);

function partsOf(rules: Rules, plan: Plan) {
  const language = rules.facts.languages.find(({ code }) => code === languageCode);
  const tell = (cue: Cue): string => (language === undefined ? "" : rules.tellCue(language, cue.say));
  return {
    tell,
    cut: cutToKeep(
      rules.timeline(plan, rules.knowledge),
      rules.limitsAhead(rules.newSession(plan, { knowledge: rules.knowledge })),
      "full",
    ),
  };
}
const nameOf = (date: string, ending: string): string => `${say("plan.keep-name", { date })}.${ending}`;

/** Mixes the whole session into one file, audited like every track, and hands it over; false where it could not be. */
export async function keepSound(rules: Rules, plan: Plan, date: string): Promise<boolean> {
  const { cut, tell } = partsOf(rules, plan);
  const mix = mixer();
  try {
    await mix.speak(await loadVoice(languageCode));
    const added = {
      "track.ticking": say("track.ticking"),
      "cue.soon-switch": say("cue.soon-switch"),
      "cue.soon-next": say("cue.soon-next"),
    };
    const answer = await mix.cut({ cut, sentences: cut.cues.map(tell), added, as: "mp3" });
    if (answer === null || answer.refused !== null || answer.file === null) return false;
    const chapters = chaptersOf(cut.cues, (step) => titleOf(plan, step));
    const tag = id3Of({ title: say("plan.keep-name", { date }), artist: "Legwork", chapters });
    saveFile(nameOf(date, "mp3"), new Blob([tag, answer.file], { type: "audio/mpeg" }));
    return true;
  } catch {
    return false;
  } finally {
    mix.close();
  }
}

/** What a chapter is called: the place and what is done there. */
function titleOf(plan: Plan, at: number): string {
  const step = plan.steps[at];
  return step === undefined ? "" : `${sidedName(step.region, step.side)}: ${step.name}`;
}
/** Its sentences as captions that other players show: WebVTT beside a picture, LRC in a player of music. */
export function keepWords(rules: Rules, plan: Plan, date: string, as: "vtt" | "lrc"): void {
  const { cut, tell } = partsOf(rules, plan);
  const lines = linesOf(cut.cues, tell);
  const file = as === "vtt" ? captions(lines) : lyrics(lines);
  saveFile(nameOf(date, as), new Blob([file], { type: as === "vtt" ? "text/vtt" : "text/plain" }));
}
