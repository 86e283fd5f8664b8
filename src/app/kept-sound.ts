import type { Cue, Plan } from "#core";
import { saveFile } from "./device/file.ts";
import { mixer } from "./device/mixer.ts";
import { loadVoice } from "./device/voice.ts";
import type { Rules } from "./engine.ts";
import { captions, cutToKeep, linesOf, RATE } from "#track";
import { languageCode, say } from "./words.ts";

/** What a plan weighs as sound, in whole megabytes. */
export const megabytesOf = ({ seconds }: Plan): number => Math.ceil((seconds * RATE * 2) / 1_000_000);

function partsOf(rules: Rules, plan: Plan) {
  const language = rules.facts.languages.find(({ code }) => code === languageCode);
  const tell = (cue: Cue): string => (language === undefined ? "" : rules.tellCue(language, cue.say));
  return { tell, cut: cutToKeep(rules.timeline(plan, rules.knowledge), "full") };
}
const nameOf = (date: string, ending: string): string => `${say("plan.keep-name", { date })}.${ending}`;

/** Mixes the whole session into one file, audited like every track, and hands it over; false where it could not be. */
export async function keepSound(rules: Rules, plan: Plan, date: string): Promise<boolean> {
  const { cut, tell } = partsOf(rules, plan);
  const mix = mixer();
  try {
    mix.speak(await loadVoice(languageCode));
    const added = {
      "track.ticking": say("track.ticking"),
      "cue.soon-switch": say("cue.soon-switch"),
      "cue.soon-next": say("cue.soon-next"),
    };
    const answer = await mix.cut({ cut, sentences: cut.cues.map(tell), added, as: "file" });
    if (answer === null || answer.refused !== null || answer.file === null) return false;
    saveFile(nameOf(date, "wav"), answer.file);
    return true;
  } catch {
    return false;
  } finally {
    mix.close();
  }
}

/** Its sentences as captions that other players show. */
export function keepWords(rules: Rules, plan: Plan, date: string): void {
  const { cut, tell } = partsOf(rules, plan);
  saveFile(nameOf(date, "vtt"), new Blob([captions(linesOf(cut.cues, tell))], { type: "text/vtt" }));
}
