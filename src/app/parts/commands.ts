/** What can be said aloud: each does what a corner or a button of the guide does, and nothing else. */
export const COMMANDS = ["next", "too-much", "numb", "pause", "go-on"] as const;
export type Command = (typeof COMMANDS)[number];

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The ways to say a command, from its sentence: "pause, stop". */
export const waysIn = (sentence: string): readonly string[] => sentence.split(",").map(plain);

/** The command that an utterance is, whole: a sentence that only has its words in it is talk, or our own voice. */
export function commandIn(heard: string, sentenceOf: (command: Command) => string): Command | null {
  const said = plain(heard);
  return COMMANDS.find((command) => waysIn(sentenceOf(command)).includes(said)) ?? null;
}
