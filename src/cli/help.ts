import { KNOWN, LANGUAGES } from "#knowledge";
import type { CommandName } from "./arguments.ts";
import { say } from "./speech.ts";
import type { Speech } from "./speech.ts";

const USES: Readonly<Record<CommandName, readonly [string, string]>> = {
  advise: ["advise REQUEST [--json] [--lines]", "A plan, a question, or why there is no session today."],
  timeline: ["timeline REQUEST [--json]", "Every cue of the planned session with its time."],
  guide: ["guide REQUEST [--fast N] [--sound]", "The session itself, in real time or N times as fast."],
  keep: ["keep REQUEST --out FILE", "The session as a file: .mp3 with chapters, .vtt or .lrc with its words."],
  read: ["read FILE... [--json]", "The activities in recordings (FIT, GPX, TCX), archives of services, and folders."],
  load: ["load FILE... [--json]", "What the runs asked of each muscle, day by day. Our estimate."],
  know: ["know WHAT [--json]", `The facts as they ship. WHAT is one of ${KNOWN.join(", ")}.`],
};
const MORE: Partial<Readonly<Record<CommandName, string>>> = {
  advise: "--lines reads one request a line and prints one JSON answer a line, in order.\n",
  guide: "--sound plays it too, through ffplay, paplay or aplay.\n",
};
/** The session shows the same sentence when it begins. */
const keysOf = (of: CommandName, speech: Speech): string =>
  of === "guide" ? `Keys: ${say(speech, "guide.keys")}\n` : "";

export const hint = (of: CommandName | null): string => `Try: legwork ${of === null ? "" : `${of} `}--help\n`;

export function help(of: CommandName | null, speech: Speech): string {
  if (of !== null) {
    const [use, says] = USES[of];
    return `legwork ${use}\n\n${says}\n${MORE[of] ?? ""}${keysOf(of, speech)}`;
  }
  const rows = Object.values(USES).map(([use, says]) => `  ${use.padEnd(36)}${says}`);
  return [
    "Legwork: guided self-massage for runners.",
    "",
    ...rows,
    "",
    "REQUEST and FILE are files; - is standard input. --json prints one JSON value.",
    `--lang TAG says it in another language: ${LANGUAGES.join(", ")}. Without it the request decides, else LANG.`,
    "Exit code 0: an answer, also when it is no. 2: the request could not be read.",
    "legwork COMMAND --help and legwork --version tell more.",
    "",
  ].join("\n");
}
