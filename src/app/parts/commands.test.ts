import { describe, expect, it } from "vitest";
import { facts } from "#knowledge";
import { COMMANDS, commandIn, waysIn } from "./commands.ts";

const sentencesOf = (code: string) => facts.languages.find((each) => each.code === code)?.sentences ?? {};
const en = sentencesOf("en");
const inEnglish = (heard: string) => commandIn(heard, (command) => en[`command.${command}`] ?? "");

describe("a word that is said", () => {
  it.each([
    ["Next.", "next"],
    ["skip", "next"],
    ["Too much!", "too-much"],
    [" numb", "numb"],
    ["stop", "pause"],
    ["Go on", "go-on"],
  ])("%s is %s", (heard, command) => expect(inEnglish(heard)).toBe(command));

  it.each(["", "next week", "not too much today", "the next place", "paused let go", "much"])("%s is talk", (heard) =>
    expect(inEnglish(heard)).toBeNull(),
  );

  it("means one thing in a language, and no sentence of our own voice is one", () => {
    for (const { code, sentences } of facts.languages) {
      const ways = COMMANDS.flatMap((command) => waysIn(sentences[`command.${command}`] ?? ""));
      expect(ways, code).toEqual([...new Set(ways)]);
      expect(ways, code).not.toContain("");
      const own = Object.entries(sentences).filter(([key]) => /^(?:cue|stop|track)\./.test(key));
      for (const [key, sentence] of own)
        expect(
          commandIn(sentence, (c) => sentences[`command.${c}`] ?? ""),
          key,
        ).toBeNull();
    }
  });
});
