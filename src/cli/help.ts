import { KNOWN, LANGUAGES } from "#knowledge";
import { COMMANDS } from "./arguments.ts";
import type { CommandName } from "./arguments.ts";
import { say } from "./speech.ts";
import type { Speech } from "./speech.ts";

const USES: Readonly<Record<CommandName, string>> = {
  advise: "advise REQUEST [--json] [--lines]",
  timeline: "timeline REQUEST [--json]",
  guide: "guide REQUEST [--fast N] [--sound]",
  keep: "keep REQUEST --out FILE",
  read: "read FILE... [--json]",
  load: "load FILE... [--json]",
  know: "know WHAT [--json]",
};
const saysOf = (of: CommandName, speech: Speech): string => say(speech, `help.${of}`, { known: KNOWN.join(", ") });
/** What a command's own help tells beyond its line; the session shows the sentence of its keys when it begins. */
function moreOf(of: CommandName, speech: Speech): readonly string[] {
  if (of === "advise") return [say(speech, "help.lines")];
  return of === "guide"
    ? [say(speech, "help.sound"), say(speech, "help.keys", { keys: say(speech, "guide.keys") })]
    : [];
}

export const hint = (of: CommandName | null, speech: Speech): string =>
  `${say(speech, "help.try", { command: `legwork ${of === null ? "" : `${of} `}--help` })}\n`;

export function help(of: CommandName | null, speech: Speech): string {
  const lines =
    of === null
      ? [
          say(speech, "help.about"),
          "",
          ...COMMANDS.map((each) => `  ${USES[each].padEnd(36)}${saysOf(each, speech)}`),
          "",
          say(speech, "help.files"),
          say(speech, "help.language", { languages: LANGUAGES.join(", ") }),
          say(speech, "help.codes"),
          say(speech, "help.more"),
        ]
      : [`legwork ${USES[of]}`, "", saysOf(of, speech), ...moreOf(of, speech)];
  return `${lines.join("\n")}\n`;
}
